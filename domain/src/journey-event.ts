import { z } from 'zod'

/** Event types a journey may start on, wait for or leave on. */
export const JOURNEY_EVENTS = [
  'appointment.booked',
  'appointment.confirmed',
  'appointment.arrived',
  'appointment.completed',
  'appointment.no_show',
  'appointment.cancelled',
  'appointment.rescheduled',
  'payment.received',
  'payment.refunded',
  'service.done',
  'plan.presented',
  'plan.accepted',
  'plan.completed',
  'plan.lost',
  'policy.added',
  'consent.granted',
  'consent.withdrawn',
  'patient.created',
  'patient.changed',
  'patient.tagged',
  'patient.untagged',
  'segment.entered',
  'segment.left',
  'touch.sent',
  'touch.delivered',
  'touch.read',
  'touch.clicked',
  'touch.replied',
  'touch.failed',
  'task.done',
  'site.page',
  'site.service_viewed',
  'site.form_started',
  'site.form_sent',
  'site.booking_abandoned',
] as const
export type JourneyEvent = (typeof JOURNEY_EVENTS)[number]

/** One demand on the payload of an event: its value (or one of its values) is among the listed ones, or none of them is. */
export const payloadTest = z
  .object({
    key: z.string().regex(/^[a-z][A-Za-z0-9]{0,40}$/),
    op: z.enum(['in', 'not_in', 'at_least']),
    values: z
      .array(z.union([z.string().max(200), z.number()]))
      .min(1)
      .max(200),
  })
  .strict()
export type PayloadTest = z.output<typeof payloadTest>

/** What an event has to be. All demands hold; an event without the named value fails `in` and passes `not_in`. */
export const eventMatch = z
  .object({ types: z.array(z.enum(JOURNEY_EVENTS)).min(1).max(20), where: z.array(payloadTest).max(10).default([]) })
  .strict()
export type EventMatch = z.output<typeof eventMatch>

/** What the pure rules know of an event. */
export type HeardEvent = { type: string; payload: Readonly<Record<string, unknown>> }

/** True when the event is of a listed type and its payload meets every demand. */
export function eventMatches({ types, where }: EventMatch, { type, payload }: HeardEvent): boolean {
  return (types as readonly string[]).includes(type) && where.every((test) => holds(test, payload[test.key]))
}

function holds({ op, values }: PayloadTest, found: unknown): boolean {
  if (op === 'at_least') return typeof found === 'number' && found >= Number(values[0])
  const all = Array.isArray(found) ? found : [found]
  const listed = all.some((value) => values.includes(value as string))
  return op === 'in' ? listed : !listed
}
