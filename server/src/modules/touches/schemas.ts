import { CHANNELS, MESSAGE_CLASSES, TOUCH_PRIORITIES } from '@revisit/domain/channel.ts'
import { contactRulesSchema } from '@revisit/domain/contact-rules.ts'
import { TOUCH_REASONS } from '@revisit/domain/touch-reasons.ts'
import { z } from 'zod'
import { instant } from '../../platform/http/instant.ts'

export const TOUCH_STATES = [
  'planned',
  'held',
  'claimed',
  'sent',
  'delivered',
  'read',
  'failed',
  'unknown',
  'skipped',
  'held_out',
  'cancelled',
  'expired',
] as const

function many<T extends z.ZodType<string>>(item: T) {
  return z
    .union([item, z.array(item).max(50)])
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .optional()
}

export const touchParams = z.object({ id: z.uuid() })

/** `channel=sandbox` lists what the sandbox was given, whatever the channel. */
export const outboxFilter = z
  .object({
    channel: many(z.enum([...CHANNELS, 'sandbox'])),
    state: many(z.enum(TOUCH_STATES)),
    reason: many(z.enum(TOUCH_REASONS)),
    patient: z.uuid().optional(),
    journey: z.uuid().optional(),
    campaign: z.uuid().optional(),
    node: z.string().max(200).optional(),
    /** Planned or sent on or after, and before. */
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
  })
  .strict()
export type OutboxFilter = z.output<typeof outboxFilter>

export const outboxQuery = outboxFilter
  .extend({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z
      .string()
      .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      .optional(),
  })
  .strict()

const reasonSaid = z.object({
  code: z.string(),
  /** In the caller's language. */
  text: z.string(),
  remedy: z.enum(['fixable', 'intended', 'later', 'stop']),
  fix: z.string().nullable(),
})

export const outboxItem = z.object({
  id: z.string(),
  patient: z.object({ id: z.string(), fullName: z.string(), externalIds: z.array(z.string()) }),
  origin: z.enum(['journey', 'campaign', 'call_list', 'manual']),
  /** Name of the journey, of the campaign; null when it is not one. */
  journey: z.string().nullable(),
  journeyId: z.string().nullable(),
  campaign: z.string().nullable(),
  campaignId: z.string().nullable(),
  node: z.string().nullable(),
  step: z.string().nullable(),
  class: z.enum(MESSAGE_CLASSES),
  priority: z.enum(TOUCH_PRIORITIES),
  state: z.enum(TOUCH_STATES),
  verdict: z.string().nullable(),
  reason: reasonSaid.nullable(),
  channel: z.string().nullable(),
  provider: z.string().nullable(),
  address: z.string().nullable(),
  text: z.string().nullable(),
  subject: z.string().nullable(),
  /** When it went out, else when it is to be looked at again, else when it was decided. */
  at: instant,
  dueAt: instant,
  nextAt: instant.nullable(),
  sentAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  readAt: instant.nullable(),
  answeredAt: instant.nullable(),
  /** Minor units. */
  cost: z.number().nullable(),
})
export type OutboxItem = z.output<typeof outboxItem>

export const outboxPage = z.object({ items: z.array(outboxItem), nextCursor: z.string().nullable(), total: z.number() })

export const outboxSummary = z.object({
  total: z.number(),
  states: z.array(z.object({ state: z.enum(TOUCH_STATES), touches: z.number() })),
  reasons: z.array(reasonSaid.extend({ touches: z.number() })),
  channels: z.array(z.object({ channel: z.string(), touches: z.number(), cost: z.number() })),
  unknown: z.number(),
})

export const touchDetail = outboxItem.extend({
  expiresAt: instant,
  html: z.string().nullable(),
  carriedBy: z.string().nullable(),
  decisions: z.array(
    z.object({
      at: instant,
      verdict: z.string(),
      reason: reasonSaid,
      gate: z.number().nullable(),
      channel: z.string().nullable(),
      until: instant.nullable(),
      detail: z.string().nullable(),
    }),
  ),
  deliveries: z.array(
    z.object({
      id: z.string(),
      channel: z.string(),
      provider: z.string(),
      providerId: z.string().nullable(),
      address: z.string(),
      state: z.string(),
      tries: z.number(),
      refusal: z.string().nullable(),
      detail: z.string().nullable(),
      cost: z.number().nullable(),
      claimedAt: instant,
      acceptedAt: instant.nullable(),
      deliveredAt: instant.nullable(),
      readAt: instant.nullable(),
      failedAt: instant.nullable(),
    }),
  ),
})

export const patientTouches = z.object({
  items: z.array(outboxItem),
  /** Experiments in which the patient is only watched. */
  control: z.array(z.object({ scope: z.string(), since: instant })),
})

export const manualTouch = z
  .object({
    text: z.string().trim().min(1).max(4000).optional(),
    subject: z.string().trim().max(200).optional(),
    templateId: z.uuid().optional(),
    context: z.record(z.string().max(60), z.string().max(500)).default({}),
    class: z.enum(MESSAGE_CLASSES),
    channels: z
      .array(z.enum(CHANNELS))
      .max(CHANNELS.length)
      .default([])
      .describe('Tried in this order; the order of the clinic when empty'),
    at: z.iso.datetime({ offset: true }).optional().describe('When to send; now when left out'),
  })
  .strict()
  .refine(({ text, templateId }) => (text === undefined) !== (templateId === undefined), {
    path: ['text'],
    message: 'either a text or a template',
  })
export type ManualTouch = z.output<typeof manualTouch>

export const touchPreview = z.object({
  verdict: z.enum(['send', 'later', 'hold', 'skip', 'held_out']),
  reason: reasonSaid,
  channel: z.string().nullable(),
  address: z.string().nullable(),
  until: instant.nullable(),
  text: z.string().nullable(),
  subject: z.string().nullable(),
})

export const plannedTouch = touchPreview.extend({ id: z.string() })

export const resolution = z.object({ sent: z.boolean() }).strict()

/** A message to the clinic's own phone or mailbox. */
export const channelTest = z.object({ to: z.string().trim().min(1).max(2000) }).strict()
export const channelTestParams = z.object({ channel: z.enum(CHANNELS.filter((channel) => channel !== 'call')) })

export const channelTestState = z.object({
  id: z.uuid(),
  channel: z.string(),
  provider: z.string(),
  address: z.string(),
  text: z.string(),
  /** waiting: in the queue; sandbox: it went no further than the sandbox; failed and unclear say why. */
  state: z.enum(['waiting', 'sandbox', 'accepted', 'delivered', 'read', 'failed', 'unclear']),
  /** What it means, in the caller's language. */
  said: z.string(),
  /** The vendor's own words. */
  detail: z.string().nullable(),
  /** Minor units. */
  cost: z.number().nullable(),
  at: instant,
})

const setBy = z.object({ author: z.string().nullable(), at: instant }).nullable()

export const contactRulesAnswer = z.object({
  rules: contactRulesSchema,
  setBy,
  defaults: contactRulesSchema,
  stop: z.object({ stopped: z.boolean(), note: z.string(), setBy }),
  /** When the base was last brought up to date, and whether what depends on it holds. */
  base: z.object({ updatedAt: instant.nullable(), stale: z.boolean() }),
})

export const stopBody = z.object({ stopped: z.boolean(), note: z.string().trim().max(500).default('') }).strict()

export const contactHistory = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['rules', 'stop']),
      settings: z.record(z.string(), z.unknown()),
      author: z.string().nullable(),
      at: instant,
    }),
  ),
})
