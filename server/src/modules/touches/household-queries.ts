import type { Channel, MessageClass } from '@revisit/domain/channel.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type MateRow = { patientId: string; mateId: string; householdId: string | null; phone: string | null }

/** A number that more people share is a switchboard, not a family. */
const MOST_MATES = 20

/**
 * The people one message reaches at once: an explicit household, and those whose first phone is the same. A row per person and
 * mate; everybody is a mate of themselves.
 */
export async function readMates(db: Db, clinicId: string, patientIds: readonly string[]): Promise<MateRow[]> {
  const { rows } = await sql<MateRow>`
    with people as materialized (
      select p.id, f.value as phone from unnest(${patientIds}::uuid[]) as p(id)
      left join lateral (
        select value from contact_points c where c.clinic_id = ${clinicId}::uuid and c.patient_id = p.id and c.kind = 'phone'
        order by c.position, c.value limit 1) f on true
    ), pairs as (
      select id as patient_id, id as mate_id from people
      union select p.id, o.patient_id from people p
        join household_members m on m.clinic_id = ${clinicId}::uuid and m.patient_id = p.id
        join household_members o on o.clinic_id = ${clinicId}::uuid and o.household_id = m.household_id
      union select p.id, s.patient_id from people p
        cross join lateral (
          select c.patient_id, count(*) over () as mates from contact_points c
          where c.clinic_id = ${clinicId}::uuid and c.value = p.phone and c.kind = 'phone'
            and not exists (select from contact_points o where o.clinic_id = c.clinic_id and o.patient_id = c.patient_id
              and o.kind = 'phone' and (o.position, o.value) < (c.position, c.value))
          limit ${MOST_MATES + 1}) s
        where p.phone is not null and s.mates <= ${MOST_MATES}
    )
    select q.patient_id, q.mate_id, h.household_id, p.phone from pairs q join people p on p.id = q.patient_id
    left join lateral (
      select min(household_id::text)::uuid as household_id from household_members m
      where m.clinic_id = ${clinicId}::uuid and m.patient_id = q.mate_id) h on true`.execute(db)
  return rows
}

/** A contact of one person, past or coming; `at` is when it went out or is due. */
export type ContactRow = {
  touchId: string
  patientId: string
  at: Date
  past: boolean
  class: MessageClass
  priority: number
  channel: Channel | null
  channels: Channel[]
  originId: string | null
  nodeId: string | null
  family: string
}

/** Contacts of these people since a moment and planned ones until another. Rides touches_by_patient. */
export async function readContacts(
  db: Db,
  clinicId: string,
  { patientIds, since, until }: { patientIds: readonly string[]; since: Date; until: Date },
): Promise<ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select id as touch_id, patient_id, coalesce(contacted_at, next_at) as at, contacted_at is not null as past, class, priority,
      channel, channels, origin_id, node_id, family
    from touches
    where clinic_id = ${clinicId}::uuid and patient_id = any(${patientIds}::uuid[]) and channel is distinct from 'call'
      and (contacted_at > ${since}::timestamptz
        or contacted_at is null and next_at <= ${until}::timestamptz and state in ('planned', 'held'))`.execute(db)
  return rows
}

/** Arms already drawn for these people in these experiments. */
export async function readArms(db: Db, clinicId: string, patientIds: readonly string[], scopes: readonly string[]) {
  const { rows } = await sql<{ scope: string; patientId: string; arm: 'treated' | 'control'; percent: number }>`
    select scope, patient_id, arm, percent from holdout_arms
    where clinic_id = ${clinicId}::uuid and patient_id = any(${patientIds}::uuid[]) and scope = any(${scopes}::text[])
    order by since, record_id`.execute(db)
  return rows
}

export async function insertArms(
  db: Db,
  clinicId: string,
  now: Date,
  arms: readonly { scope: string; patientId: string; arm: string; percent: number }[],
): Promise<void> {
  if (arms.length === 0) return
  await sql`insert into holdout_arms (clinic_id, scope, record_id, patient_id, arm, percent, since)
    select ${clinicId}::uuid, a.scope, a."patientId", a."patientId", a.arm, a.percent, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(arms)}::jsonb) as a(scope text, "patientId" uuid, arm text, percent real)
    on conflict (clinic_id, scope, record_id) do update set arm = excluded.arm, percent = excluded.percent`.execute(db)
}
