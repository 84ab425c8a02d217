import { daysBetween } from '@revisit/domain/local-date.ts'
import type { RfmSettings } from '@revisit/domain/rfm-thresholds.ts'
import { type Cuts, type RfmCuts, tercileRank } from '@revisit/domain/rfm.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { countMeasured, moneyAtRanks, stepsAtRanks } from '../statistics/statistics.ts'
import { cellOf, knownCuts, peopleAt } from './measure-queries.ts'
import { isWholeBase, type Question } from './question.ts'

export type CountedCell = { r: number; f: number; m: number; patients: number; revenue: number }

/** Day zero of the counts by last visit day. */
const COUNTED_FROM = '2000-01-01'

/** Tercile cuts of the three measures; null when nobody has visited. Exactly `percentile_disc`. */
export async function readTercileCuts(db: Db, question: Question, settings: RfmSettings): Promise<RfmCuts | null> {
  if (areTercilesCounted(question, settings)) return tercilesOfCounts(db, question)
  const { rows } = await sql<Terciles>`
    select ${tercilesSql(question)} from ${peopleAt(question, settings)} people`.execute(db)
  return cutsFrom(rows[0]!)
}

/** Whether counts kept by measure give the terciles without a look at the people. */
export function areTercilesCounted(question: Question, { monetaryBasis, frequencyMonths }: RfmSettings): boolean {
  const isPlain = monetaryBasis === 'total' && frequencyMonths === null
  return isPlain && question.asOf === question.today && isWholeBase(question)
}

type Terciles = { r: Cuts | null; f: Cuts | null; m: Cuts | null }

function tercilesSql({ asOf }: Question): RawBuilder<unknown> {
  const terciles = (of: RawBuilder<unknown>) =>
    sql`percentile_disc(array[1.0 / 3, 2.0 / 3]::float8[]) within group (order by ${of})`
  return sql`${terciles(sql`${asOf}::date - last_visit_on`)} as r, ${terciles(sql`frequency`)} as f, ${terciles(sql`monetary`)} as m`
}

function cutsFrom({ r, f, m }: Terciles): RfmCuts | null {
  return r && f && m ? { recencyDays: r, frequency: f, monetary: m } : null
}

async function tercilesOfCounts(db: Db, { clinicId, asOf }: Question): Promise<RfmCuts | null> {
  const n = await countMeasured(db, clinicId, 'visits')
  if (n === 0) return null
  const ranks = [tercileRank(n, 1), tercileRank(n, 2)]
  // The longest silence is the earliest day: ranks of days run the other way.
  const dayRanks = ranks.map((rank) => n - rank + 1)
  const days = await stepsAtRanks(db, clinicId, { measure: 'last_visit_on', ranks: dayRanks })
  const visits = await stepsAtRanks(db, clinicId, { measure: 'visits', ranks })
  const money = await moneyAtRanks(db, clinicId, { measure: 'revenue', ranks })
  const today = daysBetween(COUNTED_FROM, asOf)
  return {
    recencyDays: [today - days[0]!, today - days[1]!],
    frequency: [visits[0]!, visits[1]!],
    monetary: [money[0]!, money[1]!],
  }
}

/**
 * People and money of every cell that is not empty. OFFSET keeps the planner from expecting as many cells as there are
 * combinations of the measures: with a few of them it lets several workers count.
 */
export async function countCells(
  db: Db,
  question: Question,
  { settings, cuts }: { settings: RfmSettings; cuts: RfmCuts },
): Promise<CountedCell[]> {
  const { rows } = await sql<CountedCell>`
    select cell / 100 as r, cell / 10 % 10 as f, cell % 10 as m, count(*)::int as patients, sum(revenue)::bigint as revenue
    from (select ${cellOf(knownCuts(cuts), question.asOf)} as cell, revenue from ${peopleAt(question, settings)} people offset 0) scored
    group by cell`.execute(db)
  return rows
}

