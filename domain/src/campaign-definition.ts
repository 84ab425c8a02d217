import { z } from 'zod'
import { CHANNELS } from './channel.ts'

/** One of the texts a campaign tries; weights say how the audience is divided between them. */
const campaignVariant = z
  .object({
    /** Short and lasting: recipients and reports name it. */
    id: z.string().regex(/^[a-z0-9-]{1,20}$/),
    templateId: z.uuid(),
    weight: z.number().int().min(1).max(100).default(1),
  })
  .strict()

export type CampaignVariant = z.output<typeof campaignVariant>

const MOST_HOURS = 30 * 24

/** Everything a person decides about one campaign. `{}` is a whole, empty draft. */
export const campaignDefinition = z
  .object({
    segmentId: z.uuid().nullable().default(null),
    variants: z
      .array(campaignVariant)
      .max(5)
      .refine((variants) => new Set(variants.map(({ id }) => id)).size === variants.length)
      .default([]),
    /** The cascade; empty = the clinic's order. */
    channels: z.array(z.enum(CHANNELS)).max(CHANNELS.length).default([]),
    /** The next channel when this many hours bring no delivery, or no answer. */
    fallback: z
      .object({ on: z.enum(['not_delivered', 'not_answered']), hours: z.number().min(0.1).max(MOST_HOURS) })
      .strict()
      .nullable()
      .default(null),
    priority: z.enum(['service', 'return', 'promotion']).default('promotion'),
    /** Share of households that are only watched, 0–50 %. */
    holdoutPercent: z.number().min(0).max(50).default(0),
    /** Whoever has a visit to come is left alone. */
    unlessBooked: z.boolean().default(true),
    /** One message for a family. */
    perHousehold: z.boolean().default(true),
    /** People taken up in an hour; null = as fast as channels allow. */
    perHour: z.number().int().min(1).max(1_000_000).nullable().default(null),
    /** How long after its time a message still makes sense. */
    windowHours: z.number().int().min(1).max(MOST_HOURS).default(72),
    /** Visits and money of so many days after the message count in the report. */
    attributionDays: z.number().int().min(1).max(365).default(30),
  })
  .strict()

export type CampaignDefinition = z.output<typeof campaignDefinition>
