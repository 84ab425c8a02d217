import { z } from 'zod'
import { addDays, addMonths, instantOf, type LocalDate, localDateOf, localTimeOf, weekdayOf } from './local-date.ts'

/** A wall-clock time 'HH:MM' of the patient's zone. */
export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** A length of time. Days, weeks and months are counted on the calendar of the patient's zone, minutes and hours on the clock. */
export const duration = z
  .object({ count: z.int().min(1).max(10_000), unit: z.enum(['minutes', 'hours', 'days', 'weeks', 'months']) })
  .strict()
export type Duration = z.output<typeof duration>

/** Hours of a day, on the listed weekdays (1 = Monday; none listed = every day), in the patient's zone. `to` is exclusive. */
export const timeWindow = z
  .object({ from: localTime, to: localTime, weekdays: z.array(z.int().min(1).max(7)).max(7).optional() })
  .strict()
  .refine(({ from, to }) => from < to, { error: 'a window ends after it begins' })
export type TimeWindow = z.output<typeof timeWindow>

const MINUTE_MS = 60_000
const LONGEST_SEARCH_DAYS = 8

/** The instant after a length of time: two days from 14:30 is 14:30 two days later, also across a change of the clock. */
export function addDuration(at: Date, { count, unit }: Duration, timezone: string): Date {
  if (unit === 'minutes') return new Date(at.getTime() + count * MINUTE_MS)
  if (unit === 'hours') return new Date(at.getTime() + count * 60 * MINUTE_MS)
  const day = localDateOf(at, timezone)
  const later = unit === 'months' ? addMonths(day, count) : addDays(day, unit === 'weeks' ? count * 7 : count)
  return instantOf(later, localTimeOf(at, timezone), timezone)
}

/** The longest a duration can be, in milliseconds; for checks, not for clocks. */
export function longestMs({ count, unit }: Duration): number {
  const hours = { minutes: 1 / 60, hours: 1, days: 25, weeks: 7 * 24 + 1, months: 31 * 24 + 1 }[unit]
  return count * hours * 60 * MINUTE_MS
}

/** The same instant when it lies in the window, else the next opening. */
export function withinWindow(at: Date, window: TimeWindow, timezone: string): Date {
  const today = localDateOf(at, timezone)
  for (let ahead = 0; ahead <= LONGEST_SEARCH_DAYS; ahead++) {
    const day = addDays(today, ahead)
    if (!opensOn(window, day)) continue
    const opens = instantOf(day, window.from, timezone)
    if (at <= opens) return opens
    if (at < instantOf(day, window.to, timezone)) return at
  }
  return at
}

function opensOn({ weekdays }: TimeWindow, day: LocalDate): boolean {
  return !weekdays || weekdays.length === 0 || weekdays.includes(weekdayOf(day))
}
