import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { OutboxFilter } from './schemas.ts'

export type OutboxRow = {
  id: string
  /** What the page is ordered by. */
  key: string
  patientId: string
  lastName: string | null
  firstName: string | null
  middleName: string | null
  externalIds: string[]
  originKind: 'journey' | 'campaign' | 'call_list' | 'manual'
  originId: string | null
  originName: string | null
  nodeId: string | null
  step: string | null
  class: 'service' | 'advertising'
  priority: number
  state: string
  verdict: string | null
  reason: string | null
  channel: string | null
  provider: string | null
  address: string | null
  text: string | null
  subject: string | null
  html: string | null
  dueAt: Date
  expiresAt: Date
  nextAt: Date | null
  decidedAt: Date | null
  sentAt: Date | null
  deliveredAt: Date | null
  readAt: Date | null
  answeredAt: Date | null
  cost: number | null
  carriedBy: string | null
}

/** What the sandbox was given lies in its own table, a message per delivery; everything else is told touch by touch. */
function sourceOf(filter: OutboxFilter, clinicId: string): { from: RawBuilder<unknown>; key: RawBuilder<unknown> } {
  if (filter.channel?.includes('sandbox'))
    return {
      from: sql`sandbox_messages m
        join deliveries d on d.clinic_id = m.clinic_id and d.id = m.delivery_id
        join touches t on t.clinic_id = m.clinic_id and t.id = d.touch_id`,
      key: sql`m.delivery_id`,
    }
  return {
    from: sql`touches t left join lateral (
        select * from deliveries o where o.clinic_id = ${clinicId}::uuid and o.touch_id = t.id order by o.id desc limit 1) d on true`,
    key: sql`t.id`,
  }
}

type Asked = OutboxFilter & { touch?: string }

function conditionsOf(filter: Asked): RawBuilder<unknown> {
  const channels = filter.channel?.filter((channel) => channel !== 'sandbox') ?? []
  const moment = sql`coalesce(d.accepted_at, t.next_at, t.decided_at, t.due_at)`
  const given = <T>(value: T | undefined, condition: (value: T) => RawBuilder<unknown>) =>
    value === undefined ? [] : [condition(value)]
  const conditions = [
    ...given(channels.length > 0 ? channels : undefined, (names) => sql`t.channel = any(${names}::text[])`),
    ...given(filter.state, (states) => sql`t.state = any(${states}::text[])`),
    ...given(filter.reason, (reasons) => sql`t.reason = any(${reasons}::text[])`),
    ...given(filter.touch, (id) => sql`t.id = ${id}::uuid`),
    ...given(filter.patient, (id) => sql`t.patient_id = ${id}::uuid`),
    ...given(filter.journey, (id) => sql`t.origin_kind = 'journey' and t.origin_id = ${id}::uuid`),
    ...given(filter.campaign, (id) => sql`t.origin_kind = 'campaign' and t.origin_id = ${id}::uuid`),
    ...given(filter.node, (node) => sql`t.node_id = ${node}`),
    ...given(filter.from, (from) => sql`${moment} >= ${from}::timestamptz`),
    ...given(filter.to, (to) => sql`${moment} < ${to}::timestamptz`),
  ]
  return conditions.length === 0 ? sql`` : sql`and ${sql.join(conditions, sql` and `)}`
}

/** The outbox, the newest first. Patients the caller may not see take their touches along: their row policy filters the join. */
export async function listOutbox(
  db: Db,
  clinicId: string,
  { filter, after, limit }: { filter: Asked; after: string | null; limit: number },
): Promise<OutboxRow[]> {
  const { from, key } = sourceOf(filter, clinicId)
  const beyond = after === null ? sql`` : sql`and ${key} < ${after}::uuid`
  const isSandbox = filter.channel?.includes('sandbox') ?? false
  const shown = sql.raw(isSandbox ? 'm' : 'd')
  const { rows } = await sql<OutboxRow>`
    select t.id, ${key} as key, t.patient_id, p.last_name, p.first_name, p.middle_name,
      array(select e.external_id from patient_external_ids e where e.clinic_id = t.clinic_id and e.patient_id = t.patient_id
        order by e.origin, e.external_id) as external_ids,
      t.origin_kind, t.origin_id, t.origin_name, t.node_id, t.step, t.class, t.priority, t.state, t.verdict, t.reason,
      coalesce(d.channel, t.channel) as channel, d.provider, coalesce(d.address, t.address) as address,
      coalesce(${shown}.text, t.context ->> 'text') as text, coalesce(${shown}.subject, t.context ->> 'subject') as subject,
      ${shown}.html,
      t.due_at, t.expires_at, t.next_at, t.decided_at, ${sql.raw(isSandbox ? 'm.at' : 'd.accepted_at')} as sent_at,
      t.delivered_at, t.read_at, t.answered_at, d.cost, t.carried_by
    from ${from} join patients p on p.clinic_id = t.clinic_id and p.id = t.patient_id
    where t.clinic_id = ${clinicId}::uuid ${conditionsOf(filter)} ${beyond}
    order by ${key} desc limit ${limit}`.execute(db)
  return rows
}

