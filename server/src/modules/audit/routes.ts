import { type Route, route } from '../../platform/http/route.ts'
import { auditFile } from './audit-file.ts'
import { listAudit } from './queries.ts'
import { auditFileQuery, auditPage, auditQuery } from './schemas.ts'

export const auditRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/audit',
    permission: 'audit.read',
    summary: 'Who read, exported and changed what, newest first; by deed, by person or key, by what it was done to',
    query: auditQuery,
    answer: auditPage,
    handle: async ({ caller, db, query }) => {
      const { limit } = query
      const rows = await db((tx) => listAudit(tx, caller.clinicId, { ...query, limit: limit + 1 }))
      const items = rows.slice(0, limit)
      return { items, nextCursor: rows.length > limit ? String(items.at(-1)!.seq) : null }
    },
  }),
  route({
    method: 'GET',
    path: '/audit/export',
    permission: 'audit.read',
    summary: 'The log as CSV, with the same filters; the export is an entry of the log itself',
    query: auditFileQuery,
    answer: null,
    handle: auditFile,
  }),
]
