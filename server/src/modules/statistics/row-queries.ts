import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** Whose rows are computed: everybody, or the people listed in the temporary table `due_patients`. */
export type Whose = 'everybody' | 'due'

/** What the rows are true for: the clinic's day, the first days of the rolling windows (exclusive), the zone-free instant of refresh. */
export type RowContext = {
  clinicId: string
  today: string
  /** Revenue after this day counts to the last 12 months. */
  yearAgo: string
  /** Visits after this day count to the last 24 months. */
  twoYearsAgo: string
  /** Whoever visited after this day is active. */
  activeAfter: string
  activeMonths: number
  now: Date
}

/**
 * Computes rows of patient_stats and patient_history from the facts into the temporary table `new_rows` (value class left
 * out). Three passes: facts by patient and day, running totals into arrays, one row per live person.
 */
export async function computeRows(db: Db, whose: Whose, context: RowContext): Promise<void> {
  await numberDirectories(db, context.clinicId)
  await factDays(whose, context).execute(db)
  await history(context).execute(db)
  await newRows(whose, context).execute(db)
}

/** Small numbers for staff, services and branches, so that they can travel inside one aggregate. */
async function numberDirectories(db: Db, clinicId: string): Promise<void> {
  for (const table of ['staff', 'services', 'branches']) {
    await sql`create temp table ${sql.table(`${table}_numbers`)} on commit drop as
      select id, row_number() over (order by id)::bigint as n from ${sql.table(table)} where clinic_id = ${sql.lit(clinicId)}`.execute(
      db,
    )
  }
}

function only(whose: Whose, column: string): RawBuilder<unknown> {
  return whose === 'everybody' ? sql`` : sql`and ${sql.ref(column)} in (select patient_id from due_patients)`
}

/**
 * One row per patient and day with any fact up to today. The first completed appointment of the day brings doctor,
 * administrator, branch and payer; the priciest line brings the service. Amounts are summed as float8, exact up to 2^53.
 */
function factDays(whose: Whose, { clinicId, today }: RowContext) {
  const clinic = sql.lit(clinicId)
  const day = sql.lit(today)
  return sql`create temp table fact_days on commit drop as
    select patient_id, day,
      count(visit)::int as completed, min(first) as first, max(top) as top,
      count(booking)::int as bookings, count(booking) filter (where booking in ('no_show', 'cancelled'))::int as missed,
      count(booking) filter (where booking = 'no_show')::int as no_shows,
      count(by_patient)::int as cancelled_by_patient,
      coalesce(sum(paid), 0) as revenue, coalesce(sum(paid) filter (where payer = 'insurer'), 0) as insured,
      coalesce(sum(refund), 0) as refunds, coalesce(sum(cost), 0) as cost,
      coalesce(sum(list), 0) as list, coalesce(sum(list) filter (where cost is not null), 0) as list_with_cost,
      coalesce(sum(discount), 0) as discount, count(list)::int as lines, count(cost)::int as lines_with_cost
    from (
      select a.patient_id, a.visited_on as day, a.status as booking,
        case when a.status = 'completed' then true end as visit,
        case when a.status = 'cancelled' and a.cancelled_by = 'patient' then true end as by_patient,
        case when a.status = 'completed' then array[extract(epoch from a.starts_at)::bigint, coalesce(d.n, 0), coalesce(m.n, 0),
          coalesce(b.n, 0), case a.payer when 'patient' then 1 when 'insurer' then 2 when 'employer' then 3 else 0 end] end as first,
        null::bigint[] as top, null::float8 as paid, null::float8 as refund, null::text as payer,
        null::float8 as cost, null::float8 as list, null::float8 as discount
      from appointments a
        left join staff_numbers d on d.id = a.doctor_id left join staff_numbers m on m.id = a.administrator_id
        left join branches_numbers b on b.id = a.branch_id
      where a.clinic_id = ${clinic} and a.visited_on <= ${day} ${only(whose, 'a.patient_id')}
      union all
      select p.patient_id, p.paid_on, null, null, null, null, null,
        case p.kind when 'payment' then p.amount else -p.amount end, case p.kind when 'refund' then p.amount end, p.payer,
        null, null, null
      from payments p where p.clinic_id = ${clinic} and p.paid_on <= ${day} ${only(whose, 'p.patient_id')}
      union all
      select l.patient_id, a.visited_on, null, null, null, null,
        array[round(coalesce(l.price, s.price, 0) * l.quantity)::bigint, coalesce(n.n, 0)], null, null, null,
        l.cost, round(coalesce(l.price, s.price, 0) * l.quantity)::float8, l.discount
      from service_lines l
        join appointments a on a.clinic_id = l.clinic_id and a.id = l.appointment_id and a.status = 'completed'
        left join services s on s.clinic_id = l.clinic_id and s.id = l.service_id
        left join services_numbers n on n.id = l.service_id
      where l.clinic_id = ${clinic} and a.clinic_id = ${clinic} and a.visited_on <= ${day} ${only(whose, 'l.patient_id')}
    ) facts
    group by patient_id, day`
}

