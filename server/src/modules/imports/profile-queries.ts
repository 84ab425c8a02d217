import type { Db } from '../../platform/db.ts'
import type { Mapping } from './mapping.ts'

export type NewProfile = { id: string; name: string; mapping: Mapping; createdBy: string | null; now: Date }

/** @returns false when the name is taken. */
export async function insertProfile(
  db: Db,
  clinicId: string,
  { id, name, mapping, createdBy, now }: NewProfile,
): Promise<boolean> {
  const done = await db
    .insertInto('importProfiles')
    .values({ clinicId, id, name, mapping: JSON.stringify(mapping), createdBy, createdAt: now, updatedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function updateProfile(
  db: Db,
  { clinicId, id }: { clinicId: string; id: string },
  change: { name?: string | undefined; mapping?: Mapping | undefined; now: Date },
): Promise<boolean> {
  const done = await db
    .updateTable('importProfiles')
    .set({
      updatedAt: change.now,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.mapping === undefined ? {} : { mapping: JSON.stringify(change.mapping) }),
    })
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function isProfileNameTaken(
  db: Db,
  clinicId: string,
  { name, except }: { name: string; except: string | null },
): Promise<boolean> {
  let query = db.selectFrom('importProfiles').select('id').where('clinicId', '=', clinicId).where('name', '=', name)
  if (except) query = query.where('id', '!=', except)
  return (await query.executeTakeFirst()) !== undefined
}

export async function deleteProfile(db: Db, clinicId: string, id: string): Promise<boolean> {
  const done = await db
    .deleteFrom('importProfiles')
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}
