import type { Job } from '../../platform/jobs.ts'
import { findDuplicates, suggestPairs } from './matching.ts'

export const identityJobs: Job[] = [
  {
    name: 'identity.rescan',
    run: async ({ clinicId }: { clinicId: string }, ports) => {
      await findDuplicates(ports, clinicId, { kind: 'all' })
    },
  },
  {
    name: 'identity.suggest',
    run: async ({ clinicId, patientIds }: { clinicId: string; patientIds: string[] }, ports) => {
      await suggestPairs(ports, clinicId, { kind: 'cards', patientIds })
    },
  },
]
