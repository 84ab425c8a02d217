import type { Period } from '@revisit/domain/comparison.ts'
import {
  addDays,
  addMonths,
  endOfMonth,
  isLocalDate,
  startOfMonth,
  startOfQuarter,
  startOfYear,
  type LocalDate,
} from '@revisit/domain/local-date.ts'

/** Periods people ask for by name; every one ends today or earlier. */
export const PERIOD_NAMES = ['thisMonth', 'lastMonth', 'thisQuarter', 'lastQuarter', 'thisYear', 'last12'] as const
export type PeriodName = (typeof PERIOD_NAMES)[number]

/** The days of a named period, both included. */
export function namedPeriod(name: PeriodName, today: LocalDate): Period {
  const month = startOfMonth(today)
  const quarter = startOfQuarter(today)
  switch (name) {
    case 'thisMonth':
      return { from: month, to: today }
    case 'lastMonth':
      return { from: addMonths(month, -1), to: addDays(month, -1) }
    case 'thisQuarter':
      return { from: quarter, to: today }
    case 'lastQuarter':
      return { from: addMonths(quarter, -3), to: addDays(quarter, -1) }
    case 'thisYear':
      return { from: startOfYear(today), to: today }
    case 'last12':
      return { from: addDays(addMonths(today, -12), 1), to: today }
  }
}

/** A period written in the address: its name, or «2026-01-01..2026-03-31»; this month when it makes no sense. */
export function periodFromText(text: string, today: LocalDate): Period {
  const name = PERIOD_NAMES.find((one) => one === text)
  if (name) return namedPeriod(name, today)
  const [from, to] = text.split('..')
  if (isLocalDate(from) && isLocalDate(to) && from <= to) return { from, to }
  return namedPeriod('thisMonth', today)
}

/** Ends of the months before today, the latest first. */
export function recentMonthEnds(today: LocalDate, count: number): LocalDate[] {
  return Array.from({ length: count }, (_, index) => endOfMonth(addMonths(startOfMonth(today), -1 - index)))
}
