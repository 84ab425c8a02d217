import { Readable } from 'node:stream'
import { classCuts } from '@revisit/domain/value-class-rules.ts'
import { copyInto, type Db, systemAccess } from '../../platform/db.ts'
import { addJob } from '../../platform/jobs.ts'
import type { Ports } from '../../platform/ports.ts'
import { analyzeGrownTables } from '../../platform/table-growth.ts'
import { BaseSums } from './base-sums.ts'
import { addToCells, replaceCells } from './cell-queries.ts'
import { type Cuts, parseClassRules } from './class-rule-queries.ts'
import { computeManyRows, computeRows, computeRowsAsCopy, type Readers, rowsAsCopy } from './compute-rows.ts'
import { readClassCuts } from './cut-queries.ts'
import { type ClinicDay, readClinicDay } from './day.ts'
import { dateOf } from './days.ts'
import type { PatientRow } from './patient-row.ts'
import { addToPeople, createPeopleChange } from './people-queries.ts'
import {
  allowMemory,
  clearStale,
  countStale,
  dropKeptAnswers,
  gatherRows,
  insertStaleDue,
  lockState,
  type StatisticsState,
  takeStale,
  writeCuts,
  writeState,
} from './queries.ts'
import { insertRefreshedDue, insertRefreshedEverybody } from './refreshed-queries.ts'
import { earliestDifference, isShareChanged } from './row-changes.ts'
import { idText } from './row-writer.ts'
import { readDueRows } from './stored-rows-queries.ts'
import {
  type Between,
  classAgain,
  COPY_NEW_ROWS,
  createNewRows,
  deleteDueRows,
  insertDueRows,
  writeAllRows,
} from './write-queries.ts'

/** People refreshed in one transaction. */
const BATCH = 20_000
/** Beyond this many new rows the planner has to know what was just written, and a clinic without numbers is counted whole. */
const MANY = 1000
/** From so many people on the disk is asked for their facts in its own order, by two connections at a time. */
const MANY_DUE = 100
/** When this share of the base waits, computing everybody anew is cheaper than subtracting and adding. */
const REBUILD_SHARE = 0.4

/**
 * Brings everybody marked stale up to date, in batches; a clinic whose day has turned is turned first. While another refresh or a
 * rebuild is at work it is waited for, or left alone when `mayWait` is false.
 * @returns how many people, and whether somebody else was at work.
 */
export async function refreshAll(
  ports: Ports,
  clinicId: string,
  { mayWait = true } = {},
): Promise<{ patients: number; busy: boolean }> {
  let patients = 0
  for (;;) {
    const done = await ports.database.withClinic(systemAccess(clinicId), async (db) => {
      const state = await lockState(db, clinicId, mayWait)
      return state && refreshBatch(ports, db, state)
    })
    if (!done) return { patients, busy: true }
    patients += done.patients
    if (!done.more) return { patients, busy: false }
  }
}

/** Computes everybody anew from the facts; the numbers are those the increments arrive at. @returns people and milliseconds. */
export async function rebuildAll(ports: Ports, clinicId: string): Promise<{ patients: number; ms: number }> {
  const started = performance.now()
  const patients = await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    await lockState(db, clinicId, true)
    return rebuildInside(ports, db, await readClinicDay(ports, db, clinicId))
  })
  return { patients, ms: Math.round(performance.now() - started) }
}

async function refreshBatch(
  ports: Ports,
  db: Db,
  state: StatisticsState,
): Promise<{ patients: number; more: boolean }> {
  const { clinicId } = state
  const day = await readClinicDay(ports, db, clinicId)
  const { today, now } = day
  const dayTurned = state.statsOn !== today
  if (dayTurned && state.statsOn !== null) await insertStaleDue(db, clinicId, { today, now })
  const { waiting } = await countStale(db, clinicId)
  if (mustRebuild(state, day, waiting)) return { patients: await rebuildInside(ports, db, day), more: false }
  const { patientIds: due, more } = waiting === 0 ? NOBODY : await takeStale(db, clinicId, BATCH)
  const rulesChanged = settingsOf(state) !== day.settingsKey
  if (due.length === 0 && !dayTurned && !rulesChanged) return { patients: 0, more: false }
  await createPeopleChange(db)
  const changes = due.length === 0 ? NOTHING : await refreshDue(ports, db, day, { due, state })
  await followCuts(db, day, { state, rulesChanged })
  await addToPeople(db, clinicId)
  await writeState(db, clinicId, {
    statsOn: today,
    patients: state.patients + changes.added,
    refreshedAt: now,
    classRules: day.settingsKey,
  })
  const earliest = changes.earliest !== null && changes.earliest < today ? changes.earliest : today
  await dropKeptAnswers(db, clinicId, rulesChanged ? null : earliest)
  await queueAnswers(db, clinicId)
  return { patients: due.length, more }
}

