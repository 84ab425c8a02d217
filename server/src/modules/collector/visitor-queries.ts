import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type Visitor = {
  id: string
  collectorKeyId: string
  patientId: string | null
  recordId: string | null
  ownSince: Date
  contacts: Buffer | null
}

export type Contact = { kind: 'phone' | 'email'; value: string }

/** The browser's row, made or taken, and locked: two batches of one browser come one after the other. */
export async function lockVisitor(
  db: Db,
  clinicId: string,
  { id, visitor, collectorKeyId, now }: { id: string; visitor: string; collectorKeyId: string; now: Date },
): Promise<Visitor> {
  const { rows } = await sql<Visitor>`
    insert into site_visitors (clinic_id, id, collector_key_id, visitor, own_since, first_seen_at, last_seen_at)
    values (${clinicId}::uuid, ${id}::uuid, ${collectorKeyId}::uuid, ${visitor}, to_timestamp(0), ${now}, ${now})
    on conflict (clinic_id, visitor) do update set last_seen_at = greatest(site_visitors.last_seen_at, excluded.last_seen_at)
    returning id, collector_key_id, patient_id, record_id, contacts,
      own_since`.execute(db)
  return rows[0]!
}

/** Says whose browser it is now; what was waited for is forgotten. */
export async function bindVisitor(
  db: Db,
  clinicId: string,
  { id, patientId, ownSince }: { id: string; patientId: string; ownSince: Date },
): Promise<void> {
  await sql`update site_visitors set patient_id = ${patientId}::uuid, record_id = ${patientId}::uuid, own_since = ${ownSince},
      contacts = null, contacts_until = null, next_look_at = null
    where clinic_id = ${clinicId}::uuid and id = ${id}::uuid`.execute(db)
}

export type Waiting = { id: string; contacts: Buffer; until: Date; ownSince: Date; lookInSeconds: number }

/** Nobody is recognised: the browser is nobody's until somebody gets these contacts. */
export async function letVisitorWait(
  db: Db,
  clinicId: string,
  { id, contacts, until, ownSince, lookInSeconds }: Waiting,
): Promise<void> {
  await sql`update site_visitors set patient_id = null, record_id = null, own_since = ${ownSince}, contacts = ${contacts},
      contacts_until = ${until}, next_look_at = clock_timestamp() + make_interval(secs => ${lookInSeconds}::int)
    where clinic_id = ${clinicId}::uuid and id = ${id}::uuid`.execute(db)
}

export type WaitingVisitor = Visitor & { contacts: Buffer; contactsUntil: Date }

/** Visitors whose contacts are to be looked up again now. Rides site_visitors_waiting. */
export async function takeWaiting(db: Db, clinicId: string, limit: number): Promise<WaitingVisitor[]> {
  const { rows } = await sql<WaitingVisitor>`
    select id, collector_key_id, patient_id, record_id, contacts, contacts_until,
      own_since
    from site_visitors
    where clinic_id = ${clinicId}::uuid and contacts is not null and next_look_at <= clock_timestamp()
    order by next_look_at limit ${limit} for update skip locked`.execute(db)
  return rows
}

export async function putOffLook(
  db: Db,
  clinicId: string,
  { ids, seconds }: { ids: readonly string[]; seconds: number },
): Promise<void> {
  await sql`update site_visitors set next_look_at = clock_timestamp() + make_interval(secs => ${seconds}::int)
    where clinic_id = ${clinicId}::uuid and id = any(${ids}::uuid[])`.execute(db)
}

/** Somebody got a phone or an e-mail: everybody who waits is looked up soon. */
export async function lookSoon(db: Db, clinicId: string): Promise<void> {
  await sql`update site_visitors set next_look_at = clock_timestamp()
    where clinic_id = ${clinicId}::uuid and contacts is not null and next_look_at > clock_timestamp()`.execute(db)
}

export async function forgetContacts(db: Db, clinicId: string, ids: readonly string[]): Promise<void> {
  await sql`update site_visitors set contacts = null, contacts_until = null, next_look_at = null
    where clinic_id = ${clinicId}::uuid and id = any(${ids}::uuid[])`.execute(db)
}

/** Living people by phone and e-mail. Rides the primary key of identity_keys. */
export async function ownersOf(
  db: Db,
  clinicId: string,
  contacts: readonly Contact[],
): Promise<{ kind: string; value: string; patientId: string }[]> {
  if (contacts.length === 0) return []
  const { rows } = await sql<{ kind: string; value: string; patientId: string }>`
    select distinct k.kind, k.value, p.id as patient_id
    from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) as c (kind text, value text)
    join identity_keys k on k.clinic_id = ${clinicId}::uuid and k.kind = c.kind and k.value = c.value
    join patients p on p.clinic_id = ${clinicId}::uuid and p.id = k.patient_id and p.merged_into is null and not p.deceased`.execute(
    db,
  )
  return rows
}

export async function deleteVisitorsOf(db: Db, clinicId: string, patientIds: readonly string[]): Promise<void> {
  await sql`delete from site_visitors where clinic_id = ${clinicId}::uuid and patient_id = any(${patientIds}::uuid[])`.execute(
    db,
  )
}

/** Browsers not seen since a moment: of nobody, or anybody's. @returns how many went. Rides site_visitors_idle. */
export async function deleteIdleVisitors(
  db: Db,
  clinicId: string,
  { unknownBefore, before, limit }: { unknownBefore: Date; before: Date; limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`delete from site_visitors where clinic_id = ${clinicId}::uuid and id in (
      select id from site_visitors where clinic_id = ${clinicId}::uuid and last_seen_at < ${unknownBefore}
        and (patient_id is null or last_seen_at < ${before})
      order by last_seen_at limit ${limit} for update skip locked)`.execute(db)
  return Number(numAffectedRows ?? 0)
}
