import { addDays, type LocalDate } from './local-date.ts'
import { wilsonInterval } from './share-interval.ts'

/** Days within which the next visit counts, as offered on the page; null = however long. */
export const RETURN_WINDOWS = [30, 60, 90, 180, 365, null] as const

/** The window of the overview: first to second visit. */
export const OVERVIEW_RETURN_DAYS = 90

/**
 * People of one group counted at one visit number. `eligible` = those whose window has passed by the as-of day,
 * `converted` of them returned within it, `waiting` = those still inside their window.
 */
export type ReturnCount = {
  readonly key: string | null
  readonly fromVisit: number
  readonly eligible: number
  readonly converted: number
  readonly waiting: number
}

/** `rate`, `low`, `high` are fractions (Wilson 95 %), null when nobody is eligible yet. */
export type ReturnRow = ReturnCount & {
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
  /** Members are still inside the window, so the rate may change. */
  readonly immature: boolean
}

/** Conversion to the next visit with its interval. */
export function returnRow(count: ReturnCount): ReturnRow {
  const interval = wilsonInterval(count.converted, count.eligible)
  return {
    ...count,
    rate: count.eligible > 0 ? count.converted / count.eligible : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    immature: count.waiting > 0,
  }
}

/**
 * Conversion from each visit number to the next, straight from the visit days of patients (any order, repeats allowed):
 * the definition written out, for small lists and for checking faster counting. Visits after `asOf` do not exist.
 * With a window: eligible when the n-th visit day + withinDays ≤ asOf, converted when the next visit day is within it.
 * Without: eligible is everybody with an n-th visit.
 */
export function returnsFromVisits(
  visitDaysByPatient: Iterable<readonly LocalDate[]>,
  withinDays: number | null,
  asOf: LocalDate,
): ReturnRow[] {
  const counts: { eligible: number; converted: number; waiting: number }[] = []
  for (const visitDays of visitDaysByPatient) {
    const days = [...new Set(visitDays)].filter((day) => day <= asOf).toSorted()
    days.forEach((day, index) => {
      const count = (counts[index] ??= { eligible: 0, converted: 0, waiting: 0 })
      const outcome = outcomeOf(day, days[index + 1], withinDays === null ? null : { withinDays, asOf })
      if (outcome === 'waiting') count.waiting += 1
      else count.eligible += 1
      if (outcome === 'converted') count.converted += 1
    })
  }
  return counts.map((count, index) => returnRow({ key: null, fromVisit: index + 1, ...count }))
}

function outcomeOf(
  day: LocalDate,
  next: LocalDate | undefined,
  window: { withinDays: number; asOf: LocalDate } | null,
): 'converted' | 'not_converted' | 'waiting' {
  if (window === null) return next === undefined ? 'not_converted' : 'converted'
  const lastDay = addDays(day, window.withinDays)
  if (lastDay > window.asOf) return 'waiting'
  return next !== undefined && next <= lastDay ? 'converted' : 'not_converted'
}
