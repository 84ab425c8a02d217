import { DaySums, ensured, hasAny } from './day-sums.ts'
import { type Day, fullMonths, monthNumberOf } from './days.ts'
import type { PatientShare } from './patient-row.ts'
import { eachDay } from './share-days.ts'

export const COHORT_SLICES = ['all', 'source', 'service', 'specialty', 'doctor', 'branch', 'payer'] as const
export type CohortSlice = (typeof COHORT_SLICES)[number]

/** Numbers of a cohort cell, in the order of its table. */
export const COHORT_WIDTH = 7
const [REVENUE, COST, VISITS, ACTIVE, IN_QUARTER, IN_YEAR, AT_AGE] = [0, 1, 2, 3, 4, 5, 6] as const

export type CohortEntry = {
  slice: CohortSlice
  value: string
  cohortMonth: number
  factMonth: number
  k: number
  /** Revenue, cost, visits, active, active in quarter, in year, at age. Valid until the next entry. */
  numbers: Float64Array
}

/**
 * Sums of cohort_cells and first_visit_cells. Facts before the first visit day never enter. In a pair of months k takes one
 * of two values (their difference, or one less before the day of the month), so a cohort month is a dense row of cells.
 */
export class CohortSums {
  private readonly cells = new Map<CohortSlice, Map<string, Map<number, Float64Array>>>()
  readonly firstVisits = new Map<CohortSlice, Map<string, DaySums>>()
  private readonly slices: readonly CohortSlice[]
  private readonly lastMonth: number

  /** `lastDay` = no fact is later. */
  constructor(lastDay: Day, slices: readonly CohortSlice[] = COHORT_SLICES) {
    this.lastMonth = monthNumberOf(lastDay)
    this.slices = slices
  }

  add(share: PatientShare, sign: 1 | -1): void {
    const first = share.visitDays[0]
    if (first === undefined) return
    const cohort = monthNumberOf(first)
    const rows = this.slices.map((slice) => this.rowOf(slice, share, cohort))
    for (const slice of this.slices) {
      const days = ensured(
        ensured(this.firstVisits, slice, newMap<DaySums>),
        valueOf(share, slice),
        () => new DaySums(1, 'people'),
      )
      days.chunkOf(first)[days.placeOf(first)]! += sign
    }
    addDays(share, { sign, first, rows })
  }

  *entries(): Generator<CohortEntry> {
    for (const [slice, values] of this.cells) {
      for (const [value, cohorts] of values) {
        for (const [cohortMonth, row] of cohorts) {
          for (let at = 0; at < row.length; at += COHORT_WIDTH) {
            const numbers = row.subarray(at, at + COHORT_WIDTH)
            if (!hasAny(numbers)) continue
            const place = at / COHORT_WIDTH
            const months = place >> 1
            const k = place & 1 ? months : months - 1
            yield { slice, value, cohortMonth, factMonth: cohortMonth + months, k, numbers }
          }
        }
      }
    }
  }

  private rowOf(slice: CohortSlice, share: PatientShare, cohort: number): Float64Array {
    const cohorts = ensured(
      ensured(this.cells, slice, newMap<Map<number, Float64Array>>),
      valueOf(share, slice),
      newCohorts,
    )
    return ensured(cohorts, cohort, () => new Float64Array((this.lastMonth - cohort + 1) * 2 * COHORT_WIDTH))
  }
}

function addDays(
  share: PatientShare,
  { sign, first, rows }: { sign: 1 | -1; first: Day; rows: readonly Float64Array[] },
): void {
  const cohort = monthNumberOf(first)
  let before = { month: -1, k: -1 }
  eachDay(share, ({ day, revenue, cost, visited }) => {
    if (day < first) return
    const month = monthNumberOf(day)
    const k = fullMonths(first, day)
    const months = month - cohort
    const at = (months * 2 + (k === months ? 1 : 0)) * COHORT_WIDTH
    for (const row of rows) {
      row[at + REVENUE]! += sign * revenue
      row[at + COST]! += sign * cost
      if (visited) addVisit(row, at, { sign, month, k, before })
    }
    if (visited) before = { month, k }
  })
}

type Visit = { sign: 1 | -1; month: number; k: number; before: { month: number; k: number } }

/** Counts a visit, and the patient where it is their first one of the month, quarter, year or age. */
function addVisit(row: Float64Array, at: number, { sign, month, k, before }: Visit): void {
  row[at + VISITS]! += sign
  if (month !== before.month) row[at + ACTIVE]! += sign
  if (Math.floor(month / 3) !== Math.floor(before.month / 3)) row[at + IN_QUARTER]! += sign
  if (Math.floor(month / 12) !== Math.floor(before.month / 12)) row[at + IN_YEAR]! += sign
  if (k !== before.k) row[at + AT_AGE]! += sign
}

function valueOf(share: PatientShare, slice: CohortSlice): string {
  return slice === 'all' ? '' : share[slice]
}

function newMap<V>(): Map<string, V> {
  return new Map()
}

function newCohorts(): Map<number, Float64Array> {
  return new Map()
}
