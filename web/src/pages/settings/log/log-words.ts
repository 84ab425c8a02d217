import { auditActionWords } from '@revisit/domain/audit-actions.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogEntry } from '../settings-queries.ts'
import { useRoleName } from '../kit/role-names.ts'
import { tellingDetails } from './telling-details.ts'

/** What was done, in words; an action this version does not know shows its code. */
export function useActionWords(): (action: string) => string {
  const { locale } = useFormat()
  return useCallback((action) => auditActionWords(action)[locale], [locale])
}

/** What the entry tells beside the action: role, changed fields, counts. Ids stay out: they mean nothing to a reader. */
export function useDetailWords(): (entry: LogEntry) => string {
  const { t } = useTranslation('settings-log')
  const roleName = useRoleName()
  return useCallback(
    ({ details, subjectKind }) => {
      const fieldName = (field: string) => {
        const known = subjectKind === 'staff' && field === 'name' ? 'personName' : field
        return t(`field.${known}` as 'field.name', { defaultValue: field })
      }
      const words = tellingDetails(details).map(([name, value]) => {
        if (name === 'role') return roleName(String(value))
        if (name === 'fields' && Array.isArray(value)) return value.map((field) => fieldName(String(field))).join(', ')
        const label = t(`detail.${name}` as 'detail.count', { defaultValue: fieldName(name) })
        const valueWords = (one: unknown) => t(`value.${String(one)}` as 'value.text', { defaultValue: String(one) })
        return `${label}: ${Array.isArray(value) ? value.map(valueWords).join(', ') : valueWords(value)}`
      })
      return words.join(' · ')
    },
    [t, roleName],
  )
}
