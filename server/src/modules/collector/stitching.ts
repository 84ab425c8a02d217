import { personOfContacts } from '@revisit/domain/site-event.ts'
import { type Db, systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { Beat } from '../../platform/pulse.ts'
import { clinicNow } from '../clinics/clinics.ts'
import { type Reactor, recordEvents } from '../events/events.ts'
import { deleteEventsOf, stitchEvents } from './event-queries.ts'
import {
  bindVisitor,
  type Contact,
  deleteVisitorsOf,
  forgetContacts,
  letVisitorWait,
  lookSoon,
  ownersOf,
  putOffLook,
  takeWaiting,
  type Visitor,
} from './visitor-queries.ts'

const DAY_MS = 86_400_000
/** What an unknown browser did so long ago may still become a person's, and so long its contacts are kept for that. */
const WINDOW_DAYS = 30
/** Older deeds come into the history of the person and start no journey: a letter about them would come out of the blue. */
const FRESH_MS = DAY_MS
const NEXT_LOOK_SECONDS = 600
const BATCH = 100

type Binding = { clinicId: string; visitorId: string; patientId: string; ownSince: Date; now: Date }

/** From now on the browser is this person's, and what it did before within the window becomes their history. */
export async function bindAndStitch(
  ports: Ports,
  db: Db,
  { clinicId, visitorId, patientId, ownSince, now }: Binding,
): Promise<void> {
  await bindVisitor(db, clinicId, { id: visitorId, patientId, ownSince })
  const since = new Date(Math.max(ownSince.getTime(), now.getTime() - WINDOW_DAYS * DAY_MS))
  const earlier = await stitchEvents(db, clinicId, { visitorId, patientId, since })
  await recordEvents(
    ports,
    db,
    earlier.map(({ type, occurredAt, payload }) => ({
      clinicId,
      patientId,
      type,
      occurredAt,
      subjectKind: 'site_visitor',
      subjectId: visitorId,
      payload: now.getTime() - occurredAt.getTime() > FRESH_MS ? { ...payload, backfill: true } : payload,
    })),
  )
}

/** Nobody, or too many people, have these contacts: they are looked up again while the window lasts. */
export async function letWait(
  ports: Ports,
  db: Db,
  {
    clinicId,
    visitorId,
    contacts,
    ownSince,
    now,
  }: { clinicId: string; visitorId: string; contacts: readonly Contact[]; ownSince: Date; now: Date },
): Promise<void> {
  await letVisitorWait(db, clinicId, {
    id: visitorId,
    contacts: ports.cipher.seal(JSON.stringify(contacts), placeOf(clinicId, visitorId)),
    until: new Date(now.getTime() + WINDOW_DAYS * DAY_MS),
    ownSince,
    lookInSeconds: NEXT_LOOK_SECONDS,
  })
}

/** The contacts a browser waits with; none when they were sealed with another installation's key. */
export function openContacts(
  ports: Ports,
  clinicId: string,
  { id, contacts }: Pick<Visitor, 'id' | 'contacts'>,
): Contact[] {
  try {
    return contacts === null ? [] : (JSON.parse(ports.cipher.open(contacts, placeOf(clinicId, id))) as Contact[])
  } catch {
    return []
  }
}

function placeOf(clinicId: string, visitorId: string): string {
  return `site-contacts/${clinicId}/${visitorId}`
}

/** Looks up again whose the contacts of waiting browsers are: somebody may have been imported, or two cards may have become one. */
export const stitchBeat: Beat = {
  name: 'collector.stitch',
  run: (ports, clinicId) =>
    ports.database.withClinic(systemAccess(clinicId), async (db) => {
      const waiting = await takeWaiting(db, clinicId, BATCH)
      if (waiting.length === 0) return 0
      const now = await clinicNow(ports, db, clinicId)
      const late = waiting.filter(({ contactsUntil }) => contactsUntil <= now).map(({ id }) => id)
      const current = waiting
        .filter(({ id }) => !late.includes(id))
        .map((visitor) => ({ ...visitor, contacts: openContacts(ports, clinicId, visitor) }))
      const found = await ownersOf(
        db,
        clinicId,
        current.flatMap(({ contacts }) => contacts),
      )
      const unknown: string[] = []
      for (const { id: visitorId, contacts, ownSince } of current) {
        const owners = contacts.map(({ kind, value }) =>
          found.filter((one) => one.kind === kind && one.value === value).map((one) => one.patientId),
        )
        const patientId = personOfContacts(owners)
        if (patientId === null) unknown.push(visitorId)
        else await bindAndStitch(ports, db, { clinicId, visitorId, patientId, ownSince, now })
      }
      await forgetContacts(db, clinicId, late)
      await putOffLook(db, clinicId, { ids: unknown, seconds: NEXT_LOOK_SECONDS })
      return waiting.length
    }),
}

const NEW_CONTACTS: ReadonlySet<string> = new Set([
  'patient.created',
  'patient.changed',
  'contact.added',
  'contact.changed',
  'contact.removed',
  'import.finished',
  'patients.merged',
])

/** New cards and contacts may recognise a browser; of somebody erased nothing stays. */
export const collectorReactor: Reactor = {
  name: 'collector',
  react: async (_ports, db, clinicId, events) => {
    if (events.some(({ type }) => NEW_CONTACTS.has(type))) await lookSoon(db, clinicId)
    const erased = events.flatMap(({ type, patientId }) => (type === 'patient.erased' && patientId ? [patientId] : []))
    if (erased.length === 0) return
    await deleteEventsOf(db, clinicId, erased)
    await deleteVisitorsOf(db, clinicId, erased)
  },
}
