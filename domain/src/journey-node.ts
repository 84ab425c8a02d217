import { z } from 'zod'
import { CHANNELS, TOUCH_PRIORITIES } from './channel.ts'
import { eventMatch } from './journey-event.ts'
import { duration, localTime, timeWindow } from './journey-timing.ts'
import { dateField } from './journey-trigger.ts'
import { STAFF_ROLES } from './roles.ts'
import { segmentRule } from './segment-rule.ts'

export const nodeId = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/)
/** Where to go next; null ends the journey for this patient. */
const next = nodeId.nullable()
const base = { id: nodeId, title: z.string().trim().max(200).default('') }
const text = z.string().trim().min(1)

/** What became of a message, as far as it is known. */
export const TOUCH_OUTCOMES = [
  'planned',
  'sent',
  'delivered',
  'read',
  'clicked',
  'replied',
  'skipped',
  'held_out',
  'failed',
  'unknown',
  'cancelled',
  'expired',
] as const
export type TouchOutcome = (typeof TOUCH_OUTCOMES)[number]

/** How a call task ended. */
export const TASK_RESULTS = ['booked', 'call_back', 'arrived', 'refused', 'no_answer', 'wrong_number', 'done'] as const
export type TaskResult = (typeof TASK_RESULTS)[number]

const waitDuration = z.object({ by: z.literal('duration'), duration, window: timeWindow.optional() }).strict()
const waitWindow = z.object({ by: z.literal('window'), window: timeWindow }).strict()
const waitDate = z
  .object({
    by: z.literal('date'),
    field: dateField,
    offsetDays: z.int().min(-3650).max(3650).default(0),
    at: localTime.default('11:00'),
    /** What to do when the date is unknown or over. */
    ifPast: z.enum(['go_on', 'exit']).default('go_on'),
  })
  .strict()

/** A fact about the episode itself, known without statistics. */
const episodeTest = z.discriminatedUnion('fact', [
  z
    .object({ fact: z.literal('plan_left'), op: z.enum(['gte', 'lt']), /** Minor units. */ amount: z.int().min(0) })
    .strict(),
  z.object({ fact: z.literal('booked_since_entry'), is: z.boolean() }).strict(),
  z.object({ fact: z.literal('visited_since_entry'), is: z.boolean() }).strict(),
  z
    .object({ fact: z.literal('touch'), nodeId: nodeId.optional(), outcomes: z.array(z.enum(TOUCH_OUTCOMES)).min(1) })
    .strict(),
  z.object({ fact: z.literal('treatment_type'), in: z.array(z.string().max(40)).min(1).max(20) }).strict(),
])
export type EpisodeTest = z.output<typeof episodeTest>

const wait = z
  .object({
    ...base,
    kind: z.literal('wait'),
    wait: z.discriminatedUnion('by', [waitDuration, waitWindow, waitDate]),
    next,
  })
  .strict()
const waitEvent = z
  .object({
    ...base,
    kind: z.literal('wait_event'),
    match: eventMatch,
    timeout: duration,
    onEvent: next,
    onTimeout: next,
  })
  .strict()
const condition = z
  .object({
    ...base,
    kind: z.literal('condition'),
    /** About the patient, in the grammar of segments. */
    rule: segmentRule.optional(),
    /** About the episode; all of them hold. */
    episode: z.array(episodeTest).max(10).default([]),
    yes: next,
    no: next,
  })
  .strict()
const split = z
  .object({
    ...base,
    kind: z.literal('split'),
    branches: z
      .array(
        z
          .object({
            id: nodeId,
            title: z.string().trim().max(100).default(''),
            /** Share in per cent; all branches together make 100. */
            share: z.int().min(0).max(100),
            /** Nothing is sent to these people: they are what the others are compared with. */
            control: z.boolean().default(false),
            next,
          })
          .strict(),
      )
      .min(2)
      .max(6),
  })
  .strict()
