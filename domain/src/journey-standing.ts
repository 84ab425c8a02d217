import { type JourneyDefinition, nodesById } from './journey-definition.ts'
import { eventMatches, type HeardEvent } from './journey-event.ts'
import type { JourneyNode, TaskResult, TouchOutcome } from './journey-node.ts'
import type { TimeWindow } from './journey-timing.ts'

/** What a patient waits for at a node. Instants are epoch milliseconds. */
export type Wait =
  | {
      for: 'time'
      until: number
      /** A length of time, which a pause of the journey stretches; a date or an hour of day does not move. */
      relative: boolean
      window: TimeWindow | null
    }
  | { for: 'event'; until: number; heard: boolean }
  | {
      for: 'touch'
      touchId: string | null
      /** When the journey stops asking what became of it. */
      until: number
      outcome: TouchOutcome
      channel: string | null
      reason: string | null
      sentAt: number | null
    }
  | { for: 'task'; taskId: string | null; until: number; result: TaskResult | null }
export type WaitOf<F extends Wait['for']> = Extract<Wait, { for: F }>

/** Where a patient stands in a journey: everything the next step depends on besides facts and time. */
export type Standing = {
  nodeId: string
  /** Null: has just come to the node. */
  wait: Wait | null
  /** The step came too late: messages up to the next wait are left out. */
  late: boolean
  /** What became of each message so far. */
  touched: Readonly<Record<string, TouchOutcome>>
}

/** A definition made ready for stepping, once per version. */
export type JourneyIndex = {
  /** Chooses the same part of a split for a household at every version. */
  journeyId: string
  definition: JourneyDefinition
  nodes: ReadonlyMap<string, JourneyNode>
}

/** Something that happened to a patient inside. */
export type Signal =
  | { kind: 'event'; event: HeardEvent }
  | {
      kind: 'touch'
      touchId: string
      nodeId: string | null
      outcome: TouchOutcome
      channel: string | null
      reason: string | null
      at: number
    }
  | { kind: 'task'; taskId: string; result: TaskResult }

export function indexJourney(journeyId: string, definition: JourneyDefinition): JourneyIndex {
  return { journeyId, definition, nodes: nodesById(definition) }
}

/** Where somebody who enters stands; null when the journey has no steps. */
export function firstStanding({ definition }: JourneyIndex): Standing | null {
  return definition.start === null ? null : standingAt(definition.start)
}

/** Standing at the door of a node, keeping what is remembered of earlier messages. */
export function standingAt(nodeId: string, touched: Standing['touched'] = {}): Standing {
  return { nodeId, wait: null, late: false, touched }
}

/** Later news of one message never makes it less: delivered after read stays read. */
const RANK: Readonly<Record<TouchOutcome, number>> = {
  planned: 0,
  unknown: 1,
  skipped: 2,
  held_out: 2,
  failed: 2,
  cancelled: 2,
  expired: 2,
  sent: 3,
  delivered: 4,
  read: 5,
  clicked: 6,
  replied: 7,
}

export function laterOutcome(known: TouchOutcome | undefined, said: TouchOutcome): TouchOutcome {
  // A provider may call a message failed after it was sent; nothing but news from the patient stands above that.
  if (known === 'sent' && said === 'failed') return 'failed'
  return known !== undefined && RANK[known] >= RANK[said] ? known : said
}

/** The standing after some news, or the very same object when the news says nothing to it. */
export function hear(index: JourneyIndex, standing: Standing, signal: Signal): Standing {
  switch (signal.kind) {
    case 'event':
      return hearEvent(index, standing, signal.event)
    case 'touch':
      return hearTouch(standing, signal)
    case 'task':
      return hearTask(standing, signal)
  }
}

function hearEvent({ nodes }: JourneyIndex, standing: Standing, event: HeardEvent): Standing {
  const { wait } = standing
  const node = nodes.get(standing.nodeId)
  if (wait?.for !== 'event' || wait.heard || node?.kind !== 'wait_event' || !eventMatches(node.match, event))
    return standing
  return { ...standing, wait: { ...wait, heard: true } }
}

type TouchSignal = Extract<Signal, { kind: 'touch' }>

function hearTouch(standing: Standing, signal: TouchSignal): Standing {
  const { wait, touched } = standing
  const nodeId = signal.nodeId ?? standing.nodeId
  const outcome = laterOutcome(touched[nodeId], signal.outcome)
  const remembered = outcome === touched[nodeId] ? touched : { ...touched, [nodeId]: outcome }
  if (wait?.for === 'touch' && nodeId === standing.nodeId && (wait.touchId ?? signal.touchId) === signal.touchId)
    return { ...standing, touched: remembered, wait: waitAfter(wait, signal) }
  return remembered === touched ? standing : { ...standing, touched: remembered }
}

function waitAfter(wait: WaitOf<'touch'>, { touchId, outcome, channel, reason, at }: TouchSignal): WaitOf<'touch'> {
  return {
    ...wait,
    touchId,
    outcome: laterOutcome(wait.outcome, outcome),
    sentAt: wait.sentAt ?? (RANK[outcome] >= RANK.sent ? at : null),
    channel: channel ?? wait.channel,
    reason: reason ?? wait.reason,
  }
}

function hearTask(standing: Standing, { taskId, result }: Extract<Signal, { kind: 'task' }>): Standing {
  const { wait } = standing
  if (wait?.for !== 'task' || wait.result !== null || (wait.taskId ?? taskId) !== taskId) return standing
  return { ...standing, wait: { ...wait, taskId, result } }
}
