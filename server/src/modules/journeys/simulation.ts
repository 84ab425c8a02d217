import { type JourneyNode, type NodeOf, TASK_RESULTS, type TaskResult } from '@revisit/domain/journey-node.ts'
import { armOf } from '@revisit/domain/holdout.ts'
import type { JourneyIndex, Standing, Wait } from '@revisit/domain/journey-standing.ts'
import { firstStanding, hear } from '@revisit/domain/journey-standing.ts'
import type { Advance, Effect } from '@revisit/domain/journey-visit.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { StoredEvent } from '../events/events.ts'
import { touchOf } from './effects.ts'
import type { Ready } from './enrolling.ts'
import type { Enrollment } from './enrollment-row.ts'
import type { BookingFacts } from './fact-queries.ts'
import type { Indexed } from './indexes.ts'
import { walkMany } from './step-facts.ts'
import type { JourneyDecision, JourneyDoors } from './touch-port.ts'
import { answerOf } from './verdicts.ts'

/** What happened to somebody who only pretends to be inside. */
export type Moment =
  | { kind: 'arrived'; nodeId: string; at: number }
  | { kind: 'passed'; nodeId: string; edge: string; reason: string | null; at: number }
  | { kind: 'message'; nodeId: string; at: number; decision: JourneyDecision }
  | { kind: 'call'; nodeId: string; at: number }
  | { kind: 'ended'; nodeId: string; reason: string; at: number; exited: boolean }

/** Somebody who enters at a moment of the past (or now), and what really happened to them since. */
export type Pretender = {
  ready: Ready
  at: number
  events: readonly StoredEvent[]
  /** Ways to take at steps that only life decides: node → edge. */
  choices?: Readonly<Record<string, string>>
}

/** `passage` is where they stood last. */
export type Pretended = { pretender: Pretender; arm: Enrollment['arm']; moments: Moment[]; passage: Enrollment }

type Ghost = Pretended & { at: number; queue: StoredEvent[]; over: boolean }

export type SimulationRequest = {
  clinicId: string
  indexed: Indexed
  journeyName: string
  pretenders: readonly Pretender[]
  bookings: ReadonlyMap<string, BookingFacts>
  now: Date
}

/** Nobody makes more steps than this; a tree of two hundred nodes with everything repeated stays below. */
const MOST_ROUNDS = 600
const HOUR_MS = 3_600_000
const WEEK_MS = 7 * 24 * HOUR_MS

/**
 * Leads people through a definition by the very rules the engine uses, each at a time of their own, without writing anything. What
 * really happened to them (bookings, visits, payments) is heard at its moment; what did not happen yet is taken not to.
 */
export async function simulate(
  ports: Ports,
  db: Db,
  doors: JourneyDoors,
  request: SimulationRequest,
): Promise<Pretended[]> {
  const { indexed, pretenders } = request
  const start = firstStanding(indexed.index)
  if (!start) return []
  const ghosts = pretenders.map((pretender) => ghostOf(pretender, indexed, start))
  let going = ghosts
  for (let round = 0; going.length > 0 && round < MOST_ROUNDS; round++) {
    await moveGhosts(ports, db, doors, { ...request, ghosts: going })
    going = going.filter(({ over }) => !over)
    for (const ghost of going) live(ghost, request)
    going = going.filter(({ over }) => !over)
  }
  return ghosts
}

function ghostOf(pretender: Pretender, { index, version }: Indexed, standing: Standing): Ghost {
  const { ready, at, events } = pretender
  const { holdoutPercent } = version.definition.settings
  const arm = armOf({ scope: index.journeyId, household: ready.person.householdKey, percent: holdoutPercent })
  const passage: Enrollment = {
    id: crypto.randomUUID(),
    journeyId: index.journeyId,
    versionId: version.id,
    patientId: ready.person.patientId,
    recordId: ready.recordId,
    episodeKey: ready.episodeKey,
    episode: ready.episode,
    arm,
    state: 'active',
    nodeId: standing.nodeId,
    standing,
    dueAt: new Date(at),
    enteredAt: new Date(at),
    endedAt: null,
    endReason: null,
    answeredBy: null,
    goalAt: null,
    creditNodeId: null,
    creditUntil: null,
    attempts: 0,
  }
  const queue = events.filter(({ occurredAt, id }) => occurredAt.getTime() > at && id !== ready.episode.eventId)
  const arrived: Moment = { kind: 'arrived', nodeId: standing.nodeId, at }
  return { pretender, arm, moments: [arrived], passage, at, queue, over: false }
}

async function moveGhosts(
  ports: Ports,
  db: Db,
  doors: JourneyDoors,
  request: SimulationRequest & { ghosts: readonly Ghost[] },
): Promise<void> {
  const { clinicId, indexed, ghosts, now } = request
  const walks = ghosts.map((ghost) => {
    const { passage, at, pretender } = ghost
    return { ghost, passage, index: indexed.index, standing: passage.standing, person: pretender.ready.person, at }
  })
  const walked = await walkMany(ports, db, doors.segments, { clinicId, walks, now })
  const asking: { ghost: Ghost; effect: Extract<Effect, { kind: 'touch' }> }[] = []
  for (const { walk, advance } of walked) {
    note(walk.ghost, advance)
    for (const effect of advance.effects) {
      if (effect.kind === 'touch') asking.push({ ghost: walk.ghost, effect })
      if (effect.kind === 'task' && walk.ghost.arm === 'treated')
        walk.ghost.moments.push({ kind: 'call', nodeId: effect.nodeId, at: walk.ghost.at })
    }
  }
  await askGate(ports, db, doors, { ...request, asking })
}

