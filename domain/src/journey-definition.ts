import { z } from 'zod'
import { TOUCH_PRIORITIES } from './channel.ts'
import { eventMatch } from './journey-event.ts'
import { type Edge, edgesOf, journeyNode, type JourneyNode, nodeId } from './journey-node.ts'
import { localTime } from './journey-timing.ts'
import { journeyTrigger } from './journey-trigger.ts'
import { segmentRule, segmentsIn } from './segment-rule.ts'

/** What one passage through a journey is about. A patient is inside once per episode. */
export const EPISODE_KINDS = ['patient', 'appointment', 'plan', 'policy', 'treatment', 'year', 'run', 'event'] as const
export type EpisodeKind = (typeof EPISODE_KINDS)[number]

/** Which booking answers the episode and ends the journey at once. */
export const bookingAnswer = z.discriminatedUnion('by', [
  z.object({ by: z.literal('none') }).strict(),
  z.object({ by: z.literal('any') }).strict(),
  /** The booking has to agree with the episode in every listed respect. */
  z
    .object({
      by: z.literal('episode'),
      match: z
        .array(z.enum(['treatment_type', 'plan', 'doctor', 'branch']))
        .min(1)
        .max(4),
      /** What to make of a booking about which the respect is unknown. */
      unknown: z.enum(['answers', 'does_not_answer']).default('answers'),
    })
    .strict(),
  z
    .object({
      by: z.literal('types'),
      treatmentTypes: z.array(z.string().max(40)).min(1).max(20),
      unknown: z.enum(['answers', 'does_not_answer']).default('answers'),
    })
    .strict(),
])
export type BookingAnswer = z.output<typeof bookingAnswer>

export const reentry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('never') }).strict(),
  z.object({ kind: z.literal('after'), days: z.int().min(1).max(3650) }).strict(),
  z.object({ kind: z.literal('once_per_episode') }).strict(),
])

const goal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('booking') }).strict(),
  z.object({ kind: z.literal('visit') }).strict(),
  z.object({ kind: z.literal('payment') }).strict(),
  z.object({ kind: z.literal('event'), match: eventMatch }).strict(),
])

const exitRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), match: eventMatch }).strict(),
  z.object({ kind: z.literal('segment_left'), segmentId: z.uuid() }).strict(),
])
export type ExitRule = z.output<typeof exitRule>

const entry = z
  .object({
    /** Who may enter, in the grammar of segments; everybody the trigger names when absent. */
    rule: segmentRule.optional(),
    /** Does not enter whoever already has a booking that answers the episode. */
    unlessBooked: z.boolean().default(true),
    reentry: reentry.default({ kind: 'once_per_episode' }),
  })
  .strict()

export const journeySettings = z
  .object({
    priority: z.enum(TOUCH_PRIORITIES).default('return'),
    episode: z.enum(EPISODE_KINDS).default('patient'),
    answers: bookingAnswer.default({ by: 'any' }),
    /** Where a patient goes on when the booking that ended the journey is cancelled or missed; null = nowhere. */
    resume: z
      .object({ onCancelled: nodeId.nullable().default(null), onNoShow: nodeId.nullable().default(null) })
      .strict()
      .default({ onCancelled: null, onNoShow: null }),
    goal: goal.nullable().default({ kind: 'booking' }),
    /** Leave the journey when the goal is reached. */
    exitOnGoal: z.boolean().default(true),
    exits: z.array(exitRule).max(20).default([]),
    /** Days after the last message within which a booking, visit or payment is credited to the journey. */
    attributionDays: z.int().min(1).max(365).default(30),
    /** Per cent of households that get nothing, for comparison. */
    holdoutPercent: z.int().min(0).max(50).default(0),
    /** Holds while the base is older than the clinic's limit: for journeys about people who did not come. */
    needsFreshData: z.boolean().default(true),
    /** How the clinic's contact cap treats its messages. */
    cap: z.enum(['counts', 'ignores']).default('counts'),
    quietHours: z
      .union([z.literal('clinic'), z.literal('ignore'), z.object({ from: localTime, to: localTime }).strict()])
      .default('clinic'),
    /** A step that comes later than this many hours after its moment (the server was off, the journey held). */
    late: z
      .object({ hours: z.int().min(1).max(720).default(24), policy: z.enum(['send', 'skip', 'exit']).default('skip') })
      .strict()
      .default({ hours: 24, policy: 'skip' }),
  })
  .strict()
export type JourneySettings = z.output<typeof journeySettings>

/** One version of a journey, complete. */
export const journeyDefinition = z
  .object({
    trigger: journeyTrigger,
    entry: entry.default({ unlessBooked: true, reentry: { kind: 'once_per_episode' } }),
    settings: journeySettings.prefault({}),
    start: nodeId.nullable(),
    nodes: z.array(journeyNode).max(200),
  })
  .strict()
export type JourneyDefinition = z.output<typeof journeyDefinition>
export type JourneyDefinitionInput = z.input<typeof journeyDefinition>

/** The nodes of a definition by id; of two with one id the first counts. */
export function nodesById({ nodes }: JourneyDefinition): Map<string, JourneyNode> {
  const byId = new Map<string, JourneyNode>()
  for (const node of nodes) if (!byId.has(node.id)) byId.set(node.id, node)
  return byId
}

/** Ids of segments a definition reads: by its trigger, its exits and its rules. */
export function segmentsOf({ trigger, entry, settings, nodes }: JourneyDefinition): string[] {
  const own = 'segmentId' in trigger ? [trigger.segmentId] : []
  const left = settings.exits.flatMap((rule) => (rule.kind === 'segment_left' ? [rule.segmentId] : []))
  const rules = [entry.rule, ...nodes.map((node) => (node.kind === 'condition' ? node.rule : undefined))]
  return [...new Set([...own, ...left, ...rules.flatMap((rule) => (rule ? segmentsIn(rule) : []))])]
}

/** Every edge of the tree with the node it leaves. */
export function allEdges({ nodes }: JourneyDefinition): (Edge & { from: string })[] {
  return nodes.flatMap((node) => edgesOf(node).map((edge) => ({ ...edge, from: node.id })))
}
