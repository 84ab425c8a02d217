import { addDays, monthOf, monthsBetween, type LocalDate, type LocalMonth } from './local-date.ts'
import { addPeriods, lastDayOfPeriod, periodOfMonth, periodsBetween } from './cohort-period.ts'
import type { CohortGrain, PeriodKey } from './cohort-period.ts'

export const COHORT_MODES = ['calendar', 'anniversary'] as const
export type CohortMode = (typeof COHORT_MODES)[number]

/**
 * What patients whose first visit fell in `cohortMonth` did in the calendar month `factMonth`. Money in minor units, dated on
 * or after the first visit day of the payer. `active` = patients with a visit day in the month; `firstActiveInQuarter`
 * (`…InYear`) = those of them for whom it was the first visit month inside that calendar quarter (year), so that the active
 * patients of a quarter are the sum over its months. Several rows of one pair of months add up.
 */
export type CalendarFacts = {
  readonly cohortMonth: LocalMonth
  readonly factMonth: LocalMonth
  readonly revenue: number
  readonly cost: number
  readonly visits: number
  readonly active: number
  readonly firstActiveInQuarter: number
  readonly firstActiveInYear: number
}

/** The same by full months since each patient's own first visit day (`monthsBetween`, end of month clamped). */
export type AnniversaryFacts = {
  readonly cohortMonth: LocalMonth
  readonly k: number
  readonly revenue: number
  readonly cost: number
  readonly visits: number
  readonly active: number
}

/** One cell: money of the period in minor units, sums from the first visit to the end of the period, visit days, people. */
export type CohortCell = {
  readonly k: number
  readonly complete: boolean
  readonly revenue: number
  readonly cumulativeRevenue: number
  readonly margin: number
  readonly cumulativeMargin: number
  readonly active: number
  readonly visits: number
}

/** A cohort and its cells k = 0, 1, 2 … without gaps; a period that has not begun has no cell. */
export type Cohort = { readonly cohort: PeriodKey; readonly size: number; readonly cells: readonly CohortCell[] }

export type CohortQuestion = { readonly grain: CohortGrain; readonly asOf: LocalDate }

/**
 * Cohorts in calendar mode: k = calendar periods between the fact and the first visit. Facts before the cohort month never
 * enter. Rows may run past `asOf` when it is the end of a month: later months are left out. For any other day the rows of its
 * month must hold only facts up to that day.
 */
export function calendarCohorts(rows: Iterable<CalendarFacts>, { grain, asOf }: CohortQuestion): Cohort[] {
  const drafts = new Drafts()
  const lastMonth = monthOf(asOf)
  for (const row of rows) {
    if (row.factMonth > lastMonth || row.factMonth < row.cohortMonth) continue
    const cohort = periodOfMonth(row.cohortMonth, grain)
    const k = periodsBetween(cohort, periodOfMonth(row.factMonth, grain), grain)
    // Everybody in a cohort visited in its month: the people active then are the cohort.
    const size = row.factMonth === row.cohortMonth ? row.active : 0
    drafts.add(cohort, size, { ...row, k, active: activeIn(row, grain) })
  }
  const lastPeriod = periodOfMonth(lastMonth, grain)
  const isComplete = (cohort: PeriodKey, k: number): boolean =>
    lastDayOfPeriod(addPeriods(cohort, k, grain), grain) <= asOf
  return drafts.cohorts((cohort) => periodsBetween(cohort, lastPeriod, grain) + 1, isComplete)
}

/**
 * Cohorts in anniversary mode: k = full months since the first visit, for any grain. A cell exists only when the youngest
 * member of the cohort has completed month k by the end of `asOf`, so every cell is complete and the same rows answer any day
 * in the past. `youngest` = the latest first visit day per cohort month. Give sliced tables the days of the whole clinic:
 * then slices have the same cells as the unsliced table and add up to it.
 */
