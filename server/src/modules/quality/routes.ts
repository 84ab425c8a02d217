import { localDateOf } from '@revisit/domain/local-date.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { countDataQuality } from './quality.ts'
import { dataQuality } from './schemas.ts'

export const qualityRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/data-quality',
    permission: 'quality.read',
    summary: 'Incomplete records by rule, branch, doctor and administrator',
    answer: dataQuality,
    handle: async ({ caller, db, now }) =>
      db((tx) => countDataQuality(tx, caller.clinicId, localDateOf(now, caller.timezone))),
  }),
]
