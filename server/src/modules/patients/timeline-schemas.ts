import { CONSENT_PURPOSES } from '@revisit/domain/consent-policy.ts'
import { z } from 'zod'
import { named } from './list-schemas.ts'

export const TIMELINE_TYPES = [
  'appointment',
  'payment',
  'plan',
  'offer',
  'call',
  'lead',
  'note',
  'consent',
  'merge',
  'event',
  'touch',
  'passage',
  'task',
] as const
export type TimelineType = (typeof TIMELINE_TYPES)[number]

const payer = z.enum(['patient', 'insurer', 'employer']).nullable()
const minorUnits = z.number().nullable()
const person = named.nullable()

function item<T extends TimelineType, S extends z.ZodRawShape>(type: T, shape: S) {
  return z.object({
    type: z.literal(type),
    id: z.string(),
    /** When it happened. */
    at: z.string(),
    ...shape,
  })
}

/** What happened, as data: the app words it. Money in minor units, null without the right to see it. */
export const timelineItem = z.discriminatedUnion('type', [
  item('appointment', {
    /** Local day in the branch. */
    on: z.string(),
    status: z.enum(['booked', 'confirmed', 'arrived', 'completed', 'no_show', 'cancelled']),
    cancelledBy: z.enum(['patient', 'clinic']).nullable(),
    minutes: z.number().nullable(),
    doctor: person,
    administrator: person,
    branch: person,
    payer,
    services: z.array(
      z.object({
        name: z.string().nullable(),
        treatmentType: z.string().nullable(),
        quantity: z.number(),
        amount: minorUnits,
      }),
    ),
    amount: minorUnits,
    /** Only for those who may read diagnoses and notes. */
    diagnosis: z.string().nullable(),
    note: z.string().nullable(),
  }),
  item('payment', {
    on: z.string(),
    kind: z.enum(['payment', 'refund']),
    amount: minorUnits,
    payer,
    method: z.string().nullable(),
    programme: z.string().nullable(),
    insurer: z.string().nullable(),
    appointmentId: z.string().nullable(),
  }),
  item('plan', {
    name: z.string().nullable(),
    status: z.enum(['draft', 'presented', 'accepted', 'in_progress', 'completed', 'postponed', 'lost']),
    doctor: person,
    itemsDone: z.number(),
    items: z.number(),
    amount: minorUnits,
    amountLeft: minorUnits,
    diagnosis: z.string().nullable(),
  }),
  item('offer', {
    service: z.string().nullable(),
    offeredBy: person,
    outcome: z.enum(['accepted', 'declined', 'thinking']).nullable(),
    reason: z.string().nullable(),
    script: z.string().nullable(),
  }),
  item('call', {
    direction: z.enum(['in', 'out']).nullable(),
    operator: person,
    seconds: z.number().nullable(),
    result: z.string().nullable(),
    comment: z.string().nullable(),
    recordingUrl: z.string().nullable(),
  }),
  item('lead', { source: z.string().nullable(), campaign: z.string().nullable(), status: z.string().nullable() }),
  item('note', { text: z.string(), author: person, editedAt: z.string().nullable() }),
  item('consent', {
    purpose: z.enum(CONSENT_PURPOSES),
    channel: z.string(),
    granted: z.boolean(),
    source: z.string(),
    proof: z.string().nullable(),
  }),
  item('merge', {
    absorbedId: z.string(),
    absorbedName: z.string(),
    automatic: z.boolean(),
    mergedBy: person,
    undoneAt: z.string().nullable(),
  }),
  item('touch', {
    state: z.string(),
    /** Code of the latest decision, see domain/src/touch-reasons.ts. */
    reason: z.string().nullable(),
    channel: z.string().nullable(),
    /** Name of the journey or campaign; null: by hand. */
    from: z.string().nullable(),
    step: z.string().nullable(),
    /** What was sent, or written by hand to be sent; null while a template has not been filled in. */
    text: z.string().nullable(),
    subject: z.string().nullable(),
    /** When the gate looks at it again. */
    nextAt: z.string().nullable(),
    deliveredAt: z.string().nullable(),
    readAt: z.string().nullable(),
    answeredAt: z.string().nullable(),
  }),
  item('passage', {
    journey: named,
    version: z.number(),
    arm: z.enum(['treated', 'control']),
    state: z.enum(['active', 'done', 'exited']),
    endedAt: z.string().nullable(),
    /** See domain/src/journey-words.ts. */
    endReason: z.string().nullable(),
  }),
  item('task', {
    title: z.string(),
    kind: z.enum(['call', 'notify', 'review']),
    result: z.string().nullable(),
    comment: z.string().nullable(),
    endReason: z.string().nullable(),
    journey: named.nullable(),
    endedBy: person,
  }),
  item('event', {
    /** `noun.verb`, such as patient.created. */
    code: z.string(),
    actor: person,
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  }),
])
export type TimelineItem = z.output<typeof timelineItem>

export const timelinePage = z.object({ items: z.array(timelineItem), nextCursor: z.string().nullable() })
export type TimelinePage = z.output<typeof timelinePage>

const types = z.enum(TIMELINE_TYPES)

export const timelineQuery = z
  .object({
    types: z
      .union([types, z.array(types)])
      .transform((value) => (Array.isArray(value) ? value : [value]))
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(300).optional(),
  })
  .strict()
export type TimelineQuery = z.output<typeof timelineQuery>
