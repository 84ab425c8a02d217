import { sql } from 'kysely'
import type { Db } from '../../server/src/platform/db.ts'
import { CLINIC_DAY } from './analytics-clinic.ts'

/** The raw way of knowing every patient: plain GROUP BY patient over the facts, into a temporary table. */
export async function plainAggregate(db: Db, clinicId: string): Promise<void> {
  await sql`create temp table plain_patients on commit drop as
    select p.id, p.source, v.*, m.*, l.* from patients p
      left join (select patient_id, count(distinct visited_on) filter (where status = 'completed') as visits,
          min(visited_on) filter (where status = 'completed') as first_visit_on, max(visited_on) filter (where status = 'completed') as last_visit_on,
          count(*) as bookings, count(*) filter (where status = 'no_show') as no_shows, count(*) filter (where status = 'cancelled') as cancelled
        from appointments where clinic_id = ${sql.lit(clinicId)} and visited_on <= ${sql.lit(CLINIC_DAY)} group by patient_id) v on v.patient_id = p.id
      left join (select patient_id as payer_id, sum(case kind when 'payment' then amount else -amount end) as revenue,
          sum(amount) filter (where kind = 'refund') as refunds,
          sum(case kind when 'payment' then amount else -amount end) filter (where paid_on > date ${sql.lit(CLINIC_DAY)} - interval '12 months') as revenue_year
        from payments where clinic_id = ${sql.lit(clinicId)} and paid_on <= ${sql.lit(CLINIC_DAY)} group by patient_id) m on m.payer_id = p.id
      left join (select l.patient_id as treated_id, sum(l.cost) as cost, sum(l.price * l.quantity) as list_price, sum(l.discount) as discount
        from service_lines l join appointments a on a.clinic_id = l.clinic_id and a.id = l.appointment_id and a.status = 'completed'
        where l.clinic_id = ${sql.lit(clinicId)} and a.visited_on <= ${sql.lit(CLINIC_DAY)} group by l.patient_id) l on l.treated_id = p.id
    where p.clinic_id = ${sql.lit(clinicId)} and p.merged_into is null`.execute(db)
}

/** Visit days and money of people by a day, straight from the facts. */
const people = (clinicId: string, asOf: string) => sql`
  (select v.patient_id, v.first_on, v.last_on, v.visits, coalesce(m.revenue, 0) as revenue, coalesce(m.revenue_year, 0) as revenue_year from (
    select patient_id, min(visited_on) as first_on, max(visited_on) as last_on, count(distinct visited_on) as visits from appointments
      where clinic_id = ${clinicId} and status = 'completed' and visited_on <= ${asOf}::date group by patient_id) v
    left join (select patient_id, sum(case kind when 'payment' then amount else -amount end) as revenue,
      sum(case kind when 'payment' then amount else -amount end) filter (where paid_on > ${asOf}::date - interval '12 months') as revenue_year
      from payments where clinic_id = ${clinicId} and paid_on <= ${asOf}::date group by patient_id) m on m.patient_id = v.patient_id)`

/** RFM by terciles. */
export async function plainRfm(db: Db, clinicId: string, asOf: string): Promise<void> {
  await sql`with people as materialized (select *, ${asOf}::date - last_on as recency from ${people(clinicId, asOf)} p),
    cuts as (select percentile_disc(array[1.0 / 3, 2.0 / 3]::float8[]) within group (order by recency) as r,
      percentile_disc(array[1.0 / 3, 2.0 / 3]::float8[]) within group (order by visits) as f,
      percentile_disc(array[1.0 / 3, 2.0 / 3]::float8[]) within group (order by revenue) as m from people)
    select 3 - (recency > r[1])::int - (recency > r[2])::int, 1 + (visits > f[1])::int + (visits > f[2])::int,
      1 + (revenue > m[1])::int + (revenue > m[2])::int, count(*), sum(revenue)
    from people, cuts group by 1, 2, 3`.execute(db)
}

