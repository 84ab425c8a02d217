import { type RawBuilder, sql } from 'kysely'

/**
 * What one patient adds to every table of sums. `source` = rows with the columns of patient_stats and patient_history and a
 * `sign`: +1 adds a patient, −1 takes one out, so the sum over old (−) and new (+) rows is exactly the change.
 */
export type Source = RawBuilder<unknown>

/** Dimensions come in pairs so that three hash tables make seven slices. */
const COHORT_PAIRS = [
  ['source', 'payer'],
  ['service', 'specialty'],
  ['doctor', 'branch'],
] as const

const SLICES = sql`coalesce(c.source, '') as source, coalesce(c.first_payer, '') as payer,
  coalesce(c.first_service_id::text, '') as service, coalesce(c.first_specialty, '') as specialty,
  coalesce(c.first_doctor_id::text, '') as doctor, coalesce(c.first_branch_id::text, '') as branch`

/** Rows of cohort_cells: facts on or after the first visit day. */
export function cohortDeltas(source: Source): RawBuilder<unknown> {
  return sql`
    with days as (
      select c.sign, ${SLICES}, c.cohort_month, d.day, m.fact_month,
        case when a.age_start > d.day then a.months - 1 else a.months end as k,
        case when a.age_start > d.day then (c.first_visit_on + make_interval(months => a.months - 1))::date else a.age_start end as age_start,
        d.revenue - d.revenue_before as revenue, d.cost - d.cost_before as cost,
        d.visits - d.visits_before as visited, c.visit_days[d.visits_before] as previous
      from (select *, date_trunc('month', first_visit_on::timestamp)::date as cohort_month from ${source} s where s.visits > 0) c
      cross join lateral unnest(c.days, c.revenue_totals, 0::bigint || c.revenue_totals, c.cost_totals, 0::bigint || c.cost_totals,
        c.visit_totals, 0 || c.visit_totals) d(day, revenue, revenue_before, cost, cost_before, visits, visits_before)
      cross join lateral (select date_trunc('month', d.day::timestamp)::date as fact_month) m
      cross join lateral (select mm.months, (c.first_visit_on + make_interval(months => mm.months))::date as age_start from (
        select ((date_part('year', d.day::timestamp) - date_part('year', c.first_visit_on::timestamp)) * 12
          + date_part('month', d.day::timestamp) - date_part('month', c.first_visit_on::timestamp))::int as months) mm) a
      where d.day >= c.first_visit_on
        and (d.visits <> d.visits_before or d.revenue <> d.revenue_before or d.cost <> d.cost_before)
    ), paired as (
      select grouping(source, service, doctor) as pair, source, payer, service, specialty, doctor, branch, cohort_month, fact_month, k,
        sum(sign * revenue) as revenue, sum(sign * cost) as cost, sum(sign * visited) as visits,
        sum(sign) filter (where visited = 1 and (previous is null or previous < fact_month)) as active,
        sum(sign) filter (where visited = 1 and (previous is null or previous < date_trunc('quarter', fact_month::timestamp))) as active_in_quarter,
        sum(sign) filter (where visited = 1 and (previous is null or previous < date_trunc('year', fact_month::timestamp))) as active_in_year,
        sum(sign) filter (where visited = 1 and (previous is null or previous < age_start)) as active_at_age
      from days
      group by cohort_month, fact_month, k, grouping sets ((source, payer), (service, specialty), (doctor, branch))
    )
    select v.dimension, v.value, p.cohort_month, p.fact_month, p.k::smallint as k, sum(p.revenue)::bigint as revenue, sum(p.cost)::bigint as cost,
      sum(p.visits)::int as visits, coalesce(sum(p.active), 0)::int as active, coalesce(sum(p.active_in_quarter), 0)::int as active_in_quarter,
      coalesce(sum(p.active_in_year), 0)::int as active_in_year, coalesce(sum(p.active_at_age), 0)::int as active_at_age
    from paired p cross join lateral (${pairRows(sql`p`)}) v
    group by v.dimension, v.value, p.cohort_month, p.fact_month, p.k`
}

/** Rows of first_visit_cells. */
export function firstVisitDeltas(source: Source): RawBuilder<unknown> {
  return sql`
    with paired as (
      select grouping(source, service, doctor) as pair, source, payer, service, specialty, doctor, branch, day, sum(sign) as patients
      from (select c.sign, c.first_visit_on as day, ${SLICES} from ${source} c where c.visits > 0) people
      group by day, grouping sets ((source, payer), (service, specialty), (doctor, branch))
    )
    select v.dimension, v.value, p.day, sum(p.patients)::int as patients
    from paired p cross join lateral (${pairRows(sql`p`)}) v
    group by v.dimension, v.value, p.day`
}

/** Each pair of dimensions as rows (dimension, value); the whole clinic rides on the first pair. */
function pairRows(p: RawBuilder<unknown>): RawBuilder<unknown> {
  // grouping() marks the columns left out: source, service, doctor are bits 4, 2, 1.
  const bits = [3, 5, 6]
  const rows = COHORT_PAIRS.flatMap((pair, index) =>
    pair.map(
      (dimension) =>
        sql`select ${sql.lit(dimension)} as dimension, ${p}.${sql.ref(dimension)} as value where ${p}.pair = ${sql.lit(bits[index])}`,
    ),
  )
  return sql.join([sql`select 'all' as dimension, '' as value where ${p}.pair = 3`, ...rows], sql` union all `)
}

