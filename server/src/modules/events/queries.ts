import { type Insertable, sql } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'

export type StoredEvent = {
  id: string
  patientId: string | null
  recordId: string | null
  type: string
  occurredAt: Date
  recordedAt: Date
  subjectKind: string | null
  subjectId: string | null
  payload: Record<string, unknown>
}

export type PendingEvent = StoredEvent & { attempts: number }

export async function insertEvents(db: Db, events: Insertable<Tables['events']>[]): Promise<void> {
  if (events.length > 0) await db.insertInto('events').values(events).execute()
}

export async function insertPending(db: Db, rows: { clinicId: string; eventId: string }[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('pendingEvents').values(rows).execute()
}

/** Takes events that wait for reactions, oldest first, and locks them for this transaction. Rides pending_events_due. */
export async function takePending(db: Db, clinicId: string, limit: number): Promise<PendingEvent[]> {
  const { rows } = await sql<PendingEvent>`
    with taken as (
      select event_id, seq, attempts from pending_events
      where clinic_id = ${clinicId}::uuid and set_aside_at is null and not_before <= clock_timestamp()
      order by seq limit ${limit} for update skip locked
    )
    select e.id, e.patient_id, e.record_id, e.type, e.occurred_at, e.recorded_at, e.subject_kind, e.subject_id, e.payload,
      t.attempts
    from taken t join events e on e.clinic_id = ${clinicId}::uuid and e.id = t.event_id
    order by t.seq`.execute(db)
  return rows
}

export async function deletePending(db: Db, clinicId: string, eventIds: readonly string[]): Promise<void> {
  await sql`delete from pending_events where clinic_id = ${clinicId}::uuid and event_id = any(${eventIds}::uuid[])`.execute(
    db,
  )
}

/** Puts a failed event off by `seconds`, or aside for good when null. */
export async function postponePending(
  db: Db,
  {
    clinicId,
    eventId,
    seconds,
    failure,
  }: { clinicId: string; eventId: string; seconds: number | null; failure: string },
): Promise<void> {
  await sql`update pending_events set attempts = attempts + 1, failure = ${failure},
      not_before = clock_timestamp() + make_interval(secs => ${seconds ?? 0}::int),
      set_aside_at = case when ${seconds === null}::boolean then clock_timestamp() end
    where clinic_id = ${clinicId}::uuid and event_id = ${eventId}::uuid`.execute(db)
}