const message = z
  .object({
    ...base,
    kind: z.literal('message'),
    templateId: z.uuid().nullable(),
    /** The first one where the patient can be reached is used; none = the clinic's order. */
    channels: z.array(z.enum(CHANNELS)).max(CHANNELS.length).default([]),
    /** One more attempt through the channels after the one used. */
    fallback: z
      .object({ when: z.enum(['not_delivered', 'not_answered']), afterHours: z.int().min(1).max(240) })
      .strict()
      .optional(),
    /** Hours in which it may go out; quiet hours apply besides. */
    window: timeWindow.optional(),
    /** How long after its moment it may still be sent. */
    expiresAfterHours: z.int().min(1).max(720).default(24),
    priority: z.enum(TOUCH_PRIORITIES).optional(),
    next,
  })
  .strict()
const callTask = z
  .object({
    ...base,
    kind: z.literal('call_task'),
    taskTitle: text.max(200),
    script: z.string().max(10_000).default(''),
    assigneeRole: z.enum(STAFF_ROLES).default('operator'),
    /** When the call is due after the patient reached this step. */
    due: duration.optional(),
    /** How long the journey waits for the result; none = it does not wait. */
    timeout: duration.optional(),
    results: z
      .array(z.object({ id: nodeId, results: z.array(z.enum(TASK_RESULTS)).min(1), next }).strict())
      .max(7)
      .default([]),
    onTimeout: next.default(null),
    next,
  })
  .strict()
const notifyStaff = z
  .object({ ...base, kind: z.literal('notify_staff'), text: text.max(1000), role: z.enum(STAFF_ROLES), next })
  .strict()
const setField = z
  .object({
    ...base,
    kind: z.literal('set_field'),
    /** A tag to put or take away, or a custom field and its value. */
    change: z.discriminatedUnion('what', [
      z.object({ what: z.literal('add_tag'), tag: text.max(60) }).strict(),
      z.object({ what: z.literal('remove_tag'), tag: text.max(60) }).strict(),
      z
        .object({ what: z.literal('custom_field'), key: z.string().max(63), value: z.string().max(500).nullable() })
        .strict(),
    ]),
    next,
  })
  .strict()
const offer = z
  .object({
    ...base,
    kind: z.literal('offer'),
    serviceId: z.uuid().nullable(),
    script: z.string().max(1000).default(''),
    next,
  })
  .strict()
const bonus = z
  .object({ ...base, kind: z.literal('bonus'), points: z.int().min(1).max(1_000_000), reason: text.max(200), next })
  .strict()
const exit = z
  .object({ ...base, kind: z.literal('exit'), /** Reaching it counts as the goal. */ goal: z.boolean().default(false) })
  .strict()

/** One step of a journey. */
export const journeyNode = z.discriminatedUnion('kind', [
  wait,
  waitEvent,
  condition,
  split,
  message,
  callTask,
  notifyStaff,
  setField,
  offer,
  bonus,
  exit,
])
export type JourneyNode = z.output<typeof journeyNode>
export type NodeKind = JourneyNode['kind']
export type NodeOf<K extends NodeKind> = Extract<JourneyNode, { kind: K }>
export type WaitRule = NodeOf<'wait'>['wait']

/** One way out of a node. */
export type Edge = {
  /** next, yes, no, event, timeout, or the id of a branch or result. */ name: string
  to: string | null
}

/** Every way out of a node, in the order they are drawn; none for an exit. */
export function edgesOf(node: JourneyNode): Edge[] {
  switch (node.kind) {
    case 'exit':
      return []
    case 'wait_event':
      return [
        { name: 'event', to: node.onEvent },
        { name: 'timeout', to: node.onTimeout },
      ]
    case 'condition':
      return [
        { name: 'yes', to: node.yes },
        { name: 'no', to: node.no },
      ]
    case 'split':
      return node.branches.map(({ id, next }) => ({ name: id, to: next }))
    case 'call_task':
      return callEdges(node)
    default:
      return [{ name: 'next', to: node.next }]
  }
}

function callEdges({ results, timeout, onTimeout, next }: NodeOf<'call_task'>): Edge[] {
  if (!timeout) return [{ name: 'next', to: next }]
  return [
    ...results.map((result) => ({ name: result.id, to: result.next })),
    { name: 'next', to: next },
    { name: 'timeout', to: onTimeout },
  ]
}