export async function countOutbox(db: Db, clinicId: string, filter: OutboxFilter): Promise<number> {
  const { from } = sourceOf(filter, clinicId)
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${from} join patients p on p.clinic_id = t.clinic_id and p.id = t.patient_id
    where t.clinic_id = ${clinicId}::uuid ${conditionsOf(filter)}`.execute(db)
  return rows[0]!.total
}

/** Touches by state, reason and channel: the parts of each add up to the whole. */
export async function sumOutbox(db: Db, clinicId: string, filter: OutboxFilter) {
  const { from } = sourceOf(filter, clinicId)
  const { rows } = await sql<{
    state: string
    reason: string | null
    channel: string | null
    touches: number
    cost: number
  }>`
    select t.state, t.reason, coalesce(d.channel, t.channel) as channel, count(*) as touches,
      coalesce(sum(d.cost), 0)::bigint as cost
    from ${from} join patients p on p.clinic_id = t.clinic_id and p.id = t.patient_id
    where t.clinic_id = ${clinicId}::uuid ${conditionsOf(filter)} group by 1, 2, 3`.execute(db)
  return rows
}

export type DecisionHistoryRow = {
  at: Date
  verdict: string
  reason: string
  gate: number | null
  channel: string | null
  until: Date | null
  details: { ru?: string; en?: string } | null
}

/** Every decision about a touch, the oldest first. */
export async function readDecisions(db: Db, clinicId: string, touchId: string): Promise<DecisionHistoryRow[]> {
  const { rows } = await sql<DecisionHistoryRow>`
    select at, verdict, reason, gate, channel, until, details from touch_decisions
    where clinic_id = ${clinicId}::uuid and touch_id = ${touchId}::uuid order by id`.execute(db)
  return rows
}

/** Every delivery of a touch, the oldest first. */
export async function readDeliveries(db: Db, clinicId: string, touchId: string) {
  return db
    .selectFrom('deliveries')
    .select([
      'id',
      'channel',
      'provider',
      'providerId',
      'address',
      'state',
      'tries',
      'refusal',
      'detail',
      'cost',
      'claimedAt',
      'acceptedAt',
      'deliveredAt',
      'readAt',
      'failedAt',
    ])
    .where('clinicId', '=', clinicId)
    .where('touchId', '=', touchId)
    .orderBy('id')
    .execute()
}

/** A touch the caller may see, by id. */
export async function findTouchRow(db: Db, clinicId: string, id: string) {
  const { rows } = await sql<{ id: string; state: string; patientId: string }>`
    select t.id, t.state, t.patient_id from touches t
    join patients p on p.clinic_id = t.clinic_id and p.id = t.patient_id
    where t.clinic_id = ${clinicId}::uuid and t.id = ${id}::uuid`.execute(db)
  return rows[0]
}

/** Experiments that keep these patients in their control arm. */
export async function readControlArms(db: Db, clinicId: string, patientId: string) {
  const { rows } = await sql<{ scope: string; since: Date }>`
    select scope, min(since) as since from holdout_arms
    where clinic_id = ${clinicId}::uuid and patient_id = ${patientId}::uuid and arm = 'control' group by scope order by 2`.execute(
    db,
  )
  return rows
}

/** A person's word about a delivery nobody could ask about. @returns the touch it settles, or nothing when it is settled already. */
export async function resolveUnknown(
  db: Db,
  clinicId: string,
  { touchId, sent, by, now }: { touchId: string; sent: boolean; by: string | null; now: Date },
) {
  const { rows } = await sql<{
    id: string
    patientId: string
    recordId: string
    originKind: string
    originId: string | null
    enrollmentId: string | null
    nodeId: string | null
    channel: string | null
  }>`
    with resolved as (
      update deliveries d set state = ${sent ? 'accepted' : 'released'}, resolved_by = ${by}::uuid,
        accepted_at = case when ${sent}::boolean then coalesce(d.accepted_at, ${now}::timestamptz) end
      where d.clinic_id = ${clinicId}::uuid and d.touch_id = ${touchId}::uuid and d.state = 'unknown' returning d.touch_id
    )
    update touches t set state = ${sent ? 'sent' : 'planned'}, reason = ${sent ? 'sent' : 'unknown'},
      next_at = case when ${sent}::boolean then null else ${now}::timestamptz end,
      expires_at = case when ${sent}::boolean then t.expires_at
        else greatest(t.expires_at, ${now}::timestamptz + interval '24 hours') end,
      contacted_at = case when ${sent}::boolean or cardinality(t.tried) > 0 then t.contacted_at end
    from resolved r where t.clinic_id = ${clinicId}::uuid and t.id = r.touch_id
    returning t.id, t.patient_id, t.record_id, t.origin_kind, t.origin_id, t.enrollment_id, t.node_id, t.channel`.execute(
    db,
  )
  return rows[0]
}
