import { type Day, isHoliday, monthOf, weekdayOf } from './calendar.ts'
import { firstAbove } from './random.ts'

/** When new families first write or call: the whole period's pattern, read by the share of people already come. */
export type Arrivals = {
  /** Day by which the given share (0…1) of all people have come. */
  dayAt(share: number): Day
  /** Share of people who have come by a day. */
  shareAt(day: Day): number
}

/** January is slow, summer sags, September is the peak. */
const SEASON = [0.72, 0.98, 1.06, 1.05, 0.92, 0.94, 0.83, 0.9, 1.24, 1.12, 1.05, 0.99]
const WEEK = [1.22, 1.12, 1.06, 1.02, 0.96, 0.92, 0.7]
/** The last month brings this many times more new people than the first. */
const GROWTH = 1.3
/** At the start the old base passes through the new system as "new" people. */
const OLD_BASE = 2.2
const OLD_BASE_DAYS = 95

export function createArrivals(span: { start: Day; end: Day }): Arrivals {
  const cumulative: number[] = []
  const length = span.end - span.start + 1
  let total = 0
  for (let index = 0; index < length; index++)
    cumulative.push((total += weightOf(span.start + index, index / length, index)))
  return {
    dayAt: (share) => span.start + firstAbove(cumulative, share * total),
    shareAt: (day) => (cumulative[Math.max(0, Math.min(length - 1, day - span.start))] ?? 0) / total,
  }
}

function weightOf(day: Day, elapsed: number, daysIn: number): number {
  const trend = 1 + (GROWTH - 1) * elapsed + OLD_BASE * Math.exp(-daysIn / OLD_BASE_DAYS)
  const holiday = isHoliday(day) ? 0.25 : 1
  return trend * holiday * (SEASON[monthOf(day) - 1] ?? 1) * (WEEK[weekdayOf(day)] ?? 1)
}
