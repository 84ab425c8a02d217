import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'

export async function listKeys(db: Db, clinicId: string) {
  return db
    .selectFrom('collectorKeys as k')
    .leftJoin('auth.collectorDoors as old', (join) =>
      join
        .onRef('old.clinicId', '=', 'k.clinicId')
        .onRef('old.collectorKeyId', '=', 'k.id')
        .on('old.until', 'is not', null),
    )
    .selectAll('k')
    .select((is) => is.fn.max('old.until').as('oldKeyUntil'))
    .where('k.clinicId', '=', clinicId)
    .groupBy(['k.clinicId', 'k.id'])
    .orderBy('k.createdAt', 'desc')
    .execute()
}

export async function readKey(db: Db, clinicId: string, id: string) {
  return db
    .selectFrom('collectorKeys')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function insertKey(db: Db, row: Insertable<Tables['collectorKeys']>): Promise<void> {
  await db.insertInto('collectorKeys').values(row).execute()
}

export async function updateKey(
  db: Db,
  clinicId: string,
  id: string,
  change: Updateable<Tables['collectorKeys']>,
): Promise<void> {
  await db.updateTable('collectorKeys').set(change).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

/** Remembers when a key was last used; once a minute is enough, and a busy site must not wait for itself. */
export async function noteUse(db: Db, clinicId: string, id: string, now: Date): Promise<void> {
  await sql`update collector_keys set last_event_at = ${now} where clinic_id = ${clinicId}::uuid and id = ${id}::uuid
    and (last_event_at is null or last_event_at < ${now}::timestamptz - interval '1 minute')`.execute(db)
}

export type Counted = { collectorKeyId: string; onDay: string; what: string; n: number }

/** Adds to the counts of a day, always in one order: two batches never wait for each other crosswise. */
export async function addCounts(db: Db, clinicId: string, counts: readonly Counted[]): Promise<void> {
  const rows = counts.filter(({ n }) => n > 0).sort((a, b) => (a.what < b.what ? -1 : 1))
  for (const { collectorKeyId, onDay, what, n } of rows) {
    await sql`insert into collector_counts (clinic_id, collector_key_id, on_day, what, n)
      values (${clinicId}::uuid, ${collectorKeyId}::uuid, ${onDay}::date, ${what}, ${n})
      on conflict (clinic_id, collector_key_id, on_day, what) do update set n = collector_counts.n + excluded.n`.execute(
      db,
    )
  }
}

export async function readCounts(
  db: Db,
  clinicId: string,
  { since, collectorKeyId }: { since: string; collectorKeyId: string | null },
): Promise<{ onDay: string; what: string; n: number }[]> {
  const { rows } = await sql<{ onDay: string; what: string; n: number }>`
    select on_day, what, sum(n)::bigint as n from collector_counts
    where clinic_id = ${clinicId}::uuid and on_day >= ${since}::date
      and (${collectorKeyId}::uuid is null or collector_key_id = ${collectorKeyId}::uuid)
    group by on_day, what order by on_day, what`.execute(db)
  return rows
}

export async function deleteCounts(db: Db, clinicId: string, before: string): Promise<void> {
  await db.deleteFrom('collectorCounts').where('clinicId', '=', clinicId).where('onDay', '<', before).execute()
}
