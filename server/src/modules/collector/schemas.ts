import { SITE_EVENT_KINDS } from '@revisit/domain/site-event.ts'
import { z } from 'zod'
import { instant } from '../../platform/http/instant.ts'

const ORIGINS_AT_MOST = 20

/** An origin as a person writes it: with or without https://, with a path or without. */
const origin = z.string().trim().min(1).max(300)

export const newCollectorKey = z
  .object({
    name: z.string().trim().min(1).max(100),
    origins: z.array(origin).min(1).max(ORIGINS_AT_MOST),
    /** Nothing is kept of visitors who have not agreed. */
    needsConsent: z.boolean().default(false),
  })
  .strict()
export type NewCollectorKey = z.output<typeof newCollectorKey>

export const collectorKeyChange = z
  .object({
    name: z.string().trim().min(1).max(100),
    origins: z.array(origin).min(1).max(ORIGINS_AT_MOST),
    needsConsent: z.boolean(),
  })
  .partial()
  .strict()
export type CollectorKeyChange = z.output<typeof collectorKeyChange>

export const collectorKeyItem = z.object({
  id: z.string(),
  name: z.string(),
  key: z.string(),
  origins: z.array(z.string()),
  needsConsent: z.boolean(),
  createdAt: instant,
  rotatedAt: instant.nullable(),
  /** The key before the last change still works until then. */
  oldKeyUntil: instant.nullable(),
  revokedAt: instant.nullable(),
  lastEventAt: instant.nullable(),
})

export const collectorKeyList = z.object({
  items: z.array(collectorKeyItem),
  /** Where the product is reached from outside; empty until somebody said. */
  publicUrl: z.string(),
})

export const collectorKeyParams = z.object({ id: z.uuid() })

export const tailQuery = z
  .object({ keyId: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(30) })
  .strict()

export const tail = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      keyId: z.string(),
      kind: z.enum(SITE_EVENT_KINDS),
      at: instant,
      receivedAt: instant,
      path: z.string().nullable(),
      title: z.string().nullable(),
      service: z.string().nullable(),
      form: z.string().nullable(),
      /** It is in the history of a patient. */
      known: z.boolean(),
    }),
  ),
})

export const countsQuery = z
  .object({ keyId: z.uuid().optional(), days: z.coerce.number().int().min(1).max(365).default(30) })
  .strict()

export const TURNED_AWAY = ['foreign_origin', 'too_often', 'invalid', 'robot', 'no_consent'] as const

const kindCounts = z.object(Object.fromEntries(SITE_EVENT_KINDS.map((kind) => [kind, z.int()])) as KindCounts)
type KindCounts = Record<(typeof SITE_EVENT_KINDS)[number], z.ZodInt>
const awayCounts = z.object(Object.fromEntries(TURNED_AWAY.map((why) => [why, z.int()])) as AwayCounts)
type AwayCounts = Record<(typeof TURNED_AWAY)[number], z.ZodInt>

export const counts = z.object({
  /** Every day of the period, also empty ones, oldest first. */
  days: z.array(z.object({ on: z.string(), kinds: kindCounts })),
  turnedAway: awayCounts,
})
