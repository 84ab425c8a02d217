import { type Db, systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { undoMergesOfImport } from '../identity/identity.ts'
import { markStale, refreshStatistics } from '../statistics/statistics.ts'
import { refreshCards, restoreSearchTexts } from './card-queries.ts'
import { readImport, updateImport } from './import-queries.ts'
import {
  columnsOf,
  deleteDetails,
  deleteDirectory,
  deleteExtras,
  deleteFacts,
  DIRECTORY_TABLES,
  FACTS,
  forgetChanges,
  restoreRows,
  type Undoing,
} from './undo-queries.ts'
import { deleteHiddenCards, hideCards, readChildTables } from './undo-patient-queries.ts'

/** What an undo did: rows deleted and restored, and rows kept because something since relies on them, by table. */
export type UndoReport = {
  deleted: Record<string, number>
  restored: Record<string, number>
  kept: Record<string, number>
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
 * stays and is reported. Runs in batches; repeating it after a stop carries on. The clinic must be locked.
 */
export async function undoImport(ports: Ports, { clinicId, importId }: Undoing): Promise<UndoReport> {
  const report: UndoReport = { deleted: {}, restored: {}, kept: {} }
  const inClinic = <T>(work: (db: Db) => Promise<T>) => ports.database.withClinic(systemAccess(clinicId), work)
  const now = ports.clock.now()
  await undoMergesOfImport(ports, clinicId, importId)
  await restoreAll(inClinic, { clinicId, importId }, { report, now })
  await deleteAllFacts(inClinic, { clinicId, importId }, { report, now })
  await inClinic((db) => deleteDetails(db, { clinicId, importId }))
  await undoPatients(ports, inClinic, { undoing: { clinicId, importId }, report, now })
  for (const directory of DIRECTORY_TABLES) {
    const { deleted, kept } = await inClinic((db) => deleteDirectory(db, directory, { clinicId, importId }))
    note(report, directory.table, { deleted, kept })
  }
  await inClinic((db) => forgetChanges(db, { clinicId, importId }))
  await refreshStatistics(ports, clinicId)
  return report
}

type InClinic = <T>(work: (db: Db) => Promise<T>) => Promise<T>
type Notes = { report: UndoReport; now: Date }

async function restoreAll(inClinic: InClinic, undoing: Undoing, { report, now }: Notes): Promise<void> {
  const entities = [
    ...RESTORED.map((table) => ({ table, entity: table })),
    { table: 'clinical_details', entity: 'clinical_details:appointment' },
    { table: 'clinical_details', entity: 'clinical_details:plan' },
  ]
  for (const { table, entity } of entities) {
    await inClinic(async (db) => {
      const columns = (await columnsOf(db, table)).filter(
        (name) => !['clinic_id', 'id', 'subject_id', 'subject_kind', 'patient_id'].includes(name),
      )
      const { restored, patientIds, kept } = await restoreRows(db, table, { ...undoing, entity, columns })
      await markStale(db, undoing.clinicId, patientIds, now)
      note(report, table, { restored: restored.length, kept })
    })
  }
}

async function deleteAllFacts(inClinic: InClinic, undoing: Undoing, { report, now }: Notes): Promise<void> {
  for (const fact of FACTS) {
    for (let after: string | null = null; ;) {
      const batch = await inClinic(async (db) => {
        const deleted = await deleteFacts(db, fact, { ...undoing, after, limit: BATCH })
        await markStale(db, undoing.clinicId, deleted.patientIds, now)
        return deleted
      })
      note(report, fact.table, { deleted: batch.done.length, kept: batch.kept })
      if (batch.lastId === null) break
      after = batch.lastId
    }
  }
}

type PatientUndo = { undoing: Undoing; report: UndoReport; now: Date }

async function undoPatients(ports: Ports, inClinic: InClinic, { undoing, report, now }: PatientUndo): Promise<void> {
  const { clinicId, importId } = undoing
  const row = await inClinic((db) => readImport(db, clinicId, importId))
  const editedAfter = (row?.plan.runs ?? []).map((at) => new Date(at))
  await inClinic(async (db) => {
    const extras = await deleteExtras(db, undoing)
    const columns = (await columnsOf(db, 'patients')).filter(
      (name) => !['clinic_id', 'id', 'merged_into', 'search_text', 'sort_name'].includes(name),
    )
    const { restored, kept } = await restoreRows(db, 'patients', { ...undoing, entity: 'patients', columns })
    const touched = [...new Set([...restored, ...extras.recordIds])]
    for (let at = 0; at < touched.length; at += BATCH) await refreshCards(db, clinicId, touched.slice(at, at + BATCH))
    await restoreSearchTexts(db, undoing)
    await markStale(db, clinicId, [...new Set([...restored, ...extras.patientIds])], now)
    note(report, 'patients', { restored: restored.length, kept })
  })
  const children = await inClinic((db) => readChildTables(db))
  for (let after: string | null = null; ;) {
    const batch = await inClinic(async (db) => {
      const hidden = await hideCards(db, children, { ...undoing, editedAfter, after, limit: BATCH })
      await markStale(db, clinicId, hidden.patientIds, now)
      return hidden
    })
    note(report, 'patients', { kept: batch.kept })
    if (batch.lastId === null) break
    after = batch.lastId
  }
  await refreshStatistics(ports, clinicId)
  const deleted = await inClinic((db) => deleteHiddenCards(db, children, undoing))
  note(report, 'patients', { deleted })
}

function note(report: UndoReport, table: string, counts: { deleted?: number; restored?: number; kept?: number }): void {
  for (const key of ['deleted', 'restored', 'kept'] as const) {
    const count = counts[key] ?? 0
    if (count > 0) report[key][table] = (report[key][table] ?? 0) + count
  }
}

/** The same with the states of the import around it. */
export async function undoLocked(ports: Ports, { clinicId, importId }: Undoing): Promise<UndoReport> {
  const change = (to: Parameters<typeof updateImport>[3]) =>
    ports.database.withClinic(systemAccess(clinicId), (db) => updateImport(db, clinicId, importId, to))
  await change({ state: 'undoing', progress: { phase: 'undoing' } })
  const report = await undoImport(ports, { clinicId, importId })
  const row = await ports.database.withClinic(systemAccess(clinicId), (db) => readImport(db, clinicId, importId))
  await change({
    state: 'undone',
    undoneAt: ports.clock.now(),
    progress: { phase: 'done' },
    result: { ...(row?.result ?? { dryRun: false, entities: [] }), undo: report },
  })
  return report
}
