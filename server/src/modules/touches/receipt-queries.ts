import type { DeliveryProgress } from '@revisit/domain/delivery-state.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { EndedTouch } from './outcomes.ts'

export type ReceiptRow = {
  subject: string
  state: DeliveryProgress
  at: Date
  refusal: string | null
  cost: number | null
}

/** Keeps reports, each once: of two alike the earlier time, the larger cost and the first named refusal. */
export async function insertReceipts(db: Db, clinicId: string, rows: readonly ReceiptRow[]): Promise<void> {
  await sql`insert into touch_receipts as k (clinic_id, subject, state, at, refusal, cost)
    select ${clinicId}::uuid, subject, state, min(at), min(refusal), max(cost)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(subject text, state text, at timestamptz, refusal text, cost bigint)
    group by subject, state order by subject, state
    on conflict (clinic_id, subject, state) do update set at = least(k.at, excluded.at),
      refusal = least(k.refusal, excluded.refusal), cost = greatest(k.cost, excluded.cost)`.execute(db)
}

/** Deliveries the reports speak of, as far as we know them yet. */
export async function readDeliveriesOf(db: Db, clinicId: string, subjects: readonly string[]): Promise<string[]> {
  const ours = subjects.filter((subject) => /^d:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(subject))
  const theirs = subjects.flatMap((subject) => {
    const [kind, provider, ...id] = subject.split(':')
    return kind === 'p' ? [{ provider, id: id.join(':') }] : []
  })
  const { rows } = await sql<{ id: string }>`
    select id from deliveries where clinic_id = ${clinicId}::uuid and id = any(${ours.map((text) => text.slice(2))}::uuid[])
    union
    select d.id from jsonb_to_recordset(${JSON.stringify(theirs)}::jsonb) as s(provider text, id text)
    join deliveries d on d.clinic_id = ${clinicId}::uuid and d.provider_id = s.id and d.provider = s.provider`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/**
 * Everything reported about deliveries, by our id or the provider's. They are locked first, in one order: of two workers that fold
 * the same delivery the later one sees what the earlier one was told, and never takes it back.
 */
export async function readReceipts(
  db: Db,
  clinicId: string,
  deliveryIds: readonly string[],
): Promise<(ReceiptRow & { deliveryId: string })[]> {
  const { rows: named } = await sql<{ deliveryId: string; subjects: string[] }>`
    select id as delivery_id, array_remove(array['d:' || id, 'p:' || provider || ':' || provider_id], null) as subjects
    from deliveries where clinic_id = ${clinicId}::uuid and id = any(${deliveryIds}::uuid[]) order by id for update`.execute(
    db,
  )
  // Asked for by their keys: joined to deliveries, every batch would read all reports there are.
  const { rows: said } = await sql<ReceiptRow>`
    select subject, state, at, refusal, cost from touch_receipts
    where clinic_id = ${clinicId}::uuid and subject = any(${named.flatMap(({ subjects }) => subjects)}::text[])`.execute(
    db,
  )
  const bySubject = Map.groupBy(said, ({ subject }) => subject)
  return named.flatMap(({ deliveryId, subjects }) =>
    subjects.flatMap((subject) => (bySubject.get(subject) ?? []).map((row) => ({ ...row, deliveryId }))),
  )
}

export type FoldedRow = {
  deliveryId: string
  state: DeliveryProgress
  delivered_at: Date | null
  read_at: Date | null
  failed_at: Date | null
  accepted_at: Date | null
  refusal: string | null
  cost: number | null
}

export type MovedTouch = EndedTouch & {
  deliveryId: string
  deliveryState: string
  address: string
  refusal: string | null
  /** Events that are new: each state is told once, whatever the order it became known in. */
  news: string[]
}

/**
 * Moves deliveries and their touches on, never back. A report of acceptance settles what was unclear or unknown. A delivery that failed
 * with its provider sends the touch on to the next channel of its cascade.
 */
export async function advanceDeliveries(
  db: Db,
  clinicId: string,
  { now, rows }: { now: Date; rows: readonly FoldedRow[] },
): Promise<MovedTouch[]> {
  const { rows: moved } = await sql<MovedTouch>`
    with r as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
        ("deliveryId" uuid, state text, delivered_at timestamptz, read_at timestamptz, failed_at timestamptz,
         accepted_at timestamptz, refusal text, cost bigint)
    ), old as (
      select d.id, d.touch_id, d.state, d.delivered_at, d.read_at, d.failed_at, d.accepted_at from deliveries d
      join r on r."deliveryId" = d.id where d.clinic_id = ${clinicId}::uuid for update of d
    ), advanced as (
      update deliveries d set state = r.state, lease_until = null,
        accepted_at = coalesce(d.accepted_at, r.accepted_at),
        delivered_at = coalesce(r.delivered_at, d.delivered_at), read_at = coalesce(r.read_at, d.read_at),
        failed_at = coalesce(r.failed_at, d.failed_at), refusal = coalesce(r.refusal, d.refusal),
        cost = coalesce(r.cost, d.cost)
      from r, old o
      where d.clinic_id = ${clinicId}::uuid and d.id = r."deliveryId" and o.id = d.id
        and (d.state is distinct from r.state or d.delivered_at is distinct from r.delivered_at
          or d.read_at is distinct from r.read_at or d.failed_at is distinct from r.failed_at
          or r.cost is distinct from d.cost and r.cost is not null)
      returning d.id, d.touch_id, d.state, d.channel, d.address, d.refusal, d.delivered_at, d.read_at, d.failed_at,
        o.accepted_at as old_accepted, o.delivered_at as old_delivered, o.read_at as old_read, o.failed_at as old_failed,
        d.accepted_at
    )
    update touches t set ${touchAfterReports(now)}
    from advanced a where t.clinic_id = ${clinicId}::uuid and t.id = a.touch_id
    returning t.id, t.patient_id, t.record_id, t.origin_kind, t.origin_id, t.enrollment_id, t.node_id, a.channel,
      a.id as delivery_id, a.state as delivery_state, a.address, a.refusal,
      array_remove(array[
        case when a.old_accepted is null and a.accepted_at is not null then 'touch.sent' end,
        case when a.old_delivered is null and a.delivered_at is not null then 'touch.delivered' end,
        case when a.old_read is null and a.read_at is not null then 'touch.read' end], null) as news`.execute(db)
  return moved
}

/** What the reports `a` make of touch `t`. */
function touchAfterReports(now: Date) {
  return sql`state = case
      when a.state in ('delivered', 'read') and t.state <> 'read' then a.state
      when a.state = 'failed' and a.old_failed is null and t.state in ('sent', 'claimed', 'unknown') then 'planned'
      when a.state in ('accepted', 'sent') and t.state in ('claimed', 'unknown') then 'sent'
      else t.state end,
    reason = case when a.state = 'failed' and a.old_failed is null then 'not_delivered'
      when a.state in ('delivered', 'read') then 'sent' else t.reason end,
    next_at = case when a.state = 'failed' and a.old_failed is null and t.state in ('sent', 'claimed', 'unknown')
      then ${now}::timestamptz when a.state in ('delivered', 'read') then null else t.next_at end,
    tried = case when a.state = 'failed' and a.old_failed is null and not (a.channel = any(t.tried))
      then array_append(t.tried, a.channel)
      when a.state in ('delivered', 'read') then array_remove(t.tried, a.channel) else t.tried end,
    contacted_at = case when a.state = 'failed' and a.old_failed is null then null
      else coalesce(t.contacted_at, a.accepted_at) end,
    delivered_at = least(a.delivered_at, t.delivered_at), read_at = least(a.read_at, t.read_at),
    ended_at = case when a.state in ('delivered', 'read') then coalesce(t.ended_at, ${now}::timestamptz) else t.ended_at end,
    fallback_at = case when a.state in ('delivered', 'read') and t.fallback_on = 'not_delivered' then null
      when a.state = 'failed' then null else t.fallback_at end`
}
