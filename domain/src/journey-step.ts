import { callStep, messageStep } from './journey-contact-step.ts'
import { edgesOf, type EpisodeTest, type JourneyNode, type NodeOf, type TouchOutcome } from './journey-node.ts'
import { type JourneyIndex, type Standing, standingAt, type WaitOf } from './journey-standing.ts'
import { addDuration, withinWindow } from './journey-timing.ts'
import type {
  Advance,
  Effect,
  EndReason,
  EpisodeFacts,
  Passed,
  StepFacts,
  Visit,
  VisitContext,
} from './journey-visit.ts'
import { addDays, instantOf } from './local-date.ts'
import { chanceOf } from './stable-chance.ts'

/**
 * Moves one patient as far as they can go now: until they wait, end, or a fact is missing. Pure; the same input gives the same
 * answer. Nodes passed and effects before a missing fact are in the answer: continue from its standing when the fact is there.
 */
export function advance(index: JourneyIndex, standing: Standing, facts: StepFacts, now: number): Advance {
  const passed: Passed[] = []
  const effects: Effect[] = []
  let at = standing
  const end = (reason: EndReason, goal = false): Advance => ({
    kind: 'ended',
    passed,
    effects,
    standing: at,
    reason,
    goal,
  })
  // A tree is never deeper than its nodes; the bound is for definitions written past the checks.
  for (let left = index.nodes.size; left > 0; left--) {
    const node = index.nodes.get(at.nodeId)
    if (!node) break
    const visit = visitNode(node, { index, standing: at, facts, now })
    if (visit.do === 'need') return { kind: 'needs', passed, effects, standing: at, need: visit.need }
    if (visit.do === 'end') return end(visit.reason, visit.goal)
    effects.push(...(visit.effects ?? []))
    if (visit.do === 'wait')
      return { kind: 'waits', passed, effects, standing: waitingAt(at, visit), dueAt: visit.dueAt }
    passed.push(passedNode(node.id, visit, now))
    const to = edgesOf(node).find(({ name }) => name === visit.edge)?.to ?? null
    if (to === null) return end(lastReason(node, visit.edge))
    at = { ...standingAt(to, touchedAfter(node.id, at.touched, visit)), late: at.late || visit.late === true }
  }
  return end('node_missing')
}

/** A step that waits on keeps being late; one that begins to wait is in time again. */
function waitingAt(at: Standing, { wait, late }: Extract<Visit, { do: 'wait' }>): Standing {
  return { ...at, wait, late: late ?? (at.wait !== null && at.late) }
}

function passedNode(nodeId: string, { edge, outcome, reason }: Extract<Visit, { do: 'go' }>, at: number): Passed {
  return { nodeId, edge, outcome: outcome ?? null, reason: reason ?? null, at }
}

function touchedAfter(nodeId: string, touched: Standing['touched'], { outcome }: { outcome?: TouchOutcome }) {
  return outcome === undefined ? touched : { ...touched, [nodeId]: touched[nodeId] ?? outcome }
}

function visitNode(node: JourneyNode, context: VisitContext): Visit {
  switch (node.kind) {
    case 'wait':
      return waitStep(node, context)
    case 'wait_event':
      return waitEventStep(node, context)
    case 'condition':
      return conditionStep(node, context)
    case 'split':
      return splitStep(node, context)
    case 'message':
      return messageStep(node, context)
    case 'call_task':
      return callStep(node, context)
    case 'exit':
      return { do: 'end', reason: 'exit_node', goal: node.goal }
    case 'notify_staff':
      return { do: 'go', edge: 'next', effects: [{ kind: 'notify', nodeId: node.id, node }] }
    case 'set_field':
      return { do: 'go', edge: 'next', effects: [{ kind: 'set_field', nodeId: node.id, node }] }
    case 'offer':
      return { do: 'go', edge: 'next', effects: [{ kind: 'offer', nodeId: node.id, node }] }
    case 'bonus':
      return { do: 'go', edge: 'next', effects: [{ kind: 'bonus', nodeId: node.id, node }] }
  }
}

function waitStep(node: NodeOf<'wait'>, context: VisitContext): Visit {
  const { standing, now } = context
  if (standing.wait?.for === 'time') return wakeStep(standing.wait, context)
  const rule = node.wait
  if (rule.by === 'date') return waitDateStep(node.id, rule, context)
  const { timezone } = context.facts
  const after = rule.by === 'duration' ? addDuration(new Date(now), rule.duration, timezone) : new Date(now)
  const window = rule.window ?? null
  const until = (window ? withinWindow(after, window, timezone) : after).getTime()
  if (until <= now) return { do: 'go', edge: 'next' }
  return { do: 'wait', wait: { for: 'time', until, relative: rule.by === 'duration', window }, dueAt: until }
}

