import { dateOfDayNumber, dayNumber, type LocalDate } from '@revisit/domain/local-date.ts'

/** A day as the database counts it: days since 2000-01-01. */
export type Day = number

const EPOCH_2000 = 10_957
const FIRST = dayNumber('1900-01-01') - EPOCH_2000
const LAST = dayNumber('2200-12-31') - EPOCH_2000

/** Month number (year × 12 + month − 1), day of the month and length of that month, by day; built once. */
const months = new Int32Array(LAST - FIRST + 1)
const daysOfMonth = new Uint8Array(LAST - FIRST + 1)
const lastDaysOfMonth = new Uint8Array(LAST - FIRST + 1)
fillCalendar()

export function dayOf(date: LocalDate): Day {
  return dayNumber(date) - EPOCH_2000
}

export function dateOf(day: Day): LocalDate {
  return dateOfDayNumber(day + EPOCH_2000)
}

/** Months since year 0; days outside 1900–2200 count as the nearest of them. */
export function monthNumberOf(day: Day): number {
  return months[placeOf(day)]!
}

/** The first day of a month by its number. */
export function firstDayOfMonth(month: number): LocalDate {
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`
}

/** Full months from one day to a later one, the end of the month clamped: the same as `monthsBetween` of the domain. */
export function fullMonths(from: Day, to: Day): number {
  const start = placeOf(from)
  const end = placeOf(to)
  const months = monthNumberOf(to) - monthNumberOf(from)
  const wanted = daysOfMonth[start]!
  const reached = daysOfMonth[end]!
  return reached >= wanted || reached === lastDaysOfMonth[end] ? months : months - 1
}

function placeOf(day: Day): number {
  return Math.min(Math.max(day, FIRST), LAST) - FIRST
}

function fillCalendar(): void {
  const at = new Date((FIRST + EPOCH_2000) * 86_400_000)
  for (let index = 0; index < months.length; index++) {
    months[index] = at.getUTCFullYear() * 12 + at.getUTCMonth()
    daysOfMonth[index] = at.getUTCDate()
    at.setUTCDate(at.getUTCDate() + 1)
    const turned = at.getUTCDate() === 1
    if (turned)
      for (let back = 0; back < daysOfMonth[index]!; back++)
        lastDaysOfMonth[Math.max(0, index - back)] = daysOfMonth[index]!
  }
}
