import type { ConsentPurpose } from '@revisit/domain/consent-policy.ts'
import { CONSENT_PURPOSES } from '@revisit/domain/consent-policy.ts'
import { fullName } from '@revisit/domain/person-name.ts'
import { z } from 'zod'
import { instant } from '../../platform/http/instant.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { SUPPRESSION_REASONS, type SuppressionReason } from '../suppressions/suppressions.ts'
import {
  type ActiveHold,
  countActiveHolds,
  countByPurpose,
  countSuppressed,
  listActiveHolds,
} from './overview-queries.ts'
import { HOLD_REASONS } from './schemas.ts'

const holdsQuery = z
  .object({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.uuid().optional() })
  .strict()

const holdPage = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      patient: z.object({ id: z.uuid(), fullName: z.string() }),
      reason: z.enum(HOLD_REASONS),
      scope: z.enum(['everything', 'offers']),
      note: z.string().nullable(),
      since: instant,
      until: instant.nullable(),
      setBy: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
  total: z.int(),
})

const consentSummary = z.object({
  /** People by their latest word; who agrees in one channel counts as granted. */
  purposes: z.array(z.object({ purpose: z.enum(CONSENT_PURPOSES), granted: z.int(), refused: z.int() })),
  /** Addresses nobody writes to, kept as a keyed hash. */
  suppressed: z.array(
    z.object({ reason: z.enum(SUPPRESSION_REASONS), scope: z.enum(['advertising', 'all']), addresses: z.int() }),
  ),
})

/** The clinic's permissions as a whole: for the settings. */
export const consentOverviewRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/holds',
    permission: 'patients.read',
    summary: 'People it is a bad moment to write to, and why; the newest first',
    query: holdsQuery,
    answer: holdPage,
    handle: async ({ caller: { clinicId }, db, now, query: { limit, cursor = null } }) =>
      db(async (tx) => {
        const rows = await listActiveHolds(tx, clinicId, { now, limit: limit + 1, before: cursor })
        const items = rows.slice(0, limit).map(holdShown)
        const nextCursor = rows.length > limit ? items.at(-1)!.id : null
        return { items, nextCursor, total: await countActiveHolds(tx, clinicId, now) }
      }),
  }),
  route({
    method: 'GET',
    path: '/consents/summary',
    permission: 'touches.read',
    summary: 'How many people agree and refuse, by purpose, and how many addresses are silent, by reason',
    answer: consentSummary,
    handle: async ({ caller: { clinicId }, db }) =>
      db(async (tx) => {
        const counted = new Map((await countByPurpose(tx, clinicId)).map((row) => [row.purpose, row]))
        const purposes = CONSENT_PURPOSES.map((purpose: ConsentPurpose) => {
          const { granted = 0, refused = 0 } = counted.get(purpose) ?? {}
          return { purpose, granted, refused }
        })
        const suppressed = (await countSuppressed(tx, clinicId)).map(({ reason, scope, addresses }) => ({
          reason: reason as SuppressionReason,
          scope: scope as 'advertising' | 'all',
          addresses,
        }))
        return { purposes, suppressed }
      }),
  }),
]

function holdShown({ patientId, lastName, firstName, middleName, reason, scope, ...rest }: ActiveHold) {
  return {
    ...rest,
    patient: { id: patientId, fullName: fullName({ lastName, firstName, middleName }) },
    reason: reason as (typeof HOLD_REASONS)[number],
    scope: scope as 'everything' | 'offers',
  }
}