function waitDateStep(
  nodeId: string,
  { field, offsetDays, at, ifPast }: Extract<NodeOf<'wait'>['wait'], { by: 'date' }>,
  { facts, now }: VisitContext,
): Visit {
  const date = facts.dates?.[field]
  if (date === undefined) return { do: 'need', need: { kind: 'date', nodeId, field } }
  const until = date === null ? now : instantOf(addDays(date, offsetDays), at, facts.timezone).getTime()
  if (until > now) return { do: 'wait', wait: { for: 'time', until, relative: false, window: null }, dueAt: until }
  return ifPast === 'exit' ? { do: 'end', reason: 'date_passed' } : { do: 'go', edge: 'next' }
}

function wakeStep(wait: WaitOf<'time'>, { index, standing, facts, now }: VisitContext): Visit {
  if (now < wait.until) return { do: 'wait', wait, dueAt: wait.until }
  const { late } = index.definition.settings
  const isLate = now - wait.until > late.hours * 3_600_000
  if (isLate && late.policy === 'exit') return { do: 'end', reason: 'late' }
  const comesLate = standing.late || (isLate && late.policy === 'skip')
  const opens = wait.window ? withinWindow(new Date(now), wait.window, facts.timezone).getTime() : now
  if (opens > now) return { do: 'wait', wait: { ...wait, until: opens }, dueAt: opens, late: comesLate }
  return { do: 'go', edge: 'next', late: comesLate }
}

function waitEventStep(node: NodeOf<'wait_event'>, { standing, facts, now }: VisitContext): Visit {
  const { wait } = standing
  if (wait?.for !== 'event') {
    const until = addDuration(new Date(now), node.timeout, facts.timezone).getTime()
    return { do: 'wait', wait: { for: 'event', until, heard: false }, dueAt: until }
  }
  if (wait.heard) return { do: 'go', edge: 'event' }
  return now >= wait.until ? { do: 'go', edge: 'timeout' } : { do: 'wait', wait, dueAt: wait.until }
}

function conditionStep(node: NodeOf<'condition'>, { standing, facts }: VisitContext): Visit {
  const asks = node.episode.some(({ fact }) => fact !== 'touch')
  if (asks && !facts.episode) return { do: 'need', need: { kind: 'episode', nodeId: node.id } }
  const episodeHolds = node.episode.every((test) => episodeTestHolds(test, standing, facts.episode))
  if (!episodeHolds || !node.rule) return { do: 'go', edge: episodeHolds ? 'yes' : 'no' }
  const fits = facts.rules?.[node.id]
  if (fits === undefined) return { do: 'need', need: { kind: 'rule', nodeId: node.id } }
  return { do: 'go', edge: fits ? 'yes' : 'no' }
}

/** Whether one fact about the episode is so; facts may be left out for what became of messages. */
export function episodeTestHolds(
  test: EpisodeTest,
  { touched }: Pick<Standing, 'touched'>,
  episode: EpisodeFacts | undefined,
): boolean {
  switch (test.fact) {
    case 'touch': {
      const outcomes = test.nodeId === undefined ? Object.values(touched) : [touched[test.nodeId]]
      return outcomes.some((outcome) => outcome !== undefined && test.outcomes.includes(outcome))
    }
    case 'plan_left':
      return test.op === 'gte' ? episode!.planLeft >= test.amount : episode!.planLeft < test.amount
    case 'booked_since_entry':
      return episode!.booked === test.is
    case 'visited_since_entry':
      return episode!.visited === test.is
    case 'treatment_type':
      return episode!.treatmentTypes.some((type) => test.in.includes(type))
  }
}

function splitStep(node: NodeOf<'split'>, { index, facts }: VisitContext): Visit {
  const chance = chanceOf(`split|${index.journeyId}|${node.id}|${facts.householdKey}`) * 100
  let bound = 0
  for (const branch of node.branches) {
    bound += branch.share
    if (chance < bound) return { do: 'go', edge: branch.id }
  }
  return { do: 'go', edge: node.branches.at(-1)!.id }
}

function lastReason(node: JourneyNode, edge: string): EndReason {
  const control = node.kind === 'split' && node.branches.find(({ id }) => id === edge)?.control
  return control ? 'control' : 'done'
}
