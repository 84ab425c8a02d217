import { z } from 'zod'
import { instant } from '../../platform/http/instant.ts'
import { CARD_FIELDS } from './card-values.ts'

export const duplicatesQuery = z
  .object({
    state: z.enum(['open', 'skipped', 'different', 'family']).default('open'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.string().max(500).optional(),
  })
  .strict()
export type DuplicatesQuery = z.output<typeof duplicatesQuery>

export const pairIds = z
  .object({ aId: z.uuid(), bId: z.uuid() })
  .strict()
  .refine(areTwo, { path: ['bId'] })
export const pairDecision = z
  .object({ aId: z.uuid(), bId: z.uuid(), decision: z.enum(['different', 'family', 'skip']) })
  .strict()
  .refine(areTwo, { path: ['bId'] })
export type PairDecision = z.output<typeof pairDecision>

const reason = z.object({
  /** What speaks for or against: phone_same, birth_day_off, name_typo … */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})

const comparedField = z.object({
  /** A field of the card, or `custom.<key>`. */
  field: z.string(),
  /** Name of a field of the clinic's own; null for the others. */
  label: z.string().nullable(),
  /** As people read it: a branch by its name, days as YYYY-MM-DD, yes or no. */
  a: z.string().nullable(),
  b: z.string().nullable(),
  differs: z.boolean(),
})
export type ComparedField = z.output<typeof comparedField>

const side = z.object({
  id: z.string(),
  fullName: z.string(),
  createdAt: instant,
  lastVisitOn: z.string().nullable(),
  contacts: z.array(z.object({ kind: z.string(), value: z.string(), shared: z.boolean() })),
  externalIds: z.array(z.object({ origin: z.string(), externalId: z.string() })),
  tags: z.array(z.string()),
  /** visits, appointments, payments, plans, policies, calls, notes. */
  counts: z.record(z.string(), z.number()),
})

const comparison = z.object({
  /** The side that should stay unless a person thinks otherwise. */
  keep: z.enum(['a', 'b']),
  /** Differing fields first. */
  fields: z.array(comparedField),
  a: side,
  b: side,
  consents: z.array(
    z.object({
      purpose: z.string(),
      channel: z.string(),
      a: z.boolean().nullable(),
      b: z.boolean().nullable(),
      outcome: z.boolean().nullable(),
    }),
  ),
})
export type Comparison = z.output<typeof comparison>

export const duplicateItem = comparison.extend({
  aId: z.string(),
  bId: z.string(),
  /** 0 to 1. */
  score: z.number(),
  reasons: z.array(reason),
  state: z.enum(['open', 'skipped', 'different', 'family']),
  foundAt: instant.nullable(),
})
export type DuplicateItem = z.output<typeof duplicateItem>

export const duplicatesPage = z.object({
  items: z.array(duplicateItem),
  nextCursor: z.string().nullable(),
  total: z.number(),
})

const fieldName = z
  .string()
  .max(80)
  .refine((name) => (CARD_FIELDS as readonly string[]).includes(name) || /^custom\.[a-z][a-z0-9_]{0,62}$/.test(name), {
    error: 'unknown field',
  })

export const newMerge = z
  .object({
    /** The card that stays. */
    keep: z.uuid(),
    absorb: z.uuid(),
    /** Whose value a field takes; fields not named keep theirs and are filled when empty. */
    fields: z.record(fieldName, z.enum(['keep', 'absorb'])).default({}),
  })
  .strict()

export const mergePreview = z.object({
  /** The kept card as it would be. */
  card: z.array(z.object({ field: z.string(), value: z.string().nullable() })),
  /** Rows that would move, by table. */
  moves: z.record(z.string(), z.number()),
  consents: z.array(
    z.object({
      purpose: z.string(),
      channel: z.string(),
      keep: z.boolean().nullable(),
      absorb: z.boolean().nullable(),
      outcome: z.boolean().nullable(),
    }),
  ),
})

export const unmerged = z.object({
  keep: z.string(),
  absorb: z.string(),
  /** Fields edited since the merge: they stayed as edited. */
  editedFields: z.array(z.string()),
})

export const mergesQuery = z
  .object({
    patientId: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.coerce.number().int().positive().optional(),
  })
  .strict()

const named = z.object({ id: z.string(), fullName: z.string() })

export const mergesPage = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      keep: named,
      absorb: named,
      automatic: z.boolean(),
      score: z.number().nullable(),
      reasons: z.array(reason),
      mergedAt: instant,
      mergedBy: z.string().nullable(),
      undoneAt: instant.nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

export const householdHints = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      fullName: z.string(),
      birthDate: z.string().nullable(),
      /** Phones, e-mails and messengers both have. */
      shared: z.array(z.string()),
    }),
  ),
})

function areTwo({ aId, bId }: { aId: string; bId: string }): boolean {
  return aId !== bId
}
