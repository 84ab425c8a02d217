import type { SegmentRule } from '@revisit/domain/segment-rule.ts'
import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { countRule, followBeat } from '../../server/src/modules/segments/segments.ts'
import { markStale, refreshStatistics } from '../../server/src/modules/statistics/statistics.ts'
import { type Db, systemAccess } from '../../server/src/platform/db.ts'
import type { Runtime } from '../../server/src/runtime.ts'
import { medianMs, printFigure, progress, timed } from '../figure.ts'

const not = (rule: SegmentRule): SegmentRule => ({ not: rule })
const AWAY: SegmentRule = { field: 'visits.last', op: 'before', value: { ago: 180, unit: 'day' } }

/** Rules a clinic works with every day: those the statistics answer, and those that need the history or the facts. */
const RULES: Record<string, SegmentRule> = {
  away_with_plan_or_valuable: {
    all: [
      AWAY,
      { field: 'visits.count', op: 'at_least', value: 2 },
      {
        any: [
          { field: 'plans.left', op: 'at_least', value: 3_000_000 },
          { field: 'value.rfm_group', op: 'any_of', value: ['at_risk', 'sleeping'] },
        ],
      },
      not({ field: 'bookings.ahead', op: 'any' }),
    ],
  },
  vip_by_money: {
    all: [
      { field: 'value.class', op: 'any_of', value: ['vip', 'stable'] },
      { field: 'money.revenue', op: 'at_least', value: 10_000_000, within: { last: 12, unit: 'month' } },
    ],
  },
  away_of_source: { all: [AWAY, { field: 'profile.source', op: 'any_of', value: ['Сайт', 'Яндекс'] }] },
  revenue_of_quarter: { field: 'money.revenue', op: 'at_least', value: 1_000_000, within: { last: 3, unit: 'month' } },
  hygiene_year_ago: {
    all: [
      { field: 'visits.count', op: 'any', where: { treatment: ['hygiene'] }, within: { last: 24, unit: 'month' } },
      { field: 'visits.count', op: 'none', where: { treatment: ['hygiene'] }, within: { last: 12, unit: 'month' } },
    ],
  },
}
const RUNS = 5

/** Exact counts against one plain sequential scan of patient_stats, and what one changed patient costs the membership. */
export async function measureSegments({ ports }: Runtime, clinicId: string): Promise<void> {
  const inClinic = <T>(work: (db: Db) => Promise<T>) => ports.database.withClinic(systemAccess(clinicId), work)
  const scan = await medianMs(RUNS, () => inClinic((db) => plainScan(db, clinicId)))
  progress(`plain scan ${Math.round(scan)} ms`)
  for (const [name, rule] of Object.entries(RULES)) {
    const ms = await medianMs(RUNS, () => inClinic((db) => countRule(ports, db, clinicId, rule)))
    printFigure({ name: `segments.count.${name}`, value: ms, unit: 'ms', baseline: scan, ratio: ms / scan })
  }
  await inClinic((db) => storeSegments(db, clinicId))
  progress('first count of every segment')
  const full = await timed(() => follow())
  for (let run = 1; run <= 3; run++) {
    await inClinic((db) => payOne(db, clinicId))
    await refreshStatistics(ports, clinicId)
    const { ms } = await timed(() => follow())
    printFigure({
      name: `segments.one_change.run_${run}`,
      value: ms,
      unit: 'ms',
      baseline: full.ms,
      ratio: ms / full.ms,
    })
  }

  async function follow(): Promise<void> {
    while ((await followBeat.run(ports, clinicId)) > 0);
  }
}

async function plainScan(db: Db, clinicId: string): Promise<void> {
  await sql`set local enable_indexscan = off`.execute(db)
  await sql`set local enable_indexonlyscan = off`.execute(db)
  await sql`set local enable_bitmapscan = off`.execute(db)
  await sql`select count(*), sum(revenue) from patient_stats where clinic_id = ${clinicId}`.execute(db)
}

async function storeSegments(db: Db, clinicId: string): Promise<void> {
  await sql`delete from segment_history where clinic_id = ${clinicId}`.execute(db)
  await sql`delete from segment_members where clinic_id = ${clinicId}`.execute(db)
  await sql`delete from segments where clinic_id = ${clinicId}`.execute(db)
  const now = new Date()
  const rows = Object.entries(RULES).map(([name, rule]) => ({
    clinicId,
    id: randomUUID(),
    name,
    kind: 'rule',
    rule: JSON.stringify(rule),
    createdAt: now,
    updatedAt: now,
  }))
  await db.insertInto('segments').values(rows).execute()
}

/** A new payment of somebody taken by chance. */
async function payOne(db: Db, clinicId: string): Promise<void> {
  const { rows } = await sql<{ patientId: string }>`
    insert into payments (clinic_id, id, patient_id, record_id, paid_at, paid_on, amount, kind)
    select clinic_id, new_id(), id, id, now(), date '2026-11-22', 90000000, 'payment' from patients
    where clinic_id = ${clinicId} and merged_into is null and id > ${randomUUID()}::uuid order by id limit 1
    returning patient_id`.execute(db)
  await markStale(
    db,
    clinicId,
    rows.map(({ patientId }) => patientId),
    new Date(),
  )
}
