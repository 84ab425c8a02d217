/** A calendar day as the count of days since 1970-01-01: cheap to add, compare and key by. */
export type Day = number

/** A branch-local moment as minutes since 1970-01-01 00:00 of that branch's wall clock. */
export type Moment = number

export const MINUTES_PER_DAY = 1440

/** 'YYYY-MM-DD' → day. Throws RangeError on anything that is not a real date. */
export function dayOf(text: string): Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const day = parts ? dayOfParts(Number(parts[1]), Number(parts[2]), Number(parts[3])) : Number.NaN
  if (Number.isNaN(day) || dateText(day) !== text) throw new RangeError(`not a date: ${text}`)
  return day
}

export function dayOfParts(year: number, month: number, dayOfMonth: number): Day {
  return Date.UTC(year, month - 1, dayOfMonth) / 86_400_000
}

const textByDay = new Map<Day, string>()

/** Day → 'YYYY-MM-DD'. Remembered: the same few thousand days are written millions of times. */
export function dateText(day: Day): string {
  let text = textByDay.get(day)
  if (text === undefined) {
    text = new Date(day * 86_400_000).toISOString().slice(0, 10)
    textByDay.set(day, text)
  }
  return text
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
  const text = dateText(day)
  const monthIndex = Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1 + months
  const year = Math.floor(monthIndex / 12)
  const month = (monthIndex % 12) + 1
  const lastOfMonth = dayOfParts(year, month + 1, 1) - 1
  return Math.min(dayOfParts(year, month, Number(text.slice(8))), lastOfMonth)
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
