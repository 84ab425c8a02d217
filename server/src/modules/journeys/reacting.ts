import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { clinicNow } from '../clinics/clinics.ts'
import type { Reactor, StoredEvent } from '../events/events.ts'
import { enroll } from './enrolling.ts'
import { lockPassagesOf } from './enrollment-queries.ts'
import type { Enrollment } from './enrollment-row.ts'
import { type BookingFacts, readBookings } from './fact-queries.ts'
import { indexVersions } from './indexes.ts'
import { type LiveVersion, readLiveVersions } from './journey-queries.ts'
import { settleIdentities } from './merging.ts'
import { answerOf, applyVerdicts, type Verdict } from './verdicts.ts'
import { candidateOf, startsOn } from './triggers.ts'
import type { JourneyDoors } from './touch-port.ts'

/** Events older than this are history that was brought in late: they start nothing and stop nothing. */
const OLDEST_DAYS = 4

/**
 * What journeys do about events: people leave at once when a booking answers them, those who waited hear it, cancelled bookings bring
 * them back, and triggers let people in. Events of one patient are taken in order, everything else at once.
 */
export function journeyReactor(doors: JourneyDoors): Reactor {
  return {
    name: 'journeys',
    react: async (ports, db, clinicId, events) => {
      const now = await clinicNow(ports, db, clinicId)
      const oldest = now.getTime() - OLDEST_DAYS * 86_400_000
      const concerning = events.filter(({ patientId, type }) => patientId !== null && !type.startsWith('journey.'))
      const recent = concerning.filter(({ occurredAt, type }) => occurredAt.getTime() >= oldest || ALWAYS.has(type))
      if (recent.length === 0) return
      const live = await readLiveVersions(db, clinicId)
      for (const wave of wavesOf(recent)) await reactToWave(ports, db, doors, { clinicId, events: wave, live, now })
    },
  }
}

/** Events about the card itself count whenever they happened. */
const ALWAYS: ReadonlySet<string> = new Set([
  'patients.merged',
  'patients.unmerged',
  'patient.deceased',
  'patient.erased',
])

/** The first event of every patient, then the second of every patient, and so on. */
function wavesOf(events: readonly StoredEvent[]): StoredEvent[][] {
  const waves: StoredEvent[][] = []
  const places = new Map<string, number>()
  for (const event of events) {
    const place = places.get(event.patientId!) ?? 0
    places.set(event.patientId!, place + 1)
    ;(waves[place] ??= []).push(event)
  }
  return waves
}

type Wave = { clinicId: string; events: readonly StoredEvent[]; live: readonly LiveVersion[]; now: Date }

async function reactToWave(
  ports: Ports,
  db: Db,
  doors: JourneyDoors,
  { clinicId, events, live, now }: Wave,
): Promise<void> {
  const identities = events.filter(({ type }) => type === 'patients.merged' || type === 'patients.unmerged')
  await settleIdentities(ports, db, doors.touches, { clinicId, events: identities, now })
  const patientIds = [...new Set(events.map(({ patientId }) => patientId!))]
  const passages = await lockPassagesOf(db, clinicId, { patientIds, now })
  const bookings = await bookingsOf(db, clinicId, events)
  if (passages.length > 0) {
    const verdicts = await judge(db, { clinicId, events, passages, bookings, now })
    await applyVerdicts(ports, db, doors.touches, { clinicId, verdicts, now })
  }
  for (const version of live) {
    const starting = events.filter((event) => startsOn(version.definition.trigger, event))
    const candidates = starting.map((event) => candidateOf(event, bookings.get(event.subjectId ?? '')))
    if (candidates.length > 0)
      await enroll(ports, db, doors.segments, { clinicId, version, candidates, source: 'trigger', now })
  }
}

async function judge(
  db: Db,
  {
    clinicId,
    events,
    passages,
    bookings,
    now,
  }: {
    clinicId: string
    events: readonly StoredEvent[]
    passages: readonly Enrollment[]
    bookings: ReadonlyMap<string, BookingFacts>
    now: Date
  },
): Promise<Verdict[]> {
  const versions = await indexVersions(
    db,
    clinicId,
    passages.map(({ versionId }) => versionId),
  )
  const byPatient = Map.groupBy(passages, ({ patientId }) => patientId)
  return events.flatMap((event) =>
    (byPatient.get(event.patientId!) ?? []).flatMap((passage) => {
      const indexed = versions.get(passage.versionId)
      const booking = bookings.get(event.subjectId ?? '')
      return indexed ? answerOf({ event, passage, indexed, booking, now }) : []
    }),
  )
}

async function bookingsOf(
  db: Db,
  clinicId: string,
  events: readonly StoredEvent[],
): Promise<Map<string, BookingFacts>> {
  const ids = events.filter(({ type, subjectId }) => type.startsWith('appointment.') && subjectId !== null)
  if (ids.length === 0) return new Map()
  const found = await readBookings(db, clinicId, [...new Set(ids.map(({ subjectId }) => subjectId!))])
  return new Map(found.map((booking) => [booking.id, booking]))
}
