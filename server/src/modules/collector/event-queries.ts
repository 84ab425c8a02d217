import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type NewSiteEvent = {
  id: string
  sentId: string
  type: string
  occurredAt: Date
  payload: object
}

type Source = {
  visitorId: string
  collectorKeyId: string
  receivedAt: Date
  patientId: string | null
  recordId: string | null
}

/** Keeps what is new; an event that came before is left out. @returns ids of the new ones. */
export async function insertSiteEvents(
  db: Db,
  clinicId: string,
  { visitorId, collectorKeyId, receivedAt, patientId, recordId }: Source,
  events: readonly NewSiteEvent[],
): Promise<Set<string>> {
  if (events.length === 0) return new Set()
  const rows = await db
    .insertInto('siteEvents')
    .values(
      events.map(({ payload, ...event }) => ({
        ...event,
        clinicId,
        visitorId,
        collectorKeyId,
        receivedAt,
        patientId,
        recordId,
        payload: JSON.stringify(payload),
      })),
    )
    .onConflict((conflict) => conflict.columns(['clinicId', 'visitorId', 'sentId']).doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export type StitchedEvent = { id: string; visitorId: string; type: string; occurredAt: Date; payload: object }

/** What a browser did before it was known whose it is becomes that person's. In the order it happened. */
export async function stitchEvents(
  db: Db,
  clinicId: string,
  { visitorId, patientId, since }: { visitorId: string; patientId: string; since: Date },
): Promise<StitchedEvent[]> {
  const { rows } = await sql<StitchedEvent>`
    with stitched as (
      update site_events set patient_id = ${patientId}::uuid, record_id = ${patientId}::uuid
      where clinic_id = ${clinicId}::uuid and visitor_id = ${visitorId}::uuid and patient_id is null and occurred_at >= ${since}
      returning id, visitor_id, type, occurred_at, payload)
    select * from stitched order by occurred_at, id`.execute(db)
  return rows
}

export type TailRow = {
  id: string
  collectorKeyId: string
  type: string
  occurredAt: Date
  receivedAt: Date
  payload: Record<string, unknown>
  known: boolean
}

/** The newest events, without anything that says whose they are. Rides site_events_newest. */
export async function readTail(
  db: Db,
  clinicId: string,
  { collectorKeyId, limit }: { collectorKeyId: string | null; limit: number },
): Promise<TailRow[]> {
  const { rows } = await sql<TailRow>`
    select id, collector_key_id, type, occurred_at, received_at, payload, patient_id is not null as known from site_events
    where clinic_id = ${clinicId}::uuid and (${collectorKeyId}::uuid is null or collector_key_id = ${collectorKeyId}::uuid)
    order by received_at desc, id desc limit ${limit}`.execute(db)
  return rows
}

export type NamedService = { id: string; treatmentType: string }

/** Services by what a site calls them: name, code, id of the source or our own; names of several services find none. */
export async function findServices(
  db: Db,
  clinicId: string,
  names: readonly string[],
): Promise<Map<string, NamedService>> {
  if (names.length === 0) return new Map()
  const { rows } = await sql<NamedService & { called: string }>`
    select n.called, min(s.id::text) as id, min(s.treatment_type) as treatment_type
    from unnest(${names}::text[]) as n(called)
    join services s on s.clinic_id = ${clinicId}::uuid
      and n.called in (lower(s.name), lower(s.code), lower(s.external_id), s.id::text)
    group by n.called having count(*) = 1`.execute(db)
  return new Map(rows.map(({ called, id, treatmentType }) => [called, { id, treatmentType }]))
}

export async function deleteEventsOf(db: Db, clinicId: string, patientIds: readonly string[]): Promise<void> {
  await sql`delete from site_events where clinic_id = ${clinicId}::uuid and patient_id = any(${patientIds}::uuid[])`.execute(
    db,
  )
}

/** Old events go: those of people stay on the spine. @returns how many went. Rides site_events_newest. */
export async function deleteOldEvents(
  db: Db,
  clinicId: string,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`delete from site_events where clinic_id = ${clinicId}::uuid and id in (
      select id from site_events where clinic_id = ${clinicId}::uuid and received_at < ${before}
      order by received_at limit ${limit} for update skip locked)`.execute(db)
  return Number(numAffectedRows ?? 0)
}
