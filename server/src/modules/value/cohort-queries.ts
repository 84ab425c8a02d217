import type { AnniversaryFacts, CalendarFacts } from '@revisit/domain/cohorts.ts'
import { endOfMonth } from '@revisit/domain/local-date.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { cohortDeltas, firstVisitDeltas } from '../statistics/statistics.ts'
import type { Question } from './question.ts'
import { whereSql } from './slice-queries.ts'
import type { CohortDimension, Where } from './slices.ts'

/** Which slices are asked for: one per value of `by` (one in all when null), among people who meet every condition. */
export type Sliced = { by: CohortDimension | null; where: readonly Where[] }
export type InSlice<T> = T & { value: string }

/**
 * The sums behind the answer, as rows of cohort_cells. Whole slices of today or of a past month end are kept sums; anything else
 * (another day, crossed conditions, limited branches) is summed from the histories of the people concerned. Never from facts.
 */
function cellsOf(question: Question, { by, where }: Sliced): RawBuilder<unknown> {
  const { clinicId, asOf } = question
  const dimension = by ?? (where.length === 1 ? where[0]!.dimension : 'all')
  if (!isKept(question, { by, where })) {
    return sql`(select * from (${cohortDeltas(peopleBy(question, where))}) c where c.dimension = ${by ?? 'all'})`
  }
  const value = by === null && where.length === 1 ? sql`and value = ${where[0]!.value}` : sql``
  return sql`(select ${by === null ? sql`'' as value` : sql`value`}, cohort_month, fact_month, k, revenue, cost, visits,
      active, active_in_quarter, active_in_year, active_at_age
    from cohort_cells where clinic_id = ${clinicId} and dimension = ${dimension} ${value}
      and cohort_month <= ${asOf}::date and fact_month <= ${asOf}::date)`
}

/** Calendar months of people by month of first visit. */
export async function readCalendarFacts(db: Db, question: Question, sliced: Sliced): Promise<InSlice<CalendarFacts>[]> {
  const { rows } = await sql<InSlice<CalendarFacts>>`
    select c.value, to_char(c.cohort_month, 'YYYY-MM') as cohort_month, to_char(c.fact_month, 'YYYY-MM') as fact_month,
      sum(c.revenue)::bigint as revenue, sum(c.cost)::bigint as cost, sum(c.visits)::int as visits, sum(c.active)::int as active,
      sum(c.active_in_quarter)::int as first_active_in_quarter, sum(c.active_in_year)::int as first_active_in_year
    from ${cellsOf(question, sliced)} c group by 1, c.cohort_month, c.fact_month`.execute(db)
  return rows
}

/** Full months since the first visit. */
export async function readAnniversaryFacts(
  db: Db,
  question: Question,
  sliced: Sliced,
): Promise<InSlice<AnniversaryFacts>[]> {
  const { rows } = await sql<InSlice<AnniversaryFacts>>`
    select c.value, to_char(c.cohort_month, 'YYYY-MM') as cohort_month, c.k::int as k, sum(c.revenue)::bigint as revenue,
      sum(c.cost)::bigint as cost, sum(c.visits)::int as visits, sum(c.active_at_age)::int as active
    from ${cellsOf(question, sliced)} c group by 1, c.cohort_month, c.k`.execute(db)
  return rows
}

/** The latest first visit day of each month among all people who meet the conditions. */
export async function readYoungest(db: Db, question: Question, where: readonly Where[]): Promise<Map<string, string>> {
  const { clinicId, asOf } = question
  const kept = isKept(question, { by: null, where })
  const [condition] = where
  const days = kept
    ? sql`(select day from first_visit_cells where clinic_id = ${clinicId}
        and dimension = ${condition?.dimension ?? 'all'} and value = ${condition?.value ?? ''} and day <= ${asOf}::date)`
    : sql`(select day from (${firstVisitDeltas(peopleBy(question, where))}) f where f.dimension = 'all')`
  const { rows } = await sql<{ month: string; day: string }>`
    select to_char(day, 'YYYY-MM') as month, max(day) as day from ${days} d group by 1`.execute(db)
  return new Map(rows.map(({ month, day }) => [month, day]))
}

/** Whether kept sums answer: everybody, at most one way of slicing, today or the end of a month. */
export function isKept({ asOf, today, branch, scope }: Question, { by, where }: Sliced): boolean {
  const wholeMonths = asOf === today || asOf === endOfMonth(asOf)
  return wholeMonths && branch === null && scope === null && where.length + (by === null ? 0 : 1) <= 1
}

/** Histories of the people concerned, cut at the day asked about, in the shape the sums are made from. */
export function peopleBy({ clinicId, asOf, branch }: Question, where: readonly Where[]): RawBuilder<unknown> {
  const home = branch === null ? sql`` : sql`and s.home_branch_id = ${branch}`
  return sql`(select 1 as sign, s.patient_id, s.source, s.first_service_id, s.first_specialty, s.first_doctor_id, s.first_branch_id,
      s.first_payer, s.first_visit_on, width_bucket(${asOf}::date, h.visit_days) as visits,
      h.visit_days[1:width_bucket(${asOf}::date, h.visit_days)] as visit_days, h.visit_doctors, h.visit_administrators,
      h.visit_branches, h.visit_treatments, h.days[1:width_bucket(${asOf}::date, h.days)] as days, h.visit_totals, h.revenue_totals,
      h.cost_totals, h.day_branches
    from patient_stats s join patient_history h on h.clinic_id = s.clinic_id and h.patient_id = s.patient_id
    where s.clinic_id = ${clinicId} and s.first_visit_on <= ${asOf}::date ${home} ${whereSql(where)})`
}
