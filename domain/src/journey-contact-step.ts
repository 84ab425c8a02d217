import type { Channel } from './channel.ts'
import type { NodeOf, TouchOutcome } from './journey-node.ts'
import type { WaitOf } from './journey-standing.ts'
import type { Effect, Visit, VisitContext } from './journey-visit.ts'
import { addDuration, withinWindow } from './journey-timing.ts'

const HOUR_MS = 3_600_000
/** After a message can no longer go out, its last news may still be on the way. */
const GRACE_MS = 24 * HOUR_MS

const ARRIVED: ReadonlySet<TouchOutcome> = new Set(['delivered', 'read', 'clicked', 'replied'])
const ANSWERED: ReadonlySet<TouchOutcome> = new Set(['clicked', 'replied'])
const SENT: ReadonlySet<TouchOutcome> = new Set(['sent', ...ARRIVED])
/** Refused by one channel, so another one may be tried at once. `unknown` may have arrived: nobody sends again. */
const REFUSED: ReadonlySet<TouchOutcome> = new Set(['failed'])

/** Plans the message, waits until it is known what became of it, and tries one more channel when the node says so. */
export function messageStep(node: NodeOf<'message'>, context: VisitContext): Visit {
  const { standing, now } = context
  if (standing.wait?.for === 'touch') return followTouch(node, standing.wait, context)
  const left = skipReason(node, standing.late)
  if (left !== null) return { do: 'go', edge: 'next', outcome: 'skipped', reason: left }
  return planTouch(node, { attempt: 1, channels: node.channels, without: [], from: now }, context)
}

/** Makes the task and waits for its result as long as the node allows. */
export function callStep(node: NodeOf<'call_task'>, { standing, facts, now }: VisitContext): Visit {
  const { wait } = standing
  if (wait?.for === 'task') {
    if (wait.result !== null) {
      const { result } = wait
      return { do: 'go', edge: node.results.find(({ results }) => results.includes(result))?.id ?? 'next' }
    }
    return now >= wait.until ? { do: 'go', edge: 'timeout' } : { do: 'wait', wait, dueAt: wait.until }
  }
  const at = new Date(now)
  const dueAt = node.due ? addDuration(at, node.due, facts.timezone) : at
  const effects: Effect[] = [{ kind: 'task', nodeId: node.id, node, dueAt: dueAt.getTime() }]
  if (!node.timeout) return { do: 'go', edge: 'next', effects }
  const until = addDuration(dueAt, node.timeout, facts.timezone).getTime()
  return { do: 'wait', wait: { for: 'task', taskId: null, until, result: null }, dueAt: until, effects }
}

function skipReason({ templateId }: NodeOf<'message'>, late: boolean): string | null {
  if (templateId === null) return 'no_template'
  return late ? 'late' : null
}

function followTouch(node: NodeOf<'message'>, wait: WaitOf<'touch'>, context: VisitContext): Visit {
  const { outcome, reason } = wait
  const { fallback } = node
  const settled: Visit = { do: 'go', edge: 'next', outcome, reason }
  if (outcome === 'planned') {
    return context.now < wait.until ? { do: 'wait', wait, dueAt: wait.until } : { ...settled, reason: 'unresolved' }
  }
  if (!fallback || wait.attempt > 1) return settled
  if (REFUSED.has(outcome)) return nextChannel(node, wait, context) ?? settled
  if (!SENT.has(outcome) || isEnough(fallback.when, outcome)) return settled
  const until = (wait.sentAt ?? context.now) + fallback.afterHours * HOUR_MS
  if (context.now < until) return { do: 'wait', wait, dueAt: until }
  return nextChannel(node, wait, context) ?? settled
}

function isEnough(when: 'not_delivered' | 'not_answered', outcome: TouchOutcome): boolean {
  return when === 'not_delivered' ? ARRIVED.has(outcome) : ANSWERED.has(outcome)
}

/** The attempt after the first one, or null when no channel is left. */
function nextChannel(
  node: NodeOf<'message'>,
  { channel, attempt }: WaitOf<'touch'>,
  context: VisitContext,
): Visit | null {
  const used = node.channels.indexOf(channel as Channel)
  const channels = used >= 0 ? node.channels.slice(used + 1) : node.channels.filter((each) => each !== channel)
  if (node.channels.length > 0 && channels.length === 0) return null
  const without = channel === null ? [] : [channel]
  return planTouch(node, { attempt: attempt + 1, channels, without, from: context.now }, context)
}

type Attempt = { attempt: number; channels: readonly Channel[]; without: readonly string[]; from: number }

function planTouch(
  node: NodeOf<'message'>,
  { attempt, channels, without, from }: Attempt,
  context: VisitContext,
): Visit {
  const { facts, index } = context
  const dueAt = node.window ? withinWindow(new Date(from), node.window, facts.timezone).getTime() : from
  const expiresAt = dueAt + node.expiresAfterHours * HOUR_MS
  const until = expiresAt + GRACE_MS
  const priority = node.priority ?? index.definition.settings.priority
  const { templateId } = node
  return {
    do: 'wait',
    dueAt: until,
    wait: {
      for: 'touch',
      attempt,
      touchId: null,
      until,
      outcome: 'planned',
      channel: null,
      reason: null,
      sentAt: null,
    },
    effects: [
      {
        kind: 'touch',
        nodeId: node.id,
        attempt,
        templateId: templateId!,
        channels,
        without,
        dueAt,
        expiresAt,
        priority,
      },
    ],
  }
}
