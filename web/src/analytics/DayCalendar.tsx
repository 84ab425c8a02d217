import '@mantine/dates/styles.css'
import 'dayjs/locale/ru'
import { DatePicker } from '@mantine/dates'
import { useFormat } from '@revisit/ui/KitProvider.tsx'

export type DayCalendarProps = {
  /** The latest day that can be chosen. */
  latest: string
} & (
  | { kind: 'day'; value: string; onChange: (day: string) => void }
  | { kind: 'period'; value: [string, string]; onChange: (from: string, to: string) => void }
)

/** A month to choose a day or both ends of a period from; a chunk of its own, fetched when first opened. */
export function DayCalendar(props: DayCalendarProps) {
  const { locale } = useFormat()
  const look = { locale, firstDayOfWeek: 1 as const, maxDate: props.latest, size: 'sm' as const, weekendDays: [] }
  if (props.kind === 'day') {
    return (
      <DatePicker
        {...look}
        defaultDate={props.value}
        value={props.value}
        onChange={(day) => day && props.onChange(day)}
      />
    )
  }
  return (
    <DatePicker
      {...look}
      type="range"
      allowSingleDateInRange
      defaultDate={props.value[0]}
      defaultValue={props.value}
      onChange={([from, to]) => from && to && props.onChange(from, to)}
    />
  )
}
