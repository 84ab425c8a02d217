import type { Job } from '../../platform/jobs.ts'
import { warmUp } from './keep-warm.ts'

export const valueJobs: Job[] = [
  { name: 'value.warm', run: async ({ clinicId }: { clinicId: string }, ports) => warmUp(ports, clinicId) },
]
