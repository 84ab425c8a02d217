import { addJob, type Job, type Schedule } from '../../platform/jobs.ts'
import { type Db, systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { countStale, isImportRunning, listClinicIds } from './queries.ts'
import { refreshAll } from './refresh.ts'
import { statisticsDay } from './statistics.ts'

export const statisticsJobs: Job[] = [
  {
    name: 'statistics.refresh',
    run: async ({ clinicId }: { clinicId: string }, ports) => {
      if (await waitsForImport(ports, clinicId)) return
      const { busy } = await refreshAll(ports, clinicId, { mayWait: false })
      if (busy) await lookAgain(ports, clinicId)
    },
  },
  {
    name: 'statistics.day',
    run: async (_payload, ports) => {
      const clinics = await ports.database.outsideClinics((db) => listClinicIds(db))
      for (const clinicId of clinics) await statisticsDay(ports, clinicId)
    },
  },
]

/** People marked stale by a running import beyond which their refresh is left to its end. */
const LEFT_TO_IMPORT = 2000
const LOOK_AGAIN_SECONDS = 5

/** A large import refreshes everybody at its end; until then its chunks would be counted over and over. */
async function waitsForImport(ports: Ports, clinicId: string): Promise<boolean> {
  return ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const { waiting } = await countStale(db, clinicId)
    if (waiting < LEFT_TO_IMPORT || !(await isImportRunning(db, clinicId))) return false
    await addLook(db, clinicId)
    return true
  })
}

/** A rebuild may take minutes: it must not keep a worker waiting. */
async function lookAgain(ports: Ports, clinicId: string): Promise<void> {
  await ports.database.withClinic(systemAccess(clinicId), (db) => addLook(db, clinicId))
}

function addLook(db: Db, clinicId: string): Promise<void> {
  const options = { key: `statistics.look:${clinicId}`, delaySeconds: LOOK_AGAIN_SECONDS }
  return addJob(db, 'statistics.refresh', { clinicId }, options)
}

/** Clinics live in different zones: midnight comes at every half hour. */
export const statisticsSchedules: Schedule[] = [{ job: 'statistics.day', pattern: '1,16,31,46 * * * *' }]
