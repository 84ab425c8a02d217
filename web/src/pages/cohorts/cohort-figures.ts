import { type AgeTotal, type Cohort, type CohortCell, totalsByAge } from '@revisit/domain/cohorts.ts'
import type { CohortRow } from './cohort-queries.ts'

/** What a cell shows. Money adds up from the first visit; retention and visits are of the period itself. */
export const METRICS = ['margin', 'revenue', 'retention', 'visits'] as const
export type Metric = (typeof METRICS)[number]
export const PERS = ['patient', 'total'] as const
export type Per = (typeof PERS)[number]

/** Below this many people a figure says little: grey. */
export const FEW_PEOPLE = 20

export type FigureOf = { metric: Metric; per: Per }

/** The figure of a cell: minor units, a share, or visits (per patient a fraction); null for an empty cohort. */
export function figureOf(cell: CohortCell | AgeTotal, patients: number, { metric, per }: FigureOf): number | null {
  if (patients === 0) return null
  if (metric === 'retention') return per === 'patient' ? cell.active / patients : cell.active
  const whole = { margin: cell.cumulativeMargin, revenue: cell.cumulativeRevenue, visits: cell.visits }[metric]
  return per === 'patient' ? whole / patients : whole
}

/**
 * Whether age 0 stands outside the scale: everybody visits in their first period, and beside it the rest would look empty.
 */
export function isFirstApart({ metric }: FigureOf): boolean {
  return metric === 'retention' || metric === 'visits'
}

export type Curve = { key: string; points: (number | null)[] }

/**
 * Curves of the newest cohorts, the oldest first. Months are joined into quarters: an age is drawn when every month of the
 * quarter has completed it, so that a curve never bends because a younger month dropped out.
 */
export function curvesOf(cohorts: readonly Cohort[], figure: FigureOf, most: number): Curve[] {
  const groups = Map.groupBy(cohorts, (cohort) => quarterKey(cohort.cohort))
  const curves = [...groups].map(([key, members]) => ({ key, points: pointsOf(members, figure) }))
  return curves.filter((curve) => curve.points.filter((point) => point !== null).length > 1).slice(-most)
}

/** The last row of the table. */
export function totalPoints(cohorts: readonly Cohort[], figure: FigureOf): (number | null)[] {
  return totalsByAge(cohorts).map((total) => figureOf(total, total.patients, figure))
}

export type CohortSlice = { key: string; name: string; size: number; cohorts: CohortRow[] }

/** Cohorts gathered by the slice they belong to, the largest first. */
export function slicesOf(cohorts: readonly CohortRow[]): CohortSlice[] {
  const groups = Map.groupBy(cohorts, (cohort) => cohort.key ?? '')
  return [...groups]
    .map(([key, members]) => ({
      key,
      name: members[0]?.name ?? key,
      size: members.reduce((sum, cohort) => sum + cohort.size, 0),
      cohorts: members,
    }))
    .toSorted((a, b) => b.size - a.size)
}

/** Return to the second visit over all cohorts; null while nobody's 90 days have passed. */
export function returnOfAll(cohorts: readonly CohortRow[]): number | null {
  const eligible = cohorts.reduce((sum, cohort) => sum + (cohort.returned?.eligible ?? 0), 0)
  const converted = cohorts.reduce((sum, cohort) => sum + (cohort.returned?.converted ?? 0), 0)
  return eligible > 0 ? converted / eligible : null
}

/** What one patient of all cohorts with known spend cost, minor units; null without spend. */
export function costOfAll(cohorts: readonly CohortRow[]): number | null {
  const known = cohorts.filter((cohort) => cohort.spend !== null)
  const people = known.reduce((sum, cohort) => sum + cohort.size, 0)
  return people > 0 ? known.reduce((sum, cohort) => sum + (cohort.spend ?? 0), 0) / people : null
}

/** How many ages the table has. */
export function longest(cohorts: readonly Cohort[]): number {
  return Math.max(0, ...cohorts.map((cohort) => cohort.cells.length))
}

function pointsOf(members: readonly Cohort[], figure: FigureOf): (number | null)[] {
  const complete = Math.min(...members.map((cohort) => cohort.cells.filter((cell) => cell.complete).length))
  return totalsByAge(members)
    .slice(0, complete)
    .map((total) => (total.k === 0 && isFirstApart(figure) ? null : figureOf(total, total.patients, figure)))
}

/** «2026-05» → «2026-Q2»; quarters and years stay. */
function quarterKey(key: string): string {
  if (!/^\d{4}-\d{2}$/.test(key)) return key
  return `${key.slice(0, 4)}-Q${Math.ceil(Number(key.slice(5)) / 3)}`
}
