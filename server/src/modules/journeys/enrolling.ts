import { armOf } from '@revisit/domain/holdout.ts'
import { answersEpisode, type Episode, episodeKeyOf } from '@revisit/domain/journey-answer.ts'
import { firstStanding } from '@revisit/domain/journey-standing.ts'
import type { JourneyRefusal } from '@revisit/domain/journey-words.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { recordEvents } from '../events/events.ts'
import {
  type EarlierPassage,
  type EnrollmentInsert,
  insertEnrollments,
  insertSteps,
  lockEntrance,
  readEarlier,
} from './enrollment-queries.ts'
import { type PersonFacts, readComingBookings, readPeople } from './fact-queries.ts'
import { indexed } from './indexes.ts'
import type { VersionRow } from './journey-queries.ts'
import type { SegmentPort } from './touch-port.ts'

/** Somebody a trigger named, with what it is about. */
export type Candidate = { patientId: string; recordId: string; episode: Episode }

export type EntrySource = 'trigger' | 'backlog' | 'schedule' | 'manual' | 'api'

/** Why a candidate did not enter. */
export type Refusal = JourneyRefusal

export type Entrance = { entered: string[]; refused: Partial<Record<Refusal, number>> }

export type EntryRequest = {
  clinicId: string
  version: VersionRow
  candidates: readonly Candidate[]
  source: EntrySource
  now: Date
  /** Nobody enters: it is only counted. */
  pretend?: boolean
}

export type Ready = Candidate & { person: PersonFacts; episodeKey: string }

const DAY_MS = 86_400_000

/** Lets people into the live version of a journey: whoever its entry rules admit, once per episode. */
export async function enroll(ports: Ports, db: Db, segments: SegmentPort, request: EntryRequest): Promise<Entrance> {
  const { clinicId, version, source, now } = request
  const { index } = indexed(version)
  const standing = firstStanding(index)
  if (!standing || request.candidates.length === 0) return { entered: [], refused: {} }
  await lockEntrance(db, clinicId, version.journeyId)
  const { admitted, refused } = await admit(ports, db, segments, request)
  const { holdoutPercent, attributionDays } = version.definition.settings
  const rows = admitted.map(({ recordId, episode, person, episodeKey }): EnrollmentInsert => {
    const arm = armOf({ scope: version.journeyId, household: person.householdKey, percent: holdoutPercent })
    // People who get nothing are credited from their entry on: they are what the others are compared with.
    const creditUntil = arm === 'control' ? new Date(now.getTime() + attributionDays * DAY_MS) : null
    const { patientId } = person
    const { journeyId, id: versionId } = version
    const at = { nodeId: standing.nodeId, standing, enteredAt: now, creditUntil }
    return {
      id: newId(now, ports.random),
      journeyId,
      versionId,
      patientId,
      recordId,
      episodeKey,
      episode,
      arm,
      source,
      ...at,
    }
  })
  const entered = new Set(await insertEnrollments(db, clinicId, rows))
  await tellEntered(ports, db, { clinicId, rows: rows.filter(({ id }) => entered.has(id)), now })
  return { entered: [...entered], refused }
}

/** Who of the candidates would enter now, without letting them in. */
export async function admit(
  ports: Ports,
  db: Db,
  segments: SegmentPort,
  { clinicId, version, candidates, now, pretend = false }: EntryRequest,
): Promise<{ admitted: Ready[]; refused: Partial<Record<Refusal, number>> }> {
  const refused: Partial<Record<Refusal, number>> = {}
  const refuse = (reason: Refusal) => void (refused[reason] = (refused[reason] ?? 0) + 1)
  const { entry } = version.definition
  const people = await readPeople(db, clinicId, { patientIds: idsOf(candidates), lock: !pretend })
  const known = candidates.flatMap((candidate): Ready[] => {
    const person = people.get(candidate.patientId)
    if (!person) return (refuse('unknown_patient'), [])
    if (person.gone) return (refuse('gone'), [])
    return [{ ...candidate, person, episodeKey: keyOf(version, candidate) }]
  })
  const patientIds = known.map(({ person }) => person.patientId)
  const fitting = entry.rule ? await segments.evaluate(ports, db, { clinicId, rule: entry.rule, patientIds }) : null
  const isBooked = entry.unlessBooked ? await bookedAlready(db, { clinicId, version, patientIds, now }) : () => false
  const earlier = Map.groupBy(
    await readEarlier(db, clinicId, { journeyId: version.journeyId, patientIds }),
    ({ patientId }) => patientId,
  )
  const taken = new Set<string>()
  const admitted = known.filter((candidate) => {
    const { patientId } = candidate.person
    const reason =
      (fitting && !fitting.has(patientId) ? 'rule' : null) ??
      (isBooked(candidate) ? 'booked' : null) ??
      reentryRefusal(version, candidate, { earlier: earlier.get(patientId) ?? [], taken, now })
    if (reason) return (refuse(reason), false)
    taken.add(`${patientId} ${candidate.episodeKey}`).add(patientId)
    return true
  })
  return { admitted, refused }
}

