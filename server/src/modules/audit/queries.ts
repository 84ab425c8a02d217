import type { Insertable } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'

export async function insertAudit(db: Db, entry: Insertable<Tables['auditLog']>): Promise<void> {
  await db.insertInto('auditLog').values(entry).execute()
}
