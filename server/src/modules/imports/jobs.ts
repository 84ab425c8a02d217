import { systemAccess } from '../../platform/db.ts'
import { addJob, type Job, type Schedule } from '../../platform/jobs.ts'
import type { Ports } from '../../platform/ports.ts'
import { type ClinicLock, tryClinicLock } from './clinic-lock.ts'
import { failureOfError, ownFailure } from './failure.ts'
import { listClinicIds, listUnfinished, readImport, updateImport } from './import-queries.ts'
import { orderOf, runLocked } from './imports.ts'
import { undoLocked } from './undo.ts'
import { isUpload } from './uploads.ts'

type ImportPayload = { clinicId: string; importId: string }

const AGAIN_SECONDS = 3

/** Asks for an import to be run, checked or undone in the background. One such job per import waits at a time. */
export async function queueImport(
  db: Parameters<typeof addJob>[0],
  kind: 'run' | 'check' | 'undo',
  payload: ImportPayload,
  delaySeconds = 0,
): Promise<void> {
  await addJob(db, `imports.${kind}`, payload, { key: `import:${payload.importId}`, delaySeconds, maxAttempts: 3 })
}

export const importJobs: Job[] = [
  { name: 'imports.run', run: (payload: ImportPayload, ports) => runNow(ports, payload, 'run') },
  { name: 'imports.check', run: (payload: ImportPayload, ports) => runNow(ports, payload, 'check') },
  { name: 'imports.undo', run: undoNow },
  { name: 'imports.recover', run: (_, ports) => recover(ports) },
]

export const importSchedules: Schedule[] = [{ job: 'imports.recover', pattern: '* * * * *' }]

async function runNow(ports: Ports, payload: ImportPayload, kind: 'run' | 'check'): Promise<void> {
  const order = await orderOf(ports, { ...payload, dryRun: kind === 'check' })
  const lock = order && (await takeTurn(ports, payload, kind))
  if (!order || !lock) return
  try {
    const row = await ports.database.withClinic(systemAccess(payload.clinicId), (db) =>
      readImport(db, payload.clinicId, payload.importId),
    )
    if (!row || !['queued', 'running', 'checking'].includes(row.state)) return
    await runLocked(ports, order)
  } finally {
    await lock.release()
  }
}

async function undoNow(payload: ImportPayload, ports: Ports): Promise<void> {
  const lock = await takeTurn(ports, payload, 'undo')
  if (!lock) return
  try {
    await undoLocked(ports, payload)
  } catch (error) {
    const { clinicId, importId } = payload
    await ports.database.withClinic(systemAccess(clinicId), (db) =>
      updateImport(db, clinicId, importId, { failure: failureOfError(error) }),
    )
    throw error
  } finally {
    await lock.release()
  }
}

/** The clinic's lock; when another import has it, says so and comes back later. */
async function takeTurn(
  ports: Ports,
  payload: ImportPayload,
  kind: 'run' | 'check' | 'undo',
): Promise<ClinicLock | null> {
  const { clinicId, importId } = payload
  const lock = await tryClinicLock(ports, clinicId)
  if (lock) return lock
  await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    await updateImport(db, clinicId, importId, { progress: { phase: 'waiting' } })
    await queueImport(db, kind, payload, AGAIN_SECONDS)
  })
  return null
}

/** Imports whose process died: those of uploaded files go on, those of the command line are left for it to repeat. */
async function recover(ports: Ports): Promise<void> {
  for (const clinicId of await ports.database.outsideClinics(listClinicIds)) {
    const unfinished = await ports.database.withClinic(systemAccess(clinicId), (db) => listUnfinished(db, clinicId))
    if (unfinished.length === 0) continue
    const lock = await tryClinicLock(ports, clinicId)
    if (!lock) continue
    try {
      await ports.database.withClinic(systemAccess(clinicId), async (db) => {
        for (const { id, state, filePath } of unfinished) {
          const uploaded = filePath !== null && (await isUpload(ports, clinicId, filePath))
          if (state === 'undoing') await queueImport(db, 'undo', { clinicId, importId: id })
          else if (uploaded) await queueImport(db, state === 'checking' ? 'check' : 'run', { clinicId, importId: id })
          else if (state !== 'queued')
            await updateImport(db, clinicId, id, { state: 'failed', failure: ownFailure('interrupted') })
        }
      })
    } finally {
      await lock.release()
    }
  }
}
