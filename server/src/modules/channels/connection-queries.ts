import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'

export type ConnectionRow = Awaited<ReturnType<typeof listConnections>>[number]

export async function listConnections(db: Db, clinicId: string) {
  return db
    .selectFrom('channelConnections')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('removedAt', 'is', null)
    .orderBy('channel')
    .execute()
}

/** The connection a channel has now. Rides channel_connections_active. */
export async function activeConnection(db: Db, clinicId: string, channel: string): Promise<ConnectionRow | undefined> {
  return db
    .selectFrom('channelConnections')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('channel', '=', channel)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
}

/** Names of those who connected, by id of the connection. */
export async function readConnectors(db: Db, clinicId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('channelConnections as c')
    .innerJoin('staff as s', (join) => join.onRef('s.clinicId', '=', 'c.clinicId').onRef('s.id', '=', 'c.createdBy'))
    .select(['c.id', 's.name'])
    .where('c.clinicId', '=', clinicId)
    .where('c.removedAt', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Also a removed one: reports about what it sent still come. */
export async function readConnection(db: Db, clinicId: string, id: string) {
  return db
    .selectFrom('channelConnections')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function insertConnection(db: Db, row: Insertable<Tables['channelConnections']>): Promise<void> {
  await db.insertInto('channelConnections').values(row).execute()
}

export async function updateConnection(
  db: Db,
  clinicId: string,
  id: string,
  change: Updateable<Tables['channelConnections']>,
): Promise<void> {
  await db.updateTable('channelConnections').set(change).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

export async function removeConnectionOf(db: Db, clinicId: string, channel: string, at: Date): Promise<void> {
  await db
    .updateTable('channelConnections')
    .set({ removedAt: at })
    .where('clinicId', '=', clinicId)
    .where('channel', '=', channel)
    .where('removedAt', 'is', null)
    .execute()
}

export type NewInbound = {
  id: string
  connectionId: string
  channel: string
  fingerprint: string
  item: string
  receivedAt: Date
}

/** What was told before is not kept twice. */
export async function insertInbound(db: Db, clinicId: string, rows: readonly NewInbound[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('inboundItems')
    .values(rows.map((row) => ({ clinicId, ...row })))
    .onConflict((conflict) => conflict.columns(['clinicId', 'connectionId', 'fingerprint']).doNothing())
    .execute()
}

export type WaitingInbound = {
  id: string
  connectionId: string
  channel: string
  provider: string
  item: unknown
  receivedAt: Date
}

/** Takes what waits to be worked off, oldest first, and locks it for this transaction. Rides inbound_items_waiting. */
export async function takeInbound(db: Db, clinicId: string, limit: number): Promise<WaitingInbound[]> {
  const { rows } = await sql<WaitingInbound>`
    select i.id, i.connection_id, i.channel, c.provider, i.item, i.received_at
    from inbound_items i join channel_connections c on c.clinic_id = ${clinicId}::uuid and c.id = i.connection_id
    where i.clinic_id = ${clinicId}::uuid and i.applied_at is null and i.attempts < 10
    order by i.id limit ${limit} for update of i skip locked`.execute(db)
  return rows
}

/** Who wrote through a connection last, the latest first, each address once. */
export async function readLastWriters(
  db: Db,
  clinicId: string,
  { connectionId, limit }: { connectionId: string; limit: number },
): Promise<{ address: string; name: string | null; at: Date }[]> {
  const { rows } = await sql<{ address: string; name: string | null; at: Date }>`
    with latest as (
      select item ->> 'address' as address, item ->> 'name' as name, received_at as at from inbound_items
      where clinic_id = ${clinicId}::uuid and connection_id = ${connectionId}::uuid and item ->> 'kind' in ('message', 'start')
      order by id desc limit 200
    )
    select address, max(name) as name, max(at) as at from latest group by address order by 3 desc limit ${limit}`.execute(
    db,
  )
  return rows
}

export async function markApplied(db: Db, clinicId: string, ids: readonly string[]): Promise<void> {
  await sql`update inbound_items set applied_at = clock_timestamp(), failure = null
    where clinic_id = ${clinicId}::uuid and id = any(${ids}::uuid[])`.execute(db)
}

export async function markFailed(db: Db, clinicId: string, id: string, failure: string): Promise<void> {
  await sql`update inbound_items set attempts = attempts + 1, failure = ${failure}
    where clinic_id = ${clinicId}::uuid and id = ${id}::uuid`.execute(db)
}
