import { endOfMonth, monthOf, type LocalDate, type LocalMonth } from './local-date.ts'

export const COHORT_GRAINS = ['month', 'quarter', 'year'] as const
export type CohortGrain = (typeof COHORT_GRAINS)[number]

/** A calendar period: 'YYYY-MM', 'YYYY-Q1' … 'YYYY-Q4' or 'YYYY', by grain. Periods of one grain sort as text. */
export type PeriodKey = string

const MONTHS_IN: Readonly<Record<CohortGrain, number>> = { month: 1, quarter: 3, year: 12 }

/** The period a day lies in; the cohort of a patient is the period of the first visit day. */
export function periodOf(date: LocalDate, grain: CohortGrain): PeriodKey {
  return periodOfMonth(monthOf(date), grain)
}

/** The period a month lies in. */
export function periodOfMonth(month: LocalMonth, grain: CohortGrain): PeriodKey {
  return keyOf(Math.floor(monthIndex(month) / MONTHS_IN[grain]), grain)
}

/** k of the calendar mode: how many periods `to` lies after `from`, negative when before. Both of one grain. */
export function periodsBetween(from: PeriodKey, to: PeriodKey, grain: CohortGrain): number {
  return indexOf(to, grain) - indexOf(from, grain)
}

/** The period k periods later. */
export function addPeriods(period: PeriodKey, k: number, grain: CohortGrain): PeriodKey {
  return keyOf(indexOf(period, grain) + k, grain)
}

/** The first day of a period. */
export function firstDayOfPeriod(period: PeriodKey, grain: CohortGrain): LocalDate {
  return firstDayOfMonthAt(indexOf(period, grain) * MONTHS_IN[grain])
}

/** The last day of a period. */
export function lastDayOfPeriod(period: PeriodKey, grain: CohortGrain): LocalDate {
  return endOfMonth(firstDayOfMonthAt((indexOf(period, grain) + 1) * MONTHS_IN[grain] - 1))
}

/** Periods counted from year 0, so that neighbours differ by one. */
function indexOf(period: PeriodKey, grain: CohortGrain): number {
  const year = Number(period.slice(0, 4))
  if (grain === 'year') return year
  return grain === 'quarter' ? year * 4 + Number(period.slice(6)) - 1 : monthIndex(period)
}

function monthIndex(month: LocalMonth): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

function keyOf(index: number, grain: CohortGrain): PeriodKey {
  const perYear = 12 / MONTHS_IN[grain]
  const year = String(Math.floor(index / perYear)).padStart(4, '0')
  if (grain === 'year') return year
  const ordinal = (index % perYear) + 1
  return grain === 'quarter' ? `${year}-Q${ordinal}` : `${year}-${String(ordinal).padStart(2, '0')}`
}

function firstDayOfMonthAt(index: number): LocalDate {
  return `${keyOf(index, 'month')}-01`
}
