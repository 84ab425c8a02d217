import { addJob, type Job, type Schedule } from '../../platform/jobs.ts'
import { systemAccess } from '../../platform/db.ts'
import { findDuplicates, suggestPairs } from './matching.ts'
import { readClinicIds } from './pair-queries.ts'

export const identityJobs: Job[] = [
  {
    name: 'identity.rescan',
    run: async ({ clinicId }: { clinicId: string }, ports) => {
      await findDuplicates(ports, clinicId, { kind: 'all' })
    },
  },
  {
    // One job per clinic: a large one does not hold up the others, and a failed one is tried again alone.
    name: 'identity.rescan_all',
    run: async (_payload, ports) => {
      const clinicIds = await ports.database.outsideClinics((db) => readClinicIds(db))
      for (const clinicId of clinicIds) {
        const options = { key: `identity.rescan:${clinicId}`, queue: 'identity.rescan' }
        await ports.database.withClinic(systemAccess(clinicId), (db) =>
          addJob(db, 'identity.rescan', { clinicId }, options),
        )
      }
    },
  },
  {
    name: 'identity.suggest',
    run: async ({ clinicId, patientIds }: { clinicId: string; patientIds: string[] }, ports) => {
      await suggestPairs(ports, clinicId, { kind: 'cards', patientIds })
    },
  },
]

/** Cards changed by hand, by the API or by new rules of likeness meet the whole base once a night (UTC; evening to night in Russia). */
export const identitySchedules: Schedule[] = [{ job: 'identity.rescan_all', pattern: '17 23 * * *' }]
