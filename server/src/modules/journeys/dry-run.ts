import type { JourneyDefinition } from '@revisit/domain/journey-definition.ts'
import { addDays, instantOf } from '@revisit/domain/local-date.ts'
import { createHash } from 'node:crypto'
import { type Db, systemAccess } from '../../platform/db.ts'
import type { Call } from '../../platform/http/route.ts'
import { addJob, type Job } from '../../platform/jobs.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { clinicNow } from '../clinics/clinics.ts'
import {
  type DryRunRow,
  insertDryRun,
  readDryRun,
  readEventsIn,
  readLivesOf,
  readNewestDryRun,
  updateDryRun,
} from './dry-run-queries.ts'
import { addUp } from './dry-run-sums.ts'
import { admit, type Candidate, type Ready } from './enrolling.ts'
import { readBookings } from './fact-queries.ts'
import { indexed } from './indexes.ts'
import { readVersionsByIds, type VersionRow } from './journey-queries.ts'
import { newest } from './lifecycle.ts'
import { journeyWithVersions } from './reading.ts'
import { type Pretended, type Pretender, simulate } from './simulation.ts'
import { daysBehind } from './sweeping.ts'
import { readDatesIn, readZones } from './sweep-queries.ts'
import type { JourneyDoors } from './touch-port.ts'
import { candidateOf, startsOn } from './triggers.ts'
import { draftOf, unseen } from './walk-through.ts'

/** People led through; of more, a sample of the newest is taken and the counts are scaled. */
export const MOST_PRETENDERS = 3000
const PART = 500
const DAY_MS = 86_400_000
/** The base changes: an answer older than this is counted anew. */
const KEPT_MS = 15 * 60_000

export type DryRunRequest = { days: number; definition?: unknown; again: boolean }

/** Starts a dry run in the background, or gives the answer of the same question asked a moment ago. */
export async function requestDryRun(
  db: Db,
  call: Call,
  { id, request }: { id: string; request: DryRunRequest },
): Promise<DryRunRow> {
  const { caller, ports, now } = call
  const { clinicId } = caller
  const { versions } = await journeyWithVersions(db, clinicId, id)
  const version = draftOf(newest(versions), request.definition)
  const definitionHash = createHash('sha256').update(JSON.stringify(version.definition)).digest('hex')
  const same = { definitionHash, days: request.days }
  const kept = await readNewestDryRun(db, clinicId, { journeyId: id, same, since: new Date(now.getTime() - KEPT_MS) })
  if (kept && !request.again) return kept
  const runId = newId(ports.clock.now(), ports.random)
  const by = caller.kind === 'staff' ? caller.id : null
  const { definition } = version
  await insertDryRun(db, clinicId, { id: runId, journeyId: id, versionId: version.id, ...same, definition, by, now })
  await addJob(db, 'journeys.dry_run', { clinicId, runId }, { maxAttempts: 2 })
  return (await readDryRun(db, clinicId, runId))!
}

/** The job behind it: reads and simulates, writes nothing but its own answer. */
export function dryRunJob(doors: JourneyDoors): Job<{ clinicId: string; runId: string }> {
  return {
    name: 'journeys.dry_run',
    run: async ({ clinicId, runId }, ports) => {
      const inClinic = <T>(work: (db: Db) => Promise<T>) => ports.database.withClinic(systemAccess(clinicId), work)
      const run = await inClinic((db) => readDryRun(db, clinicId, runId))
      if (!run || run.state === 'done') return
      const now = await inClinic((db) => clinicNow(ports, db, clinicId))
      const tell = (done: number, total: number) =>
        inClinic((db) => updateDryRun(db, clinicId, { id: runId, state: 'running', progress: { done, total }, now }))
      try {
        await tell(0, 0)
        const result = await inClinic((db) => runDry(ports, db, doors, { clinicId, run, now, tell }))
        await inClinic((db) => updateDryRun(db, clinicId, { id: runId, state: 'done', result, now }))
      } catch (error) {
        const { message } = error as Error
        ports.log.error({ runId, error: { message } }, 'a dry run failed')
        await inClinic((db) =>
          updateDryRun(db, clinicId, { id: runId, state: 'failed', failure: message.slice(0, 300), now }),
        )
      }
    },
  }
}

type DryRun = { clinicId: string; run: DryRunRow; now: Date; tell(done: number, total: number): Promise<void> }

async function runDry(ports: Ports, db: Db, doors: JourneyDoors, { clinicId, run, now, tell }: DryRun) {
  const [saved] = await readVersionsByIds(db, clinicId, [run.versionId])
  const definition = run.progress.definition as JourneyDefinition
  const version: VersionRow = { ...saved!, journeyId: run.journeyId, definition }
  const from = new Date(now.getTime() - run.days * DAY_MS)
  const named = await namedIn(db, doors, { clinicId, version, from, now })
  const request = { clinicId, version: withoutBooked(unseen(version)), source: 'trigger' as const, now, pretend: true }
  const { admitted, refused } = await admit(ports, db, doors.segments, {
    ...request,
    candidates: named.people.map(({ candidate }) => candidate),
  })
  const times = new Map(named.people.map(({ candidate, at }) => [candidate.episode, at]))
  const pretended: Pretended[] = []
  for (let start = 0; start < admitted.length; start += PART) {
    const part = admitted.slice(start, start + PART)
    pretended.push(...(await pretendPart(ports, db, doors, { clinicId, version, part, times, now })))
    await tell(start + part.length, admitted.length)
  }
  return addUp({ version, pretended, refused, named: named.total, sampled: named.people.length, from, now })
}

