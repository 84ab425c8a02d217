import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { Cuts } from './class-rule-queries.ts'
import { readClassCuts, readClassCutsOfNewRows } from './cut-queries.ts'
import { type ClinicDay, readClinicDay } from './day.ts'
import {
  countStale,
  dropKeptAnswers,
  insertStaleDue,
  lockState,
  type StatisticsState,
  takeStale,
  writeState,
} from './queries.ts'
import { computeRows } from './row-queries.ts'
import {
  applyShareChanges,
  type Between,
  classAgain,
  earliestChange,
  keepOldRows,
  keepShareChanges,
  refillCells,
  writeRows,
} from './write-queries.ts'

/** People refreshed in one transaction. */
const BATCH = 20_000
/** When this share of the base waits, computing everybody anew is cheaper than subtracting and adding. */
const REBUILD_SHARE = 0.4

/** Brings everybody marked stale up to date, in batches; a clinic whose day has turned is turned first. @returns how many people. */
export async function refreshAll(ports: Ports, clinicId: string): Promise<{ patients: number }> {
  let patients = 0
  for (;;) {
    const done = await ports.database.withClinic(systemAccess(clinicId), (db) => refreshBatch(ports, db, clinicId))
    patients += done.patients
    if (!done.more) return { patients }
  }
}

/** Computes everybody anew from the facts; the numbers are those the increments arrive at. @returns people and milliseconds. */
export async function rebuildAll(ports: Ports, clinicId: string): Promise<{ patients: number; ms: number }> {
  const started = performance.now()
  const patients = await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    await lockState(db, clinicId)
    return rebuildInside(db, await readClinicDay(ports, db, clinicId), { ports, started })
  })
  return { patients, ms: Math.round(performance.now() - started) }
}

async function refreshBatch(ports: Ports, db: Db, clinicId: string): Promise<{ patients: number; more: boolean }> {
  const state = await lockState(db, clinicId)
  const day = await readClinicDay(ports, db, clinicId)
  const { today, now } = day.context
  const dayTurned = state.statsOn !== today
  if (dayTurned && state.statsOn !== null) await insertStaleDue(db, clinicId, { today, now })
  const { waiting } = await countStale(db, clinicId)
  if (mustRebuild(state, day, waiting)) {
    return { patients: await rebuildInside(db, day, { ports, started: performance.now() }), more: false }
  }
  const taken = waiting === 0 ? 0 : await takeStale(db, clinicId, BATCH)
  const rulesChanged = settingsOf(state) !== day.settingsKey
  if (taken === 0 && !dayTurned && !rulesChanged) return { patients: 0, more: false }
  const changes = taken === 0 ? NOTHING : await refreshDue(db, day, { state })
  await followCuts(db, day, { state, rulesChanged })
  await writeState(db, clinicId, {
    statsOn: today,
    patients: state.patients + changes.added,
    refreshedAt: now,
    classRules: day.settingsKey,
  })
  const earliest = changes.earliest !== null && changes.earliest < today ? changes.earliest : today
  await dropKeptAnswers(db, clinicId, rulesChanged ? null : earliest)
  return { patients: taken, more: taken === BATCH }
}

type Changes = { added: number; earliest: string | null }
const NOTHING: Changes = { added: 0, earliest: null }

async function refreshDue(db: Db, day: ClinicDay, { state }: { state: StatisticsState }): Promise<Changes> {
  await sql`set local work_mem = '64MB'`.execute(db)
  const { clinicId } = day.context
  await keepOldRows(db, clinicId)
  const { before } = (await sql<{ before: number }>`select count(*)::int as before from old_rows`.execute(db)).rows[0]!
  await computeRows(db, 'due', day.context)
  const changed = await keepShareChanges(db)
  if (changed > 0) await applyShareChanges(db, clinicId)
  const cuts = { lowLtv: state.lowLtv, vipBoundary: state.vipBoundary }
  const written = await writeRows(db, day.context, { whose: 'due', rules: day.rules, cuts })
  return { added: written - before, earliest: changed > 0 ? await earliestChange(db) : null }
}

/** After numbers moved: takes the class boundaries anew and classes those whom the move may concern. */
async function followCuts(
  db: Db,
  day: ClinicDay,
  { state, rulesChanged }: { state: StatisticsState; rulesChanged: boolean },
): Promise<void> {
  const { clinicId } = day.context
  const cuts = await readClassCuts(db, clinicId, day.rules)
  const between: Between = rulesChanged
    ? 'everybody'
    : {
        revenue: rangeBetween(state.lowLtv, cuts.lowLtv),
        revenue12m: rangeBetween(state.vipBoundary, cuts.vipBoundary),
      }
  if (between === 'everybody' || between.revenue || between.revenue12m) {
    await classAgain(db, clinicId, { rules: day.rules, cuts, between })
  }
  await db.updateTable('statisticsState').set(cuts).where('clinicId', '=', clinicId).execute()
}

/** From the lower to the higher of two boundaries, everybody when one of them is new; null when nothing moved. */
function rangeBetween(before: number | null, after: number | null): [number, number] | null {
  if (before === after) return null
  if (before === null || after === null) return [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]
  return [Math.min(before, after), Math.max(before, after)]
}

function mustRebuild(state: StatisticsState, day: ClinicDay, waiting: number): boolean {
  if (state.statsOn === null) return waiting > BATCH
  // A clock set back: facts already counted lie in the future again.
  if (day.context.today < state.statsOn) return true
  const known = settingsOf(state)
  if (known !== null && activeMonthsIn(known) !== day.context.activeMonths) return true
  return waiting > BATCH && waiting > state.patients * REBUILD_SHARE
}

async function rebuildInside(
  db: Db,
  day: ClinicDay,
  { ports, started }: { ports: Ports; started: number },
): Promise<number> {
  const { clinicId, today } = day.context
  await sql`set local work_mem = '256MB'; set local enable_hashagg = off`.execute(db)
  await takeStale(db, clinicId, null)
  await computeRows(db, 'everybody', day.context)
  await sql`set local enable_hashagg = on`.execute(db)
  const cuts: Cuts = await readClassCutsOfNewRows(db, day.rules)
  const patients = await writeRows(db, day.context, { whose: 'everybody', rules: day.rules, cuts })
  await refillCells(db, clinicId)
  await writeState(db, clinicId, {
    ...cuts,
    statsOn: today,
    patients,
    refreshedAt: day.context.now,
    rebuiltAt: ports.clock.now(),
    rebuildMs: Math.round(performance.now() - started),
    classRules: day.settingsKey,
  })
  await dropKeptAnswers(db, clinicId, null)
  return patients
}

function settingsOf(state: StatisticsState): string | null {
  if (state.classRules === null) return null
  const { rules, activeMonths } = state.classRules as { rules: unknown; activeMonths: unknown }
  return JSON.stringify({ rules, activeMonths })
}

function activeMonthsIn(settingsKey: string): number {
  return (JSON.parse(settingsKey) as { activeMonths: number }).activeMonths
}
