import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** A public key as the product knows it before any clinic is entered. */
export type Door = { key: string; clinicId: string; collectorKeyId: string; origins: string[]; until: Date | null }

/** The door a key opens; keys that were replaced long ago or revoked open none. */
export async function readDoor(db: Db, key: string, now: Date): Promise<Door | null> {
  const row = await db
    .selectFrom('auth.collectorDoors')
    .selectAll()
    .where('key', '=', key)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .executeTakeFirst()
  return row ?? null
}

/** Whether any clinic listed the origin: all a browser asks before it has named a key. Rides collector_doors_by_origin. */
export async function isListedOrigin(db: Db, origin: string): Promise<boolean> {
  const { rows } = await sql`select from auth.collector_doors where origins @> ${[origin]}::text[] limit 1`.execute(db)
  return rows.length > 0
}

export async function insertDoor(db: Db, door: Door): Promise<void> {
  await db.insertInto('auth.collectorDoors').values(door).execute()
}

export async function updateOrigins(
  db: Db,
  { clinicId, collectorKeyId, origins }: { clinicId: string; collectorKeyId: string; origins: string[] },
): Promise<void> {
  await db
    .updateTable('auth.collectorDoors')
    .set({ origins })
    .where('clinicId', '=', clinicId)
    .where('collectorKeyId', '=', collectorKeyId)
    .execute()
}

/** Keys in force now go on until a moment. */
export async function limitDoors(
  db: Db,
  { clinicId, collectorKeyId, until }: { clinicId: string; collectorKeyId: string; until: Date },
): Promise<void> {
  await db
    .updateTable('auth.collectorDoors')
    .set({ until })
    .where('clinicId', '=', clinicId)
    .where('collectorKeyId', '=', collectorKeyId)
    .where('until', 'is', null)
    .execute()
}

export async function deleteDoors(db: Db, clinicId: string, collectorKeyId: string): Promise<void> {
  await db
    .deleteFrom('auth.collectorDoors')
    .where('clinicId', '=', clinicId)
    .where('collectorKeyId', '=', collectorKeyId)
    .execute()
}

export async function deleteClosedDoors(db: Db, clinicId: string, now: Date): Promise<void> {
  await db.deleteFrom('auth.collectorDoors').where('clinicId', '=', clinicId).where('until', '<=', now).execute()
}
