import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { insertEvents, insertPending } from './queries.ts'

export { reactionBeat, type Reactor } from './reactions.ts'
export type { StoredEvent } from './queries.ts'

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

/** Writes rows of the spine, and asks for the reactions to them, in the transaction of the change itself. */
export async function recordEvents(ports: Ports, db: Db, events: readonly NewEvent[]): Promise<void> {
  const recordedAt = ports.clock.now()
  const rows = events.map(
    ({ patientId = null, recordId, subjectKind = null, subjectId = null, actorId = null, payload = {}, ...rest }) => ({
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
  )
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const part = rows.slice(start, start + ROWS_AT_ONCE)
    await insertEvents(db, part)
    await insertPending(
      db,
      part.map(({ clinicId, id }) => ({ clinicId, eventId: id })),
    )
  }
}

/** A statement takes at most 65,535 parameters. */
const ROWS_AT_ONCE = 4000
