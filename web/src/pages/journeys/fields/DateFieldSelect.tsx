import { Select } from '@mantine/core'
import { DATE_FIELDS, type DateField } from '@revisit/domain/journey-trigger.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { customFieldsQuery } from '../journey-facts.ts'

export type DateFieldSelectProps = { value: DateField; onChange: (field: DateField) => void }

/** A date of the patient: one the product knows, or a date field of the clinic's own. */
export function DateFieldSelect({ value, onChange }: DateFieldSelectProps) {
  const { t } = useTranslation(['journey-form', 'journeys'])
  const custom = useQuery(customFieldsQuery).data?.items ?? []
  const own = custom.filter(({ kind, archived }) => kind === 'date' && !archived)
  const data = [
    ...DATE_FIELDS.map((field) => ({ value: field as string, label: t(`journeys:dates.${field}`) })),
    ...own.map(({ key, name }) => ({ value: `custom.${key}`, label: name })),
  ]
  return (
    <Select
      label={t('date.field')}
      value={value}
      allowDeselect={false}
      searchable
      data={data}
      onChange={(field) => field && onChange(field as DateField)}
    />
  )
}
