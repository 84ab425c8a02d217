import type { ReturnRow, ReturnSlice } from './return-queries.ts'

/** Below this many cases nothing is said about a person. */
export const FEW_CASES = 30

const PEOPLE: readonly ReturnSlice[] = ['doctor', 'administrator']

export type SliceRows = { rows: ReturnRow[]; hidden: number }

/** Rows of one visit number, the best return first; people with too few cases are counted and left out. */
export function sliceRows(rows: readonly ReturnRow[], fromVisit: number, by: ReturnSlice): SliceRows {
  const own = rows.filter((row) => row.fromVisit === fromVisit)
  const shown = own.filter((row) => !PEOPLE.includes(by) || row.eligible >= FEW_CASES || row.key === 'unknown')
  return { rows: shown.toSorted((a, b) => (b.rate ?? -1) - (a.rate ?? -1)), hidden: own.length - shown.length }
}

/** Whether a row differs from the clinic beyond chance: its interval does not reach the clinic's rate. */
export function standing(row: ReturnRow, base: number | null): 'better' | 'worse' | 'same' {
  if (base === null || row.low === null || row.high === null) return 'same'
  if (row.low > base) return 'better'
  return row.high < base ? 'worse' : 'same'
}

// Somebody is always inside the time today; only a large part of them can move the share.
const MANY_WAITING = 0.2

/** Whether the share may still change much: a fifth of the people or more are inside their time. */
export function isYoung({ eligible, waiting }: ReturnRow): boolean {
  return waiting > 0 && waiting / (eligible + waiting) >= MANY_WAITING
}
