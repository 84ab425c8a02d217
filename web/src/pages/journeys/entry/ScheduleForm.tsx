import { NumberInput, Select } from '@mantine/core'
import type { ScheduleTrigger } from '@revisit/domain/journey-trigger.ts'
import { useTranslation } from 'react-i18next'
import css from '../fields/fields.module.css'
import { SegmentSelect } from '../fields/SegmentSelect.tsx'
import { TimeField } from '../fields/TimeField.tsx'

const EVERY = ['day', 'week', 'month'] as const
/** Monday is 1. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export type ScheduleFormProps = { trigger: ScheduleTrigger; onChange: (trigger: ScheduleTrigger) => void }

/** Everybody of a segment, every day, week or month at an hour of the clinic. */
export function ScheduleForm({ trigger, onChange }: ScheduleFormProps) {
  const { t } = useTranslation('journey-form')
  const { every, weekday, dayOfMonth, at, segmentId } = trigger
  const setEvery = (next: ScheduleTrigger['every']) => {
    const base = { kind: 'schedule' as const, every: next, at, segmentId }
    if (next === 'week') onChange({ ...base, weekday: weekday ?? 1 })
    else onChange(next === 'month' ? { ...base, dayOfMonth: dayOfMonth ?? 1 } : base)
  }
  return (
    <>
      <SegmentSelect
        label={t('schedule.segment')}
        value={segmentId}
        onChange={(next) => onChange({ ...trigger, segmentId: next })}
      />
      <div className={css.pair}>
        <Select
          label={t('schedule.every')}
          value={every}
          allowDeselect={false}
          data={EVERY.map((value) => ({ value, label: t(`schedule.each.${value}`) }))}
          onChange={(next) => next && setEvery(next as 'day')}
        />
        {every === 'week' && (
          <Select
            label={t('schedule.weekday')}
            value={String(weekday ?? '')}
            allowDeselect={false}
            data={WEEKDAYS.map((name, index) => ({ value: String(index + 1), label: t(`schedule.weekdays.${name}`) }))}
            onChange={(next) => next && onChange({ ...trigger, weekday: Number(next) })}
          />
        )}
        {every === 'month' && (
          <NumberInput
            label={t('schedule.day')}
            value={dayOfMonth ?? 1}
            min={1}
            max={31}
            allowDecimal={false}
            onChange={(next) => typeof next === 'number' && next >= 1 && onChange({ ...trigger, dayOfMonth: next })}
          />
        )}
      </div>
      <TimeField label={t('schedule.at')} value={at} onChange={(next) => onChange({ ...trigger, at: next })} />
      {every === 'month' && <p className={css.hint}>{t('schedule.lastDay')}</p>}
    </>
  )
}
