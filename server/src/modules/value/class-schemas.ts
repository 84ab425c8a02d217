import { CLASS_REASONS, VALUE_CLASSES, VALUE_TACTICS } from '@revisit/domain/value-class.ts'
import { valueClassRulesSchema } from '@revisit/domain/value-class-rules.ts'
import { z } from 'zod'
import { asOfQuery } from './question.ts'

const words = z.object({ ru: z.string(), en: z.string() })
const name = z.enum(VALUE_CLASSES)

export const classesQuery = asOfQuery.strict()
export const classesAnswer = z.object({
  asOf: z.string(),
  /** People with a visit by the day, their money to date and margin. */
  patients: z.number(),
  revenue: z.number(),
  margin: z.number(),
  /** Share of work, by price, whose cost is known; null when nothing was sold or for past days. */
  costKnownShare: z.number().nullable(),
  /** Boundaries the rules gave, minor units. */
  cuts: z.object({ lowLtv: z.number().nullable(), vipRevenue12m: z.number().nullable() }),
  classes: z.array(
    z.object({
      name,
      words,
      tactic: z.enum(VALUE_TACTICS),
      tacticText: words,
      patients: z.number(),
      revenue: z.number(),
      margin: z.number(),
      reasons: z.array(z.object({ code: z.enum(CLASS_REASONS), patients: z.number() })),
    }),
  ),
})

/** The rules as they are, whatever was sent: every field with its default. */
const rules = z.object({
  lowLtv: z.union([
    z.object({ method: z.literal('quantile'), share: z.number() }),
    z.object({ method: z.literal('fixed'), amount: z.number() }),
  ]),
  missedBookings: z.object({ share: z.number(), minBookings: z.number() }),
  discountShare: z.number(),
  vip: z.object({
    revenue12m: z.union([
      z.object({ method: z.literal('quantile'), share: z.number() }),
      z.object({ method: z.literal('fixed'), amount: z.number() }),
    ]),
    minVisits: z.number(),
  }),
  stable: z.object({ minVisits24m: z.number() }),
  costToServe: z.object({ perVisit: z.number(), perMissedBooking: z.number() }),
})

export const classRulesAnswer = z.object({
  rules,
  own: z.boolean(),
  setBy: z.object({ author: z.string().nullable(), at: z.date() }).nullable(),
})
/** null goes back to the defaults. */
export const classRulesBody = z.object({ rules: valueClassRulesSchema.nullable() }).strict()
export const classPreviewBody = z.object({ rules: valueClassRulesSchema }).strict()
export const classPreviewAnswer = z.object({
  changed: z.number(),
  classes: z.array(z.object({ name, before: z.number(), after: z.number() })),
})
