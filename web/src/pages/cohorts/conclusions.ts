import { addPeriods } from '@revisit/domain/cohort-period.ts'
import { type Cohort, totalsByAge } from '@revisit/domain/cohorts.ts'
import { FEW_PEOPLE, figureOf, type FigureOf } from './cohort-figures.ts'
import type { CohortRow } from './cohort-queries.ts'

const HALF_YEAR = 6
const AGES_TO_COMPARE = [6, 3, 2, 1]

/** What half a year brings and how much of it in the first month; null until a cohort has lived it. Money metrics only. */
export function halfYearOf(cohorts: readonly Cohort[], figure: FigureOf): { value: number; firstShare: number } | null {
  const totals = totalsByAge(cohorts)
  const first = totals[0]
  const then = totals[HALF_YEAR]
  if (!first || !then || then.patients < FEW_PEOPLE) return null
  const per = { ...figure, per: 'patient' as const }
  const value = figureOf(then, then.patients, per) ?? 0
  const firstValue = figureOf(first, first.patients, per) ?? 0
  return value > 0 ? { value, firstShare: Math.min(1, firstValue / value) } : null
}

export type YearComparison = { cohort: string; k: number; now: number; yearAgo: number }

/** The newest month old enough against the same month a year earlier, at the greatest age both have completed. */
export function yearComparison(cohorts: readonly Cohort[], figure: FigureOf): YearComparison | null {
  const byKey = new Map(cohorts.map((cohort) => [cohort.cohort, cohort]))
  const per = { ...figure, per: 'patient' as const }
  for (const k of AGES_TO_COMPARE) {
    for (const cohort of cohorts.toReversed()) {
      const before = byKey.get(addPeriods(cohort.cohort, -12, 'month'))
      const now = valueAt(cohort, k, per)
      const yearAgo = before ? valueAt(before, k, per) : null
      if (now !== null && yearAgo) return { cohort: cohort.cohort, k, now, yearAgo }
    }
  }
  return null
}

/** The mature cohort with the best return and how many of it did not come back. */
export function bestReturn(
  cohorts: readonly CohortRow[],
): { cohort: string; rate: number; size: number; lost: number } | null {
  const mature = cohorts.flatMap(({ cohort, returned }) =>
    returned && !returned.immature && returned.rate !== null && returned.eligible >= FEW_PEOPLE
      ? [{ cohort, rate: returned.rate, size: returned.eligible, lost: returned.eligible - returned.converted }]
      : [],
  )
  return mature.toSorted((a, b) => b.rate - a.rate)[0] ?? null
}

function valueAt(cohort: Cohort, k: number, figure: FigureOf): number | null {
  const cell = cohort.cells[k]
  return cell?.complete && cohort.size >= FEW_PEOPLE ? figureOf(cell, cohort.size, figure) : null
}