/** Rows of return_cells: visits number 1 to 3, and the visits that followed them. */
export function returnDeltas(source: Source): RawBuilder<unknown> {
  return sql`
    with visits as (
      select c.sign, n.n as from_visit, c.visit_days[n.n] as day, c.visit_days[n.n + 1] as next,
        coalesce(c.source, '') as source, coalesce(c.first_service_id::text, '') as service,
        coalesce(c.visit_doctors[n.n]::text, '') as doctor, coalesce(c.visit_branches[n.n]::text, '') as branch,
        coalesce(c.visit_administrators[n.n]::text, '') as administrator, coalesce(c.visit_treatments[n.n], '') as treatment
      from ${source} c cross join (values (1), (2), (3)) n(n) where c.visits >= n.n
    ), counted as (
      select sign, from_visit, day, source, service, doctor, branch, administrator, treatment,
        1 as total, (next <= day + 30)::int as w30, (next <= day + 60)::int as w60, (next <= day + 90)::int as w90,
        (next <= day + 180)::int as w180, (next <= day + 365)::int as w365, (next is not null)::int as ever, 0 as arrived
      from visits
      union all
      select sign, from_visit, next, source, service, doctor, branch, administrator, treatment, 0, 0, 0, 0, 0, 0, 0, 1
      from visits where next is not null
    ), grouped as (
      select grouping(source, service, doctor, administrator, treatment) as slice,
        source, service, doctor, branch, administrator, treatment, from_visit, day,
        sum(sign * total) as total, coalesce(sum(sign * w30), 0) as w30, coalesce(sum(sign * w60), 0) as w60,
        coalesce(sum(sign * w90), 0) as w90, coalesce(sum(sign * w180), 0) as w180, coalesce(sum(sign * w365), 0) as w365,
        sum(sign * ever) as ever, sum(sign * arrived) as arrived
      from counted group by from_visit, day,
        grouping sets ((source), (service), (doctor, branch), (administrator), (treatment))
    )
    select v.dimension, v.value, g.from_visit::smallint as from_visit, g.day, sum(g.total)::int as total, sum(g.w30)::int as within_30,
      sum(g.w60)::int as within_60, sum(g.w90)::int as within_90, sum(g.w180)::int as within_180, sum(g.w365)::int as within_365,
      sum(g.ever)::int as ever, sum(g.arrived)::int as arrived
    from grouped g cross join lateral (
      select 'all' as dimension, '' as value where g.slice = 15
      union all select 'source', g.source where g.slice = 15
      union all select 'service', g.service where g.slice = 23
      union all select 'doctor', g.doctor where g.slice = 27
      union all select 'branch', g.branch where g.slice = 27
      union all select 'administrator', g.administrator where g.slice = 29
      union all select 'treatment', g.treatment where g.slice = 30) v
    group by v.dimension, v.value, g.from_visit, g.day`
}

/** Rows of day_cells: money and visits of every day by branch, money before the first visit too. */
export function dayDeltas(source: Source): RawBuilder<unknown> {
  return sql`
    select coalesce(d.branch::text, '') as branch, d.day,
      sum(c.sign * (d.revenue - d.revenue_before))::bigint as revenue,
      coalesce(sum(c.sign * (d.revenue - d.revenue_before)) filter (where d.day > c.first_visit_on), 0)::bigint as repeat_revenue,
      sum(c.sign * (d.cost - d.cost_before))::bigint as cost, sum(c.sign * (d.visits - d.visits_before))::int as visits,
      coalesce(sum(c.sign) filter (where d.visits > d.visits_before and d.revenue > d.revenue_before), 0)::int as paid_visits,
      coalesce(sum(c.sign) filter (where d.day = c.first_visit_on), 0)::int as new_patients,
      coalesce(sum(c.sign) filter (where d.visits > d.visits_before and d.visits_before >= 1
        and (d.visits_before = 1 or c.visit_days[d.visits_before] < date_trunc('month', d.day::timestamp))), 0)::int as returning_patients
    from ${source} c
      cross join lateral unnest(c.days, c.day_branches, c.revenue_totals, 0::bigint || c.revenue_totals, c.cost_totals, 0::bigint || c.cost_totals,
        c.visit_totals, 0 || c.visit_totals) d(day, branch, revenue, revenue_before, cost, cost_before, visits, visits_before)
    where d.day is not null group by 1, 2`
}

/** Rows of measure_cells: how many people with a visit have each value. */
export function measureDeltas(source: Source): RawBuilder<unknown> {
  return sql`
    select m.measure, m.step, sum(c.sign)::int as patients
    from ${source} c cross join lateral (values
      ('last_visit_on', (c.last_visit_on - date '2000-01-01')::bigint), ('visits', c.visits::bigint), ('revenue', money_step(c.revenue)),
      ('active_revenue', case when c.active then money_step(c.revenue) end),
      ('active_revenue_year', case when c.active then money_step(c.revenue_year) end)) m(measure, step)
    where c.visits > 0 and m.step is not null group by 1, 2`
}
