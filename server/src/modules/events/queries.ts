import type { Insertable } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'

export async function insertEvents(db: Db, events: Insertable<Tables['events']>[]): Promise<void> {
  if (events.length > 0) await db.insertInto('events').values(events).execute()
}
