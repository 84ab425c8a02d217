import {
  addMonths as addMonthsToDate,
  dateOfDayNumber,
  dayNumber,
  isLocalDate,
  type LocalDate,
} from '@revisit/domain/local-date.ts'

/** A calendar day as the count of days since 1970-01-01: cheap to add, compare and key by. */
export type Day = number

/** A branch-local moment as minutes since 1970-01-01 00:00 of that branch's wall clock. */
export type Moment = number

export const MINUTES_PER_DAY = 1440

/** 'YYYY-MM-DD' → day. Throws RangeError on anything that is not a real date. */
export function dayOf(text: string): Day {
  if (!isLocalDate(text)) throw new RangeError(`not a date: ${text}`)
  return dayNumber(text)
}

/** Months and days beyond their range roll over, as in Date.UTC. */
export function dayOfParts(year: number, month: number, dayOfMonth: number): Day {
  return Date.UTC(year, month - 1, dayOfMonth) / 86_400_000
}

/** Day → 'YYYY-MM-DD'. */
export function dateText(day: Day): LocalDate {
  return dateOfDayNumber(day)
}

/** 'YYYY-MM' of a day. */
export function monthText(day: Day): string {
  return dateText(day).slice(0, 7)
}

/** 'YYYY-MM-DDTHH:MM:00' without offset: branch time. */
export function momentText(moment: Moment): string {
  const minute = moment % MINUTES_PER_DAY
  return `${dateText(dayAt(moment))}T${pad2(Math.floor(minute / 60))}:${pad2(minute % 60)}:00`
}

export function momentOn(day: Day, minuteOfDay: number): Moment {
  return day * MINUTES_PER_DAY + minuteOfDay
}

export function dayAt(moment: Moment): Day {
  return Math.floor(moment / MINUTES_PER_DAY)
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: Day): number {
  return (day + 3) % 7
}

export function yearOf(day: Day): number {
  return Number(dateText(day).slice(0, 4))
}

/** 1…12. */
export function monthOf(day: Day): number {
  return Number(dateText(day).slice(5, 7))
}

/** The same day of another month, clamped to its end (31 January + 1 month = 28 or 29 February). */
export function addMonths(day: Day, months: number): Day {
  return dayNumber(addMonthsToDate(dateText(day), months))
}

/** Days when no branch opens: New Year, 8 March, May holidays, 12 June, 4 November. */
export function isHoliday(day: Day): boolean {
  const date = dateText(day).slice(5)
  return date <= '01-07' || CLOSED_DATES.has(date)
}

const CLOSED_DATES = new Set(['03-08', '05-01', '05-09', '06-12', '11-04', '12-31'])

function pad2(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}
