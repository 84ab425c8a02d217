import { addDays, addMonths, daysBetween, endOfMonth, startOfMonth, yearOf, type LocalDate } from './local-date.ts'
import { wilsonInterval, type Interval } from './share-interval.ts'

export type Share = { readonly hits: number; readonly total: number }

/** Difference first − second of two shares as a fraction, with its 95 % interval; `certain` = the interval excludes zero. */
export type ShareDifference = Interval & { readonly difference: number; readonly certain: boolean }

/**
 * Difference of two shares with the hybrid score interval; null when one group is empty.
 * Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10.
 */
export function differenceOfShares(first: Share, second: Share): ShareDifference | null {
  const a = wilsonInterval(first.hits, first.total)
  const b = wilsonInterval(second.hits, second.total)
  if (a === null || b === null) return null
  const p1 = first.hits / first.total
  const p2 = second.hits / second.total
  const difference = p1 - p2
  const low = difference - Math.hypot(p1 - a.low, b.high - p2)
  const high = difference + Math.hypot(a.high - p1, p2 - b.low)
  return { difference, low, high, certain: low > 0 || high < 0 }
}

/** Whole days, both ends included. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate }
export const COMPARISONS = ['previous_month', 'previous_year'] as const
export type Comparison = (typeof COMPARISONS)[number]

/**
 * The period to set beside another one.
 * - previous_year: the same days a year earlier.
 * - previous_month: the same days of the previous month (1–17 November → 1–17 October); a period of several months that
 *   begins on a 1st goes back by as many months; any other period is compared with as many days just before it.
 * A period of whole months is compared with whole months (February with all of January); a day the earlier month lacks
 * becomes its last day (29–31 March → 28 February).
 */
export function comparisonPeriod(period: Period, comparison: Comparison): Period {
  if (comparison === 'previous_year') return movedByMonths(period, -12)
  const months = monthsTouched(period)
  if (months === 1 || isMonthStart(period.from)) return movedByMonths(period, -months)
  const to = addDays(period.from, -1)
  return { from: addDays(to, -daysBetween(period.from, period.to)), to }
}

/** Which way is good for the clinic: more revenue is, more cancellations are not, more appointments by phone is neither. */
export type Better = 'up' | 'down' | 'neither'
/** 'amount' changes by a fraction of the earlier figure, 'share' by a difference of fractions (percentage points). */
export type FigureKind = 'amount' | 'share'

export type Change = {
  /** now − before, in the unit of the figure. */
  readonly difference: number
  /** difference / |before|; null for shares and when the earlier figure is 0. */
  readonly relative: number | null
  readonly direction: 'up' | 'down' | 'same'
  /** How to colour it. */
  readonly meaning: 'better' | 'worse' | 'neutral'
}

/** How a figure changed; null when either figure is unknown. */
export function changeOf(
  now: number | null,
  before: number | null,
  as: { readonly kind: FigureKind; readonly better: Better },
): Change | null {
  if (now === null || before === null) return null
  const difference = now - before
  const direction = difference > 0 ? 'up' : difference < 0 ? 'down' : 'same'
  const relative = as.kind === 'amount' && before !== 0 ? difference / Math.abs(before) : null
  return { difference, relative, direction, meaning: meaningOf(direction, as.better) }
}

function meaningOf(direction: Change['direction'], better: Better): Change['meaning'] {
  if (direction === 'same' || better === 'neither') return 'neutral'
  return direction === better ? 'better' : 'worse'
}

function movedByMonths({ from, to }: Period, months: number): Period {
  const movedTo = addMonths(to, months)
  const wholeMonths = isMonthStart(from) && to === endOfMonth(to)
  return { from: addMonths(from, months), to: wholeMonths ? endOfMonth(movedTo) : movedTo }
}

function isMonthStart(date: LocalDate): boolean {
  return date === startOfMonth(date)
}

function monthsTouched({ from, to }: Period): number {
  return (yearOf(to) - yearOf(from)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1
}
