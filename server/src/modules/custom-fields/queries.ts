import type { Insertable, Updateable } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'

export type FieldKind = 'text' | 'number' | 'date' | 'choice'
export type FieldRow = {
  key: string
  name: string
  kind: FieldKind
  choices: string[] | null
  position: number
  archivedAt: Date | null
}

export async function readFields(db: Db, clinicId: string): Promise<FieldRow[]> {
  const rows = await db
    .selectFrom('customFields')
    .select(['key', 'name', 'kind', 'choices', 'position', 'archivedAt'])
    .where('clinicId', '=', clinicId)
    .orderBy('position')
    .orderBy('name')
    .execute()
  return rows as FieldRow[]
}

/** False when the key is taken. */
export async function insertField(db: Db, field: Insertable<Tables['customFields']>): Promise<boolean> {
  const added = await db
    .insertInto('customFields')
    .values(field)
    .onConflict((conflict) => conflict.columns(['clinicId', 'key']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** False when there is no such field. */
export async function updateField(
  db: Db,
  clinicId: string,
  key: string,
  change: Updateable<Tables['customFields']>,
): Promise<boolean> {
  const changed = await db
    .updateTable('customFields')
    .set(change)
    .where('clinicId', '=', clinicId)
    .where('key', '=', key)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}