/** A visit that is moved to another day is another occasion for a journey that counts from its day. */
function keyOf({ definition: { settings, trigger } }: VersionRow, { episode }: Candidate): string {
  const key = episodeKeyOf(settings.episode, episode)
  const byVisitDay = trigger.kind === 'date' && trigger.field === 'appointment_start'
  return byVisitDay && episode.day && settings.episode === 'appointment' ? `${key}:${episode.day}` : key
}

function idsOf(candidates: readonly Candidate[]): string[] {
  return [...new Set(candidates.map(({ patientId }) => patientId))]
}

async function bookedAlready(
  db: Db,
  { clinicId, version, patientIds, now }: { clinicId: string; version: VersionRow; patientIds: string[]; now: Date },
): Promise<(candidate: Ready) => boolean> {
  const { answers } = version.definition.settings
  if (answers.by === 'none') return () => false
  const coming = await readComingBookings(db, clinicId, { patientIds, now })
  const byPatient = Map.groupBy(coming, ({ patientId }) => patientId)
  return ({ person, episode }) =>
    (byPatient.get(person.patientId) ?? []).some(
      (booking) => booking.id !== episode.appointmentId && answersEpisode(answers, episode, booking),
    )
}

/** Once per episode always holds for those inside; the re-entry rule says what holds for those who left. */
function reentryRefusal(
  version: VersionRow,
  { person, episodeKey }: Ready,
  { earlier, taken, now }: { earlier: readonly EarlierPassage[]; taken: ReadonlySet<string>; now: Date },
): Refusal | null {
  const { reentry } = version.definition.entry
  const sameEpisode = earlier.filter((passage) => passage.episodeKey === episodeKey)
  if (taken.has(`${person.patientId} ${episodeKey}`) || sameEpisode.some(({ state }) => state === 'active'))
    return 'inside'
  if (reentry.kind === 'once_per_episode') return sameEpisode.length > 0 ? 'reentry' : null
  if (taken.has(person.patientId) || earlier.some(({ state }) => state === 'active')) return 'inside'
  if (reentry.kind === 'never') return earlier.length > 0 ? 'reentry' : null
  const since = now.getTime() - reentry.days * DAY_MS
  return earlier.some(({ endedAt, enteredAt }) => (endedAt ?? enteredAt).getTime() > since) ? 'reentry' : null
}

async function tellEntered(
  ports: Ports,
  db: Db,
  { clinicId, rows, now }: { clinicId: string; rows: readonly EnrollmentInsert[]; now: Date },
): Promise<void> {
  const steps = rows.map(({ id, journeyId, versionId, nodeId, arm }) => ({
    enrollmentId: id,
    journeyId,
    versionId,
    nodeId,
    what: 'entered' as const,
    outcome: arm,
    at: now,
  }))
  await insertSteps(db, clinicId, steps)
  await recordEvents(
    ports,
    db,
    rows.map(({ id, journeyId, versionId, patientId, recordId, arm }) => ({
      clinicId,
      patientId,
      recordId,
      type: 'journey.entered',
      occurredAt: now,
      subjectKind: 'enrollment',
      subjectId: id,
      payload: { journeyId, versionId, arm },
    })),
  )
}
