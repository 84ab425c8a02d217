import type { Channel } from '@revisit/domain/channel.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { EndedTouch } from './outcomes.ts'

/** A delivery an attempt has begun for. */
export type BegunDelivery = {
  id: string
  touchId: string
  channel: Channel
  connection: string
  provider: string
  address: string
  text: string
  subject: string | null
  html: string | null
  unsubscribeUrl: string | null
  payload: Record<string, unknown> | null
  tries: number
  parts: number | null
  /** It proves a channel and is about no patient. */
  test: boolean
}

/** Connections that have something to send, in no order. Rides deliveries_claimed. */
export async function readWaiting(db: Db, clinicId: string): Promise<{ connection: string }[]> {
  const { rows } = await sql<{ connection: string }>`
    with recursive keys as (
      (select connection from deliveries where clinic_id = ${clinicId}::uuid and state = 'claimed' order by connection limit 1)
      union all
      select (select d.connection from deliveries d where d.clinic_id = ${clinicId}::uuid and d.state = 'claimed'
        and d.connection > k.connection order by d.connection limit 1) from keys k where k.connection is not null)
    select connection from keys where connection is not null`.execute(db)
  return rows
}

/** Gives back claimed messages whose decent hour is over or whose claim has lapsed: the gate decides again. @returns how many. */
export async function releaseLate(
  db: Db,
  clinicId: string,
  { connection, now }: { connection: string; now: Date },
): Promise<number> {
  const { rows } = await sql<{ touchId: string }>`
    with late as (
      select id from deliveries where clinic_id = ${clinicId}::uuid and connection = ${connection} and state = 'claimed'
        and not in_doubt and (send_before <= ${now}::timestamptz or lease_until <= clock_timestamp())
      limit 500 for update skip locked
    ), released as (
      update deliveries d set state = 'released', lease_until = null from late
      where d.clinic_id = ${clinicId}::uuid and d.id = late.id returning d.touch_id
    )
    update touches t set state = 'planned', next_at = ${now}::timestamptz,
      contacted_at = case when cardinality(t.tried) > 0 then t.contacted_at end
    from released r where t.clinic_id = ${clinicId}::uuid and t.id = r.touch_id and t.state = 'claimed'
    returning t.id as touch_id`.execute(db)
  return rows.length
}

/**
 * How many messages a connection may carry now, over all workers: tokens refill at its pace, at most one second of them is kept.
 * A resting connection has none.
 */
export async function takeTokens(
  db: Db,
  clinicId: string,
  { connection: { key, perSecond }, asked }: { connection: { key: string; perSecond: number | null }; asked: number },
): Promise<number> {
  if (perSecond === null) {
    const { rows } = await sql<{ resting: boolean }>`
      select coalesce(rests_until > clock_timestamp(), false) as resting from send_pace
      where clinic_id = ${clinicId}::uuid and connection = ${key}`.execute(db)
    return rows[0]?.resting ? 0 : asked
  }
  const most = Math.max(1, perSecond)
  const { rows } = await sql<{ taken: number }>`
    with refilled as (
      insert into send_pace as p (clinic_id, connection, tokens, refilled_at)
      values (${clinicId}::uuid, ${key}, ${most}::float8, clock_timestamp())
      on conflict (clinic_id, connection) do update set refilled_at = clock_timestamp(),
        tokens = least(${most}::float8,
          p.tokens + extract(epoch from clock_timestamp() - p.refilled_at) * ${perSecond}::float8)
      returning tokens, rests_until
    )
    select case when rests_until > clock_timestamp() then 0 else least(${asked}::int, floor(tokens)::int) end as taken
    from refilled`.execute(db)
  const taken = rows[0]!.taken
  if (taken > 0)
    await sql`update send_pace set tokens = tokens - ${taken}::int
      where clinic_id = ${clinicId}::uuid and connection = ${key}`.execute(db)
  return taken
}

