import type { Job } from '../../platform/jobs.ts'
import { warmPast, warmUp } from './keep-warm.ts'

export const valueJobs: Job[] = [
  { name: 'value.warm', run: async ({ clinicId }: { clinicId: string }, ports) => warmUp(ports, clinicId) },
  { name: 'value.warm_past', run: async ({ clinicId }: { clinicId: string }, ports) => warmPast(ports, clinicId) },
]
