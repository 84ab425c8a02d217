import { beats, jobs } from './app.ts'
import { allClinics } from './modules/clinics/clinics.ts'
import { drainJobs } from './platform/jobs.ts'
import type { Ports } from './platform/ports.ts'
import { drainPulse } from './platform/pulse.ts'

/** Runs every job and every beat that is due now, also what they bring about, until nothing is. */
export async function drainEverything(ports: Ports): Promise<{ jobs: number; steps: number }> {
  const total = { jobs: 0, steps: 0 }
  for (;;) {
    const ran = await drainJobs(ports, jobs)
    const steps = await drainPulse(ports, { beats, clinics: () => allClinics(ports) })
    total.jobs += ran
    total.steps += steps
    if (steps === 0) return total
  }
}