/** Writes down that attempts begin, the most important first, under a lease of `lease` seconds. Rides deliveries_claimed. */
export async function beginSending(
  db: Db,
  clinicId: string,
  { connection, limit, lease, now }: { connection: string; limit: number; lease: number; now: Date },
): Promise<BegunDelivery[]> {
  const { rows } = await sql<BegunDelivery & { seq: number; priority: number }>`
    with next as (
      select id from deliveries where clinic_id = ${clinicId}::uuid and connection = ${connection} and state = 'claimed'
        and send_before > ${now}::timestamptz
      order by priority, seq limit ${limit} for update skip locked
    )
    update deliveries d set state = 'sending', tries = d.tries + 1, in_doubt = true,
      lease_until = clock_timestamp() + make_interval(secs => ${lease}::float8)
    from next n where d.clinic_id = ${clinicId}::uuid and d.id = n.id
    returning d.id, d.touch_id, d.channel, d.connection, d.provider, d.address, d.text, d.subject, d.html, d.unsubscribe_url,
      d.payload, d.tries, d.parts, d.test, d.priority, d.seq`.execute(db)
  return rows.sort((a, b) => a.priority - b.priority || a.seq - b.seq)
}

/** What an answer makes of a delivery; names are those of the columns. */
export type MarkRow = {
  id: string
  touch_id: string
  tries: number
  state: 'accepted' | 'failed' | 'retry' | 'unclear'
  provider_id: string | null
  cost: number | null
  parts: number | null
  refusal: string | null
  detail: string | null
  /** Seconds of the database clock before the provider is asked about it. */
  ask_after: number | null
  /** What follows for the touch. */
  touch_state: 'sent' | 'planned' | 'held' | 'claimed'
  touch_reason: string | null
  /** When the gate looks again. */
  next_at: Date | null
  /** Seconds of back-off, doubled with every attempt of the touch; null = none. */
  back_off: number | null
  /** The channel is used up for this touch. */
  tried: boolean
}

export type MarkedTouch = EndedTouch & { deliveryId: string; /** It was not known before. */ accepted: boolean }

/**
 * Writes answers down. An attempt that somebody else has taken over meanwhile (its number differs) is passed over, unless it turned out
 * to be accepted: that is true whoever learned it. A report may have overtaken the answer; then only what it lacked is added.
 */
export async function markDeliveries(
  db: Db,
  clinicId: string,
  { now, rows }: { now: Date; rows: readonly MarkRow[] },
): Promise<MarkedTouch[]> {
  if (rows.length === 0) return []
  const { rows: marked } = await sql<MarkedTouch>`
    with r as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
        (id uuid, touch_id uuid, tries smallint, state text, provider_id text, cost bigint, parts smallint, refusal text,
         detail text, ask_after float8, touch_state text, touch_reason text, next_at timestamptz, back_off float8, tried boolean)
    ), old as (
      select d.id, d.accepted_at, d.state in ('claimed', 'sending', 'unclear', 'released', 'unknown') as open from deliveries d
      join r on r.id = d.id
      where d.clinic_id = ${clinicId}::uuid
        and (d.state in ('sending', 'unclear') and d.tries = r.tries
          or r.state = 'accepted' and d.state not in ('cancelled', 'retry'))
      order by d.id for update of d
    ), marked as (
      update deliveries d set state = case when o.open then r.state else d.state end,
        provider_id = coalesce(r.provider_id, d.provider_id), cost = coalesce(d.cost, r.cost),
        parts = coalesce(r.parts, d.parts), refusal = coalesce(r.refusal, d.refusal), detail = left(r.detail, 500),
        accepted_at = case when r.state = 'accepted' then coalesce(d.accepted_at, ${now}::timestamptz) end,
        failed_at = case when r.state = 'failed' then ${now}::timestamptz else d.failed_at end,
        lease_until = case when r.state = 'unclear' then clock_timestamp() + make_interval(secs => r.ask_after) end
      from r, old o where d.clinic_id = ${clinicId}::uuid and d.id = r.id and o.id = d.id
      returning d.id, r.touch_id, r.touch_state, r.touch_reason, r.next_at, r.back_off, r.tried, d.channel, r.state, o.open,
        r.state = 'accepted' and o.accepted_at is null as accepted
    )
    update touches t set ${touchAfterAnswer(now)}
    from marked m where t.clinic_id = ${clinicId}::uuid and t.id = m.touch_id
    returning t.id, t.patient_id, t.record_id, t.origin_kind, t.origin_id, t.enrollment_id, t.node_id, m.channel,
      m.id as delivery_id, m.accepted`.execute(db)
  return marked
}