/** Running totals by day, folded into sorted arrays. */
function history({ yearAgo, twoYearsAgo }: RowContext) {
  return sql`create temp table new_history on commit drop as
    with numbers as (
      select (select array_agg(id order by n) from staff_numbers) as staff,
        (select array_agg(id order by n) from services_numbers) as services,
        (select array_agg(id order by n) from branches_numbers) as branches
    ), totals as (
      select f.patient_id, f.day, f.completed, f.bookings, f.missed, f.no_shows, f.cancelled_by_patient, f.revenue, f.insured,
        f.refunds, f.cost, f.list, f.list_with_cost, f.discount, f.lines, f.lines_with_cost, f.first, f.top,
        count(f.first) over w as visit_total,
        sum(f.bookings) over w as booking_total, sum(f.missed) over w as missed_total,
        sum(f.revenue) over w as revenue_total, sum(f.cost) over w as cost_total,
        sum(f.list) over w as list_total, sum(f.discount) over w as discount_total
      from fact_days f window w as (partition by f.patient_id order by f.day rows unbounded preceding)
    )
    select t.patient_id,
      coalesce(array_agg(t.day order by t.day) filter (where t.first is not null), '{}') as visit_days,
      (array_agg(n.staff[t.first[2]] order by t.day) filter (where t.first is not null and t.visit_total <= 4)) as visit_doctors,
      (array_agg(n.staff[t.first[3]] order by t.day) filter (where t.first is not null and t.visit_total <= 4)) as visit_administrators,
      (array_agg(n.branches[t.first[4]] order by t.day) filter (where t.first is not null and t.visit_total <= 4)) as visit_branches,
      (array_agg(n.services[t.top[2]] order by t.day) filter (where t.first is not null and t.visit_total <= 4)) as visit_services,
      max(t.first[5]) filter (where t.visit_total = 1 and t.first is not null) as first_payer,
      array_agg(t.day order by t.day) as days,
      array_agg(t.visit_total::int order by t.day) as visit_totals,
      array_agg(t.booking_total::int order by t.day) as booking_totals,
      array_agg(t.missed_total::int order by t.day) as missed_totals,
      array_agg(t.revenue_total::bigint order by t.day) as revenue_totals,
      array_agg(t.cost_total::bigint order by t.day) as cost_totals,
      array_agg(t.list_total::bigint order by t.day) as list_totals,
      array_agg(t.discount_total::bigint order by t.day) as discount_totals,
      array_agg(n.branches[t.first[4]] order by t.day) as day_branches,
      count(t.first)::int as visits, sum(t.completed)::int as completed, sum(t.bookings)::int as bookings,
      sum(t.missed)::int as missed, sum(t.no_shows)::int as no_shows, sum(t.cancelled_by_patient)::int as cancelled_by_patient,
      min(t.day) filter (where t.first is not null) as first_visit_on, max(t.day) filter (where t.first is not null) as last_visit_on,
      sum(t.revenue)::bigint as revenue, sum(t.refunds)::bigint as refunds, sum(t.insured)::bigint as insured_revenue,
      coalesce(sum(t.revenue) filter (where t.visit_total = 0), 0)::bigint as revenue_before_first,
      count(*) filter (where t.first is not null and t.revenue > 0)::int as paid_visits,
      sum(t.cost)::bigint as cost, sum(t.list)::bigint as list_price_total, sum(t.list_with_cost)::bigint as list_price_with_cost,
      sum(t.discount)::bigint as discount_total, sum(t.lines)::int as lines, sum(t.lines_with_cost)::int as lines_with_cost,
      coalesce(sum(t.revenue) filter (where t.day > ${sql.lit(yearAgo)}), 0)::bigint as revenue_year,
      count(t.first) filter (where t.day > ${sql.lit(twoYearsAgo)})::int as visits_two_years,
      min(t.day) filter (where t.revenue <> 0 and t.day > ${sql.lit(yearAgo)}) as oldest_money,
      min(t.day) filter (where t.first is not null and t.day > ${sql.lit(twoYearsAgo)}) as oldest_visit
    from totals t cross join numbers n group by t.patient_id`
}

