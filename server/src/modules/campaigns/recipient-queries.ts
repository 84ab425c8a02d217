import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** A number that more people share is a switchboard, not a family. */
const MOST_MATES = 20
const FIRST = '00000000-0000-0000-0000-000000000000'

export type AudienceRow = { memberId: string; patientId: string; household: string }

/** A page of a segment in the order of ids: who they are now, after merges, and the household they belong to. */
export async function readAudience(
  db: Db,
  clinicId: string,
  { segmentId, after, limit }: { segmentId: string; after: string | null; limit: number },
): Promise<AudienceRow[]> {
  const { rows } = await sql<AudienceRow>`
    with page as materialized (
      select m.patient_id as member_id, coalesce(p.merged_into, p.id) as patient_id
      from segment_members m join patients p on p.clinic_id = m.clinic_id and p.id = m.patient_id
      where m.clinic_id = ${clinicId}::uuid and m.segment_id = ${segmentId}::uuid
        and m.patient_id > ${after ?? FIRST}::uuid
      order by m.patient_id limit ${limit}
    )
    select a.member_id, a.patient_id, coalesce(
      (select min(h.household_id::text) from household_members h
        where h.clinic_id = ${clinicId}::uuid and h.patient_id = a.patient_id),
      (select f.value from (select value from contact_points where clinic_id = ${clinicId}::uuid and patient_id = a.patient_id
          and kind = 'phone' order by position, value limit 1) f
        where (select count(*) from (select from contact_points o where o.clinic_id = ${clinicId}::uuid and o.kind = 'phone'
          and o.value = f.value limit ${MOST_MATES + 1}) shared) <= ${MOST_MATES}),
      a.patient_id::text) as household
    from page a order by a.member_id`.execute(db)
  return rows
}

export type NewRecipient = {
  patient_id: string
  variant: string | null
  arm: 'treated' | 'control'
  draw: number
}

