import { z } from 'zod'
import { eventMatch } from './journey-event.ts'
import { localTime } from './journey-timing.ts'

/** Dates of a patient a journey may start from or wait for. `custom.<key>` is the clinic's own date field. */
export const DATE_FIELDS = [
  'birthday',
  'policy_end',
  'plan_presented',
  'last_visit',
  'visit_of_treatment',
  'appointment_start',
  'programme_due',
  'prescription_due',
] as const
export type DateField = (typeof DATE_FIELDS)[number] | `custom.${string}`

export const dateField = z.union([
  z.enum(DATE_FIELDS),
  z.templateLiteral(['custom.', z.string().regex(/^[a-z][a-z0-9_]{0,62}$/)]),
])

const uuid = z.uuid()
const treatmentTypes = z.array(z.string().max(40)).max(20)

const onEvent = z.object({ kind: z.literal('event'), match: eventMatch }).strict()

const onSegmentEntry = z.object({ kind: z.literal('segment_entry'), segmentId: uuid }).strict()

/** So many days before (negative) or after a date, at a local time; hours count from an appointment's start instead. */
const onDate = z
  .object({
    kind: z.literal('date'),
    field: dateField,
    offset: z.object({ count: z.int().min(-3650).max(3650), unit: z.enum(['days', 'hours']) }).strict(),
    /** Ignored for hours. */
    at: localTime.default('11:00'),
    /** For `visit_of_treatment`: which treatments count. */
    treatmentTypes: treatmentTypes.optional(),
  })
  .strict()
  .refine(({ field, offset }) => offset.unit === 'days' || field === 'appointment_start', {
    error: 'hours are counted from the start of an appointment only',
    path: ['offset', 'unit'],
  })

/** Everybody of a segment, again and again. */
const onSchedule = z
  .object({
    kind: z.literal('schedule'),
    every: z.enum(['day', 'week', 'month']),
    /** For weeks: 1 = Monday. */
    weekday: z.int().min(1).max(7).optional(),
    /** For months; a month without that day uses its last one. */
    dayOfMonth: z.int().min(1).max(31).optional(),
    at: localTime,
    segmentId: uuid,
  })
  .strict()

const byHand = z.object({ kind: z.literal('manual') }).strict()
const byApi = z.object({ kind: z.literal('api') }).strict()

/** What makes a patient enter. */
export const journeyTrigger = z.discriminatedUnion('kind', [onEvent, onSegmentEntry, onDate, onSchedule, byHand, byApi])
export type JourneyTrigger = z.output<typeof journeyTrigger>
export type DateTrigger = z.output<typeof onDate>
export type ScheduleTrigger = z.output<typeof onSchedule>
