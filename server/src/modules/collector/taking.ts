import { readEmail } from '@revisit/domain/email.ts'
import { isBlockedIdentityValue } from '@revisit/domain/identity.ts'
import { localDateOf } from '@revisit/domain/local-date.ts'
import { readPhone } from '@revisit/domain/phone.ts'
import { cleanPageAddress, personOfContacts, siteEventTime, withoutContacts } from '@revisit/domain/site-event.ts'
import { type Db, systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { readClinic } from '../clinics/clinics.ts'
import { recordEvents } from '../events/events.ts'
import type { ReadBatch, TakenEvent } from './batch.ts'
import type { Door } from './door-queries.ts'
import { findServices, insertSiteEvents, type NamedService, type NewSiteEvent } from './event-queries.ts'
import { addCounts, noteUse } from './key-queries.ts'
import { bindAndStitch, letWait, openContacts } from './stitching.ts'
import { type Contact, lockVisitor, ownersOf, type Visitor } from './visitor-queries.ts'

/**
 * Keeps what a browser did, in one transaction. Whose it is follows from the phone or e-mail a form was sent with; what is somebody's
 * goes to the spine at once, and the journeys hear of it with the next beat. @returns how many events were new.
 */
export async function takeBatch(ports: Ports, door: Door, batch: ReadBatch): Promise<number> {
  const { clinicId, collectorKeyId } = door
  return ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const clinic = await readClinic(db, clinicId)
    const now = clinic?.simulatedAt ?? ports.clock.now()
    // Ids keep the order of the batch: several things may have happened at one moment.
    const anew = (n = 0) => newId(new Date(ports.clock.now().getTime() + n), ports.random)
    const visitor = await lockVisitor(db, clinicId, {
      id: anew(),
      visitor: batch.visitor ?? anew(),
      collectorKeyId,
      now,
    })
    const patient = await recognise(ports, db, { clinicId, visitor, contacts: contactsOf(batch), now })
    const services = await findServices(db, clinicId, namesOf(batch.events))
    const rows = batch.events.map((event, n) => keptEvent(event, { batch, services, now, id: anew(n) }))
    const source = { visitorId: visitor.id, collectorKeyId, receivedAt: now, ...patient }
    const fresh = await insertSiteEvents(db, clinicId, source, rows)
    const told = rows.filter(({ id }) => fresh.has(id))
    if (patient.patientId !== null) await tell(ports, db, { clinicId, visitorId: visitor.id, ...patient }, told)
    const onDay = localDateOf(now, clinic?.timezone ?? 'Europe/Moscow')
    const counts = Map.groupBy(told, ({ type }) => type)
    await addCounts(
      db,
      clinicId,
      [...counts].map(([what, { length: n }]) => ({ collectorKeyId, onDay, what, n })),
    )
    if (told.length > 0) await noteUse(db, clinicId, collectorKeyId, now)
    return told.length
  })
}

type Owner = { patientId: string | null; recordId: string | null }

/** Whose browser it is after this batch. */
async function recognise(
  ports: Ports,
  db: Db,
  { clinicId, visitor, contacts, now }: { clinicId: string; visitor: Visitor; contacts: Contact[]; now: Date },
): Promise<Owner> {
  const { patientId, recordId } = visitor
  if (contacts.length === 0) return { patientId, recordId }
  const found = await ownersOf(db, clinicId, contacts)
  const owners = contacts.map(({ kind, value }) =>
    found.filter((one) => one.kind === kind && one.value === value).map((one) => one.patientId),
  )
  const known = owners.filter((ids) => ids.length > 0)
  // A phone the whole family has does not make the browser anybody else's.
  if (patientId !== null && known.length > 0 && known.every((ids) => ids.includes(patientId)))
    return { patientId, recordId }
  const person = personOfContacts(owners)
  // Another person at the same browser: what was done before is not theirs.
  const isAnother = patientId !== null || isOther(openContacts(ports, clinicId, visitor), contacts)
  const ownSince = isAnother ? now : visitor.ownSince
  if (person === null) {
    await letWait(ports, db, { clinicId, visitorId: visitor.id, contacts, ownSince, now })
    return { patientId: null, recordId: null }
  }
  await bindAndStitch(ports, db, { clinicId, visitorId: visitor.id, patientId: person, ownSince, now })
  return { patientId: person, recordId: person }
}

function isOther(before: readonly Contact[], contacts: readonly Contact[]): boolean {
  return before.length > 0 && !before.some((one) => contacts.some(({ value }) => value === one.value))
}

/** The last phone and e-mail of a batch; what cannot be read or proves nothing is left out. */
function contactsOf({ events, contacts }: ReadBatch): Contact[] {
  const named = [...events, contacts ?? {}].filter(({ phone, email }) => phone || email).at(-1)
  if (!named) return []
  const phone = named.phone ? readPhone(named.phone) : null
  const email = named.email ? readEmail(named.email) : null
  return [
    ...(phone === null ? [] : [{ kind: 'phone' as const, value: phone }]),
    ...(email === null ? [] : [{ kind: 'email' as const, value: email }]),
  ].filter(({ value }) => !isBlockedIdentityValue(value))
}

function namesOf(events: readonly TakenEvent[]): string[] {
  return [...new Set(events.flatMap(({ service }) => (service ? [calledIn(service)] : [])))]
}

function calledIn(service: string): string {
  return service.trim().toLowerCase()
}

function keptEvent(
  event: TakenEvent,
  {
    batch,
    services,
    now,
    id,
  }: { batch: ReadBatch; services: ReadonlyMap<string, NamedService>; now: Date; id: string },
): NewSiteEvent {
  const { service: said, title, form } = event
  const known = said ? services.get(calledIn(said)) : undefined
  const payload = {
    ...pageOf(event),
    ...(title ? { title: withoutContacts(title.trim()).slice(0, 300) } : {}),
    ...(said ? { service: withoutContacts(said.trim()) } : {}),
    ...(form ? { form: withoutContacts(form.trim()) } : {}),
    ...(known ? { serviceId: known.id, treatmentType: known.treatmentType } : {}),
  }
  const occurredAt = siteEventTime({ at: event.at, sentAt: batch.sentAt }, now)
  return { id, sentId: event.id ?? id, type: `site.${event.kind}`, occurredAt, payload }
}

function pageOf({ url, path }: TakenEvent): { url?: string; path?: string } {
  const page = url === undefined ? null : cleanPageAddress(url)
  if (page) return page
  return path === undefined ? {} : { path: withoutContacts(path.split(/[?#]/)[0]!) }
}

async function tell(
  ports: Ports,
  db: Db,
  { clinicId, visitorId, ...owner }: Owner & { clinicId: string; visitorId: string },
  events: readonly NewSiteEvent[],
): Promise<void> {
  const inOrder = events.toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
  await recordEvents(
    ports,
    db,
    inOrder.map(({ type, occurredAt, payload }) => ({
      clinicId,
      ...owner,
      type,
      occurredAt,
      subjectKind: 'site_visitor',
      subjectId: visitorId,
      payload,
    })),
  )
}
