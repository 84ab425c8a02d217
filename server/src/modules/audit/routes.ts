import { type Route, route } from '../../platform/http/route.ts'
import { listAudit } from './queries.ts'
import { auditPage, auditQuery } from './schemas.ts'

export const auditRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/audit',
    permission: 'audit.read',
    summary: 'Who read, exported and changed what, newest first',
    query: auditQuery,
    answer: auditPage,
    handle: async ({ caller, db, query }) => {
      const rows = await db((tx) => listAudit(tx, caller.clinicId, query))
      const items = rows.slice(0, query.limit)
      // Ids are time-ordered, so the id alone is the cursor.
      return { items, nextCursor: rows.length > query.limit ? items.at(-1)!.id : null }
    },
  }),
]