const NOBODY = { patientIds: [], more: false }

type Changes = { added: number; earliest: string | null }
const NOTHING: Changes = { added: 0, earliest: null }

/** New rows for the people in `due_patients`; the tables of sums lose their old share and gain the new one. */
async function refreshDue(
  ports: Ports,
  db: Db,
  day: ClinicDay,
  { due, state }: { due: readonly string[]; state: StatisticsState },
): Promise<Changes> {
  await allowMemory(db, 64)
  const { clinicId } = day
  const { before, gone, after } = await rowsOf(ports, db, { day, due })
  const sums = new BaseSums(day.row.today)
  let earliest = Infinity
  for (const id of due) {
    const [old, current] = [before.get(id), after.get(id)]
    if (!isShareChanged(old, current)) continue
    if (old) sums.add(old, -1)
    if (current) sums.add(current, 1)
    earliest = Math.min(earliest, earliestDifference(old, current) ?? Infinity)
  }
  await addToCells(db, clinicId, sums)
  await createNewRows(db)
  await copyInto(db, COPY_NEW_ROWS, Readable.from(rowsAsCopy(after.values()), { objectMode: false }))
  const cuts = { lowLtv: state.lowLtv, vipBoundary: state.vipBoundary }
  const added = (await insertDueRows(db, day, { rules: day.rules, cuts })) - gone
  await insertRefreshedDue(db, clinicId)
  if (added > MANY) await analyzeGrownTables(db, clinicId, ['patient_stats'])
  return { added, earliest: earliest === Infinity ? null : dateOf(earliest) }
}

/** Rows of people as they were stored, now taken away, and as their facts make them. Those of many are read side by side. */
async function rowsOf(ports: Ports, db: Db, { day, due }: { day: ClinicDay; due: readonly string[] }) {
  const after = new Map<string, PatientRow>()
  const some = { patientIds: due, onRow: (row: PatientRow) => void after.set(idText(row.patientId), row) }
  const isMany = due.length >= MANY_DUE
  const taken = takeRows(db, day.clinicId, { due, isMany })
  if (isMany) {
    const counted = withReaders(ports, day.clinicId, async (readers) => {
      for (const reader of [readers.visits, readers.money]) await gatherRows(reader, true)
      await computeManyRows(readers, day, some)
    })
    await Promise.all([taken, counted])
  } else {
    await taken
    await computeRows(db, day, some)
  }
  return { ...(await taken), after }
}

async function takeRows(db: Db, clinicId: string, { due, isMany }: { due: readonly string[]; isMany: boolean }) {
  await gatherRows(db, isMany)
  const before = await readDueRows(db, clinicId, due)
  await gatherRows(db, false)
  return { before, gone: await deleteDueRows(db, clinicId) }
}

/** After numbers moved: takes the class boundaries anew and classes those whom the move may concern. */
async function followCuts(
  db: Db,
  day: ClinicDay,
  { state, rulesChanged }: { state: StatisticsState; rulesChanged: boolean },
): Promise<void> {
  const { clinicId, rules } = day
  const cuts = await readClassCuts(db, clinicId, rules)
  const between: Between = rulesChanged
    ? 'everybody'
    : {
        revenue: rangeBetween(state.lowLtv, cuts.lowLtv),
        revenueYear: rangeBetween(state.vipBoundary, cuts.vipBoundary),
      }
  if (between === 'everybody' || between.revenue || between.revenueYear) {
    await classAgain(db, clinicId, { rules, cuts, between })
  }
  await writeCuts(db, clinicId, cuts)
}