/** Cohorts by month with a slice of the first visit: revenue and active people by calendar month. */
export async function plainCohorts(
  db: Db,
  clinicId: string,
  { asOf, slice }: { asOf: string; slice: 'payer' | 'doctor_id' | 'branch_id' },
): Promise<void> {
  const value = sql.ref(`f.${slice}`)
  await sql`with visits as materialized (select patient_id, visited_on, doctor_id, branch_id, payer, starts_at from appointments
      where clinic_id = ${clinicId} and status = 'completed' and visited_on <= ${asOf}::date),
    first as materialized (select distinct on (patient_id) patient_id, visited_on as first_on, doctor_id, branch_id, payer from visits order by patient_id, visited_on, starts_at),
    money as (select date_trunc('month', f.first_on) as cohort, date_trunc('month', p.paid_on) as month, ${value}::text as slice,
        sum(case p.kind when 'payment' then amount else -amount end) as revenue
      from payments p join first f on f.patient_id = p.patient_id where p.clinic_id = ${clinicId} and p.paid_on between f.first_on and ${asOf}::date group by 1, 2, 3),
    active as (select date_trunc('month', f.first_on) as cohort, date_trunc('month', v.visited_on) as month, ${value}::text as slice,
        count(distinct v.patient_id) as active
      from visits v join first f on f.patient_id = v.patient_id group by 1, 2, 3)
    select * from money full join active using (cohort, month, slice)`.execute(db)
}

/** The first page of patients by revenue with their visits and money, and how many there are in all. */
export async function plainList(db: Db, clinicId: string, asOf: string): Promise<void> {
  await sql`select c.id, c.last_name, v.visits, v.revenue, count(*) over () as total from patients c
    left join ${people(clinicId, asOf)} v on v.patient_id = c.id
    where c.clinic_id = ${clinicId} and c.merged_into is null order by v.revenue desc nulls last, c.id limit 50`.execute(
    db,
  )
}

/** Conversion from visit 1, 2 and 3 to the next within 90 days. */
export async function plainReturns(db: Db, clinicId: string, asOf: string): Promise<void> {
  await sql`with numbered as (select patient_id, visited_on, row_number() over w as n, lead(visited_on) over w as next from (
        select distinct patient_id, visited_on from appointments where clinic_id = ${clinicId} and status = 'completed' and visited_on <= ${asOf}::date) d
      window w as (partition by patient_id order by visited_on))
    select n, count(*), count(*) filter (where next <= visited_on + 90) from numbered
    where n <= 3 and visited_on + 90 <= ${asOf}::date group by n`.execute(db)
}

/** People and money by value class and reason under the rules of a clinic that set none, straight from the facts. */
export async function plainClasses(db: Db, clinicId: string, asOf: string): Promise<void> {
  const clinic = sql`${clinicId}::uuid`
  const day = sql`${asOf}::date`
  await sql`with people as materialized (
      select v.*, coalesce(m.revenue, 0) as revenue, coalesce(m.revenue_year, 0) as revenue_year, coalesce(w.cost, 0) as cost,
        coalesce(w.list, 0) as list, coalesce(w.discount, 0) as discount
      from (select patient_id, count(distinct visited_on) filter (where status = 'completed') as visits,
            count(distinct visited_on) filter (where status = 'completed' and visited_on > ${day} - interval '24 months') as visits_two_years,
            max(visited_on) filter (where status = 'completed') as last_on, count(*) as bookings,
            count(*) filter (where status in ('no_show', 'cancelled')) as missed
          from appointments where clinic_id = ${clinic} and visited_on <= ${day} group by patient_id) v
        left join (select patient_id, sum(case kind when 'payment' then amount else -amount end) as revenue,
            sum(case kind when 'payment' then amount else -amount end) filter (where paid_on > ${day} - interval '12 months') as revenue_year
          from payments where clinic_id = ${clinic} and paid_on <= ${day} group by patient_id) m on m.patient_id = v.patient_id
        left join (select l.patient_id, sum(l.cost) as cost, sum(l.price * l.quantity) as list, sum(l.discount) as discount
          from service_lines l join appointments a on a.clinic_id = l.clinic_id and a.id = l.appointment_id and a.status = 'completed'
          where l.clinic_id = ${clinic} and a.visited_on <= ${day} group by l.patient_id) w on w.patient_id = v.patient_id
      where v.visits > 0),
    cuts as (select percentile_disc(0.5) within group (order by revenue) as low, percentile_disc(0.9) within group (order by revenue_year) as vip
      from people where last_on > ${day} - interval '18 months')
    select case when revenue < cost then 'margin' when revenue < low and bookings >= 4 and missed::float8 / bookings >= 0.5 then 'missed'
        when revenue < low and discount::float8 / nullif(list, 0) >= 0.4 then 'discounts'
        when revenue_year > 0 and revenue_year >= vip and visits >= 2 then 'vip' when visits_two_years >= 2 then 'stable'
        when visits = 1 then 'single' else 'stopped' end as reason,
      count(*), sum(revenue), sum(revenue - cost) from people, cuts group by 1`.execute(db)
}
