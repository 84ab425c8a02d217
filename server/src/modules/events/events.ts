import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { insertEvents } from './queries.ts'

export type NewEvent = {
  clinicId: string
  /** The live person and the card the fact came with; null for events about nobody. */
  patientId?: string | null
  recordId?: string | null
  /** `noun.verb`: appointment.completed, payment.received, patients.merged, import.finished … */
  type: string
  occurredAt: Date
  subjectKind?: string
  subjectId?: string
  actorId?: string | null
  payload?: object
}

/** Writes rows of the spine in the transaction of the change itself. */
export async function recordEvents(ports: Ports, db: Db, events: NewEvent[]): Promise<void> {
  const recordedAt = ports.clock.now()
  await insertEvents(
    db,
    events.map(
      ({
        patientId = null,
        recordId,
        subjectKind = null,
        subjectId = null,
        actorId = null,
        payload = {},
        ...rest
      }) => ({
        ...rest,
        id: newId(recordedAt, ports.random),
        patientId,
        recordId: recordId ?? patientId,
        subjectKind,
        subjectId,
        actorId,
        payload: JSON.stringify(payload),
        recordedAt,
      }),
    ),
  )
}
