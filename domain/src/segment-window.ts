import { z } from 'zod'
import type { Bilingual } from './bilingual.ts'
import {
  addDays,
  addMonths,
  endOfMonth,
  endOfQuarter,
  endOfYear,
  type LocalDate,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
} from './local-date.ts'
import { russianForm } from './plural.ts'

export const WINDOW_UNITS = ['hour', 'day', 'week', 'month', 'year'] as const
export type WindowUnit = (typeof WINDOW_UNITS)[number]
export const CALENDAR_PERIODS = ['week', 'month', 'quarter', 'year'] as const
export type CalendarPeriod = (typeof CALENDAR_PERIODS)[number]

const amount = z.int().min(0).max(3650)
const dayUnit = z.enum(['day', 'week', 'month', 'year'])
const period = z.enum(CALENDAR_PERIODS)
const shift = z.int().min(-120).max(120)

/** A day: fixed, so long before or after today, or an edge of a calendar period (`shift` −1 is the one before this). */
export const datePoint = z.union([
  z.strictObject({ on: z.iso.date() }),
  z.strictObject({ ago: amount, unit: dayUnit }),
  z.strictObject({ ahead: amount, unit: dayUnit }),
  z.strictObject({ start: period, shift: shift.default(0) }),
  z.strictObject({ end: period, shift: shift.default(0) }),
])
export type DatePoint = z.input<typeof datePoint>

/** A stretch of days: the last or next so many units, or from one day to another, both included. */
export const ruleWindow = z.union([
  z.strictObject({ last: amount.min(1), unit: z.enum(WINDOW_UNITS) }),
  z.strictObject({ next: amount.min(1), unit: dayUnit }),
  z
    .strictObject({ from: datePoint.optional(), to: datePoint.optional() })
    .refine(({ from, to }) => from !== undefined || to !== undefined, { error: 'an empty window' }),
])
export type RuleWindow = z.input<typeof ruleWindow>

/** First and last day, both included; null = open. */
export type DayRange = { from: LocalDate | null; to: LocalDate | null }

/** The day a point means when today is `today`. */
export function resolvePoint(point: DatePoint, today: LocalDate): LocalDate {
  if ('on' in point) return point.on
  if ('ago' in point) return shifted(today, -point.ago, point.unit)
  if ('ahead' in point) return shifted(today, point.ahead, point.unit)
  if ('start' in point) return START[point.start](shiftedPeriod(today, point.start, point.shift ?? 0))
  return END[point.end](shiftedPeriod(today, point.end, point.shift ?? 0))
}

/**
 * The days of a window. The last 12 months begin the day after the day 12 months ago and include today; the next 30 days
 * include today and the 30 days after it. A window of hours is resolved by `windowHours`; here it covers its days.
 */
export function resolveWindow(window: RuleWindow, today: LocalDate): DayRange {
  if ('last' in window) {
    const unit = window.unit === 'hour' ? 'day' : window.unit
    const back = window.unit === 'hour' ? Math.ceil(window.last / 24) + 1 : window.last
    return { from: addDays(shifted(today, -back, unit), 1), to: today }
  }
  if ('next' in window) return { from: today, to: shifted(today, window.next, window.unit) }
  return {
    from: window.from ? resolvePoint(window.from, today) : null,
    to: window.to ? resolvePoint(window.to, today) : null,
  }
}

/** Hours of a window counted in hours; null for every other one. */
export function windowHours(window: RuleWindow | undefined): number | null {
  return window && 'last' in window && window.unit === 'hour' ? window.last : null
}

/** A point in words: «180 дней назад», «today». */
export function pointWords(point: DatePoint): Bilingual {
  if ('on' in point) return { ru: dotted(point.on), en: point.on }
  if ('ago' in point) return point.ago === 0 ? TODAY : both(spanWords(point.ago, point.unit), '* назад', '* ago')
  if ('ahead' in point) {
    return point.ahead === 0 ? TODAY : both(spanWords(point.ahead, point.unit), 'через *', 'in *')
  }
  if ('start' in point) return both(periodWords(point.start, point.shift ?? 0), 'начало *', 'the start of *')
  return both(periodWords(point.end, point.shift ?? 0), 'конец *', 'the end of *')
}

