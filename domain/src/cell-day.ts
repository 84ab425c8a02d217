import { dateOfDayNumber, isCalendarDay, localDate, yearOf } from './local-date.ts'
import type { LocalDate } from './local-date.ts'

/** How dates divided by slashes are ordered when both readings exist: day first unless the column shows otherwise. */
export type SlashOrder = 'dmy' | 'mdy'

export type DayOptions = {
  /** Decides the century of two-digit years: at most twenty years ahead of this day. */
  readonly today?: LocalDate
  /** The last day allowed, for births and past facts; two-digit years then never lie after it. */
  readonly notAfter?: LocalDate
  readonly slashOrder?: SlashOrder
}

/** A day found at the start of a text and what follows it; a spreadsheet serial also carries the seconds of its time. */
export type FoundDay = { readonly date: LocalDate; readonly rest: string; readonly seconds: number | null }

export type DayProblem =
  | { readonly code: 'date_unreadable' | 'date_impossible' | 'date_year_only' }
  | { readonly code: 'date_year_out_of_range'; readonly year: number }

type Numbers = { readonly year: string; readonly month: number; readonly day: number; readonly rest: string }

const EARLIEST_YEAR = 1900
const LATEST_YEAR = 2100
const DAY_FIRST = /^(\d{1,2})([.\-/])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/
const YEAR_FIRST = /^(\d{4})([.\-/])(\d{1,2})\2(\d{1,2})(?!\d)/
const COMPACT = /^(\d{8})(?=$|T|\d{4}(?:\d{2})?$|\s)/
const DAY_AND_WORD = /^(\d{1,2})(?:-?го|th|st|nd|rd)?[\s.-]*([а-яёa-z]{3,9})[\s.,-]*(\d{4}|\d{2})(?!\d)/i
const WORD_AND_DAY = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i
const WEEKDAY =
  /^(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)[.,]*\s+/i
const SERIAL = /^(\d{4,5})(?:[.,](\d+))?$/
const YEAR_ONLY = /^(?:19|20)\d{2}\s*(?:г\.?|год)?$/i
const MONTH_WORDS = [
  'январь января янв january jan',
  'февраль февраля февр фев february feb',
  'март марта мар march mar',
  'апрель апреля апр april apr',
  'май мая may',
  'июнь июня июн june jun',
  'июль июля июл july jul',
  'август августа авг august aug',
  'сентябрь сентября сент сен september sept sep',
  'октябрь октября окт october oct',
  'ноябрь ноября нояб ноя november nov',
  'декабрь декабря дек december dec',
]
const MONTHS = new Map(MONTH_WORDS.flatMap((words, i) => words.split(' ').map((word) => [word, i + 1] as const)))

/** Finds the day a trimmed text begins with, or says why there is none. */
export function dayAtStart(text: string, options: DayOptions): FoundDay | DayProblem {
  const numbers = numbersOf(text, options)
  if (numbers !== null) return calendarDay(numbers, options)
  if (YEAR_ONLY.test(text)) return { code: 'date_year_only' }
  const serial = SERIAL.exec(text)
  if (serial) return dayOfSerial(Number(`${serial[1]}.${serial[2] ?? '0'}`))
  return { code: 'date_unreadable' }
}

/**
 * The day and time of an Excel serial number: 1 is 1900-01-01, 60 is the 29 February 1900 that never was and is refused, the
 * fraction is the time of day. `from1904` is for workbooks in the 1904 date system.
 */
export function dayOfSerial(serial: number, from1904 = false): FoundDay | DayProblem {
  if (!(serial >= 0 && serial < 80_000)) return { code: 'date_unreadable' }
  const whole = Math.floor(serial)
  const seconds = Math.round((serial - whole) * 86_400)
  const day = from1904 ? whole - 24_107 : whole - (whole < 60 ? 25_568 : 25_569)
  if (!from1904 && whole === 60) return { code: 'date_impossible' }
  const date = dateOfDayNumber(seconds === 86_400 ? day + 1 : day)
  const year = yearOf(date)
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return { code: 'date_year_out_of_range', year }
  return { date, rest: '', seconds: Number.isInteger(serial) ? null : seconds % 86_400 }
}

