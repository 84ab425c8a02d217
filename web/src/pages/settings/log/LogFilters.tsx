import { Select } from '@mantine/core'
import { Picker } from '@revisit/ui/Picker.tsx'
import { useTranslation } from 'react-i18next'
import type { LogFilter } from './log-query.ts'
import { useKnownActors } from './names.ts'
import css from './Log.module.css'

const KINDS = [
  'patient.read',
  'patient',
  'contact',
  'consent',
  'note',
  'value',
  'duplicates',
  'analytics',
  'import',
  'staff',
  'session',
  'api_key',
  'clinic',
  'branch',
  'custom_field',
] as const

export type LogFiltersProps = {
  filters: LogFilter
  onChange: (change: Partial<Record<keyof LogFilter, string | null>>) => void
}

/** Narrows the log by kind of action and by who did it. */
export function LogFilters({ filters, onChange }: LogFiltersProps) {
  const { t } = useTranslation('settings-log')
  const { staff, keys } = useKnownActors()
  const people = staff.filter((member) => member.signsIn).map(({ id, name }) => ({ value: id, label: name }))
  const keyOptions = keys.map(({ id, name }) => ({ value: id, label: name }))
  const groups = [
    { group: t('people'), items: people },
    { group: t('keys'), items: keyOptions },
  ]
  return (
    <div className={css.filters}>
      <Picker<string>
        label={t('kind')}
        value={filters.action}
        on={filters.action !== ''}
        options={[
          { value: '', label: t('anyKind') },
          // The kind may carry a dot, which is no path here.
          ...KINDS.map((kind) => ({ value: kind, label: t('kinds', { returnObjects: true })[kind] })),
        ]}
        onChange={(action) => onChange({ action })}
      />
      <Select
        className={css.who}
        aria-label={t('who')}
        placeholder={t('anybody')}
        searchable
        clearable
        data={groups.filter(({ items }) => items.length > 0)}
        value={filters.actor || null}
        onChange={(actor) => onChange({ actor })}
      />
    </div>
  )
}
