import { type Insertable, sql } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'

export type ContactSettingsKind = 'rules' | 'stop'

/** The row of a kind in force; undefined when the clinic set none. Rides contact_settings_newest. */
export async function readNewestSettings(db: Db, clinicId: string, kind: ContactSettingsKind) {
  return db
    .selectFrom('contactSettings')
    .select(['settings', 'authorName', 'at'])
    .where('clinicId', '=', clinicId)
    .where('kind', '=', kind)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function listSettings(db: Db, clinicId: string) {
  return db
    .selectFrom('contactSettings')
    .select(['kind', 'settings', 'authorName', 'at'])
    .where('clinicId', '=', clinicId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
}

export async function insertSettings(db: Db, row: Insertable<Tables['contactSettings']>): Promise<void> {
  await db.insertInto('contactSettings').values(row).execute()
}

/** Lets the gate look again, now, at touches held for a reason that is gone. Rides touches_due. */
export async function releaseHeld(db: Db, clinicId: string, { reason, now }: { reason: string; now: Date }) {
  await sql`update touches set next_at = ${now}::timestamptz
    where clinic_id = ${clinicId}::uuid and next_at is not null and state = 'held' and reason = ${reason}`.execute(db)
}

/** Remembers that the base was brought up to date. */
export async function keepBaseUpdate(db: Db, clinicId: string, at: Date): Promise<void> {
  await sql`insert into base_updates (clinic_id, at) values (${clinicId}::uuid, ${at}::timestamptz)
    on conflict (clinic_id) do update set at = excluded.at`.execute(db)
}
