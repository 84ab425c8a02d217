import { sql } from 'kysely'
import type { Episode } from '@revisit/domain/journey-answer.ts'
import type { Db } from '../../platform/db.ts'
import type { JourneyState } from './journey-queries.ts'

export type OriginFacts = {
  id: string
  patientId: string
  versionId: string
  episode: Episode
  state: 'active' | 'done' | 'exited'
  endReason: string | null
  enteredAt: Date
  journeyState: JourneyState
  versionState: string
}

/** Where passages and their journeys stand now. */
export async function readOriginFacts(db: Db, clinicId: string, ids: readonly string[]): Promise<OriginFacts[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<OriginFacts>`select e.id, e.patient_id, e.version_id, e.episode, e.state, e.end_reason, e.entered_at,
      j.state as journey_state, v.state as version_state
    from enrollments e join journeys j on j.clinic_id = e.clinic_id and j.id = e.journey_id
    join journey_versions v on v.clinic_id = e.clinic_id and v.id = e.version_id
    where e.clinic_id = ${clinicId} and e.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}
