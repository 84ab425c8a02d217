import type { Day } from './days.ts'
import type { PatientRow, PatientShare } from './patient-row.ts'
import type { StoredRow } from './stored-rows-queries.ts'

type History = PatientShare & Pick<StoredRow, 'bookingTotals' | 'missedTotals' | 'listTotals' | 'discountTotals'>

const SLICES = ['source', 'payer', 'service', 'specialty', 'doctor', 'branch'] as const
const SERVED = ['visitDoctors', 'visitAdministrators', 'visitBranches', 'visitTreatments'] as const
const BY_DAY = [
  'days',
  'visitTotals',
  'bookingTotals',
  'missedTotals',
  'revenueTotals',
  'costTotals',
  'listTotals',
  'discountTotals',
  'dayBranches',
] as const

/**
 * The earliest day whose figures differ between two states of a person: their first day when a slice changed or they came or
 * went, null when the past is the same.
 */
export function earliestDifference(before: History | undefined, after: History | undefined): Day | null {
  const firstDay = Math.min(before?.days[0] ?? Infinity, after?.days[0] ?? Infinity)
  if (firstDay === Infinity) return null
  if (before === undefined || after === undefined) return firstDay
  const sameSlices = SLICES.every((slice) => before[slice] === after[slice])
  if (!sameSlices || !SERVED.every((key) => isSame(before[key], after[key]))) return firstDay
  return earliestDayOf(before, after)
}

function earliestDayOf(before: History, after: History): Day | null {
  const longest = Math.max(before.days.length, after.days.length)
  for (let index = 0; index < longest; index++) {
    if (BY_DAY.some((key) => before[key][index] !== after[key][index])) {
      return Math.min(before.days[index] ?? Infinity, after.days[index] ?? Infinity)
    }
  }
  return null
}

/** Whether the tables of sums change at all: the past differs, or money or activity moved in its window. */
export function isShareChanged(before: StoredRow | undefined, after: PatientRow | undefined): boolean {
  if (earliestDifference(before, after) !== null) return true
  return before?.revenueYear !== after?.revenueYear || before?.active !== after?.active
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