/** Adds people to the audience, each once. @returns how many are new. */
export async function insertRecipients(
  db: Db,
  clinicId: string,
  campaignId: string,
  rows: readonly NewRecipient[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into campaign_recipients (clinic_id, campaign_id, record_id, patient_id, variant, arm, draw)
    select distinct on (r.patient_id) ${clinicId}::uuid, ${campaignId}::uuid, r.patient_id, r.patient_id, r.variant, r.arm, r.draw
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(patient_id uuid, variant text, arm text, draw double precision)
    on conflict (clinic_id, campaign_id, record_id) do nothing`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** The draw of the last of the first `size` people. */
export async function readDrawAt(db: Db, clinicId: string, campaignId: string, size: number): Promise<number | null> {
  const { rows } = await sql<{ draw: number }>`select draw from campaign_recipients
    where clinic_id = ${clinicId}::uuid and campaign_id = ${campaignId}::uuid and touch_id is null
    order by draw offset ${Math.max(0, size - 1)} limit 1`.execute(db)
  return rows[0]?.draw ?? null
}

export type WaitingRecipient = {
  recordId: string
  patientId: string
  variant: string | null
  arm: 'treated' | 'control'
}

function inWave(until: number | null): RawBuilder<unknown> {
  return until === null ? sql`` : sql`and draw <= ${until}::float8`
}

/** The next people nobody planned a message for, in the order of their draw; locked. Rides campaign_recipients_waiting. */
export async function takeWaiting(
  db: Db,
  clinicId: string,
  { campaignId, until, limit }: { campaignId: string; until: number | null; limit: number },
): Promise<WaitingRecipient[]> {
  const { rows } = await sql<WaitingRecipient>`select record_id, patient_id, variant, arm from campaign_recipients
    where clinic_id = ${clinicId}::uuid and campaign_id = ${campaignId}::uuid and touch_id is null ${inWave(until)}
    order by draw, record_id limit ${limit} for update skip locked`.execute(db)
  return rows
}

export async function setTouches(
  db: Db,
  clinicId: string,
  campaignId: string,
  rows: readonly { recordId: string; touchId: string }[],
): Promise<void> {
  await sql`update campaign_recipients r set touch_id = n."touchId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("recordId" uuid, "touchId" uuid)
    where r.clinic_id = ${clinicId}::uuid and r.campaign_id = ${campaignId}::uuid and r.record_id = n."recordId"`.execute(
    db,
  )
}

/** Whose messages were called back by a pause: they are taken up anew when it goes on. */
export async function detachCalledBack(
  db: Db,
  clinicId: string,
  campaignId: string,
  touchIds: readonly string[],
): Promise<number> {
  const { numAffectedRows } = await sql`update campaign_recipients r set touch_id = null from touches t
    where r.clinic_id = ${clinicId}::uuid and r.campaign_id = ${campaignId}::uuid and r.touch_id = any(${[...touchIds]}::uuid[])
      and t.clinic_id = r.clinic_id and t.id = r.touch_id and t.state = 'cancelled' and t.reason = 'paused'`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Messages that are claimed and nobody has begun to send: what a pause or a cancellation is in a hurry for. */
export async function readClaimed(
  db: Db,
  clinicId: string,
  { campaignId, limit }: { campaignId: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from touches t join deliveries d on d.clinic_id = t.clinic_id and d.touch_id = t.id
    where ${openOf(clinicId, campaignId)} and t.state = 'claimed' and d.state = 'claimed' and not d.in_doubt
    limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Planned messages a pause, its end or a cancellation has still to reach. */
export async function readUnsettled(
  db: Db,
  clinicId: string,
  { campaignId, state, limit }: { campaignId: string; state: 'paused' | 'sending' | 'cancelled'; limit: number },
): Promise<string[]> {
  const which = {
    paused: sql`and t.paused_at is null`,
    sending: sql`and t.paused_at is not null`,
    cancelled: sql``,
  }[state]
  const { rows } = await sql<{ id: string }>`select t.id from touches t
    where ${openOf(clinicId, campaignId)} and t.state in ('planned', 'held') ${which} limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Conditions on `t` that ride touches_open_of_campaign. */
function openOf(clinicId: string, campaignId: string): RawBuilder<unknown> {
  return sql`t.clinic_id = ${clinicId}::uuid and t.origin_id = ${campaignId}::uuid and t.origin_kind = 'campaign'
    and (t.state in ('planned', 'held', 'claimed') or t.fallback_at is not null)`
}

/** One worker at a time brings the messages of a campaign in line. */
export async function trySettleLock(db: Db, campaignId: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('campaigns.settle', 0) # hashtextextended(${campaignId}, 0)) as locked`.execute(
    db,
  )
  return rows[0]!.locked
}

export type WaveStanding = { waiting: boolean; busy: boolean; open: boolean; asleep: number }

/**
 * How far a wave is: people not taken up, messages on their way now, any that may still go out, and how many wait for a decent hour
 * (counted no further than `most`).
 */
export async function readWave(
  db: Db,
  clinicId: string,
  { campaignId, until, now, most }: { campaignId: string; until: number | null; now: Date; most: number },
): Promise<WaveStanding> {
  const open = sql`from touches t where ${openOf(clinicId, campaignId)}`
  const { rows } = await sql<WaveStanding>`select
    exists (select from campaign_recipients where clinic_id = ${clinicId}::uuid and campaign_id = ${campaignId}::uuid
      and touch_id is null ${inWave(until)}) as waiting,
    exists (select ${open} and (t.state = 'claimed' or t.state = 'planned' and t.next_at <= ${now}::timestamptz)) as busy,
    exists (select ${open}) as open,
    (select count(*)::int from (select ${open} and t.state = 'planned'
      and t.reason in ('quiet_hours', 'holiday', 'preferred_time') limit ${most}) late) as asleep`.execute(db)
  return rows[0]!
}

export type OriginRow = { id: string; state: string; unlessBooked: boolean }

/** States of campaigns; whoever changes one of them waits until this transaction has ended. */
export async function readOriginStates(db: Db, clinicId: string, ids: readonly string[]): Promise<OriginRow[]> {
  const { rows } = await sql<OriginRow>`
    select id, state, (definition ->> 'unlessBooked')::boolean as unless_booked from campaigns
    where clinic_id = ${clinicId}::uuid and id = any(${[...ids]}::uuid[]) order by id for share`.execute(db)
  return rows
}

/** Who of these people has a visit to come. Rides appointments_by_patient. */
export async function readBooked(
  db: Db,
  clinicId: string,
  { patientIds, now }: { patientIds: readonly string[]; now: Date },
): Promise<Set<string>> {
  if (patientIds.length === 0) return new Set()
  const { rows } = await sql<{ patientId: string }>`
    select distinct patient_id from appointments
    where clinic_id = ${clinicId}::uuid and patient_id = any(${[...patientIds]}::uuid[])
      and visited_on >= ${now}::timestamptz::date - 1 and starts_at > ${now}::timestamptz
      and status in ('booked', 'confirmed', 'arrived')`.execute(db)
  return new Set(rows.map(({ patientId }) => patientId))
}
