import { addPeriods } from '@revisit/domain/cohort-period.ts'
import type { TrendPoint } from './return-queries.ts'

export type TrendLine = {
  /** Months, 2026-07, from the oldest to the newest. */
  months: string[]
  /** Percent of each month; null where nobody is eligible. */
  values: (number | null)[]
  /** The same months a year earlier; null where unknown or not everybody has had the time. */
  past: (number | null)[]
  /** Positions where not everybody has had the time. */
  immature: number[]
}

/**
 * The last `count` months up to `last`, months without people included, with the year before them. A month is immature while
 * anybody is still inside the time.
 */
export function trendLine(points: readonly TrendPoint[], last: string, count: number): TrendLine {
  const byMonth = new Map(points.map((point) => [point.cohort, point]))
  const shown = Array.from({ length: count }, (_, index) => addPeriods(last, index - count + 1, 'month'))
  const first = shown.findIndex((month) => byMonth.has(month))
  const kept = first === -1 ? [] : shown.slice(first)
  const percent = (month: string) => {
    const rate = byMonth.get(month)?.rate
    return rate === null || rate === undefined ? null : rate * 100
  }
  return {
    months: kept,
    values: kept.map(percent),
    past: kept.map((month) => {
      const before = addPeriods(month, -12, 'month')
      return byMonth.get(before)?.immature ? null : percent(before)
    }),
    immature: kept.flatMap((month, index) => (byMonth.get(month)?.immature ? [index] : [])),
  }
}
