import { type CohortGrain, periodOfMonth } from '@revisit/domain/cohort-period.ts'
import {
  anniversaryCohorts,
  calendarCohorts,
  type Cohort,
  type CohortCell,
  type CohortMode,
  totalsByAge,
} from '@revisit/domain/cohorts.ts'
import { monthOf } from '@revisit/domain/local-date.ts'
import { OVERVIEW_RETURN_DAYS } from '@revisit/domain/returns.ts'
import type { Db } from '../../platform/db.ts'
import type { Locale } from '../../platform/errors.ts'
import { isKept, readCohortFacts } from './cohort-queries.ts'
import { readSpend, type Spend } from './directory-queries.ts'
import { keptAnswer } from './kept-queries.ts'
import type { Question } from './question.ts'
import { readReturnTrend, type ReturnMonth } from './return-queries.ts'
import { type CohortDimension, RETURN_DIMENSIONS, type Where } from './slices.ts'
import { readSliceNames } from './slice-names.ts'

export type CohortsAsked = {
  grain: CohortGrain
  mode: CohortMode
  by: CohortDimension | null
  where: readonly Where[]
  locale: Locale
}

/** Share of a cohort that came again within 90 days; immature while somebody's 90 days have not passed. */
export type CohortReturn = { eligible: number; converted: number; rate: number | null; immature: boolean }
/** A cohort of a slice with what stands beside its cells. Money in minor units. */
export type CohortRow = Cohort & {
  key: string | null
  name: string | null
  returned: CohortReturn | null
  spend: number | null
  cac: number | null
  /** First age at which cumulative margin per patient reaches the cost of acquiring one; null = not yet or unknown. */
  paybackK: number | null
}

/** The cohort table: rows by slice and period of first visit, cells by age, totals by age over the whole of it. */
export async function cohortTable(db: Db, question: Question, asked: CohortsAsked) {
  const { grain, mode, by, where, locale } = asked
  const compute = async () => ({
    slices: await foldSlices(db, question, asked),
    ...(await beside(db, question, asked)),
  })
  // Of kept sums the table is folded sooner than a kept answer of megabytes is written and read.
  const kept = isKept(question, asked)
    ? await compute()
    : await keptAnswer(db, question, { key: ['cohorts', grain, mode, by, where], compute })
  const names = by && (await readSliceNames(db, question.clinicId, { dimension: by, locale }))
  const cohorts = kept.slices.flatMap(({ value, cohorts: folded }) =>
    folded.map((cohort): CohortRow => {
      const key = by === null ? null : value
      return {
        key,
        name: key === null ? null : names!(key),
        ...cohort,
        ...besideCohort(cohort, value, { kept, asked }),
      }
    }),
  )
  return { asOf: question.asOf, grain, mode, by, cohorts, totals: totalsByAge(cohorts) }
}

type Slice = { value: string; cohorts: Cohort[] }

async function foldSlices(db: Db, question: Question, { grain, mode, by, where }: CohortsAsked): Promise<Slice[]> {
  const asked = { grain, asOf: question.asOf }
  const { calendar, anniversary, youngest } = await readCohortFacts(db, question, { by, where, mode })
  return mode === 'calendar'
    ? bySlice(calendar).map(([value, facts]) => ({ value, cohorts: calendarCohorts(facts, asked) }))
    : bySlice(anniversary).map(([value, facts]) => ({ value, cohorts: anniversaryCohorts(facts, youngest, asked) }))
}

function bySlice<T extends { value: string }>(rows: readonly T[]): [string, T[]][] {
  return [...Map.groupBy(rows, (row) => row.value)].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

type Beside = { returns: ReturnMonth[] | null; spend: Spend[] | null }

/** Returns and advertising by month, where the slice has them. */
async function beside(db: Db, question: Question, { by, where }: CohortsAsked): Promise<Beside> {
  const slice = RETURN_DIMENSIONS.find((dimension) => dimension === by) ?? null
  const returns =
    by === null || slice !== null
      ? await readReturnTrend(db, question, { by: slice, where, withinDays: OVERVIEW_RETURN_DAYS })
      : null
  const bySource = (by === null || by === 'source') && where.every(({ dimension }) => dimension === 'source')
  const wholeClinic = question.branch === null && question.scope === null
  const spend = bySource && wholeClinic ? await readSpend(db, question.clinicId, monthOf(question.asOf)) : null
  return { returns: returns && returns.filter((row) => row.fromVisit === 1), spend }
}

function besideCohort(
  { cohort, size, cells }: Cohort,
  value: string,
  { kept, asked: { grain, by, where } }: { kept: Beside; asked: CohortsAsked },
): Pick<CohortRow, 'returned' | 'spend' | 'cac' | 'paybackK'> {
  const inCohort = (month: string): boolean => periodOfMonth(month, grain) === cohort
  const counted = kept.returns?.filter((row) => row.value === value && inCohort(row.month))
  const source = by === 'source' ? value : where[0]?.value
  const spent = kept.spend?.filter((row) => inCohort(row.month) && (source === undefined || row.source === source))
  const spend = spent && spent.length > 0 ? spent.reduce((sum, row) => sum + row.amount, 0) : null
  const cac = spend !== null && size > 0 ? Math.round(spend / size) : null
  return { returned: counted ? returnedOf(counted) : null, spend, cac, paybackK: paybackOf(cells, { cac, size }) }
}

function returnedOf(rows: readonly ReturnMonth[]): CohortReturn {
  const total = (key: 'eligible' | 'converted' | 'waiting') => rows.reduce((sum, row) => sum + row[key], 0)
  const eligible = total('eligible')
  const converted = total('converted')
  return { eligible, converted, rate: eligible > 0 ? converted / eligible : null, immature: total('waiting') > 0 }
}

function paybackOf(cells: readonly CohortCell[], { cac, size }: { cac: number | null; size: number }): number | null {
  if (cac === null || size === 0) return null
  return cells.find((cell) => cell.cumulativeMargin / size >= cac)?.k ?? null
}