function note(ghost: Ghost, advance: Exclude<Advance, { kind: 'needs' }>): void {
  const { moments, passage, at } = ghost
  const before = passage.standing.nodeId
  for (const { nodeId, edge, reason } of advance.passed) {
    if (nodeId !== before) moments.push({ kind: 'arrived', nodeId, at })
    moments.push({ kind: 'passed', nodeId, edge, reason, at })
  }
  const { nodeId } = advance.standing
  const isNew = nodeId !== before && advance.passed.at(-1)?.nodeId !== nodeId
  if (isNew) moments.push({ kind: 'arrived', nodeId, at })
  ghost.passage = { ...passage, nodeId, standing: advance.standing }
  if (advance.kind === 'ended') end(ghost, { reason: advance.reason, exited: false })
  else ghost.passage.dueAt = new Date(advance.dueAt)
}

function end(ghost: Ghost, { reason, exited }: { reason: string; exited: boolean }): void {
  ghost.moments.push({ kind: 'ended', nodeId: ghost.passage.nodeId, reason, at: ghost.at, exited })
  ghost.over = true
}

type Asking = SimulationRequest & { asking: readonly { ghost: Ghost; effect: Extract<Effect, { kind: 'touch' }> }[] }

/** Asks the gate about every message at the same hour of the week to come: it knows people as they are now. */
async function askGate(
  ports: Ports,
  db: Db,
  doors: JourneyDoors,
  { clinicId, indexed, journeyName, asking, now }: Asking,
): Promise<void> {
  const hours = Map.groupBy(asking, ({ effect }) => hourOfWeek(effect.dueAt, now.getTime()))
  for (const [hour, group] of hours) {
    const at = new Date(hour)
    const touches = group.map(({ ghost, effect }) => {
      const window = effect.expiresAt - effect.dueAt
      const moved = { ...effect, dueAt: hour, expiresAt: hour + window }
      const touch = touchOf({ effect: moved, passage: ghost.passage, version: indexed.version, journeyName })
      // The hour is moved to the coming week, by when the base will have been brought up to date.
      return { ...touch, needsFreshData: false }
    })
    const decisions = await doors.touches.check(ports, db, { clinicId, touches, at })
    group.forEach(({ ghost, effect }, place) => hearDecision(ghost, effect, decisions[place]!, indexed.index))
  }
}

function hourOfWeek(at: number, now: number): number {
  const ahead = (((at - now) % WEEK_MS) + WEEK_MS) % WEEK_MS
  return now + Math.round(ahead / HOUR_MS) * HOUR_MS
}

const OUTCOME_OF = { send: 'sent', later: 'sent', hold: 'skipped', skip: 'skipped', held_out: 'held_out' } as const

function hearDecision(
  ghost: Ghost,
  effect: Extract<Effect, { kind: 'touch' }>,
  decision: JourneyDecision,
  index: JourneyIndex,
): void {
  const at = Math.max(ghost.at, effect.dueAt)
  ghost.moments.push({ kind: 'message', nodeId: effect.nodeId, at, decision })
  const standing = hear(index, ghost.passage.standing, {
    kind: 'touch',
    touchId: ghost.passage.id,
    nodeId: effect.nodeId,
    outcome: OUTCOME_OF[decision.kind],
    channel: decision.channel,
    reason: decision.reason,
    at,
  })
  ghost.passage = { ...ghost.passage, standing, dueAt: new Date(at) }
}

/** Lets time pass for one of them: to the next thing that really happened, or to the moment they wait for. */
function live(ghost: Ghost, request: SimulationRequest): void {
  if (choose(ghost, request.indexed.index)) return
  const due = ghost.passage.dueAt!.getTime()
  for (;;) {
    const next = ghost.queue[0]
    if (!next || next.occurredAt.getTime() > Math.max(due, ghost.at)) break
    ghost.queue.shift()
    ghost.at = Math.max(ghost.at, next.occurredAt.getTime())
    const before = ghost.passage.standing
    if (happen(ghost, next, request)) return
    if (ghost.passage.standing !== before) return
  }
  ghost.at = Math.max(ghost.at, due)
}

/** @returns whether it ended the passage. */
function happen(ghost: Ghost, event: StoredEvent, { indexed, bookings }: SimulationRequest): boolean {
  const booking = bookings.get(event.subjectId ?? '')
  const now = event.occurredAt
  for (const { leaves, change } of answerOf({ event, passage: ghost.passage, indexed, booking, now })) {
    ghost.passage = { ...ghost.passage, ...(change as Partial<Enrollment>) }
    if (!leaves) continue
    end(ghost, { reason: leaves.reason, exited: true })
    return true
  }
  return false
}

/** Where the asker said which way life takes: an event is heard, a call gets a result of the way. */
function choose(ghost: Ghost, { nodes }: JourneyIndex): boolean {
  const { standing, nodeId } = ghost.passage
  const way = ghost.pretender.choices?.[nodeId]
  if (way === undefined || way === 'timeout' || !standing.wait) return false
  const wait = answeredWait(standing.wait, nodes.get(nodeId), way)
  if (wait) ghost.passage = { ...ghost.passage, standing: { ...standing, wait } }
  return wait !== null
}

/** The wait with the answer that leads the named way; null when there is nothing to answer any more. */
function answeredWait(wait: Wait, node: JourneyNode | undefined, way: string): Wait | null {
  if (wait.for === 'event') return wait.heard ? null : { ...wait, heard: true }
  if (wait.for !== 'task' || wait.result !== null || node?.kind !== 'call_task') return null
  const named = node.results.find(({ id }) => id === way)?.results[0]
  return { ...wait, result: named ?? otherResult(node) }
}

/** A result that has no way of its own. */
function otherResult({ results }: NodeOf<'call_task'>): TaskResult {
  const taken = results.flatMap((way) => way.results)
  return TASK_RESULTS.find((result) => !taken.includes(result)) ?? 'done'
}
