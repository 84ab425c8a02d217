import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogEntry } from '../settings-queries.ts'
import { useRoleName } from '../shared/role-names.ts'
import { tellingDetails } from './telling-details.ts'

/** What was done, in words; an action this version does not know shows its code. */
export function useActionWords(): (action: string) => string {
  const { t } = useTranslation('settings-log')
  return useCallback((action) => t(`action.${action}` as 'action.patient.read', { defaultValue: action }), [t])
}

/** What the entry tells beside the action: role, changed fields, counts. Ids stay out: they mean nothing to a reader. */
export function useDetailWords(): (details: LogEntry['details']) => string {
  const { t } = useTranslation('settings-log')
  const roleName = useRoleName()
  return useCallback(
    (details) => {
      const fieldName = (field: string) => t(`field.${field}` as 'field.name', { defaultValue: field })
      const words = tellingDetails(details).map(([name, value]) => {
        if (name === 'role') return roleName(String(value))
        if (name === 'fields' && Array.isArray(value)) return value.map((field) => fieldName(String(field))).join(', ')
        const label = t(`detail.${name}` as 'detail.count', { defaultValue: fieldName(name) })
        return `${label}: ${Array.isArray(value) ? value.join(', ') : String(value)}`
      })
      return words.join(' · ')
    },
    [t, roleName],
  )
}
