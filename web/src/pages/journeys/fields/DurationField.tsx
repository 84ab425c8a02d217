import { NumberInput, Select } from '@mantine/core'
import type { Duration } from '@revisit/domain/journey-timing.ts'
import { useTranslation } from 'react-i18next'
import css from './fields.module.css'

const UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const
const MOST = 10_000

export type DurationFieldProps = {
  label: string
  value: Duration
  onChange: (duration: Duration) => void
}

/** A length of time: a number and its unit. */
export function DurationField({ label, value: { count, unit }, onChange }: DurationFieldProps) {
  const { t } = useTranslation('journey-form')
  const units = UNITS.map((value) => ({ value, label: t(`units.${value}`) }))
  return (
    <div className={css.pair}>
      <NumberInput
        label={label}
        value={count}
        min={1}
        max={MOST}
        allowDecimal={false}
        onChange={(next) => typeof next === 'number' && next >= 1 && onChange({ count: next, unit })}
      />
      <Select
        aria-label={t('unitOf', { what: label })}
        value={unit}
        allowDeselect={false}
        data={units}
        onChange={(next) => next && onChange({ count, unit: next as Duration['unit'] })}
      />
    </div>
  )
}