/** The same under terciles, which are taken of the people just measured: the histories are read once. */
export async function countTercileCells(
  db: Db,
  question: Question,
  settings: RfmSettings,
): Promise<{ cuts: RfmCuts | null; cells: CountedCell[] }> {
  const pair = (column: string) => [sql.raw(`${column}[1]`), sql.raw(`${column}[2]`)] as const
  const cuts = { recencyDays: pair('c.r'), frequency: pair('c.f'), monetary: pair('c.m') }
  const { rows } = await sql<Terciles & { cell: number | null; patients: number; revenue: number }>`
    with people as materialized (select * from ${peopleAt(question, settings)} measured),
      cuts as materialized (select ${tercilesSql(question)} from people),
      cells as (select ${cellOf(cuts, question.asOf)} as cell, count(*)::int as patients, sum(revenue)::bigint as revenue
        from people cross join cuts c group by 1)
    select c.r, c.f, c.m, n.* from cuts c left join cells n on true`.execute(db)
  const cells = rows.flatMap(({ cell, patients, revenue }) =>
    cell === null
      ? []
      : [{ r: Math.floor(cell / 100), f: Math.floor(cell / 10) % 10, m: cell % 10, patients, revenue }],
  )
  return { cuts: cutsFrom(rows[0]!), cells }
}

export type CountedPair = { fromCell: string | null; toCell: string | null; patients: number }

/** How many of the same people stood in which cell at two days or under two sets of cuts; null = no visit by then. */
export async function countPairs(
  db: Db,
  settings: RfmSettings,
  { before, after }: Record<'before' | 'after', { question: Question; cuts: RfmCuts }>,
): Promise<CountedPair[]> {
  const scored = ({ question, cuts }: { question: Question; cuts: RfmCuts }): RawBuilder<unknown> =>
    sql`(select patient_id, ${cellOf(knownCuts(cuts), question.asOf)} as cell from ${peopleAt(question, settings)} people offset 0)`
  const { rows } = await sql<CountedPair>`
    select b.cell::text as from_cell, a.cell::text as to_cell, count(*)::int as patients
    from ${scored(before)} b full join ${scored(after)} a on a.patient_id = b.patient_id
    group by 1, 2`.execute(db)
  return rows
}

export type Bin = { from: number; to: number; patients: number }

/** Longest recency and largest counts that get bins of their own; the rest falls into the last one. */
const REACH = { recencyDays: 720, frequency: 12 }
const BINS = { recencyDays: 24, monetary: 20 }

/**
 * People by value of each measure in even bins (from, to], so that a cut on a border divides whole bins. The first bin also holds
 * what lies below, the last one reaches the largest value.
 */
export async function countBins(
  db: Db,
  question: Question,
  settings: RfmSettings,
): Promise<Record<keyof RfmCuts, Bin[]>> {
  const people = peopleAt(question, settings)
  const largest = await sql<{ r: number | null; f: number | null; m: number | null; most: number | null }>`
    select max(${question.asOf}::date - last_visit_on) as r, max(frequency) as f, max(monetary) as most,
      percentile_disc(0.95) within group (order by monetary) as m from ${people} people`.execute(db)
  const { r, f, m, most } = largest.rows[0]!
  if (r === null || f === null || m === null || most === null) return { recencyDays: [], frequency: [], monetary: [] }
  const steps = {
    r: Math.max(1, Math.ceil(Math.min(r, REACH.recencyDays) / BINS.recencyDays)),
    f: 1,
    m: roundStep(Math.max(1, m) / BINS.monetary),
  }
  const last = {
    r: Math.ceil(Math.max(1, Math.min(r, REACH.recencyDays)) / steps.r) - 1,
    f: Math.min(f, REACH.frequency) - 1,
    m: Math.ceil(Math.max(1, m) / steps.m) - 1,
  }
  const bin = (value: RawBuilder<unknown>, key: 'r' | 'f' | 'm') =>
    sql`least((greatest(${value}, 1) - 1) / ${sql.lit(steps[key])}::bigint, ${sql.lit(Math.max(0, last[key]))})`
  const { rows } = await sql<{ r: number | null; f: number | null; m: number | null; patients: number }>`
    select r, f, m, count(*)::int as patients from (
      select ${bin(sql`${question.asOf}::date - last_visit_on`, 'r')} as r, ${bin(sql`frequency`, 'f')} as f, ${bin(sql`monetary`, 'm')} as m
      from ${people} people) binned
    group by grouping sets ((r), (f), (m))`.execute(db)
  const bins = (key: 'r' | 'f' | 'm', top: number): Bin[] =>
    Array.from({ length: Math.max(0, last[key]) + 1 }, (_, index) => ({
      from: index * steps[key],
      to: index === Math.max(0, last[key]) ? Math.max(top, (index + 1) * steps[key]) : (index + 1) * steps[key],
      patients: rows.find((row) => row[key] === index)?.patients ?? 0,
    }))
  return { recencyDays: bins('r', r), frequency: bins('f', f), monetary: bins('m', most) }
}

/** The nearest larger 1, 2 or 5 times a power of ten. */
function roundStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  return Math.ceil([1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= value) ?? value)
}