/** One row per live person, without any fact too: slices of the first visit, what lies ahead, open plans, the next day of change. */
function newRows(whose: Whose, context: RowContext) {
  const clinic = sql.lit(context.clinicId)
  const today = sql`${sql.lit(context.today)}::date`
  return sql`create temp table new_rows on commit drop as
    with places as (
      select patient_id, array_agg(branch_id order by branch_id) as branch_ids from (
        select distinct patient_id, branch_id from appointments a
        where a.clinic_id = ${clinic} and a.branch_id is not null ${only(whose, 'a.patient_id')}) seen
      group by patient_id
    ), ahead as (
      select a.patient_id, min(a.visited_on) filter (where a.status in ('booked', 'confirmed', 'arrived')) as next_visit_on,
        min(a.visited_on) filter (where a.visited_on > ${today}) as next_fact_on
      from appointments a where a.clinic_id = ${clinic} and a.visited_on >= ${today} ${only(whose, 'a.patient_id')} group by a.patient_id
    ), money_ahead as (
      select p.patient_id, min(p.paid_on) as next_money_on
      from payments p where p.clinic_id = ${clinic} and p.paid_on > ${today} ${only(whose, 'p.patient_id')} group by p.patient_id
    ), open_plans as (
      select p.patient_id, count(distinct p.id)::int as plans, coalesce(sum(round(i.price * i.quantity)), 0)::bigint as amount
      from plans p join plan_items i on i.clinic_id = p.clinic_id and i.plan_id = p.id
      where p.clinic_id = ${clinic} and p.status in ('presented', 'accepted', 'in_progress')
        and i.status in ('open', 'booked', 'postponed') ${only(whose, 'p.patient_id')}
      group by p.patient_id
    ), overrides as (${overrides(whose, context)})
    select p.id as patient_id,
      case when p.branch_id is null or p.branch_id = any (l.branch_ids) then coalesce(l.branch_ids, '{}')
        else coalesce(l.branch_ids, '{}') || p.branch_id end as branch_ids,
      coalesce(p.branch_id, h.visit_branches[1]) as home_branch_id,
      ${zero('visits', 'completed', 'bookings', 'no_shows', 'cancelled_by_patient')},
      coalesce(h.missed - h.no_shows, 0) as cancelled,
      h.first_visit_on, h.last_visit_on, a.next_visit_on,
      ${zero('revenue', 'refunds', 'insured_revenue', 'revenue_before_first', 'paid_visits', 'cost', 'list_price_total')},
      ${zero('list_price_with_cost', 'discount_total', 'lines', 'lines_with_cost', 'revenue_year', 'visits_two_years')},
      coalesce(h.last_visit_on > ${sql.lit(context.activeAfter)}, false) as active,
      nullif(btrim(p.source), '') as source, h.visit_services[1] as first_service_id,
      coalesce(nullif(s.specialty, ''), nullif(d.specialty, '')) as first_specialty,
      h.visit_doctors[1] as first_doctor_id, coalesce(h.visit_branches[1], case when h.visits > 0 then p.branch_id end) as first_branch_id,
      (array['patient', 'insurer', 'employer'])[h.first_payer] as first_payer,
      o.class as override_class,
      coalesce(op.amount, 0) as open_plan_amount, coalesce(op.plans, 0) as open_plans,
      least(
        greatest((h.oldest_money + interval '12 months')::date, ${today} + 1),
        greatest((h.oldest_visit + interval '24 months')::date, ${today} + 1),
        case when h.last_visit_on > ${sql.lit(context.activeAfter)}
          then greatest((h.last_visit_on + make_interval(months => ${sql.lit(context.activeMonths)}))::date, ${today} + 1) end,
        a.next_visit_on + 1, a.next_fact_on, m.next_money_on, o.changes_on) as due_on,
      coalesce(h.visit_days, '{}') as visit_days, coalesce(h.visit_doctors, '{}') as visit_doctors,
      coalesce(h.visit_administrators, '{}') as visit_administrators,
      coalesce(array_replace(h.visit_branches, null, p.branch_id), '{}') as visit_branches,
      coalesce((select array_agg(t.treatment_type order by v.n) from unnest(h.visit_services) with ordinality v(id, n)
        left join services t on t.clinic_id = ${clinic} and t.id = v.id), '{}') as visit_treatments,
      coalesce(h.days, '{}') as days, coalesce(h.visit_totals, '{}') as visit_totals,
      coalesce(h.booking_totals, '{}') as booking_totals, coalesce(h.missed_totals, '{}') as missed_totals,
      coalesce(h.revenue_totals, '{}') as revenue_totals, coalesce(h.cost_totals, '{}') as cost_totals,
      coalesce(h.list_totals, '{}') as list_totals, coalesce(h.discount_totals, '{}') as discount_totals,
      coalesce(array_replace(h.day_branches, null, coalesce(p.branch_id, h.visit_branches[1])), '{}') as day_branches
    from patients p
      left join new_history h on h.patient_id = p.id left join places l on l.patient_id = p.id
      left join ahead a on a.patient_id = p.id left join money_ahead m on m.patient_id = p.id
      left join open_plans op on op.patient_id = p.id left join overrides o on o.patient_id = p.id
      left join services s on s.clinic_id = ${clinic} and s.id = h.visit_services[1]
      left join staff d on d.clinic_id = ${clinic} and d.id = h.visit_doctors[1]
    where p.clinic_id = ${clinic} and p.merged_into is null ${only(whose, 'p.id')}`
}

function zero(...columns: string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql`coalesce(h.${sql.ref(column)}, 0) as ${sql.ref(column)}`))
}

/** The class set by hand and in force today (the newest wins), and the next day on which that changes. */
function overrides(whose: Whose, { clinicId, today }: RowContext) {
  const day = sql`${sql.lit(today)}::date`
  return sql`select v.patient_id,
      (array_agg(v.class order by v.created_at desc, v.id desc) filter (where v.starts_on <= ${day}))[1] as class,
      min(case when v.starts_on > ${day} then v.starts_on else v.ends_on + 1 end) as changes_on
    from value_class_overrides v
    where v.clinic_id = ${sql.lit(clinicId)} and v.revoked_at is null and v.ends_on >= ${day} ${only(whose, 'v.patient_id')}
    group by v.patient_id`
}