export function anniversaryCohorts(
  rows: Iterable<AnniversaryFacts>,
  youngest: ReadonlyMap<LocalMonth, LocalDate>,
  { grain, asOf }: CohortQuestion,
): Cohort[] {
  const drafts = new Drafts()
  const lastMonth = monthOf(asOf)
  for (const row of rows) {
    if (row.cohortMonth > lastMonth || row.k < 0) continue
    drafts.add(periodOfMonth(row.cohortMonth, grain), row.k === 0 ? row.active : 0, row)
  }
  const latestFirstVisit = new Map<PeriodKey, LocalDate>()
  for (const [month, firstVisitOn] of youngest) {
    if (month > lastMonth) continue
    const cohort = periodOfMonth(month, grain)
    const known = latestFirstVisit.get(cohort)
    if (known === undefined || firstVisitOn > known) latestFirstVisit.set(cohort, firstVisitOn)
  }
  const completedMonths = (cohort: PeriodKey): number => {
    const firstVisitOn = latestFirstVisit.get(cohort)
    return firstVisitOn === undefined ? 0 : Math.max(0, monthsBetween(firstVisitOn, addDays(asOf, 1)))
  }
  return drafts.cohorts(completedMonths, () => true)
}

/** One age over all cohorts that have completed it; `patients` = their people, the base for money per patient and retention. */
export type AgeTotal = Omit<CohortCell, 'complete'> & { readonly patients: number }

/** The last row of the table: cells of one age summed over the cohorts whose cell is complete. */
export function totalsByAge(cohorts: readonly Cohort[]): AgeTotal[] {
  const totals: AgeTotal[] = []
  for (const { size, cells } of cohorts) {
    for (const cell of cells) {
      if (!cell.complete) continue
      const sum = totals[cell.k] ?? { ...NOTHING, k: cell.k, patients: 0, cumulativeRevenue: 0, cumulativeMargin: 0 }
      totals[cell.k] = {
        k: cell.k,
        patients: sum.patients + size,
        revenue: sum.revenue + cell.revenue,
        cumulativeRevenue: sum.cumulativeRevenue + cell.cumulativeRevenue,
        margin: sum.margin + cell.margin,
        cumulativeMargin: sum.cumulativeMargin + cell.cumulativeMargin,
        active: sum.active + cell.active,
        visits: sum.visits + cell.visits,
      }
    }
  }
  return totals
}

type PeriodFacts = Pick<AnniversaryFacts, 'k' | 'revenue' | 'cost' | 'visits' | 'active'>
type Sums = { readonly revenue: number; readonly margin: number; readonly visits: number; readonly active: number }
const NOTHING: Sums = { revenue: 0, margin: 0, visits: 0, active: 0 }

/** Cohorts being added up: size and sums by k. */
class Drafts {
  private readonly byCohort = new Map<PeriodKey, { size: number; sums: Sums[] }>()

  add(cohort: PeriodKey, size: number, facts: PeriodFacts): void {
    let draft = this.byCohort.get(cohort)
    if (draft === undefined) this.byCohort.set(cohort, (draft = { size: 0, sums: [] }))
    draft.size += size
    const sum = draft.sums[facts.k] ?? NOTHING
    draft.sums[facts.k] = {
      revenue: sum.revenue + facts.revenue,
      margin: sum.margin + facts.revenue - facts.cost,
      visits: sum.visits + facts.visits,
      active: sum.active + facts.active,
    }
  }

  /** Cohorts with people, the oldest first; an age without facts is a cell of zeros. */
  cohorts(cellsOf: (cohort: PeriodKey) => number, isComplete: (cohort: PeriodKey, k: number) => boolean): Cohort[] {
    return [...this.byCohort]
      .filter(([, draft]) => draft.size > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([cohort, { size, sums }]) => ({
        cohort,
        size,
        cells: cellsFrom(sums, cellsOf(cohort), (k) => isComplete(cohort, k)),
      }))
  }
}

function activeIn(row: CalendarFacts, grain: CohortGrain): number {
  if (grain === 'month') return row.active
  return grain === 'quarter' ? row.firstActiveInQuarter : row.firstActiveInYear
}

function cellsFrom(sums: readonly Sums[], count: number, isComplete: (k: number) => boolean): CohortCell[] {
  const cells: CohortCell[] = []
  let cumulativeRevenue = 0
  let cumulativeMargin = 0
  for (let k = 0; k < count; k++) {
    const { revenue, margin, visits, active } = sums[k] ?? NOTHING
    cumulativeRevenue += revenue
    cumulativeMargin += margin
    cells.push({ k, complete: isComplete(k), revenue, cumulativeRevenue, margin, cumulativeMargin, active, visits })
  }
  return cells
}
