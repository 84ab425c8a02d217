import type { Insertable } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'

export type SettingsKind = 'rfm' | 'classes'

/** The settings of a kind in force: the newest row; undefined when the clinic set none. */
export async function readNewestSettings(db: Db, clinicId: string, kind: SettingsKind) {
  return db
    .selectFrom('valueSettings')
    .select(['settings', 'authorId', 'authorName', 'at'])
    .where('clinicId', '=', clinicId)
    .where('kind', '=', kind)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Earlier settings, the newest first. */
export async function listSettings(db: Db, clinicId: string, kind: SettingsKind) {
  return db
    .selectFrom('valueSettings')
    .select(['settings', 'authorName', 'at'])
    .where('clinicId', '=', clinicId)
    .where('kind', '=', kind)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
}

export async function insertSettings(db: Db, row: Insertable<Tables['valueSettings']>): Promise<void> {
  await db.insertInto('valueSettings').values(row).execute()
}
