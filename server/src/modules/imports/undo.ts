import { type Db, systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { undoMergesOfImport } from '../identity/identity.ts'
import { markStale, refreshStatistics } from '../statistics/statistics.ts'
import { refreshCards, restoreSearchTexts } from './card-queries.ts'
import { readImport, updateImport } from './import-queries.ts'
import {
  columnsOf,
  countUndoable,
  deleteDetails,
  deleteDirectory,
  deleteExtras,
  deleteFacts,
  DIRECTORY_TABLES,
  FACTS,
  forgetChanges,
  type Kept,
  type KeptReason,
  restoreRows,
  type Undoing,
} from './undo-queries.ts'
import { deleteHiddenCards, hideCards, readChildTables } from './undo-patient-queries.ts'

/** What an undo did: rows deleted and restored, and rows kept with why, by table. */
export type UndoReport = {
  deleted: Record<string, number>
  restored: Record<string, number>
  kept: Record<string, number>
  why: Record<string, Kept>
}

const BATCH = 10_000
const RESTORED = [
  'service_lines',
  'payments',
  'policies',
  'offers',
  'leads',
  'calls',
  'appointments',
  'plan_items',
  'plans',
  'marketing_spend',
  'insurers',
  'services',
  'staff',
  'branches',
]

/**
 * Takes back a whole import: rows it made go, rows it changed become what they were. What later imports, edits or merges rely on
 * stays and is reported with why. Runs in batches; repeating it after a stop carries on. The clinic must be locked.
 */
export async function undoImport(ports: Ports, undoing: Undoing): Promise<UndoReport> {
  const { clinicId, importId } = undoing
  const inClinic = <T>(work: (db: Db) => Promise<T>) => ports.database.withClinic(systemAccess(clinicId), work)
  const row = await inClinic((db) => readImport(db, clinicId, importId))
  const report: UndoReport = { deleted: row?.progress.undone ?? {}, restored: {}, kept: {}, why: {} }
  const undo: Undo = {
    ports,
    undoing,
    inClinic,
    report,
    now: ports.clock.now(),
    writtenAt: (row?.plan.runs ?? []).map((at) => new Date(at)),
    rows: 0,
    totalRows: await inClinic((db) => countUndoable(db, undoing)),
  }
  await undoMergesOfImport(ports, clinicId, importId)
  await restoreAll(undo)
  await deleteAllFacts(undo)
  await inClinic((db) => deleteDetails(db, undoing))
  await undoPatients(undo)
  for (const directory of DIRECTORY_TABLES) {
    await note(undo, directory.table, await inClinic((db) => deleteDirectory(db, directory, undoing)))
  }
  await inClinic((db) => forgetChanges(db, undoing))
  await refreshStatistics(ports, clinicId)
  return report
}

type Undo = {
  ports: Ports
  undoing: Undoing
  inClinic: <T>(work: (db: Db) => Promise<T>) => Promise<T>
  report: UndoReport
  now: Date
  /** The moments at which the import wrote cards. */
  writtenAt: Date[]
  /** Rows looked at, and how many there are. */
  rows: number
  totalRows: number
}

async function restoreAll(undo: Undo): Promise<void> {
  const { inClinic, undoing, now } = undo
  const entities = [
    ...RESTORED.map((table) => ({ table, entity: table })),
    { table: 'clinical_details', entity: 'clinical_details:appointment' },
    { table: 'clinical_details', entity: 'clinical_details:plan' },
  ]
  for (const { table, entity } of entities) {
    const { restored, kept } = await inClinic(async (db) => {
      const columns = (await columnsOf(db, table)).filter(
        (name) => !['clinic_id', 'id', 'subject_id', 'subject_kind', 'patient_id'].includes(name),
      )
      const done = await restoreRows(db, table, { ...undoing, entity, columns })
      await markStale(db, undoing.clinicId, done.patientIds, now)
      return done
    })
    await note(undo, table, { restored: restored.length, kept })
  }
}

async function deleteAllFacts(undo: Undo): Promise<void> {
  const { inClinic, undoing, now } = undo
  for (const fact of FACTS) {
    for (let after: string | null = null; ;) {
      const batch = await inClinic(async (db) => {
        const deleted = await deleteFacts(db, fact, { ...undoing, after, limit: BATCH })
        await markStale(db, undoing.clinicId, deleted.patientIds, now)
        return deleted
      })
      await note(undo, fact.table, { deleted: batch.done.length, kept: batch.kept })
      if (batch.lastId === null) break
      after = batch.lastId
    }
  }
}

async function undoPatients(undo: Undo): Promise<void> {
  const { ports, inClinic, undoing, writtenAt, now } = undo
  const { clinicId } = undoing
  await restorePatients(undo)
  const children = await inClinic((db) => readChildTables(db))
  for (let after: string | null = null; ;) {
    const batch = await inClinic(async (db) => {
      const hidden = await hideCards(db, children, { ...undoing, editedAfter: writtenAt, after, limit: BATCH })
      await markStale(db, clinicId, hidden.patientIds, now)
      return hidden
    })
    undo.rows += batch.done.length
    await note(undo, 'patients', { kept: batch.kept })
    if (batch.lastId === null) break
    after = batch.lastId
  }
  await refreshStatistics(ports, clinicId)
  const deleted = await inClinic((db) => deleteHiddenCards(db, children, undoing))
  undo.rows -= deleted
  await note(undo, 'patients', { deleted })
}

async function restorePatients(undo: Undo): Promise<void> {
  const { inClinic, undoing, writtenAt, now } = undo
  const { clinicId } = undoing
  const { restored, kept } = await inClinic(async (db) => {
    const extras = await deleteExtras(db, undoing)
    const columns = (await columnsOf(db, 'patients')).filter(
      (name) => !['clinic_id', 'id', 'merged_into', 'search_text', 'sort_name'].includes(name),
    )
    const done = await restoreRows(db, 'patients', { ...undoing, entity: 'patients', columns, writtenAt })
    const touched = [...new Set([...done.restored, ...extras.recordIds])]
    for (let at = 0; at < touched.length; at += BATCH) await refreshCards(db, clinicId, touched.slice(at, at + BATCH))
    await restoreSearchTexts(db, undoing)
    await markStale(db, clinicId, [...new Set([...done.restored, ...extras.patientIds])], now)
    return done
  })
  await note(undo, 'patients', { restored: restored.length, kept })
}

type Step = { deleted?: number; restored?: number; kept?: Kept }

/** Adds a step to the report and tells how far the undo is. */
async function note(undo: Undo, table: string, { deleted = 0, restored = 0, kept = {} }: Step): Promise<void> {
  const { report, inClinic, undoing } = undo
  const reasons = Object.entries(kept).filter(([, count]) => count > 0) as [KeptReason, number][]
  const left = reasons.reduce((sum, [, count]) => sum + count, 0)
  add(report.deleted, table, deleted)
  add(report.restored, table, restored)
  add(report.kept, table, left)
  for (const [reason, count] of reasons) add((report.why[table] ??= {}), reason, count)
  undo.rows += deleted + restored + left
  const { rows, totalRows } = undo
  const progress = { phase: 'undoing' as const, rows, totalRows, undone: report.deleted }
  await inClinic((db) => updateImport(db, undoing.clinicId, undoing.importId, { progress }))
}

function add<Key extends string>(counts: Partial<Record<Key, number>>, key: Key, count: number): void {
  if (count > 0) counts[key] = (counts[key] ?? 0) + count
}

/** The same with the states of the import around it. */
export async function undoLocked(ports: Ports, { clinicId, importId }: Undoing): Promise<UndoReport> {
  const change = (to: Parameters<typeof updateImport>[3]) =>
    ports.database.withClinic(systemAccess(clinicId), (db) => updateImport(db, clinicId, importId, to))
  const read = () => ports.database.withClinic(systemAccess(clinicId), (db) => readImport(db, clinicId, importId))
  const before = await read()
  await change({ state: 'undoing', progress: { ...before?.progress, phase: 'undoing' } })
  const report = await undoImport(ports, { clinicId, importId })
  const row = await read()
  await change({
    state: 'undone',
    undoneAt: ports.clock.now(),
    progress: { phase: 'done' },
    result: { ...(row?.result ?? { dryRun: false, entities: [] }), undo: report },
  })
  return report
}