/**
 * The order of a column's slash dates: 'mdy' when some date only makes sense month first and none only day first. Give it a
 * sample of the column; spreadsheets set to English write 3/31/2025.
 */
export function slashOrderOf(cells: Iterable<string>): SlashOrder {
  let monthFirst = false
  for (const cell of cells) {
    const match = DAY_FIRST.exec(cell.trim())
    if (match?.[2] !== '/') continue
    if (Number(match[1]) > 12) return 'dmy'
    if (Number(match[3]) > 12) monthFirst = true
  }
  return monthFirst ? 'mdy' : 'dmy'
}

function numbersOf(text: string, options: DayOptions): Numbers | null {
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) return inOrder(dayFirst, text, options)
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) {
    const [found, year = '', , month, day] = yearFirst
    return { year, month: Number(month), day: Number(day), rest: text.slice(found.length) }
  }
  return compactNumbers(text) ?? wordNumbers(text.replace(WEEKDAY, ''), options)
}

/** Day first; month first only where nothing else is possible, or where the column is known to be written so. */
function inOrder(match: RegExpExecArray, text: string, options: DayOptions): Numbers {
  const [found, a, sign, b, year = ''] = match
  const [first, second] = [Number(a), Number(b)]
  const rest = text.slice(found.length)
  const monthFirst = sign !== '.' && first <= 12 && (second > 12 || (sign === '/' && options.slashOrder === 'mdy'))
  return monthFirst ? { year, month: first, day: second, rest } : { year, month: second, day: first, rest }
}

/** '20251231' or '31122025'; no eight digits are a plausible date in both ways. */
function compactNumbers(text: string): Numbers | null {
  const digits = COMPACT.exec(text)?.[1]
  if (digits === undefined) return null
  const rest = text.slice(8)
  const [year, month, day] = [digits.slice(0, 4), Number(digits.slice(4, 6)), Number(digits.slice(6))]
  if (isPlausible(Number(year)) && isCalendarDay(Number(year), month, day)) return { year, month, day, rest }
  return { year: digits.slice(4), month: Number(digits.slice(2, 4)), day: Number(digits.slice(0, 2)), rest }
}

function wordNumbers(text: string, options: DayOptions): Numbers | null {
  const wordFirst = WORD_AND_DAY.exec(text)
  const dayFirst = wordFirst ? null : DAY_AND_WORD.exec(text)
  const [found, day, word, year] = wordFirst
    ? [wordFirst[0], wordFirst[2], wordFirst[1], wordFirst[3]]
    : [dayFirst?.[0], dayFirst?.[1], dayFirst?.[2], dayFirst?.[3]]
  if (found === undefined || word === undefined) return afterWeekday(text, options)
  const month = MONTHS.get(word.toLowerCase())
  return month === undefined ? null : { year: year ?? '', month, day: Number(day), rest: text.slice(found.length) }
}

/** 'пт 31.12.2025': a weekday before digits. */
function afterWeekday(text: string, options: DayOptions): Numbers | null {
  const match = DAY_FIRST.exec(text)
  return match ? inOrder(match, text, options) : null
}

function calendarDay(numbers: Numbers, options: DayOptions): FoundDay | DayProblem {
  const { month, day, rest } = numbers
  const year = numbers.year.length === 2 ? fullYear(Number(numbers.year), options) : Number(numbers.year)
  if (!isPlausible(year)) return { code: 'date_year_out_of_range', year }
  if (!isCalendarDay(year, month, day)) return { code: 'date_impossible' }
  const date = localDate(year, month, day)
  const tooLate = numbers.year.length === 2 && options.notAfter !== undefined && date > options.notAfter && year >= 2000
  if (tooLate && isCalendarDay(year - 100, month, day))
    return { date: localDate(year - 100, month, day), rest, seconds: null }
  return { date, rest, seconds: null }
}

/** Two digits mean the latest year not more than twenty years ahead (or not after the last day allowed). */
function fullYear(twoDigits: number, options: DayOptions): number {
  const latest = options.notAfter ? yearOf(options.notAfter) : (options.today ? yearOf(options.today) : 2030) + 20
  const year = latest - (latest % 100) + twoDigits
  return year > latest ? year - 100 : year
}

function isPlausible(year: number): boolean {
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR
}
