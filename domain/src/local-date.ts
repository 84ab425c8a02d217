import { zoneOffsetAt } from './zone-offset.ts'

/** A calendar day without time, 'YYYY-MM-DD', years 0001–9999. Compare two with < and >. */
export type LocalDate = string

/** A calendar month, 'YYYY-MM'. */
export type LocalMonth = string

const DAY_MS = 86_400_000
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const textOfDay = new Map<number, LocalDate>()

/** True for an existing day written 'YYYY-MM-DD'; '2024-02-31' and '0000-01-01' are not. */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string') return false
  const match = SHAPE.exec(text)
  return match !== null && isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** True when the day exists in the Gregorian calendar; month and day count from 1. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return false
  return day <= daysInMonth(year, month)
}

/** 28–31; month counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && !isLeap(year)) return 28
  return LONGEST[month - 1] ?? 0
}

/** The day of a year, a month (from 1) and a day of month that exist. */
export function localDate(year: number, month: number, day: number): LocalDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** Days since 1970-01-01. Source: H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil. */
export function dayNumber(date: LocalDate): number {
  const month = monthNumber(date)
  const year = yearOf(date) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth(date) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of dayNumber. */
export function dateOfDayNumber(days: number): LocalDate {
  const known = textOfDay.get(days)
  if (known !== undefined) return known
  const at = new Date(days * DAY_MS)
  const text = localDate(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
  if (textOfDay.size >= 200_000) textOfDay.clear()
  textOfDay.set(days, text)
  return text
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumber(date) + days)
}

/** The same day of another month, or that month's last day: 31 January + 1 month is 28 or 29 February. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const index = yearOf(date) * 12 + monthNumber(date) - 1 + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  return localDate(year, month, Math.min(dayOfMonth(date), daysInMonth(year, month)))
}

/** addMonths by whole years: 29 February + 1 year is 28 February. */
export function addYears(date: LocalDate, years: number): LocalDate {
  return addMonths(date, years * 12)
}

/** Days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from)
}

/**
 * Full months from the first day to the second, with the same clamping as addMonths: the greatest m for which
 * addMonths(from, m) is not after `to`; counted backwards and negative when `to` is earlier.
 */
export function monthsBetween(from: LocalDate, to: LocalDate): number {
  const months = (yearOf(to) - yearOf(from)) * 12 + monthNumber(to) - monthNumber(from)
  if (to >= from) return addMonths(from, months) > to ? months - 1 : months
  const back = addMonths(from, months) < to ? months + 1 : months
  return back === 0 ? 0 : back
}

/**
 * Full years of age on a day. Someone born on 29 February turns a year older on 1 March of a common year, as courts count it.
 * Negative before birth.
 */
export function ageOn(birthDate: LocalDate, on: LocalDate): number {
  const years = yearOf(on) - yearOf(birthDate)
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** The birthday in a year; 29 February becomes 1 March in a common year, in agreement with ageOn. */
export function birthdayIn(birthDate: LocalDate, year: number): LocalDate {
  const day = birthDate.slice(5)
  return day === '02-29' && !isLeap(year) ? `${pad(year, 4)}-03-01` : `${pad(year, 4)}-${day}`
}

export function yearOf(date: LocalDate): number {
  return digits(date, 0, 4)
}

/** The month of a day, 'YYYY-MM'. */
export function monthOf(date: LocalDate): LocalMonth {
  return date.slice(0, 7)
}

/** The quarter of a day, 'YYYY-Q1' … 'YYYY-Q4'. */
export function quarterOf(date: LocalDate): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(monthNumber(date) / 3)}`
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekdayOf(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

export function startOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 7)}-01`
}

export function endOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 7)}-${daysInMonth(yearOf(date), monthNumber(date))}`
}

export function startOfQuarter(date: LocalDate): LocalDate {
  return localDate(yearOf(date), Math.ceil(monthNumber(date) / 3) * 3 - 2, 1)
}

export function endOfQuarter(date: LocalDate): LocalDate {
  return endOfMonth(addMonths(startOfQuarter(date), 2))
}

export function startOfYear(date: LocalDate): LocalDate {
  return `${date.slice(0, 4)}-01-01`
}

export function endOfYear(date: LocalDate): LocalDate {
  return `${date.slice(0, 4)}-12-31`
}

/** Monday of the day's week. */
export function startOfWeek(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date))
}

/** The calendar day of an instant (Date or epoch milliseconds) in an IANA zone. Throws RangeError for an unknown zone. */
export function localDateOf(instant: Date | number, timeZone: string): LocalDate {
  const epochMs = typeof instant === 'number' ? instant : instant.getTime()
  return dateOfDayNumber(Math.floor((epochMs + zoneOffsetAt(epochMs, timeZone)) / DAY_MS))
}

/** The wall-clock time of an instant in an IANA zone, 'HH:MM'. */
export function localTimeOf(instant: Date | number, timeZone: string): string {
  const epochMs = typeof instant === 'number' ? instant : instant.getTime()
  const local = epochMs + zoneOffsetAt(epochMs, timeZone)
  const minutes = Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / 60_000)
  return `${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`
}

/**
 * The instant of a wall-clock time 'HH:MM' or 'HH:MM:SS' (up to '24:00') on a day in an IANA zone. A time the clock jumps
 * over moves forward by the jump; a time that happens twice is the first one. Throws RangeError for an unknown zone.
 */
export function instantOf(date: LocalDate, time: string, timeZone: string): Date {
  const seconds = digits(time, 0, 2) * 3600 + digits(time, 3, 5) * 60 + (time.length >= 8 ? digits(time, 6, 8) : 0)
  return new Date(epochOfLocal(dayNumber(date) * DAY_MS + seconds * 1000, timeZone))
}

/** The first instant of a day in a zone: midnight, or where midnight is jumped over, the moment the day begins. */
export function startOfDay(date: LocalDate, timeZone: string): Date {
  return instantOf(date, '00:00', timeZone)
}

/** Epoch milliseconds of a wall clock given as the milliseconds it would be in UTC. Zones lie within a day of UTC. */
export function epochOfLocal(localMs: number, timeZone: string): number {
  const before = zoneOffsetAt(localMs - DAY_MS, timeZone)
  const after = zoneOffsetAt(localMs + DAY_MS, timeZone)
  if (before === after) return localMs - before
  const first = localMs - Math.max(before, after)
  const second = localMs - Math.min(before, after)
  if (first + zoneOffsetAt(first, timeZone) === localMs) return first
  if (second + zoneOffsetAt(second, timeZone) === localMs) return second
  return localMs - before
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function monthNumber(date: LocalDate): number {
  return digits(date, 5, 7)
}

function dayOfMonth(date: LocalDate): number {
  return digits(date, 8, 10)
}

function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i++) number = number * 10 + text.charCodeAt(i) - 48
  return number
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0')
}
