import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** What a decision makes of a touch; names are those of the columns. */
export type DecisionRow = {
  touch_id: string
  state: 'planned' | 'held' | 'claimed' | 'sent' | 'failed' | 'skipped' | 'held_out' | 'expired'
  verdict: string
  reason: string
  gate: number
  channel: string | null
  address: string | null
  next_at: Date | null
  /** The household counts as contacted from now. */
  contacted: boolean
  ended: boolean
  carried_by: string | null
  until: Date | null
  details: object | null
  is_news: boolean
}

/** A message ready for its provider. */
export type ClaimRow = {
  id: string
  touch_id: string
  number: number
  priority: number
  channel: string
  connection: string
  provider: string
  address: string
  text: string
  subject: string | null
  html: string | null
  unsubscribe_url: string | null
  payload: Readonly<Record<string, unknown>> | null
  template_version_id: string | null
  parts: number | null
  send_before: Date
}

/** Takes send keys. @returns ids of touches that hold theirs now; the others lost to an earlier touch. */
export async function claimKeys(
  db: Db,
  clinicId: string,
  now: Date,
  keys: readonly { touchId: string; patientId: string; family: string; episode: string }[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const { rows } = await sql<{ touchId: string }>`
    with asked as (
      select distinct on (k."patientId", k.family, k.episode) k.*
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k("touchId" uuid, "patientId" uuid, family text, episode text)
    )
    insert into send_keys as s (clinic_id, record_id, patient_id, family, episode, touch_id, at)
    select ${clinicId}::uuid, "patientId", "patientId", family, episode, "touchId", ${now}::timestamptz from asked
    on conflict (clinic_id, record_id, family, episode) do update set touch_id = s.touch_id
    returning s.touch_id`.execute(db)
  return new Set(rows.map(({ touchId }) => touchId))
}

/** Keeps messages for their providers; a worker has `seconds` of the database clock to begin with each. */
export async function insertDeliveries(
  db: Db,
  clinicId: string,
  { now, seconds, rows }: { now: Date; seconds: number; rows: readonly ClaimRow[] },
): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into deliveries (clinic_id, id, touch_id, number, priority, channel, connection, provider, address, text, subject,
      html, unsubscribe_url, payload, template_version_id, parts, state, send_before, lease_until, claimed_at)
    select ${clinicId}::uuid, r.id, r.touch_id, r.number, r.priority, r.channel, r.connection, r.provider, r.address, r.text,
      r.subject, r.html, r.unsubscribe_url, nullif(r.payload, 'null'::jsonb), r.template_version_id, r.parts, 'claimed', r.send_before,
      clock_timestamp() + make_interval(secs => ${seconds}::float8), ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
      (id uuid, touch_id uuid, number smallint, priority smallint, channel text, connection text, provider text, address text,
       text text, subject text, html text, unsubscribe_url text, payload jsonb, template_version_id uuid, parts smallint,
       send_before timestamptz)`.execute(db)
}

export async function updateDecided(db: Db, clinicId: string, now: Date, rows: readonly DecisionRow[]): Promise<void> {
  await sql`update touches t set state = r.state, verdict = r.verdict, reason = r.reason, gate = r.gate,
      channel = coalesce(r.channel, t.channel), address = coalesce(r.address, t.address), next_at = r.next_at,
      decided_at = ${now}::timestamptz, carried_by = r.carried_by,
      contacted_at = case when r.contacted then coalesce(t.contacted_at, ${now}::timestamptz) else t.contacted_at end,
      ended_at = case when r.ended then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
      (touch_id uuid, state text, verdict text, reason text, gate smallint, channel text, address text, next_at timestamptz,
       contacted boolean, ended boolean, carried_by uuid)
    where t.clinic_id = ${clinicId}::uuid and t.id = r.touch_id`.execute(db)
}

/** Adds decisions to the history. */
export async function insertDecisions(
  db: Db,
  clinicId: string,
  now: Date,
  rows: readonly Pick<DecisionRow, 'touch_id' | 'verdict' | 'reason' | 'gate' | 'channel' | 'until' | 'details'>[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into touch_decisions (clinic_id, touch_id, at, verdict, reason, gate, channel, until, details)
    select ${clinicId}::uuid, r.touch_id, ${now}::timestamptz, r.verdict, r.reason, r.gate, r.channel, r.until,
      nullif(r.details, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
      (touch_id uuid, verdict text, reason text, gate smallint, channel text, until timestamptz, details jsonb)`.execute(
    db,
  )
}