/** What the answer `m` makes of touch `t`. */
function touchAfterAnswer(now: Date) {
  return sql`state = case
      when not m.open or m.touch_state = 'sent' and t.state in ('delivered', 'read') then t.state
      else m.touch_state end,
    reason = case when m.open then coalesce(m.touch_reason, t.reason) else t.reason end,
    next_at = case when not m.open then t.next_at when m.back_off is null then m.next_at
      else ${now}::timestamptz + make_interval(secs => least(m.back_off * power(2, least(t.attempts, 10)), 14400)) end,
    tried = case when m.tried then array_append(t.tried, m.channel) else t.tried end,
    attempts = case when m.state = 'retry' then t.attempts + 1 else t.attempts end,
    contacted_at = case when not m.open or m.state in ('accepted', 'unclear') or cardinality(t.tried) > 0
      then t.contacted_at end,
    ended_at = case when m.touch_state = 'sent' then coalesce(t.ended_at, ${now}::timestamptz) end,
    fallback_at = case when m.open and m.touch_state = 'sent' and t.fallback_hours is not null
      then ${now}::timestamptz + make_interval(mins => (t.fallback_hours * 60)::int) end`
}

/** Frees the keys of touches that surely never went out. */
export async function freeKeys(db: Db, clinicId: string, touchIds: readonly string[]): Promise<void> {
  if (touchIds.length === 0) return
  await sql`delete from send_keys where clinic_id = ${clinicId}::uuid and touch_id = any(${touchIds}::uuid[])`.execute(
    db,
  )
}

/** Remembers addresses that a provider proved bad or closed. */
export async function keepAddressStates(
  db: Db,
  clinicId: string,
  states: readonly {
    channel: string
    address: string
    state: 'bad' | 'blocked'
    deliveryId: string | null
    since: Date
  }[],
): Promise<void> {
  if (states.length === 0) return
  await sql`insert into address_states (clinic_id, channel, address, state, since, delivery_id)
    select distinct on (s.channel, s.address) ${clinicId}::uuid, s.channel, s.address, s.state, s.since, s."deliveryId"
    from jsonb_to_recordset(${JSON.stringify(states)}::jsonb) as s
      (channel text, address text, state text, since timestamptz, "deliveryId" uuid)
    on conflict (clinic_id, channel, address) do update set state = excluded.state, since = excluded.since`.execute(db)
}

/** Lets a connection rest after failures, or clears its record after a success. Database clock. */
export async function keepPace(
  db: Db,
  clinicId: string,
  { connection, rest }: { connection: string; rest: { seconds: number } | null },
): Promise<void> {
  if (rest === null) {
    await sql`update send_pace set failures = 0, rests_until = null
      where clinic_id = ${clinicId}::uuid and connection = ${connection} and failures > 0`.execute(db)
    return
  }
  await sql`insert into send_pace as p (clinic_id, connection, tokens, refilled_at, failures, rests_until)
    values (${clinicId}::uuid, ${connection}, 0, clock_timestamp(), 1, clock_timestamp() + make_interval(secs => ${rest.seconds}::float8))
    on conflict (clinic_id, connection) do update set failures = least(p.failures + 1, 10),
      rests_until = clock_timestamp() + make_interval(secs => ${rest.seconds}::float8 * power(2, least(p.failures, 6)))`.execute(
    db,
  )
}
