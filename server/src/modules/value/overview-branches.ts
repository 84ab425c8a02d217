import type { Comparison } from '@revisit/domain/comparison.ts'
import { addMonths, monthOf } from '@revisit/domain/local-date.ts'
import { OVERVIEW_RETURN_DAYS } from '@revisit/domain/returns.ts'
import type { Db } from '../../platform/db.ts'
import type { Locale } from '../../platform/errors.ts'
import { averageCheck, NO_SUMS } from './figures.ts'
import { matureMonth } from './mature-month.ts'
import { type Days, type Places, sumDays } from './overview-queries.ts'
import type { Question } from './question.ts'
import { readReturnTrend, type ReturnMonth } from './return-queries.ts'
import { readSliceNames } from './slice-names.ts'

export type BranchesAsked = { days: Days; before: Days; places: Places; locale: Locale; compare: Comparison }

/** Branches side by side; together they make the clinic. Work whose branch is not known is a row too. */
export async function branchRows(db: Db, question: Question, asked: BranchesAsked) {
  const { clinicId } = question
  const { days, before, places, locale, compare } = asked
  const now = await sumDays(db, clinicId, { days, places })
  const then = await sumDays(db, clinicId, { days: before, places })
  const returns = await readReturnTrend(
    db,
    { ...question, asOf: days.to, branch: null },
    { by: 'branch', where: [], withinDays: OVERVIEW_RETURN_DAYS },
  )
  const cohort = matureMonth(days.to)
  const earlier = monthOf(addMonths(`${cohort}-01`, compare === 'previous_year' ? -12 : -1))
  const names = await readSliceNames(db, clinicId, { dimension: 'branch', locale })
  const ids = [...new Set([...now, ...then].map((row) => row.branch))]
  return ids
    .map((id) => {
      const sums = now.find((row) => row.branch === id) ?? NO_SUMS
      return {
        id,
        name: names(id),
        revenue: sums.revenue,
        revenueBefore: then.find((row) => row.branch === id)?.revenue ?? null,
        visits: sums.visits,
        newPatients: sums.newPatients,
        averageCheck: averageCheck(sums),
        returnRate: rateOf(returns, id, cohort),
        returnRateBefore: rateOf(returns, id, earlier),
      }
    })
    .toSorted((a, b) => b.revenue - a.revenue)
}

function rateOf(rows: readonly ReturnMonth[], branch: string, month: string): number | null {
  const row = rows.find(
    (candidate) => candidate.value === branch && candidate.month === month && candidate.fromVisit === 1,
  )
  return row && row.eligible > 0 ? row.converted / row.eligible : null
}
