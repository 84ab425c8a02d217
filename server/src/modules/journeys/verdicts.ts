import { answersEpisode } from '@revisit/domain/journey-answer.ts'
import { eventMatches } from '@revisit/domain/journey-event.ts'
import { TASK_RESULTS, TOUCH_OUTCOMES, type TaskResult, type TouchOutcome } from '@revisit/domain/journey-node.ts'
import { hear, type Signal, standingAt } from '@revisit/domain/journey-standing.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { StoredEvent } from '../events/events.ts'
import { leave } from './ending.ts'
import { type EnrollmentChange, insertSteps, updateEnrollments } from './enrollment-queries.ts'
import type { Enrollment, ExitReason, NewStep } from './enrollment-row.ts'
import type { BookingFacts } from './fact-queries.ts'
import type { Indexed } from './indexes.ts'
import { reopenVersions } from './journey-queries.ts'
import type { TouchPort } from './touch-port.ts'
import { heard } from './triggers.ts'

/** What an event means for one passage: a new standing, lines of the log, or the end. */
export type Verdict = {
  passage: Enrollment
  change: Partial<EnrollmentChange>
  steps: NewStep[]
  leaves?: { reason: ExitReason; answeredBy?: string }
}

type Matter = {
  event: StoredEvent
  passage: Enrollment
  indexed: Indexed
  booking: BookingFacts | undefined
  now: Date
}

const DAY_MS = 86_400_000

/** The verdicts of one event about one passage; none when it does not concern it. */
export function answerOf(matter: Matter): Verdict[] {
  const { passage } = matter
  const steps = [...goalSteps(matter), ...moneySteps(matter), ...touchSteps(matter)]
  const change = { ...goalChange(steps), ...creditChange(matter) }
  const isInside = passage.state === 'active'
  const leaves = isInside ? exitOf(matter, steps) : undefined
  if (leaves) return [{ passage, change, steps, leaves }]
  const resumed = isInside ? null : resume(matter)
  if (resumed) return [{ passage, change: { ...change, ...resumed.change }, steps: [...steps, ...resumed.steps] }]
  const moved = isInside ? listen(matter) : {}
  const verdict = { passage, change: { ...change, ...moved }, steps }
  return Object.keys(verdict.change).length + steps.length === 0 ? [] : [verdict]
}

/** Writes verdicts down: who leaves leaves with everything planned, the others are looked at again at once. */
export async function applyVerdicts(
  ports: Ports,
  db: Db,
  touches: TouchPort,
  { clinicId, verdicts: all, now }: { clinicId: string; verdicts: readonly Verdict[]; now: Date },
): Promise<void> {
  const verdicts = await withoutClosed(db, clinicId, all)
  await insertSteps(
    db,
    clinicId,
    verdicts.flatMap(({ steps }) => steps),
  )
  const changes = verdicts.filter(({ change }) => Object.keys(change).length > 0)
  await updateEnrollments(
    db,
    clinicId,
    changes.map(({ passage, change }) => ({ ...kept(passage), ...change })),
  )
  await leave(ports, db, touches, {
    clinicId,
    leaving: verdicts.flatMap(({ passage, leaves }) => (leaves ? [{ passage, ...leaves }] : [])),
    now,
  })
}

/** Nobody comes back into a journey that was closed or deleted; a version that merely ran empty opens again for them. */
async function withoutClosed(db: Db, clinicId: string, verdicts: readonly Verdict[]): Promise<readonly Verdict[]> {
  const isReturn = ({ steps }: Verdict) => steps.some(({ what }) => what === 'resumed')
  const returning = verdicts.filter(isReturn)
  if (returning.length === 0) return verdicts
  const open = await reopenVersions(db, clinicId, [...new Set(returning.map(({ passage }) => passage.versionId))])
  return verdicts.filter((verdict) => !isReturn(verdict) || open.has(verdict.passage.versionId))
}

function kept({ id, state, nodeId, standing, dueAt, endedAt, endReason }: Enrollment): EnrollmentChange {
  return { id, state, nodeId, standing, dueAt, endedAt, endReason }
}

function exitOf({ event, passage, indexed, booking }: Matter, steps: readonly NewStep[]): Verdict['leaves'] {
  const { settings } = indexed.version.definition
  const { type } = event
  if (type === 'patient.deceased') return { reason: 'deceased' }
  if (type === 'patient.erased') return { reason: 'erased' }
  if (type === 'appointment.booked' && booking && isAnswer(passage, indexed, booking))
    return { reason: 'booked', answeredBy: booking.id }
  if (isOwnVisitGone({ event, passage, indexed })) return { reason: 'superseded' }
  const left = settings.exits.some(
    (rule) =>
      rule.kind === 'segment_left' && type === 'segment.left' && heard(event).payload.segmentId === rule.segmentId,
  )
  if (left) return { reason: 'segment_left' }
  if (settings.exits.some((rule) => rule.kind === 'event' && eventMatches(rule.match, heard(event))))
    return { reason: 'exit_rule' }
  return settings.exitOnGoal && steps.some(({ what }) => what === 'goal') ? { reason: 'goal' } : undefined
}

/** The visit the episode is about was cancelled or moved: another one will have a passage of its own. */
function isOwnVisitGone({ event, passage, indexed }: Pick<Matter, 'event' | 'passage' | 'indexed'>): boolean {
  const { settings, trigger } = indexed.version.definition
  if (settings.episode !== 'appointment' || passage.episode.appointmentId !== event.subjectId) return false
  const gone = event.type === 'appointment.cancelled' || event.type === 'appointment.rescheduled'
  return gone && !(trigger.kind === 'event' && (trigger.match.types as string[]).includes(event.type))
}

