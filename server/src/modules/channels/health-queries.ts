import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** What went through a connection since a moment; tests are not counted. */
export type Traffic = {
  connection: string
  sent: number
  delivered: number
  /** Minor units. */
  cost: number
  lastAcceptedAt: Date
}

/** What connections carried since a moment of the clinic's clock. Rides deliveries_accepted. */
export async function readTraffic(db: Db, clinicId: string, since: Date): Promise<Traffic[]> {
  const { rows } = await sql<Traffic>`
    select connection, count(*)::int as sent,
      (count(*) filter (where delivered_at is not null or read_at is not null))::int as delivered,
      coalesce(sum(cost), 0)::bigint as cost, max(accepted_at) as last_accepted_at
    from deliveries where clinic_id = ${clinicId}::uuid and accepted_at > ${since}::timestamptz and not test
    group by connection`.execute(db)
  return rows
}

/** The newest trouble a connection had with a message. */
export type DeliveryTrouble = {
  connection: string
  state: string
  refusal: string | null
  detail: string | null
  at: Date
}

/** The newest trouble of each of these connections. Rides deliveries_in_trouble. */
export async function readTroubles(db: Db, clinicId: string, keys: readonly string[]): Promise<DeliveryTrouble[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<DeliveryTrouble>`
    select k.key as connection, t.state, t.refusal, t.detail, t.at
    from unnest(${keys}::text[]) as k (key) cross join lateral (
      select d.state, d.refusal, d.detail, coalesce(d.failed_at, d.claimed_at) as at from deliveries d
      where d.clinic_id = ${clinicId}::uuid and d.connection = k.key
        and (d.state in ('retry', 'unclear', 'unknown') or d.refusal in ('auth', 'no_money'))
      order by d.id desc limit 1) t`.execute(db)
  return rows
}

/** Connections that rest after failures. Database clock. */
export async function readResting(db: Db, clinicId: string): Promise<Set<string>> {
  const { rows } = await sql<{ connection: string }>`
    select connection from send_pace
    where clinic_id = ${clinicId}::uuid and rests_until > clock_timestamp()`.execute(db)
  return new Set(rows.map(({ connection }) => connection))
}

/** How many messages the sandbox was given since a moment. Rides sandbox_messages_by_time. */
export async function countSandbox(db: Db, clinicId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ messages: number }>`
    select count(*)::int as messages from sandbox_messages
    where clinic_id = ${clinicId}::uuid and at > ${since}::timestamptz`.execute(db)
  return rows[0]?.messages ?? 0
}
