import { DateInput } from '@mantine/dates'
import '@mantine/dates/styles.css'
import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import 'dayjs/locale/ru'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import type { ReactNode } from 'react'
import css from './DayField.module.css'

dayjs.extend(customParseFormat)

const WRITTEN = ['DD.MM.YYYY', 'D.M.YYYY', 'DD.MM.YY', 'YYYY-MM-DD', 'DDMMYYYY', 'DD/MM/YYYY', 'D MMM YYYY']

export type DayFieldProps = {
  label?: string
  /** For screen readers when there is no label. */
  ariaLabel?: string
  /** YYYY-MM-DD. */
  value: string | null
  onChange: (day: string | null) => void
  min?: string
  max?: string
  placeholder?: string
  description?: ReactNode
  error?: ReactNode
}

/** A day typed as people write it or picked from the calendar. */
export function DayField({ label, ariaLabel, value, onChange, ...rest }: DayFieldProps) {
  const { locale } = useFormat()
  const { min, max, placeholder, description, error } = rest
  return (
    <DateInput
      label={label}
      aria-label={ariaLabel}
      value={value}
      onChange={onChange}
      locale={locale}
      firstDayOfWeek={1}
      valueFormat={locale === 'ru' ? 'DD.MM.YYYY' : 'D MMM YYYY'}
      dateParser={readDay}
      minDate={min}
      maxDate={max}
      placeholder={placeholder}
      description={description}
      error={error}
      clearable
      classNames={{ day: css.day }}
      popoverProps={{ withinPortal: true }}
    />
  )
}

function readDay(text: string): string | null {
  const day = dayjs(text.trim(), WRITTEN, true)
  return day.isValid() ? day.format('YYYY-MM-DD') : null
}
