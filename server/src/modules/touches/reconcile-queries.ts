import type { Channel } from '@revisit/domain/channel.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { EndedTouch } from './outcomes.ts'

/** An attempt whose answer is missing. */
export type UnclearDelivery = {
  id: string
  touchId: string
  channel: Channel
  connection: string
  address: string
  tries: number
  asks: number
  providerId: string | null
}

/** Claims nobody began with in time: nothing was asked of anybody, so the gate decides again. Rides deliveries_leased. */
export async function releaseLapsed(db: Db, clinicId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with lapsed as (
      select id from deliveries where clinic_id = ${clinicId}::uuid and state = 'claimed' and not in_doubt
        and lease_until <= clock_timestamp() limit 500 for update skip locked
    ), released as (
      update deliveries d set state = 'released', lease_until = null from lapsed l
      where d.clinic_id = ${clinicId}::uuid and d.id = l.id returning d.touch_id
    )
    update touches t set state = 'planned', next_at = ${now}::timestamptz,
      contacted_at = case when cardinality(t.tried) > 0 then t.contacted_at end
    from released r where t.clinic_id = ${clinicId}::uuid and t.id = r.touch_id and t.state = 'claimed' returning t.id`.execute(
    db,
  )
  return rows.length
}

/** Takes up attempts whose lease has run out, under a lease of its own so that only one worker asks. Rides deliveries_leased. */
export async function takeUnclear(
  db: Db,
  clinicId: string,
  { limit, lease }: { limit: number; lease: number },
): Promise<UnclearDelivery[]> {
  const { rows } = await sql<UnclearDelivery>`
    with taken as (
      select id from deliveries where clinic_id = ${clinicId}::uuid and state in ('sending', 'unclear')
        and lease_until <= clock_timestamp() order by lease_until limit ${limit} for update skip locked
    )
    update deliveries d set state = 'unclear', asks = d.asks + 1,
      lease_until = clock_timestamp() + make_interval(secs => ${lease}::float8)
    from taken t where d.clinic_id = ${clinicId}::uuid and d.id = t.id
    returning d.id, d.touch_id, d.channel, d.connection, d.address, d.tries, d.asks, d.provider_id`.execute(db)
  return rows
}

/**
 * Deliveries in doubt whose decent hour is over: repeating them now would be late, giving them up might lose them, so a person decides.
 */
export async function giveUpLate(db: Db, clinicId: string, now: Date): Promise<EndedTouch[]> {
  const { rows } = await sql<EndedTouch>`
    with late as (
      select id from deliveries where clinic_id = ${clinicId}::uuid and state = 'claimed' and in_doubt
        and send_before <= ${now}::timestamptz limit 500 for update skip locked
    ), given_up as (
      update deliveries d set state = 'unknown', lease_until = null from late l
      where d.clinic_id = ${clinicId}::uuid and d.id = l.id returning d.touch_id, d.channel
    )
    update touches t set state = 'unknown', reason = 'unknown', ended_at = ${now}::timestamptz
    from given_up g where t.clinic_id = ${clinicId}::uuid and t.id = g.touch_id and t.state = 'claimed'
    returning t.id, t.patient_id, t.record_id, t.origin_kind, t.origin_id, t.enrollment_id, t.node_id, g.channel`.execute(
    db,
  )
  return rows
}

/** What an inquiry makes of a delivery; names are those of the columns. */
export type Settlement = {
  id: string
  touch_id: string
  tries: number
  /** claimed: the provider has nothing, or repeating is harmless: the same delivery goes again. */
  state: 'accepted' | 'claimed' | 'unclear' | 'unknown'
  provider_id: string | null
  /** The provider surely has nothing. */
  absent: boolean
  /** What the provider says of it, beyond having it. */
  reported: string | null
  detail: string | null
  ask_after: number | null
}

export type SettledTouch = EndedTouch & { settledAs: string; news: boolean }

/** Writes what inquiries brought. A delivery that moved on meanwhile (a late answer, a report) is left as it is. */
export async function settle(
  db: Db,
  clinicId: string,
  { now, claim, rows }: { now: Date; claim: number; rows: readonly Settlement[] },
): Promise<SettledTouch[]> {
  const { rows: settled } = await sql<SettledTouch>`
    with r as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
        (id uuid, touch_id uuid, tries smallint, state text, provider_id text, absent boolean, reported text, detail text,
         ask_after float8)
    ), reported as (
      insert into touch_receipts (clinic_id, subject, state, at)
      select ${clinicId}::uuid, 'd:' || id, reported, ${now}::timestamptz from r
      where reported in ('sent', 'delivered', 'read', 'failed')
      on conflict do nothing
    ), settled as (
      update deliveries d set state = r.state, provider_id = coalesce(r.provider_id, d.provider_id),
        detail = coalesce(r.detail, d.detail), in_doubt = not r.absent,
        accepted_at = case when r.state = 'accepted' then coalesce(d.accepted_at, ${now}::timestamptz) else d.accepted_at end,
        lease_until = case r.state when 'claimed' then clock_timestamp() + make_interval(secs => ${claim}::float8)
          when 'unclear' then clock_timestamp() + make_interval(secs => r.ask_after) end
      from r where d.clinic_id = ${clinicId}::uuid and d.id = r.id and d.state = 'unclear' and d.tries = r.tries
      returning d.touch_id, d.channel, r.state
    )
    update touches t set
      state = case s.state when 'accepted' then 'sent' when 'unknown' then 'unknown' else t.state end,
      reason = case when s.state = 'unknown' then 'unknown' else t.reason end,
      ended_at = case when s.state in ('accepted', 'unknown') then ${now}::timestamptz else t.ended_at end,
      fallback_at = case when s.state = 'accepted' and t.fallback_hours is not null
        then ${now}::timestamptz + make_interval(mins => (t.fallback_hours * 60)::int) else t.fallback_at end
    from settled s where t.clinic_id = ${clinicId}::uuid and t.id = s.touch_id
    returning t.id, t.patient_id, t.record_id, t.origin_kind, t.origin_id, t.enrollment_id, t.node_id, s.channel,
      s.state as settled_as, s.state in ('accepted', 'unknown') as news`.execute(db)
  return settled
}

/** Puts touches that met silence before the gate again, without the channel that brought none. Rides touches_in_silence. */
export async function sendOnSilent(
  db: Db,
  clinicId: string,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with silent as (
      select id from touches where clinic_id = ${clinicId}::uuid and fallback_at <= ${now}::timestamptz
      order by fallback_at limit ${limit} for update skip locked
    )
    update touches t set fallback_at = null,
      state = case when goes.on then 'planned' else t.state end, next_at = case when goes.on then ${now}::timestamptz end,
      reason = case when goes.on then 'not_delivered' else t.reason end,
      tried = case when goes.on then array_append(t.tried, t.channel) else t.tried end
    from silent s, lateral (select
      case when t2.fallback_on = 'not_delivered' then t2.state = 'sent' and t2.delivered_at is null and t2.read_at is null
        else t2.state in ('sent', 'delivered', 'read') and t2.answered_at is null end as on
      from touches t2 where t2.clinic_id = ${clinicId}::uuid and t2.id = s.id) goes
    where t.clinic_id = ${clinicId}::uuid and t.id = s.id returning t.id`.execute(db)
  return rows.length
}
