import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { systemAccess } from '../../platform/db.ts'
import { Invalid } from '../../platform/errors.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { clinicNow } from '../clinics/clinics.ts'
import { waitForClinic } from './clinic-lock.ts'
import { isEntityName } from './entities/catalogue.ts'
import { asError, failureOfError, ownFailure } from './failure.ts'
import {
  type EntityResult,
  hasFinished,
  type ImportPlan,
  insertImport,
  type Progress,
  readImport,
  updateImport,
} from './import-queries.ts'
import { normaliseMapping } from './plan-sheets.ts'
import { nothingDone, recordFinished, type RunOrder, type RunOutcome, runOrder } from './run.ts'

export type { EntityResult, Progress } from './import-queries.ts'
export { undoImport, type UndoReport } from './undo.ts'

export type ImportRequest = {
  clinicId: string
  /** A table, a workbook, a zip or a folder of them. */
  path: string
  /** The source system the external ids belong to; 'import' unless told. */
  origin?: string | undefined
  /** What the rows are, when name and header do not tell. */
  entity?: string | undefined
  /** {entity | entities, columns: {header: field}, options}. */
  mapping?: unknown
  dryRun?: boolean
  /** Member of staff who asked. */
  actor?: string | null
  onProgress?: (progress: Progress) => void
  signal?: AbortSignal
  /** Rows of one transaction; 10,000 unless told. */
  chunkRows?: number
}

/**
 * Imports files and waits for the result: one line per entity, in the order of import.
 * @throws Invalid when a file cannot be read or nothing in it is recognised; what was imported before stays.
 * @throws Unavailable `storage_full`.
 */
export async function importFiles(ports: Ports, request: ImportRequest): Promise<EntityResult[]> {
  const { clinicId, path, origin = 'import', dryRun = false, onProgress, signal, chunkRows } = request
  const plan = planOf(request)
  const importId = newId(ports.clock.now(), ports.random)
  const size = await stat(path).then(
    (facts) => (facts.isFile() ? facts.size : null),
    () => null,
  )
  await ports.database.withClinic(systemAccess(clinicId), async (db) =>
    insertImport(db, {
      clinicId,
      id: importId,
      origin,
      fileName: basename(path),
      fileSize: size,
      filePath: path,
      plan,
      state: 'queued',
      createdBy: request.actor ?? null,
      createdAt: await clinicNow(ports, db, clinicId),
    }),
  )
  const order: RunOrder = {
    clinicId,
    importId,
    path,
    fileName: basename(path),
    origin,
    plan,
    dryRun,
    onProgress,
    signal,
    chunkRows,
  }
  const outcome = await waitAndRun(ports, order)
  if (outcome.failure) throw asError(outcome.failure)
  return outcome.entities
}

/** Whether an import of that source came to its end at least once; one undone since counts, it was a person's wish. */
export async function isImported(ports: Ports, clinicId: string, origin: string): Promise<boolean> {
  return ports.database.withClinic(systemAccess(clinicId), (db) => hasFinished(db, clinicId, origin))
}

/** Waits until no other import of the clinic runs, runs the order and keeps its outcome with the import. */
export async function waitAndRun(ports: Ports, order: RunOrder): Promise<RunOutcome> {
  const { clinicId, importId, signal } = order
  const change = (to: Parameters<typeof updateImport>[3]) =>
    ports.database.withClinic(systemAccess(clinicId), (db) => updateImport(db, clinicId, importId, to))
  const lock = await waitForClinic(ports, clinicId, {
    onWait: () => change({ progress: { phase: 'waiting' } }),
    signal,
  })
  if (!lock) {
    await change({ state: 'cancelled', failure: ownFailure('cancelled') })
    return { ...nothingDone, state: 'cancelled', failure: null }
  }
  try {
    return await runLocked(ports, order)
  } finally {
    await lock.release()
  }
}

/** The same once the clinic is locked. */
export async function runLocked(ports: Ports, order: RunOrder): Promise<RunOutcome> {
  const { clinicId, importId, dryRun } = order
  const inClinic = <T>(work: Parameters<typeof ports.database.withClinic<T>>[1]) =>
    ports.database.withClinic(systemAccess(clinicId), work)
  await inClinic((db) =>
    updateImport(db, clinicId, importId, {
      state: dryRun ? 'checking' : 'running',
      startedAt: ports.clock.now(),
      finishedAt: null,
      failure: null,
    }),
  )
  let outcome: RunOutcome
  try {
    outcome = await runOrder(ports, order)
  } catch (error) {
    ports.log.error(
      { importId, error: { message: (error as Error).message, stack: (error as Error).stack } },
      'import failed',
    )
    outcome = { ...nothingDone, failure: failureOfError(error) }
  }
  const { entities, totals, suggestions, sources, values, doubles } = outcome
  const state = outcome.state === 'done' && dryRun ? 'checked' : outcome.state
  await inClinic(async (db) => {
    await updateImport(db, clinicId, importId, {
      state,
      result: { dryRun, entities, totals, suggestions, sources, values, doubles },
      failure: outcome.failure ?? (outcome.state === 'cancelled' ? ownFailure('cancelled') : null),
      finishedAt: ports.clock.now(),
      cancelRequestedAt: null,
    })
    if (!dryRun) await recordFinished(ports, db, { ...order, state })
  })
  return outcome
}

/** The order of an import kept in the base, for jobs. */
export async function orderOf(
  ports: Ports,
  { clinicId, importId, dryRun }: { clinicId: string; importId: string; dryRun: boolean },
): Promise<RunOrder | null> {
  const row = await ports.database.withClinic(systemAccess(clinicId), (db) => readImport(db, clinicId, importId))
  if (!row?.filePath) return null
  const { filePath: path, fileName, origin, plan } = row
  return { clinicId, importId, path, fileName, origin, plan, dryRun }
}

function planOf({ entity, mapping }: ImportRequest): ImportPlan {
  if (entity !== undefined && !isEntityName(entity)) {
    throw new Invalid('unknown_entity', { ru: `Неизвестный вид данных «${entity}»`, en: `Unknown entity "${entity}"` })
  }
  const told = normaliseMapping(mapping)
  if (mapping !== undefined && mapping !== null && !told) {
    throw new Invalid('bad_mapping', {
      ru: 'В сопоставлении нет ни вида данных, ни полей вида «patients.phone».',
      en: 'The mapping names neither an entity nor fields such as "patients.phone".',
    })
  }
  return { ...(entity ? { entity } : {}), ...(told ? { mapping: told } : {}) }
}