/** Whether somebody booked before the message is what the run itself finds out. */
function withoutBooked(version: VersionRow): VersionRow {
  const { definition } = version
  return { ...version, definition: { ...definition, entry: { ...definition.entry, unlessBooked: false } } }
}

type Part = {
  clinicId: string
  version: VersionRow
  part: readonly Ready[]
  times: ReadonlyMap<Candidate['episode'], Date>
  now: Date
}

async function pretendPart(
  ports: Ports,
  db: Db,
  doors: JourneyDoors,
  { clinicId, version, part, times, now }: Part,
): Promise<Pretended[]> {
  const atOf = ({ episode }: Ready) => times.get(episode) ?? now
  const since = new Date(Math.min(...part.map((ready) => atOf(ready).getTime())))
  const patientIds = [...new Set(part.map(({ person }) => person.patientId))]
  const lives = await readLivesOf(db, clinicId, { patientIds, since })
  const byPatient = Map.groupBy(lives, ({ patientId }) => patientId)
  const booked = lives.filter(({ type, subjectId }) => type.startsWith('appointment.') && subjectId !== null)
  const found = await readBookings(db, clinicId, [...new Set(booked.map(({ subjectId }) => subjectId!))])
  const bookings = new Map(found.map((booking) => [booking.id, booking]))
  const pretenders = part.map((ready): Pretender => {
    return { ready, at: atOf(ready).getTime(), events: byPatient.get(ready.person.patientId) ?? [] }
  })
  return simulate(ports, db, doors, { clinicId, indexed: indexed(version), journeyName: '', pretenders, bookings, now })
}

type Named = { people: { candidate: Candidate; at: Date }[]; total: number }
type Span = { clinicId: string; version: VersionRow; from: Date; now: Date }

/** Whom the trigger would have named in the span, and when. */
async function namedIn(db: Db, doors: JourneyDoors, span: Span): Promise<Named> {
  const { trigger } = span.version.definition
  switch (trigger.kind) {
    case 'event':
    case 'segment_entry':
      return namedByEvents(db, span)
    case 'date':
      return namedByDates(db, span)
    case 'schedule': {
      const people = await doors.segments.members(db, span.clinicId, trigger.segmentId, {
        after: null,
        limit: MOST_PRETENDERS,
      })
      return {
        people: people.map((patientId) => entering({ patientId, recordId: patientId, episode: {} }, span.now)),
        total: people.length,
      }
    }
    default:
      return { people: [], total: 0 }
  }
}

async function namedByEvents(db: Db, { clinicId, version, from, now }: Span): Promise<Named> {
  const { trigger } = version.definition
  const types = trigger.kind === 'event' ? trigger.match.types : ['segment.entered']
  const { events, total } = await readEventsIn(db, clinicId, { types, from, to: now, limit: MOST_PRETENDERS * 2 })
  const ids = events.filter(({ subjectKind, subjectId }) => subjectKind === 'appointment' && subjectId !== null)
  const bookings = new Map(
    (
      await readBookings(
        db,
        clinicId,
        ids.map(({ subjectId }) => subjectId!),
      )
    ).map((one) => [one.id, one]),
  )
  const starting = events.filter((event) => startsOn(trigger, event))
  const people = starting.slice(0, MOST_PRETENDERS)
  const all =
    events.length < total ? Math.round((starting.length / Math.max(1, events.length)) * total) : starting.length
  return {
    people: people.map((event) => entering(candidateOf(event, bookings.get(event.subjectId ?? '')), event.occurredAt)),
    total: all,
  }
}

async function namedByDates(db: Db, { clinicId, version, from, now }: Span): Promise<Named> {
  const { trigger } = version.definition
  if (trigger.kind !== 'date') return { people: [], total: 0 }
  const people: Named['people'] = []
  for (const timezone of await readZones(db, clinicId)) {
    const days = trigger.offset.unit === 'days' ? daysBehind(trigger, { from, to: now, timezone }) : []
    const shift = trigger.offset.unit === 'hours' ? trigger.offset.count * 3_600_000 : 0
    const span = { after: new Date(from.getTime() - shift), until: new Date(now.getTime() - shift) }
    for (const candidate of await readDatesIn(db, clinicId, { trigger, timezone, days, ...span })) {
      const { day } = candidate.episode
      const offset = trigger.offset.unit === 'days' ? trigger.offset.count : 0
      people.push(entering(candidate, day ? instantOf(addDays(day, offset), trigger.at, timezone) : now))
    }
  }
  return { people: people.slice(0, MOST_PRETENDERS), total: people.length }
}

/** The episode object itself is the key of the entry: one of its own for everybody. */
function entering(candidate: Candidate, at: Date): { candidate: Candidate; at: Date } {
  return { candidate: { ...candidate, episode: { ...candidate.episode } }, at }
}

/** A stored run as it is shown. */
export function shownRun({ id, state, days, progress, result, failure, createdAt, finishedAt }: DryRunRow) {
  const shown = { done: progress.done ?? 0, total: progress.total ?? 0 }
  return { id, state, days, progress: shown, result: result && datesOf(result), failure, createdAt, finishedAt }
}

function datesOf(result: NonNullable<DryRunRow['result']>) {
  return { ...result, from: new Date(result.from), to: new Date(result.to) }
}
