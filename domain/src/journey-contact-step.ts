import type { NodeOf, TouchOutcome } from './journey-node.ts'
import type { WaitOf } from './journey-standing.ts'
import { addDuration, withinWindow } from './journey-timing.ts'
import type { Effect, Visit, VisitContext } from './journey-visit.ts'

const HOUR_MS = 3_600_000
/** After a message can no longer go out, its last news may still be on the way. */
const GRACE_MS = 24 * HOUR_MS

const ARRIVED: ReadonlySet<TouchOutcome> = new Set(['delivered', 'read', 'clicked', 'replied'])
const ANSWERED: ReadonlySet<TouchOutcome> = new Set(['clicked', 'replied'])
const SENT: ReadonlySet<TouchOutcome> = new Set(['sent', ...ARRIVED])

/**
 * Plans the message and waits until it is known what became of it. With a second channel to fall back on it waits until the message
 * arrived (or was answered) or the hours for that are over; the other attempt itself belongs to the sending side.
 */
export function messageStep(node: NodeOf<'message'>, context: VisitContext): Visit {
  const { standing } = context
  if (standing.wait?.for === 'touch') return followTouch(node, standing.wait, context)
  const left = skipReason(node, standing.late)
  return left === null ? planTouch(node, context) : { do: 'go', edge: 'next', outcome: 'skipped', reason: left }
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

function followTouch({ fallback }: NodeOf<'message'>, wait: WaitOf<'touch'>, { now }: VisitContext): Visit {
  const { outcome, reason, sentAt } = wait
  const settled: Visit = { do: 'go', edge: 'next', outcome, reason }
  if (outcome === 'planned') {
    return now < wait.until ? { do: 'wait', wait, dueAt: wait.until } : { ...settled, reason: 'unresolved' }
  }
  if (!fallback || !SENT.has(outcome) || isEnough(fallback.when, outcome)) return settled
  const until = (sentAt ?? now) + fallback.afterHours * HOUR_MS
  return now < until ? { do: 'wait', wait, dueAt: until } : settled
}

function isEnough(when: 'not_delivered' | 'not_answered', outcome: TouchOutcome): boolean {
  return when === 'not_delivered' ? ARRIVED.has(outcome) : ANSWERED.has(outcome)
}

function planTouch(node: NodeOf<'message'>, { facts, index, now }: VisitContext): Visit {
  const dueAt = node.window ? withinWindow(new Date(now), node.window, facts.timezone).getTime() : now
  const expiresAt = dueAt + node.expiresAfterHours * HOUR_MS
  const until = expiresAt + GRACE_MS
  const priority = node.priority ?? index.definition.settings.priority
  return {
    do: 'wait',
    dueAt: until,
    wait: { for: 'touch', touchId: null, until, outcome: 'planned', channel: null, reason: null, sentAt: null },
    effects: [{ kind: 'touch', nodeId: node.id, node, templateId: node.templateId!, dueAt, expiresAt, priority }],
  }
}
