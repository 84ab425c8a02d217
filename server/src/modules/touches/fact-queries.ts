import type { Channel, MessageClass } from '@revisit/domain/channel.ts'
import type { ContactHours } from '@revisit/domain/quiet-hours.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { OriginKind } from './origin.ts'

/** A touch as the gate takes it up. */
export type DueTouch = {
  id: string
  patientId: string
  recordId: string
  originKind: OriginKind
  originId: string | null
  versionId: string | null
  runId: string | null
  enrollmentId: string | null
  nodeId: string | null
  templateId: string | null
  context: Record<string, unknown>
  class: MessageClass
  priority: number
  channels: Channel[]
  family: string
  episode: string
  needsFreshData: boolean
  perHousehold: boolean
  holdoutScope: string | null
  holdoutPercent: number | null
  ignoresHoldout: boolean
  hours: ContactHours | null
  fallbackOn: 'not_delivered' | 'not_answered' | null
  fallbackHours: number | null
  dueAt: Date
  expiresAt: Date
  nextAt: Date
  verdict: string | null
  reason: string | null
  channel: Channel | null
  tried: Channel[]
  contactedAt: Date | null
}

const COLUMNS = sql`t.id, t.patient_id, t.record_id, t.origin_kind, t.origin_id, t.version_id, t.run_id, t.enrollment_id, t.node_id,
  t.template_id, t.context, t.class, t.priority, t.channels, t.family, t.episode, t.needs_fresh_data, t.per_household,
  t.holdout_scope, t.holdout_percent, t.ignores_holdout, t.hours, t.fallback_on, t.fallback_hours, t.due_at, t.expires_at,
  t.next_at, t.verdict, t.reason, t.channel, t.tried, t.contacted_at`

/**
 * One decider per clinic at a time: caps, send keys and household messages then need no further locks. The transaction ends by itself
 * when its worker falls asleep, so that a paused process does not hold up a clinic.
 */
export async function tryDecideLock(db: Db, clinicId: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select set_config('idle_in_transaction_session_timeout', '30s', true) as timeout, pg_try_advisory_xact_lock(hashtextextended('touches.decide', 0) # hashtextextended(${clinicId}, 0)) as locked`.execute(
    db,
  )
  return rows[0]!.locked
}

/** Touches whose time has come, the most important first, then the oldest; locked. Rides touches_due. */
export async function takeDue(db: Db, clinicId: string, { now, limit }: { now: Date; limit: number }) {
  const { rows } = await sql<DueTouch>`
    with due as materialized (
      select d.id from (values (0::smallint), (1::smallint), (2::smallint), (3::smallint)) as p(priority)
      cross join lateral (
        select id, next_at from touches
        where clinic_id = ${clinicId}::uuid and priority = p.priority and next_at <= ${now}::timestamptz
        order by next_at limit ${limit}) d
      order by p.priority, d.next_at limit ${limit}
    )
    select ${COLUMNS} from touches t
    where t.clinic_id = ${clinicId}::uuid and t.id in (select id from due) and t.next_at <= ${now}::timestamptz
      and t.state in ('planned', 'held')
    order by t.priority, t.next_at, t.id
    for update of t skip locked`.execute(db)
  return rows
}

/** How many touches are late by more than an hour: a backlog after a standstill. Counted no further than `most`. */
export async function countLate(db: Db, clinicId: string, { before, most }: { before: Date; most: number }) {
  const { rows } = await sql<{ late: number }>`
    select count(*)::int as late from (
      select from touches where clinic_id = ${clinicId}::uuid and priority between 0 and 3
        and next_at <= ${before}::timestamptz limit ${most}) as old`.execute(db)
  return rows[0]!.late
}

