import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type Days = { from: string; to: string }
/** Branches whose days count; null = all. */
export type Places = string[] | null

export type DaySums = {
  revenue: number
  repeatRevenue: number
  cost: number
  visits: number
  paidVisits: number
  newPatients: number
  returningPatients: number
}

const SUMS = sql`coalesce(sum(revenue), 0)::bigint as revenue, coalesce(sum(repeat_revenue), 0)::bigint as repeat_revenue,
  coalesce(sum(cost), 0)::bigint as cost, coalesce(sum(visits), 0)::int as visits, coalesce(sum(paid_visits), 0)::int as paid_visits,
  coalesce(sum(new_patients), 0)::int as new_patients, coalesce(sum(returning_patients), 0)::int as returning_patients`

/** Sums of a period by branch ('' = unknown). */
export async function sumDays(db: Db, clinicId: string, { days, places }: { days: Days; places: Places }) {
  const { rows } = await sql<DaySums & { branch: string }>`
    select branch, ${SUMS} from day_cells
    where clinic_id = ${clinicId} and day between ${days.from}::date and ${days.to}::date ${inPlaces(places)}
    group by branch`.execute(db)
  return rows
}

/** Sums by calendar month up to a day, from the first fact. */
export async function sumMonths(db: Db, clinicId: string, { to, places }: { to: string; places: Places }) {
  const { rows } = await sql<DaySums & { month: string }>`
    select to_char(day, 'YYYY-MM') as month, ${SUMS} from day_cells
    where clinic_id = ${clinicId} and day <= ${to}::date ${inPlaces(places)} group by 1 order by 1`.execute(db)
  return rows
}

/** People with a visit in the period who had visited before that visit. Reads the appointments of the period only. */
export async function countReturning(db: Db, clinicId: string, { days, places }: { days: Days; places: Places }) {
  const where = places === null ? sql`` : sql`and a.branch_id = any(${places}::uuid[])`
  const { rows } = await sql<{ n: number }>`
    select count(distinct a.patient_id)::int as n from appointments a
      join patient_stats s on s.clinic_id = a.clinic_id and s.patient_id = a.patient_id
    where a.clinic_id = ${clinicId} and a.visited_on between ${days.from}::date and ${days.to}::date
      and a.status = 'completed' and a.visited_on > s.first_visit_on ${where}`.execute(db)
  return rows[0]?.n ?? 0
}

/** Spend by month and the number of months with any. */
export async function readMonthlySpend(db: Db, clinicId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ month: string; amount: number }>`
    select to_char(month, 'YYYY-MM') as month, sum(amount)::bigint as amount from marketing_spend
    where clinic_id = ${clinicId} group by 1`.execute(db)
  return new Map(rows.map(({ month, amount }) => [month, amount]))
}

function inPlaces(places: Places): RawBuilder<unknown> {
  return places === null ? sql`` : sql`and branch = any(${places}::text[])`
}
