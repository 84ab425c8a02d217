import { type ValueClassRules, quantileRank } from '@revisit/domain/value-class-rules.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Cuts } from './class-rule-queries.ts'

/** Measures of money that are counted in steps, and where their exact values stand. */
const MONEY = { revenue: 'revenue', active_revenue: 'revenue', active_revenue_year: 'revenue_year' } as const
export type MoneyMeasure = keyof typeof MONEY

/** How many people with a visit (active ones for active_…) a measure counts. */
export async function countMeasured(db: Db, clinicId: string, measure: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select coalesce(sum(patients), 0)::int as n from measure_cells
    where clinic_id = ${clinicId} and measure = ${measure}`.execute(db)
  return rows[0]?.n ?? 0
}

/**
 * Exact values at some ranks (from 1, ascending) of a measure of money: the step by the counts, then the value inside it
 * through the index. Null for a rank nobody has.
 */
export async function moneyAtRanks(
  db: Db,
  clinicId: string,
  { measure, ranks }: { measure: MoneyMeasure; ranks: number[] },
): Promise<(number | null)[]> {
  const column = sql.ref(MONEY[measure])
  const active = measure === 'revenue' ? sql`` : sql`and s.active`
  const { rows } = await sql<{ rank: number; value: number | null }>`
    with steps as (
      select step, patients, sum(patients) over (order by step) as upto
      from measure_cells where clinic_id = ${clinicId} and measure = ${measure} and patients > 0
    ), wanted as (
      select r.rank, t.step, r.rank - (t.upto - t.patients) as place,
        case when t.step = 0 then 0 when t.step > 0 then ((t.step - 1) << 17) + 1 else -((-t.step) << 17) end as low,
        case when t.step = 0 then 0 when t.step > 0 then t.step << 17 else -(((-t.step) - 1) << 17) - 1 end as high
      from unnest(${ranks}::bigint[]) r(rank) join steps t on r.rank > t.upto - t.patients and r.rank <= t.upto
    )
    select w.rank, case when w.step = 0 then 0 else (
      select s.${column} from patient_stats s
      where s.clinic_id = ${clinicId} and s.visits > 0 and s.${column} between w.low and w.high ${active}
      order by s.${column} offset w.place - 1 limit 1) end as value
    from wanted w`.execute(db)
  return ranks.map((rank) => rows.find((row) => row.rank === rank)?.value ?? null)
}

/** Values at ranks of a measure that is counted exactly (visits; last_visit_on in days since 2000-01-01). */
export async function stepsAtRanks(
  db: Db,
  clinicId: string,
  { measure, ranks }: { measure: 'visits' | 'last_visit_on'; ranks: number[] },
): Promise<(number | null)[]> {
  const { rows } = await sql<{ rank: number; step: number }>`
    select r.rank, t.step from unnest(${ranks}::bigint[]) r(rank) join (
      select step, patients, sum(patients) over (order by step) as upto
      from measure_cells where clinic_id = ${clinicId} and measure = ${measure} and patients > 0
    ) t on r.rank > t.upto - t.patients and r.rank <= t.upto`.execute(db)
  return ranks.map((rank) => rows.find((row) => row.rank === rank)?.step ?? null)
}

/** Boundaries of the value classes today, from the counts of active people. */
export async function readClassCuts(db: Db, clinicId: string, rules: ValueClassRules): Promise<Cuts> {
  const active = await countMeasured(db, clinicId, 'active_revenue')
  const cut = async (boundary: ValueClassRules['lowLtv'], measure: MoneyMeasure): Promise<number | null> => {
    if (boundary.method === 'fixed') return boundary.amount
    if (active === 0) return null
    const [value] = await moneyAtRanks(db, clinicId, { measure, ranks: [quantileRank(active, boundary.share)] })
    return value ?? null
  }
  return {
    lowLtv: await cut(rules.lowLtv, 'active_revenue'),
    vipBoundary: await cut(rules.vip.revenue12m, 'active_revenue_year'),
  }
}
