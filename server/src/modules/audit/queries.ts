import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'

export async function insertAudit(db: Db, entry: Insertable<Tables['auditLog']>): Promise<void> {
  await db.insertInto('auditLog').values(entry).execute()
}

export type AuditFilter = { limit: number; cursor?: string; action?: string; subjectId?: string }

/** One row more than asked, so that the caller knows whether there is a next page. Rides the primary key. */
export async function listAudit(db: Db, clinicId: string, { limit, cursor, action, subjectId }: AuditFilter) {
  let query = db
    .selectFrom('auditLog as a')
    .leftJoin('staff as s', (join) => join.onRef('s.clinicId', '=', 'a.clinicId').onRef('s.id', '=', 'a.actorId'))
    .select([
      'a.id',
      'a.at',
      'a.actorKind',
      'a.actorId',
      's.name as actorName',
      'a.action',
      'a.subjectKind',
      'a.subjectId',
      'a.ip',
    ])
    .select(sql<Record<string, unknown>>`a.details`.as('details'))
    .where('a.clinicId', '=', clinicId)
    .orderBy('a.id', 'desc')
    .limit(limit + 1)
  if (cursor) query = query.where('a.id', '<', cursor)
  if (action) query = query.where('a.action', 'like', `${action}%`)
  if (subjectId) query = query.where('a.subjectId', '=', subjectId)
  return query.execute()
}