/** Touches of a backlog that have got their turn later on. */
export async function countCatchingUp(db: Db, clinicId: string, { after, most }: { after: Date; most: number }) {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from (
      select from touches where clinic_id = ${clinicId}::uuid and priority between 0 and 3
        and next_at > ${after}::timestamptz and reason = 'catch_up' limit ${most}) as put_off`.execute(db)
  return rows[0]!.waiting
}

export type PersonRow = {
  id: string
  deceased: boolean
  preferredTime: string | null
  zone: string | null
  branchZone: string | null
  contacts: { kind: string; value: string; bad: boolean }[]
}

/** What the gate needs of people, in one row each: life, zones, wishes and contacts in the order of the card. */
export async function readPeople(db: Db, clinicId: string, patientIds: readonly string[]): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select p.id, p.deceased, p.preferred_time, p.custom->>'timezone' as zone, b.timezone as branch_zone,
      coalesce(c.contacts, '[]'::jsonb) as contacts
    from patients p
    left join patient_stats s on s.clinic_id = p.clinic_id and s.patient_id = p.id
    left join branches b on b.clinic_id = p.clinic_id and b.id = coalesce(p.branch_id, s.home_branch_id)
    left join lateral (
      select jsonb_agg(jsonb_build_object('kind', kind, 'value', value, 'bad', invalid_since is not null)
        order by position, value) as contacts
      from contact_points where clinic_id = p.clinic_id and patient_id = p.id) c on true
    where p.clinic_id = ${clinicId}::uuid and p.id = any(${patientIds}::uuid[])`.execute(db)
  return rows
}

/** Addresses among the given that proved bad or closed. */
export async function readAddressStates(db: Db, clinicId: string, addresses: readonly string[]) {
  if (addresses.length === 0) return []
  const { rows } = await sql<{ channel: string; address: string; state: 'bad' | 'blocked' }>`
    select channel, address, state from address_states
    where clinic_id = ${clinicId}::uuid and channel is not null and address = any(${addresses}::text[])`.execute(db)
  return rows
}

/**
 * Who else holds a send key asked about: by any card of the person. Rides the primary key of send_keys, card by card: messages of one
 * campaign share family and episode, and a join by those would compare everybody with everybody (the limit forbids it).
 */
export async function readTakenKeys(
  db: Db,
  clinicId: string,
  asked: readonly { touchId: string; patientId: string; family: string; episode: string }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ touchId: string }>`
    select distinct a."touchId" as touch_id
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a("touchId" uuid, "patientId" uuid, family text, episode text)
    cross join lateral (
      select a."patientId" as card
      union all select m.id from patients m where m.clinic_id = ${clinicId}::uuid and m.merged_into = a."patientId") cards
    cross join lateral (
      select from send_keys k where k.clinic_id = ${clinicId}::uuid and k.record_id = cards.card and k.family = a.family
        and k.episode = a.episode and k.touch_id <> a."touchId" limit 1) taken`.execute(db)
  return new Set(rows.map(({ touchId }) => touchId))
}

/** Minor units of messages accepted since a moment, and of those still under way at the price of their connection. */
export async function readSpent(db: Db, clinicId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ spent: number }>`
    select coalesce(sum(cost), 0)::bigint as spent from deliveries
    where clinic_id = ${clinicId}::uuid and accepted_at > ${since}::timestamptz`.execute(db)
  return rows[0]!.spent
}

/** When the base was last brought up to date; null when it never was imported into. */
export async function readBaseUpdate(db: Db, clinicId: string): Promise<Date | null> {
  const row = await db.selectFrom('baseUpdates').select('at').where('clinicId', '=', clinicId).executeTakeFirst()
  return row?.at ?? null
}

/** Deliveries waiting for their turn, by connection. Rides deliveries_claimed. */
export async function countClaimed(db: Db, clinicId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ connection: string; waiting: number }>`
    select connection, count(*)::int as waiting from deliveries
    where clinic_id = ${clinicId}::uuid and state = 'claimed' group by connection`.execute(db)
  return new Map(rows.map(({ connection, waiting }) => [connection, waiting]))
}
