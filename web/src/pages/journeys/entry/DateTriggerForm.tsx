import { NumberInput, Select } from '@mantine/core'
import type { DateTrigger } from '@revisit/domain/journey-trigger.ts'
import { useTranslation } from 'react-i18next'
import { DateFieldSelect } from '../fields/DateFieldSelect.tsx'
import css from '../fields/fields.module.css'
import { TimeField } from '../fields/TimeField.tsx'
import { TreatmentSelect } from '../fields/TreatmentSelect.tsx'

export type DateTriggerFormProps = { trigger: DateTrigger; onChange: (trigger: DateTrigger) => void }

/** So many days before or after a date of the patient; hours only around an appointment. */
export function DateTriggerForm({ trigger, onChange }: DateTriggerFormProps) {
  const { t } = useTranslation('journey-form')
  const { field, offset, at, treatmentTypes = [] } = trigger
  const side = offset.count < 0 ? 'before' : 'after'
  const count = Math.abs(offset.count)
  const units = field === 'appointment_start' ? (['days', 'hours'] as const) : (['days'] as const)
  const setOffset = (change: Partial<typeof offset>) => onChange({ ...trigger, offset: { ...offset, ...change } })
  const setField = (next: DateTrigger['field']) => {
    const { treatmentTypes: types, ...rest } = trigger
    const unit = next === 'appointment_start' ? offset.unit : 'days'
    const kept = next === 'visit_of_treatment' ? { treatmentTypes: types ?? ['hygiene'] } : {}
    onChange({ ...rest, ...kept, field: next, offset: { ...offset, unit } })
  }
  return (
    <>
      <DateFieldSelect value={field} onChange={setField} />
      {field === 'visit_of_treatment' && (
        <TreatmentSelect
          label={t('trigger.treatments')}
          value={treatmentTypes}
          onChange={(types) => onChange({ ...trigger, treatmentTypes: types })}
        />
      )}
      <div className={css.three}>
        <NumberInput
          aria-label={t('date.days')}
          value={count}
          min={0}
          max={3650}
          allowDecimal={false}
          onChange={(next) => typeof next === 'number' && setOffset({ count: side === 'before' ? -next : next })}
        />
        <Select
          aria-label={t('date.unit')}
          value={offset.unit}
          allowDeselect={false}
          data={units.map((value) => ({ value, label: t(`units.${value}`) }))}
          onChange={(unit) => unit && setOffset({ unit: unit as 'days' })}
        />
        <Select
          aria-label={t('date.side')}
          value={side}
          allowDeselect={false}
          data={(['before', 'after'] as const).map((value) => ({ value, label: t(`date.${value}`) }))}
          onChange={(next) => next && setOffset({ count: next === 'before' ? -Math.max(count, 1) : count })}
        />
      </div>
      {offset.unit === 'days' && (
        <TimeField label={t('date.at')} value={at} onChange={(next) => onChange({ ...trigger, at: next })} />
      )}
      <p className={css.hint}>{t('zone')}</p>
    </>
  )
}