/** From the lower to the higher of two boundaries, everybody when one of them is new; null when nothing moved. */
function rangeBetween(before: number | null, after: number | null): [number, number] | null {
  if (before === after) return null
  if (before === null || after === null) return [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]
  return [Math.min(before, after), Math.max(before, after)]
}

function mustRebuild(state: StatisticsState, day: ClinicDay, waiting: number): boolean {
  // The first numbers of a clinic: there is nothing to subtract, and a rebuild keeps nobody in memory.
  if (state.statsOn === null) return waiting > MANY
  // A clock set back: facts already counted lie in the future again.
  if (day.today < state.statsOn) return true
  const known = settingsOf(state)
  if (known !== null && activeMonthsIn(known) !== day.row.activeMonths) return true
  return waiting > BATCH && waiting > state.patients * REBUILD_SHARE
}

/** Two connections read the facts in order of patients while this one takes the rows in: the parts of the work run side by side. */
async function rebuildInside(ports: Ports, db: Db, day: ClinicDay): Promise<number> {
  const started = performance.now()
  const { clinicId, today, now } = day
  await clearStale(db, clinicId)
  await createNewRows(db)
  const sums = new BaseSums(day.row.today)
  let patients = 0
  const active: { revenue: number[]; revenueYear: number[] } = { revenue: [], revenueYear: [] }
  await withReaders(ports, clinicId, async (readers) => {
    const pieces = computeRowsAsCopy(readers, day, (row) => {
      patients++
      sums.add(row, 1)
      if (!row.active) return
      active.revenue.push(row.revenue)
      active.revenueYear.push(row.revenueYear)
    })
    await copyInto(db, COPY_NEW_ROWS, Readable.from(pieces, { objectMode: false }))
  })
  const cuts = cutsOf(day, active)
  await writeAllRows(db, day, { rules: day.rules, cuts })
  await replaceCells(db, clinicId, sums)
  await insertRefreshedEverybody(db, clinicId)
  await writeState(db, clinicId, {
    ...cuts,
    statsOn: today,
    patients,
    refreshedAt: now,
    rebuiltAt: now,
    rebuildMs: Math.round(performance.now() - started),
    classRules: day.settingsKey,
  })
  await dropKeptAnswers(db, clinicId, null)
  await queueAnswers(db, clinicId)
  return patients
}

/** The answers people ask for most are computed anew in the background, ahead of the first one who asks. */
async function queueAnswers(db: Db, clinicId: string): Promise<void> {
  await addJob(db, 'value.warm', { clinicId }, { key: `value.warm:${clinicId}`, delaySeconds: 5, maxAttempts: 2 })
}

function withReaders<T>({ database }: Ports, clinicId: string, work: (readers: Readers) => Promise<T>): Promise<T> {
  return database.withClinic(systemAccess(clinicId), (visits) =>
    database.withClinic(systemAccess(clinicId), async (money) => {
      for (const reader of [visits, money]) await allowMemory(reader, 256)
      return work({ visits, money })
    }),
  )
}

function cutsOf({ rules }: ClinicDay, active: { revenue: number[]; revenueYear: number[] }): Cuts {
  const sorted = (values: number[]) => Array.from(Float64Array.from(values).sort())
  const revenue = { revenueToDate: sorted(active.revenue), revenue12m: sorted(active.revenueYear) }
  const { lowLtv, vipRevenue12m } = classCuts(rules, revenue)
  return { lowLtv, vipBoundary: vipRevenue12m }
}

function settingsOf(state: StatisticsState): string | null {
  if (state.classRules === null) return null
  const { rules, activeMonths } = state.classRules as { rules: unknown; activeMonths: unknown }
  // The database keeps jsonb with its keys in another order: parsing puts them back.
  return JSON.stringify({ rules: parseClassRules(rules), activeMonths })
}

function activeMonthsIn(settingsKey: string): number {
  return (JSON.parse(settingsKey) as { activeMonths: number }).activeMonths
}