/** The very visit the episode began with answers nothing, and neither does a booking that has fallen through meanwhile. */
function isAnswer({ episode }: Enrollment, { version }: Indexed, booking: BookingFacts): boolean {
  if (booking.status === 'cancelled' || booking.status === 'no_show') return false
  return booking.id !== episode.appointmentId && answersEpisode(version.definition.settings.answers, episode, booking)
}

function goalSteps(matter: Matter): NewStep[] {
  const { event, passage, indexed, booking } = matter
  const { goal } = indexed.version.definition.settings
  if (!goal || passage.goalAt || !isCredited(matter)) return []
  const isReached = {
    booking: () => event.type === 'appointment.booked' && booking !== undefined && isAnswer(passage, indexed, booking),
    visit: () => event.type === 'appointment.completed' && event.occurredAt > passage.enteredAt,
    payment: () => event.type === 'payment.received' && event.occurredAt > passage.enteredAt,
    event: () => goal.kind === 'event' && eventMatches(goal.match, heard(event)),
  }[goal.kind]
  return isReached() ? [stepOf(matter, { what: 'goal', reason: event.type })] : []
}

/** Everybody inside, and whoever left within the days a message is credited for. */
function isCredited({ event, passage }: Matter): boolean {
  return passage.state === 'active' || (passage.creditUntil !== null && event.occurredAt <= passage.creditUntil)
}

function moneySteps(matter: Matter): NewStep[] {
  const { event, passage } = matter
  const isMoney = event.type === 'payment.received' || event.type === 'payment.refunded'
  if (!isMoney || passage.creditUntil === null || event.occurredAt > passage.creditUntil) return []
  const amount = Number(heard(event).payload.amount ?? 0)
  return [stepOf(matter, { what: 'money', amount: event.type === 'payment.refunded' ? -amount : amount })]
}

function touchSteps(matter: Matter): NewStep[] {
  const signal = touchSignal(matter)
  if (!signal) return []
  const { nodeId, outcome, reason } = signal
  return [{ ...stepOf(matter, { what: 'touch', outcome, reason }), nodeId: nodeId ?? matter.passage.nodeId }]
}

function stepOf({ event, passage }: Matter, line: Pick<NewStep, 'what' | 'reason' | 'outcome' | 'amount'>): NewStep {
  const { id: enrollmentId, journeyId, versionId, creditNodeId, nodeId } = passage
  return { enrollmentId, journeyId, versionId, nodeId: creditNodeId ?? nodeId, ...line, at: event.occurredAt }
}

function goalChange(steps: readonly NewStep[]): Partial<EnrollmentChange> {
  const goal = steps.find(({ what }) => what === 'goal')
  return goal ? { goalAt: goal.at } : {}
}

/** From the moment a message is out (or would have been), what follows counts for its step. */
function creditChange(matter: Matter): Partial<EnrollmentChange> {
  const signal = touchSignal(matter)
  if (!signal || (signal.outcome !== 'sent' && signal.outcome !== 'held_out')) return {}
  const days = matter.indexed.version.definition.settings.attributionDays
  const creditUntil = new Date(matter.event.occurredAt.getTime() + days * DAY_MS)
  return { creditNodeId: signal.nodeId ?? matter.passage.nodeId, creditUntil }
}

function listen(matter: Matter): Partial<EnrollmentChange> {
  const { event, passage, indexed } = matter
  const own = touchSignal(matter) ?? taskSignal(matter)
  const signals: Signal[] = [...(own ? [own] : []), { kind: 'event', event: heard(event) }]
  const standing = signals.reduce((at, signal) => hear(indexed.index, at, signal), passage.standing)
  if (standing === passage.standing) return {}
  // Only news about what it waits for wakes a passage; the rest is remembered.
  if (standing.wait === passage.standing.wait) return { standing }
  return { standing, dueAt: passage.dueAt && passage.dueAt < matter.now ? passage.dueAt : matter.now }
}

function touchSignal({ event, passage }: Matter): Extract<Signal, { kind: 'touch' }> | null {
  const { payload } = heard(event)
  const outcome = event.type.slice('touch.'.length) as TouchOutcome
  if (!event.type.startsWith('touch.') || payload.enrollmentId !== passage.id || !TOUCH_OUTCOMES.includes(outcome))
    return null
  return {
    kind: 'touch',
    touchId: event.subjectId ?? '',
    nodeId: textOf(payload.nodeId),
    outcome,
    channel: textOf(payload.channel),
    reason: textOf(payload.reason),
    at: event.occurredAt.getTime(),
  }
}

function taskSignal({ event, passage }: Matter): Signal | null {
  const { payload } = heard(event)
  const result = payload.result as TaskResult
  if (event.type !== 'task.done' || payload.enrollmentId !== passage.id || !TASK_RESULTS.includes(result)) return null
  return { kind: 'task', taskId: event.subjectId ?? '', result }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The booking that ended the passage fell through: it goes on at the step the journey names. */
function resume(matter: Matter): { change: Partial<EnrollmentChange>; steps: NewStep[] } | null {
  const { event, passage, indexed } = matter
  const { onCancelled, onNoShow } = indexed.version.definition.settings.resume
  const to =
    event.type === 'appointment.cancelled' ? onCancelled : event.type === 'appointment.no_show' ? onNoShow : null
  const isMine = passage.endReason === 'booked' && passage.answeredBy !== null && passage.answeredBy === event.subjectId
  if (!isMine || to === null || !indexed.index.nodes.has(to)) return null
  const standing = standingAt(to, passage.standing.touched)
  const back = { state: 'active' as const, nodeId: to, standing, dueAt: matter.now, endedAt: null, endReason: null }
  return {
    change: { ...back, answeredBy: null },
    steps: [{ ...stepOf(matter, { what: 'resumed', reason: event.type }), nodeId: to }],
  }
}
