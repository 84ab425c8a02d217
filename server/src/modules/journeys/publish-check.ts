import { isPublishable } from '@revisit/domain/journey-check.ts'
import { firstStanding, type JourneyIndex, type Standing } from '@revisit/domain/journey-standing.ts'
import { advance } from '@revisit/domain/journey-step.ts'
import type { StepFacts } from '@revisit/domain/journey-visit.ts'
import { addDays, localDateOf } from '@revisit/domain/local-date.ts'
import type { Db } from '../../platform/db.ts'
import type { Call } from '../../platform/http/route.ts'
import { problemsOf } from './checking.ts'
import { admit, type Ready } from './enrolling.ts'
import { indexed } from './indexes.ts'
import type { VersionRow } from './journey-queries.ts'
import { newest } from './lifecycle.ts'
import { journeyWithVersions } from './reading.ts'
import { simulate } from './simulation.ts'
import { nextRun } from './sweeping.ts'
import type { ChannelPrice, JourneyDoors } from './touch-port.ts'
import { countInside } from './version-queries.ts'

/** People of the backlog looked at one by one; more are scaled. */
const MOST_COUNTED = 5000
const PRICED = 200

/** What publishing the draft would mean: problems, who enters now, when the first message could go out, what it would cost. */
export async function checkPublishing(db: Db, call: Call, doors: JourneyDoors, id: string) {
  const { clinicId, timezone } = call.caller
  const { versions } = await journeyWithVersions(db, clinicId, id)
  const version = newest(versions)
  const { trigger } = version.definition
  const problems = await problemsOf(db, doors, clinicId, version.definition)
  const backlog =
    trigger.kind === 'segment_entry'
      ? await countBacklog(db, call, doors, { version, segmentId: trigger.segmentId })
      : null
  const inside = await countInside(db, clinicId, id)
  return {
    problems,
    publishable: isPublishable(problems),
    backlog: backlog && { people: backlog.people, wouldEnter: backlog.wouldEnter },
    firstSendAt: firstSendAt(indexed(version).index, timezone, call.now),
    nextRunAt: trigger.kind === 'schedule' ? nextRun(trigger, call.now, timezone) : null,
    cost: backlog?.cost ?? null,
    channels: await channelsOf(db, call, doors, version),
    inside: inside.map(({ versionId, nodeId, people }) => ({
      versionId,
      number: versions.find((each) => each.id === versionId)?.number ?? 0,
      nodeId,
      people,
    })),
  }
}

/** Where messages of a version may go, in the order they name channels; every open one when a message leaves that to the clinic. */
async function channelsOf(
  db: Db,
  { ports, caller }: Call,
  doors: JourneyDoors,
  { definition }: VersionRow,
): Promise<ChannelPrice[]> {
  const messages = definition.nodes.flatMap((node) => (node.kind === 'message' ? [node] : []))
  if (messages.length === 0) return []
  const open = await doors.touches.prices(ports, db, caller.clinicId)
  if (messages.some(({ channels }) => channels.length === 0)) return open
  const named = new Set(messages.flatMap(({ channels }) => channels))
  return open.filter(({ channel }) => named.has(channel))
}

async function countBacklog(
  db: Db,
  call: Call,
  doors: JourneyDoors,
  { version, segmentId }: { version: VersionRow; segmentId: string },
): Promise<{ people: number; wouldEnter: number; cost: number | null }> {
  const { clinicId } = call.caller
  const people: string[] = []
  const looked: string[] = []
  for (let after: string | null = null; ;) {
    const page: string[] = await doors.segments.members(db, clinicId, segmentId, { after, limit: 1000 })
    people.push(...page)
    if (looked.length < MOST_COUNTED) looked.push(...page)
    if (page.length < 1000) break
    after = page.at(-1)!
  }
  const candidates = looked.map((patientId) => ({ patientId, recordId: patientId, episode: {} }))
  const request = { clinicId, version, candidates, source: 'backlog' as const, now: call.now, pretend: true }
  const { admitted } = await admit(call.ports, db, doors.segments, request)
  const factor = looked.length > 0 ? people.length / looked.length : 1
  const price = await priceOf(db, call, doors, { version, admitted: admitted.slice(0, PRICED) })
  const wouldEnter = Math.round(admitted.length * factor)
  return { people: people.length, wouldEnter, cost: price === null ? null : Math.round(price * wouldEnter) }
}

/** Minor units of one passage on average; null when nobody would enter. */
async function priceOf(
  db: Db,
  { caller, ports, now }: Call,
  doors: JourneyDoors,
  { version, admitted }: { version: VersionRow; admitted: readonly Ready[] },
): Promise<number | null> {
  if (admitted.length === 0) return null
  const { clinicId } = caller
  const pretenders = admitted.map((ready) => ({ ready, at: now.getTime(), events: [] }))
  const request = { clinicId, indexed: indexed(version), journeyName: '', pretenders, bookings: new Map(), now }
  const pretended = await simulate(ports, db, doors, request)
  const costs = pretended.flatMap(({ moments }) =>
    moments.map((moment) =>
      moment.kind === 'message' && (moment.decision.kind === 'send' || moment.decision.kind === 'later')
        ? (moment.decision.cost ?? 0)
        : 0,
    ),
  )
  return costs.reduce((sum, cost) => sum + cost, 0) / admitted.length
}

/** When the first message could go out to somebody who enters now, following "yes" and the first branch; null without a message. */
export function firstSendAt(index: JourneyIndex, timezone: string, now: Date): Date | null {
  let standing: Standing | null = firstStanding(index)
  let at = now.getTime()
  const rules = Object.fromEntries([...index.nodes.keys()].map((id) => [id, true]))
  for (let round = 0; standing && round < 50; round++) {
    const facts: StepFacts = { timezone, householdKey: '', rules, dates: datesSoon(now, timezone), episode: LIKELY }
    const result = advance(index, standing, facts, at)
    const touch = result.effects.find(({ kind }) => kind === 'touch')
    if (touch?.kind === 'touch') return new Date(touch.dueAt)
    if (result.kind !== 'waits') return null
    standing = result.standing
    at = result.dueAt
  }
  return null
}

const LIKELY = { planLeft: Number.MAX_SAFE_INTEGER, booked: false, visited: false, treatmentTypes: [] }

/** Somebody's date may be tomorrow: the soonest a wait for it can end. */
function datesSoon(now: Date, timezone: string): NonNullable<StepFacts['dates']> {
  const tomorrow = addDays(localDateOf(now, timezone), 1)
  const fields = [
    'birthday',
    'policy_end',
    'plan_presented',
    'last_visit',
    'visit_of_treatment',
    'appointment_start',
  ] as const
  return Object.fromEntries([...fields, 'programme_due', 'prescription_due'].map((field) => [field, tomorrow]))
}
