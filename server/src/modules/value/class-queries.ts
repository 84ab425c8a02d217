import { addDays, addMonths } from '@revisit/domain/local-date.ts'
import type { ClassReasonCode, ValueClass } from '@revisit/domain/value-class.ts'
import type { ValueClassRules } from '@revisit/domain/value-class-rules.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import {
  classOfReasonSql,
  type ClassColumns,
  type Cuts,
  knownCuts,
  reasonSql,
  statsColumns,
} from '../statistics/statistics.ts'
import type { Question } from './question.ts'

export type CountedReason = {
  class: ValueClass | null
  reason: ClassReasonCode
  patients: number
  revenue: number
  margin: number
  list: number
  listWithCost: number
}

/** People and money by class and reason as kept today: those of the caller's branches. */
export async function countClasses(db: Db, { clinicId, branch }: Question): Promise<CountedReason[]> {
  const home = branch === null ? sql`` : sql`and home_branch = ${branch}`
  const { rows } = await sql<CountedReason>`
    select nullif(value_class, '') as class, nullif(value_class_reason, '') as reason, sum(patients)::int as patients,
      sum(revenue)::bigint as revenue, sum(revenue - cost)::bigint as margin, sum(list_price_total)::bigint as list,
      sum(list_price_with_cost)::bigint as list_with_cost
    from people_cells where clinic_id = ${clinicId} ${home} group by 1, 2`.execute(db)
  return rows
}

/**
 * The measures of the classes at a past day, from the histories: columns named as in patient_stats. A place in an array is searched
 * wherever it is used: a query below that found it once would keep the workers from cutting their rows down before they hand them over.
 */
function peopleAtDay({ clinicId, asOf }: Question, activeMonths: number): RawBuilder<unknown> {
  const day = sql`${asOf}::date`
  const at = sql`width_bucket(${day}, h.days)`
  const yearAgo = sql`width_bucket(${addMonths(asOf, -12)}::date, h.days)`
  const visits = sql`width_bucket(${day}, h.visit_days)`
  const total = (column: string, place = at) => sql`coalesce(h.${sql.ref(column)}[${place}], 0)`
  return sql`select h.patient_id, ${visits} as visits, ${total('revenue_totals')} as revenue, ${total('cost_totals')} as cost,
      ${total('list_totals')} as list_price_total, ${total('discount_totals')} as discount_total,
      ${total('booking_totals')} as bookings, ${total('missed_totals')} as missed,
      ${total('revenue_totals')} - ${total('revenue_totals', yearAgo)} as revenue_year,
      ${visits} - width_bucket(${addMonths(asOf, -24)}::date, h.visit_days) as visits_two_years,
      h.visit_days[${visits}] > ${addMonths(asOf, -activeMonths)}::date as active
    from patient_history h where h.clinic_id = ${clinicId} and h.visit_days[1] <= ${day}`
}

type ClassesAt = { rules: ValueClassRules; activeMonths: number }

/**
 * People and money by class and reason at a past day, and the boundaries the rules gave then: quantiles of the people active that
 * day. The histories are read once: what they say is measured first, the boundaries are taken of it, then everybody is classed.
 */
export async function countClassesAt(
  db: Db,
  question: Question,
  { rules, activeMonths }: ClassesAt,
): Promise<{ cuts: Cuts; counted: CountedReason[] }> {
  const { clinicId, asOf, branch } = question
  const cut = (boundary: ValueClassRules['lowLtv'], column: string) =>
    boundary.method === 'fixed'
      ? sql`${sql.lit(boundary.amount)}::bigint`
      : sql`percentile_disc(${sql.lit(boundary.share)}::float8) within group (order by ${sql.ref(column)}) filter (where active)`
  const cuts = { lowLtv: sql.ref('c.low_ltv'), vipBoundary: sql.ref('c.vip_boundary') }
  const reason = reasonSql(columnsAtDay(sql.ref('o.class')), rules, cuts)
  const home =
    branch === null
      ? sql``
      : sql`join patient_stats s on s.clinic_id = ${clinicId} and s.patient_id = p.patient_id and s.home_branch_id = ${branch}`
  const { rows } = await sql<CountedReason & Cuts>`
    with people as materialized (${peopleAtDay(question, activeMonths)}),
      cuts as materialized (select ${cut(rules.lowLtv, 'revenue')} as low_ltv,
        ${cut(rules.vip.revenue12m, 'revenue_year')} as vip_boundary from people),
      counted as (select ${classOfReasonSql(sql`q.reason`, sql`q.override`)} as class, q.reason, count(*)::int as patients,
          sum(q.revenue)::bigint as revenue, sum(q.revenue - q.cost)::bigint as margin
        from (select p.revenue, p.cost, o.class as override, ${reason} as reason from people p ${home} cross join cuts c
          left join (select distinct on (patient_id) patient_id, class from value_class_overrides
            where clinic_id = ${clinicId} and starts_on <= ${asOf}::date and ends_on >= ${asOf}::date
              and (revoked_at is null or revoked_at::date > ${asOf}::date) and created_at::date <= ${addDays(asOf, 1)}::date
            order by patient_id, created_at desc, id desc) o on o.patient_id = p.patient_id offset 0) q
        group by 1, 2)
    select c.low_ltv, c.vip_boundary, n.*, 0 as list, 0 as list_with_cost from cuts c left join counted n on true`.execute(
    db,
  )
  const { lowLtv, vipBoundary } = rows[0]!
  return { cuts: { lowLtv, vipBoundary }, counted: rows.filter(({ reason: counted }) => counted !== null) }
}

function columnsAtDay(override: RawBuilder<unknown>): ClassColumns {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`p.${name}`)
  return {
    ...statsColumns('p', override),
    missed: column('missed'),
  }
}

export type ClassChange = { before: ValueClass | null; after: ValueClass | null; patients: number }

/** How many people would have which class under other rules, beside the class they have. */
export async function countUnderRules(
  db: Db,
  { clinicId, branch }: Question,
  { rules, cuts }: { rules: ValueClassRules; cuts: Cuts },
): Promise<ClassChange[]> {
  const home = branch === null ? sql`` : sql`and s.home_branch_id = ${branch}`
  const byHand = sql`case when s.value_class_reason = 'set_by_hand' then s.value_class end`
  const reason = reasonSql(statsColumns('s', byHand), rules, knownCuts(cuts))
  const { rows } = await sql<ClassChange>`
    select q.value_class as before, ${classOfReasonSql(sql`q.reason`, sql`q.value_class`)} as after, count(*)::int as patients
    from (select s.value_class, ${reason} as reason from patient_stats s where s.clinic_id = ${clinicId} ${home}) q
    group by 1, 2`.execute(db)
  return rows
}
