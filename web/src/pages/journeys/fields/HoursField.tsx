import { Checkbox } from '@mantine/core'
import type { TimeWindow } from '@revisit/domain/journey-timing.ts'
import { Chip, ChipRow } from '@revisit/ui/Chip.tsx'
import { useTranslation } from 'react-i18next'
import css from './fields.module.css'
import { TimeField } from './TimeField.tsx'

/** Monday is 1. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const USUAL: TimeWindow = { from: '11:00', to: '19:00' }

export type HoursFieldProps = {
  value: TimeWindow
  onChange: (window: TimeWindow) => void
}

/** Hours of a day and the days of the week they count on; no day chosen means every day. */
export function HoursField({ value, onChange }: HoursFieldProps) {
  const { t } = useTranslation('journey-form')
  const { from, to, weekdays = [] } = value
  const toggle = (day: number) => {
    const chosen = weekdays.includes(day) ? weekdays.filter((one) => one !== day) : [...weekdays, day].toSorted()
    onChange(chosen.length === 0 || chosen.length === WEEKDAYS.length ? { from, to } : { from, to, weekdays: chosen })
  }
  return (
    <div className={css.stack}>
      <div className={css.pair}>
        <TimeField label={t('hours.from')} value={from} onChange={(next) => onChange({ ...value, from: next })} />
        <TimeField
          label={t('hours.to')}
          value={to}
          error={from < to ? undefined : t('hours.order')}
          onChange={(next) => onChange({ ...value, to: next })}
        />
      </div>
      <ChipRow>
        {WEEKDAYS.map((name, index) => (
          <Chip key={name} on={weekdays.includes(index + 1)} onToggle={() => toggle(index + 1)}>
            {t(`weekdays.${name}`)}
          </Chip>
        ))}
      </ChipRow>
    </div>
  )
}

export type OptionalHoursProps = {
  label: string
  value: TimeWindow | undefined
  onChange: (window: TimeWindow | undefined) => void
}

/** Hours that may also be left out. */
export function OptionalHours({ label, value, onChange }: OptionalHoursProps) {
  return (
    <div className={css.stack}>
      <Checkbox
        label={label}
        checked={value !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? USUAL : undefined)}
      />
      {value && <HoursField value={value} onChange={onChange} />}
    </div>
  )
}
