import { addJob, type Job, type Schedule } from '../../platform/jobs.ts'
import { systemAccess } from '../../platform/db.ts'
import { listClinicIds } from './queries.ts'
import { refreshAll } from './refresh.ts'
import { statisticsDay } from './statistics.ts'

export const statisticsJobs: Job[] = [
  {
    name: 'statistics.refresh',
    run: async ({ clinicId }: { clinicId: string }, ports) => {
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

/** Clinics live in different zones: midnight comes at every half hour. */
export const statisticsSchedules: Schedule[] = [{ job: 'statistics.day', pattern: '1,16,31,46 * * * *' }]
