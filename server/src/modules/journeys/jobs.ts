import type { Job } from '../../platform/jobs.ts'
import { journeyDoors } from './doors.ts'
import { dryRunJob } from './dry-run.ts'

export const journeyJobs: Job[] = [dryRunJob(journeyDoors)]