/** A window in words: «за последние 12 месяцев», «in the next 30 days». */
export function windowWords(window: RuleWindow): Bilingual {
  if ('last' in window) {
    const { last, unit } = window
    const span = spanWords(last, unit)
    return last % 10 === 1 && last % 100 !== 11
      ? { ru: `за ${ACCUSATIVE[unit][0]} ${last === 1 ? ACCUSATIVE[unit][1] : span.ru}`, en: `in the last ${span.en}` }
      : { ru: `за последние ${span.ru}`, en: `in the last ${span.en}` }
  }
  if ('next' in window) {
    const span = spanWords(window.next, window.unit)
    return { ru: `в ближайшие ${span.ru}`, en: `in the next ${span.en}` }
  }
  const from = window.from && pointWords(window.from)
  const to = window.to && pointWords(window.to)
  if (from && to) return { ru: `от «${from.ru}» до «${to.ru}»`, en: `from ${from.en} to ${to.en}` }
  if (from) return { ru: `начиная с даты «${from.ru}»`, en: `from ${from.en} on` }
  return { ru: `до даты «${to!.ru}» включительно`, en: `up to ${to!.en}` }
}

const TODAY: Bilingual = { ru: 'сегодня', en: 'today' }

const SPANS: Readonly<Record<WindowUnit, readonly [string, string, string, string]>> = {
  hour: ['час', 'часа', 'часов', 'hour'],
  day: ['день', 'дня', 'дней', 'day'],
  week: ['неделя', 'недели', 'недель', 'week'],
  month: ['месяц', 'месяца', 'месяцев', 'month'],
  year: ['год', 'года', 'лет', 'year'],
}

/** «Последний» agreeing with the unit, and the unit itself after it. */
const ACCUSATIVE: Readonly<Record<WindowUnit, readonly [string, string]>> = {
  hour: ['последний', 'час'],
  day: ['последний', 'день'],
  week: ['последнюю', 'неделю'],
  month: ['последний', 'месяц'],
  year: ['последний', 'год'],
}

function spanWords(count: number, unit: WindowUnit): Bilingual {
  const [one, few, many, en] = SPANS[unit]
  return { ru: `${count} ${russianForm(count, [one, few, many])}`, en: `${count} ${en}${count === 1 ? '' : 's'}` }
}

const PERIODS: Readonly<Record<CalendarPeriod, Bilingual & { gender: 'm' | 'f' }>> = {
  week: { ru: 'недели', en: 'week', gender: 'f' },
  month: { ru: 'месяца', en: 'month', gender: 'm' },
  quarter: { ru: 'квартала', en: 'quarter', gender: 'm' },
  year: { ru: 'года', en: 'year', gender: 'm' },
}

function periodWords(name: CalendarPeriod, shift: number): Bilingual {
  const { ru, en, gender } = PERIODS[name]
  const adjective = (m: string, f: string) => (gender === 'm' ? m : f)
  if (shift === 0) return { ru: `${adjective('этого', 'этой')} ${ru}`, en: `this ${en}` }
  if (shift === -1) return { ru: `${adjective('прошлого', 'прошлой')} ${ru}`, en: `the previous ${en}` }
  if (shift === 1) return { ru: `${adjective('следующего', 'следующей')} ${ru}`, en: `the next ${en}` }
  const count = Math.abs(shift)
  return shift < 0
    ? { ru: `${ru} (${count} назад)`, en: `the ${en} ${count} back` }
    : { ru: `${ru} (${count} вперёд)`, en: `the ${en} ${count} ahead` }
}

function both(words: Bilingual, ru: string, en: string): Bilingual {
  return { ru: ru.replace('*', words.ru), en: en.replace('*', words.en) }
}

function shifted(day: LocalDate, count: number, unit: Exclude<WindowUnit, 'hour'>): LocalDate {
  if (unit === 'day') return addDays(day, count)
  if (unit === 'week') return addDays(day, count * 7)
  return addMonths(day, unit === 'month' ? count : count * 12)
}

function shiftedPeriod(day: LocalDate, name: CalendarPeriod, shift: number): LocalDate {
  if (name === 'week') return addDays(day, shift * 7)
  return addMonths(startOfMonth(day), shift * { month: 1, quarter: 3, year: 12 }[name])
}

const START: Readonly<Record<CalendarPeriod, (day: LocalDate) => LocalDate>> = {
  week: startOfWeek,
  month: startOfMonth,
  quarter: startOfQuarter,
  year: startOfYear,
}
const END: Readonly<Record<CalendarPeriod, (day: LocalDate) => LocalDate>> = {
  week: (day) => addDays(startOfWeek(day), 6),
  month: endOfMonth,
  quarter: endOfQuarter,
  year: endOfYear,
}

function dotted(day: LocalDate): string {
  return `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`
}
