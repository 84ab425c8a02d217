import { addJob, type Job, type Schedule } from '../../platform/jobs.ts'
import { systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { countStale, isImportRunning, listClinicIds } from './queries.ts'
import { refreshAll } from './refresh.ts'
import { statisticsDay } from './statistics.ts'

export const statisticsJobs: Job[] = [
  {
    name: 'statistics.refresh',
    run: async ({ clinicId }: { clinicId: string }, ports) => {
      if (await waitsForImport(ports, clinicId)) return
      const { patients } = await refreshAll(ports, clinicId)
      if (patients === 0) return
      await ports.database.withClinic(systemAccess(clinicId), (db) =>
        addJob(db, 'value.warm', { clinicId }, { key: `value.warm:${clinicId}`, delaySeconds: 5, maxAttempts: 2 }),
      )
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
    const options = { key: `statistics.refresh:${clinicId}`, delaySeconds: LOOK_AGAIN_SECONDS }
    await addJob(db, 'statistics.refresh', { clinicId }, options)
    return true
  })
}

/** Clinics live in different zones: midnight comes at every half hour. */
export const statisticsSchedules: Schedule[] = [{ job: 'statistics.day', pattern: '1,16,31,46 * * * *' }]
