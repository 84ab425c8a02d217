import { dayAtStart, dayOfSerial } from './cell-day.ts'
import type { DayOptions, DayProblem, FoundDay } from './cell-day.ts'
import { EMPTY_READING, excerpt, read, refused } from './cell-problem.ts'
import type { CellProblem, Reading } from './cell-problem.ts'
import { timeAfterDay } from './cell-time.ts'
import type { FoundTime } from './cell-time.ts'
import { addDays, dayNumber, epochOfLocal, localDateOf } from './local-date.ts'
import type { LocalDate } from './local-date.ts'

export type DateOptions = DayOptions & {
  /** With it, a time with an offset ('1984-03-13T21:00:00Z') gives the day in this zone; without, the day as written. */
  readonly timeZone?: string
}

export type DateTimeOptions = DayOptions & { readonly timeZone: string }

/** An instant with its day in the zone it was read in; without a time in the cell it is the start of that day. */
export type ReadDateTime = { readonly at: Date; readonly on: LocalDate; readonly hasTime: boolean }

type Moment = { readonly date: LocalDate; readonly time: FoundTime | null }

const NOTHING = /^[-–—.]*$/
const LONGEST_CELL = 80
const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * Reads a day: 31.12.2025, 31.12.25, 2025-12-31, 31/12/2025, '3 марта 2024 г.', 20251231, an Excel serial (45291 or 45291.6),
 * with a time or without. An empty cell or a lone dash is an empty reading. Years lie between 1900 and 2100.
 */
export function readDate(cell: string, options: DateOptions = {}): Reading<LocalDate> {
  const moment = momentIn(cell, options)
  if (moment === null) return EMPTY_READING
  if ('code' in moment) return refused(moment)
  const offset = moment.time?.offsetMinutes ?? null
  const inZone = offset !== null && options.timeZone !== undefined
  const date = inZone ? localDateOf(epochAtOffset(moment, offset), options.timeZone ?? 'UTC') : moment.date
  return withinLimit(cell, date, options) ?? read(date)
}

/** Reads a day and time; without an offset the time is the wall clock of `timeZone`. The shapes are those of readDate. */
export function readDateTime(cell: string, options: DateTimeOptions): Reading<ReadDateTime> {
  const moment = momentIn(cell, options)
  if (moment === null) return EMPTY_READING
  if ('code' in moment) return refused(moment)
  const seconds = moment.time?.seconds ?? 0
  const offset = moment.time?.offsetMinutes ?? null
  const local = dayNumber(moment.date) * 86_400_000 + seconds * 1000
  const at = offset === null ? epochOfLocal(local, options.timeZone) : epochAtOffset(moment, offset)
  const on = offset === null ? addDays(moment.date, seconds === 86_400 ? 1 : 0) : localDateOf(at, options.timeZone)
  return withinLimit(cell, on, options) ?? read({ at: new Date(at), on, hasTime: moment.time !== null })
}

/** The day of an Excel serial number that a workbook marks as a date; null for the 29 February 1900 and out of range. */
export function dateOfExcelSerial(serial: number, from1904 = false): LocalDate | null {
  const found = dayOfSerial(serial, from1904)
  return 'code' in found ? null : found.date
}

/** A day as clinics write it: '31.12.2025'. With `thisYear` the year is left out when it is that one. English: '31 Dec 2025'. */
export function formatDate(date: LocalDate, locale: 'ru' | 'en' = 'ru', thisYear?: number): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const short = thisYear !== undefined && Number(year) === thisYear
  if (locale === 'ru') return short ? `${day}.${month}` : `${day}.${month}.${year}`
  const name = ENGLISH_MONTHS[Number(month) - 1] ?? ''
  return short ? `${Number(day)} ${name}` : `${Number(day)} ${name} ${year}`
}

function momentIn(cell: string, options: DayOptions): Moment | CellProblem | null {
  const text = cell.trim()
  if (NOTHING.test(text)) return null
  if (text.length > LONGEST_CELL) return { code: 'date_unreadable', cell: excerpt(cell) }
  const day = dayAtStart(text, options)
  if ('code' in day) return problemOf(day, cell)
  if (day.rest === '') return { date: day.date, time: serialTime(day) }
  const time = timeAfterDay(day.rest, text.startsWith(day.date.slice(0, 4)))
  if (typeof time === 'string') return { code: time, cell: excerpt(cell) }
  return { date: day.date, time }
}

function problemOf(problem: DayProblem, cell: string): CellProblem {
  return { ...problem, cell: excerpt(cell) }
}

function serialTime(day: FoundDay): FoundTime | null {
  return day.seconds === null ? null : { seconds: day.seconds, offsetMinutes: null }
}

function epochAtOffset({ date, time }: Moment, offsetMinutes: number): number {
  return dayNumber(date) * 86_400_000 + (time?.seconds ?? 0) * 1000 - offsetMinutes * 60_000
}

function withinLimit(cell: string, date: LocalDate, options: DayOptions): Reading<never> | null {
  if (options.notAfter === undefined || date <= options.notAfter) return null
  return refused({ code: 'date_in_future', cell: excerpt(cell), date })
}
