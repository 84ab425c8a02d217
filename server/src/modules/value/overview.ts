import { type Comparison, comparisonPeriod } from '@revisit/domain/comparison.ts'
import { addMonths, endOfMonth, monthOf, startOfMonth } from '@revisit/domain/local-date.ts'
import { OVERVIEW_RETURN_DAYS } from '@revisit/domain/returns.ts'
import type { Db } from '../../platform/db.ts'
import type { Locale } from '../../platform/errors.ts'
import { countDataQuality } from '../patients/patients.ts'
import { readState } from '../statistics/statistics.ts'
import { valueClasses } from './classes.ts'
import {
  acquisitionCost,
  addSums,
  adShare,
  averageCheck,
  type Figure,
  isWithinMonth,
  NO_SUMS,
  type PeriodSums,
  repeatShare,
  spendOf,
} from './figures.ts'
import { matureMonth } from './mature-month.ts'
import { branchRows } from './overview-branches.ts'
import { countReturning, type Days, type Places, readMonthlySpend, sumDays, sumMonths } from './overview-queries.ts'
import type { Question } from './question.ts'
import { readReturnTrend } from './return-queries.ts'

/** Months of a sparkline. */
const TREND_MONTHS = 12

export type OverviewAsked = { days: Days; compare: Comparison; branch: string | null; locale: Locale }

/** Everything the owner's page shows for a period, beside the same of the compared one. */
export async function overview(db: Db, question: Question, asked: OverviewAsked) {
  const { days, compare, branch, locale } = asked
  const { clinicId, scope } = question
  const places: Places = branch === null ? scope : [branch]
  const before = comparisonPeriod(days, compare)
  const facts = await readFacts(db, clinicId, { days, before, places })
  const returns = await returnFigure(db, question, { to: days.to, compare, branch })
  const classes = await valueClasses(db, { ...question, asOf: days.to, branch })
  const state = await readState(db, clinicId)
  return {
    ...days,
    before,
    patients: facts.months.reduce((sum, month) => sum + month.newPatients, 0),
    refreshedAt: state?.refreshedAt ?? null,
    figures: {
      ...figuresOf(facts, { days, before }),
      returnRate: returns,
      ltvMargin: ltv(facts, { days, before, classes }),
    },
    classes: classes.classes.map(({ name, patients, revenue }) => ({ name, patients, revenue })),
    quality: await qualityRows(db, question),
    branches: await branchRows(db, question, { days, before, places, locale, compare }),
  }
}

type Facts = {
  now: PeriodSums
  earlier: PeriodSums
  months: (PeriodSums & { month: string })[]
  hasSpend: boolean
}

async function readFacts(
  db: Db,
  clinicId: string,
  { days, before, places }: { days: Days; before: Days; places: Places },
): Promise<Facts> {
  const spend = places === null ? await readMonthlySpend(db, clinicId) : new Map<string, number>()
  const period = async (asked: Days): Promise<PeriodSums> => {
    const sums = addSums(await sumDays(db, clinicId, { days: asked, places }))
    const returningPatients = isWithinMonth(asked)
      ? sums.returningPatients
      : await countReturning(db, clinicId, { days: asked, places })
    return { ...sums, returningPatients, spend: spendOf(spend, asked) }
  }
  const months = (await sumMonths(db, clinicId, { to: days.to, places })).map((row) => {
    const last = endOfMonth(`${row.month}-01`)
    const monthDays = { from: `${row.month}-01`, to: last < days.to ? last : days.to }
    return { ...row, spend: spendOf(spend, monthDays) }
  })
  return { now: await period(days), earlier: await period(before), months, hasSpend: spend.size > 0 }
}

function figuresOf({ now, earlier, months, hasSpend }: Facts, { days }: { days: Days; before: Days }) {
  const lastMonths = Array.from({ length: TREND_MONTHS }, (_, index) =>
    monthOf(addMonths(startOfMonth(days.to), index + 1 - TREND_MONTHS)),
  )
  const figure = (of: (sums: PeriodSums) => number | null): Figure => ({
    value: of(now),
    before: of(earlier),
    trend: lastMonths.map((month) => of(months.find((row) => row.month === month) ?? { ...NO_SUMS, spend: null })),
  })
  return {
    revenue: figure((sums) => sums.revenue),
    visits: figure((sums) => sums.visits),
    newPatients: figure((sums) => sums.newPatients),
    returningPatients: figure((sums) => sums.returningPatients),
    repeatShare: figure(repeatShare),
    averageCheck: figure(averageCheck),
    cac: hasSpend ? figure(acquisitionCost) : null,
    adShare: hasSpend ? figure(adShare) : null,
  }
}

/** Margin to date per patient with a visit at the end of both periods and of the last months. */
function ltv(
  { months }: Facts,
  { days, before, classes }: { days: Days; before: Days; classes: { costKnownShare: number | null } },
): Figure & { costKnownShare: number | null } {
  const upTo = (month: string): number | null => {
    const sums = addSums(months.filter((row) => row.month <= month))
    return sums.newPatients > 0 ? Math.round((sums.revenue - sums.cost) / sums.newPatients) : null
  }
  const trend = Array.from({ length: TREND_MONTHS }, (_, index) =>
    upTo(monthOf(addMonths(startOfMonth(days.to), index + 1 - TREND_MONTHS))),
  )
  return {
    value: upTo(monthOf(days.to)),
    before: upTo(monthOf(before.to)),
    trend,
    costKnownShare: classes.costKnownShare,
  }
}

/** Return 1 → 2 within 90 days of the newest month everybody of which has had them, and the months before it. */
async function returnFigure(
  db: Db,
  question: Question,
  { to, compare, branch }: { to: string; compare: Comparison; branch: string | null },
) {
  const asked = {
    by: branch === null ? null : ('branch' as const),
    where: [],
    withinDays: OVERVIEW_RETURN_DAYS,
  } as const
  const at = { ...question, asOf: to, branch: null }
  const rows = (await readReturnTrend(db, at, asked)).filter(
    (row) => row.fromVisit === 1 && row.value === (branch ?? '') && row.waiting === 0,
  )
  const rate = (month: string): number | null => {
    const row = rows.find((candidate) => candidate.month === month)
    return row && row.eligible > 0 ? row.converted / row.eligible : null
  }
  const cohort = matureMonth(to)
  const beforeCohort = monthOf(addMonths(`${cohort}-01`, compare === 'previous_year' ? -12 : -1))
  const trend = Array.from({ length: TREND_MONTHS }, (_, index) =>
    rate(monthOf(addMonths(`${cohort}-01`, index + 1 - TREND_MONTHS))),
  )
  return { value: rate(cohort), before: rate(beforeCohort), trend, cohort, beforeCohort }
}

async function qualityRows(db: Db, { clinicId, today }: Question) {
  const { rules } = await countDataQuality(db, clinicId, today)
  return rules.map(({ rule, count, byBranch, byDoctor }) => {
    const [worst] = byDoctor.length > 0 && byBranch.length <= 1 ? byDoctor : byBranch
    return { rule, patients: count, most: worst?.name ? { name: worst.name, patients: worst.patients } : null }
  })
}
