import { addDays, addMonths } from '@revisit/domain/local-date.ts'
import type { ClassReasonCode, ValueClass } from '@revisit/domain/value-class.ts'
import type { ValueClassRules } from '@revisit/domain/value-class-rules.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { classOfReasonSql, type ClassColumns, type Cuts, reasonSql, statsColumns } from '../statistics/statistics.ts'
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
 * The measures of the classes at a past day, from the histories: columns named as in patient_stats. OFFSET keeps the planner
 * from writing the searches out wherever a measure is used.
 */
function peopleAtDay({ clinicId, asOf, branch }: Question, activeMonths: number): RawBuilder<unknown> {
  const day = sql`${asOf}::date`
  const at = sql`width_bucket(${day}, h.days)`
  const yearAgo = sql`width_bucket(${addMonths(asOf, -12)}::date, h.days)`
  const total = (column: string): RawBuilder<unknown> => sql`coalesce(h.${sql.ref(column)}[${at}], 0)`
  const visits = sql`width_bucket(${day}, h.visit_days)`
  const home =
    branch === null
      ? sql``
      : sql`join patient_stats s on s.clinic_id = h.clinic_id and s.patient_id = h.patient_id and s.home_branch_id = ${branch}`
  return sql`(select h.patient_id, ${visits} as visits, ${total('revenue_totals')} as revenue, ${total('cost_totals')} as cost,
      ${total('list_totals')} as list_price_total, ${total('discount_totals')} as discount_total,
      ${total('booking_totals')} as bookings, ${total('missed_totals')} as missed,
      ${total('revenue_totals')} - coalesce(h.revenue_totals[${yearAgo}], 0) as revenue_year,
      ${visits} - width_bucket(${addMonths(asOf, -24)}::date, h.visit_days) as visits_two_years,
      coalesce(h.visit_days[${visits}] > ${addMonths(asOf, -activeMonths)}::date, false) as active
    from patient_history h ${home} where h.clinic_id = ${clinicId} and h.visit_days[1] <= ${day} offset 0)`
}

export type ClassesAt = { rules: ValueClassRules; activeMonths: number }

/** The boundaries the rules gave at a past day: quantiles of the people active then. */
export async function readCutsAt(db: Db, question: Question, { rules, activeMonths }: ClassesAt): Promise<Cuts> {
  const cut = (boundary: ValueClassRules['lowLtv'], column: string) =>
    boundary.method === 'fixed'
      ? sql`${sql.lit(boundary.amount)}::bigint`
      : sql`percentile_disc(${sql.lit(boundary.share)}::float8) within group (order by ${sql.ref(column)}) filter (where active)`
  const everybody: Question = { ...question, branch: null }
  const { rows } = await sql<Cuts>`
    select ${cut(rules.lowLtv, 'revenue')} as low_ltv, ${cut(rules.vip.revenue12m, 'revenue_year')} as vip_boundary
    from ${peopleAtDay(everybody, activeMonths)} p`.execute(db)
  return rows[0]!
}

/** People and money by class and reason at a past day. */
export async function countClassesAt(
  db: Db,
  question: Question,
  { rules, activeMonths, cuts }: ClassesAt & { cuts: Cuts },
): Promise<CountedReason[]> {
  const override = sql.ref('o.class')
  const reason = reasonSql(columnsAtDay(override), rules, cuts)
  const { rows } = await sql<CountedReason>`
    select ${classOfReasonSql(sql`q.reason`, sql`q.override`)} as class, q.reason, count(*)::int as patients,
      sum(q.revenue)::bigint as revenue, sum(q.revenue - q.cost)::bigint as margin, 0 as list, 0 as list_with_cost
    from (select p.*, o.class as override, ${reason} as reason from ${peopleAtDay(question, activeMonths)} p
      left join (select distinct on (patient_id) patient_id, class from value_class_overrides
        where clinic_id = ${question.clinicId} and starts_on <= ${question.asOf}::date and ends_on >= ${question.asOf}::date
          and (revoked_at is null or revoked_at::date > ${question.asOf}::date) and created_at::date <= ${addDays(question.asOf, 1)}::date
        order by patient_id, created_at desc, id desc) o on o.patient_id = p.patient_id) q
    group by 1, 2`.execute(db)
  return rows
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
  const reason = reasonSql(statsColumns('s', byHand), rules, cuts)
  const { rows } = await sql<ClassChange>`
    select q.value_class as before, ${classOfReasonSql(sql`q.reason`, sql`q.value_class`)} as after, count(*)::int as patients
    from (select s.value_class, ${reason} as reason from patient_stats s where s.clinic_id = ${clinicId} ${home}) q
    group by 1, 2`.execute(db)
  return rows
}
