import type { ContactRules } from '@revisit/domain/contact-rules.ts'
import { addDays, type LocalDate, yearOf } from '@revisit/domain/local-date.ts'
import Holidays from 'date-holidays'

const known = new Map<string, Set<LocalDate>>()

/** Whether a day is a holiday for a clinic: those of its country, and the days it added or took out itself. */
export function holidaysOf({ country, also, except }: ContactRules['holidays']): (day: LocalDate) => boolean {
  const added = new Set(also)
  const removed = new Set(except)
  return (day) => added.has(day) || (!removed.has(day) && country !== null && isHolidayOf(country, day))
}

function isHolidayOf(country: string, day: LocalDate): boolean {
  const year = yearOf(day)
  const key = `${country}/${year}`
  let days = known.get(key)
  if (!days) known.set(key, (days = daysOfYear(country, year)))
  return days.has(day)
}

/** Public holidays by their local days, each day of those that last longer. */
function daysOfYear(country: string, year: number): Set<LocalDate> {
  const days = new Set<LocalDate>()
  for (const { date, start, end, type } of new Holidays(country).getHolidays(year)) {
    if (type !== 'public') continue
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000))
    for (let day = 0; day < length; day += 1) days.add(addDays(date.slice(0, 10), day))
  }
  return days
}
