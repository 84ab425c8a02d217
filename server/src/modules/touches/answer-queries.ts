import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { EndedTouch } from './outcomes.ts'

type Reply = { channel: string; address: string; at: Date | null }

/** Marks the latest touch that reached each address since a moment as answered, if it was not yet. Rides touches_by_patient. */
export async function markReplied(
  db: Db,
  clinicId: string,
  { replies, since, now }: { replies: readonly Reply[]; since: Date; now: Date },
): Promise<EndedTouch[]> {
  const { rows } = await sql<EndedTouch>`
    with said as (
      select channel, address, min(coalesce(at, ${now}::timestamptz)) as at
      from jsonb_to_recordset(${JSON.stringify(replies)}::jsonb) as r(channel text, address text, at timestamptz) group by 1, 2
    ), meant as (
      select distinct on (s.channel, s.address) t.id, s.at from said s
      join contact_points c on c.clinic_id = ${clinicId}::uuid and c.value = s.address
      join touches t on t.clinic_id = ${clinicId}::uuid and t.patient_id = c.patient_id and t.channel = s.channel
        and t.address = s.address and t.contacted_at > ${since}::timestamptz
      order by s.channel, s.address, t.contacted_at desc, t.id desc
    )
    update touches t set answered_at = m.at,
      fallback_at = case when t.fallback_on = 'not_answered' then null else t.fallback_at end
    from meant m where t.clinic_id = ${clinicId}::uuid and t.id = m.id and t.answered_at is null
    returning t.id, t.patient_id, t.record_id, t.origin_kind, t.origin_id, t.enrollment_id, t.node_id, t.channel`.execute(
    db,
  )
  return rows
}

export async function markAnswered(
  db: Db,
  clinicId: string,
  clicks: readonly { touchId: string; at: Date }[],
): Promise<void> {
  await sql`update touches t set answered_at = c.at,
      fallback_at = case when t.fallback_on = 'not_answered' then null else t.fallback_at end
    from (select "touchId" as id, min(at) as at
      from jsonb_to_recordset(${JSON.stringify(clicks)}::jsonb) as c("touchId" uuid, at timestamptz) group by 1) c
    where t.clinic_id = ${clinicId}::uuid and t.id = c.id and t.answered_at is null`.execute(db)
}

/** Blanks texts and addresses of these people; states, times and costs stay. */
export async function eraseContents(db: Db, clinicId: string, patientIds: readonly string[]): Promise<void> {
  await sql`
    with theirs as (
      select id from touches where clinic_id = ${clinicId}::uuid and patient_id = any(${patientIds}::uuid[])
    ), gone as (
      update deliveries d set address = '', text = '', subject = null, html = null, unsubscribe_url = null, payload = null
      from theirs t where d.clinic_id = ${clinicId}::uuid and d.touch_id = t.id returning d.id
    )
    update touches t set address = null, context = '{}' from theirs
    where t.clinic_id = ${clinicId}::uuid and t.id = theirs.id`.execute(db)
}
