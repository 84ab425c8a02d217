import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'

export async function insertAudit(db: Db, entry: Insertable<Tables['auditLog']>): Promise<void> {
  await db.insertInto('auditLog').values(entry).execute()
}

export type AuditFilter = {
  limit: number
  /** `seq` of the last entry seen. */
  cursor?: string | undefined
  action?: string | undefined
  actorId?: string | undefined
  subjectId?: string | undefined
}

/** Entries in the order they were written, the newest first. Rides audit_log_in_order and audit_log_by_actor. */
export async function listAudit(db: Db, clinicId: string, { limit, cursor, action, actorId, subjectId }: AuditFilter) {
  let query = db
    .selectFrom('auditLog as a')
    .leftJoin('staff as s', (join) => join.onRef('s.clinicId', '=', 'a.clinicId').onRef('s.id', '=', 'a.actorId'))
    .select([
      'a.id',
      'a.seq',
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
    .orderBy('a.seq', 'desc')
    .limit(limit)
  if (cursor) query = query.where('a.seq', '<', Number(cursor))
  if (action) query = query.where('a.action', 'like', `${action}%`)
  if (actorId) query = query.where('a.actorId', '=', actorId)
  if (subjectId) query = query.where('a.subjectId', '=', subjectId)
  return query.execute()
}
