import { ageOn, daysBetween, type LocalDate, localDateOf } from '@revisit/domain/local-date.ts'
import { fullName } from '@revisit/domain/person-name.ts'
import type { Db } from '../../platform/db.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { recordAudit } from '../audit/audit.ts'
import { listCustomFields } from '../custom-fields/custom-fields.ts'
import { silencesOf } from '../suppressions/suppressions.ts'
import * as cards from './card-queries.ts'
import type { Card, CardFlag } from './card-schemas.ts'
import { readCardValue } from './card-value.ts'
import { CHANNELS_OF_CONTACT, consentFor, currentConsents } from './consent-state.ts'
import { readContacting } from './contacting.ts'
import { countTimeline, readTimeline } from './timeline.ts'
import type { Subject } from './timeline-queries.ts'
import type { TimelinePage, TimelineQuery } from './timeline-schemas.ts'

type Asker = Pick<Call, 'caller' | 'now' | 'ip' | 'ports'>

/** The live person behind an id, which may be the id of a card merged into theirs. */
export type Found = { patient: cards.PatientRow; mergedInto: string | null; subject: Subject }

const LONGEST_CHAIN = 50

/**
 * Finds the live person an id belongs to.
 * @throws NotFound `patient_not_found`: no such card, another clinic's, or out of the caller's branches.
 */
export async function findPatient(db: Db, clinicId: string, id: string): Promise<Found> {
  let patient = await cards.readPatient(db, clinicId, id)
  for (let step = 0; patient?.mergedInto && step < LONGEST_CHAIN; step++) {
    patient = await cards.readPatient(db, clinicId, patient.mergedInto)
  }
  if (!patient) throw patientNotFound()
  const subject = { clinicId, patientId: patient.id, cards: await cards.readCards(db, clinicId, patient.id) }
  return { patient, mergedInto: patient.id === id ? null : patient.id, subject }
}

export function patientNotFound(): NotFound {
  return new NotFound('patient_not_found', { ru: 'Пациент не найден', en: 'Patient not found' })
}

/** Everything the card of a patient shows, in one answer; the reading is recorded. */
export async function readCard(db: Db, asker: Asker, id: string): Promise<Card> {
  const { caller, now } = asker
  const found = await findPatient(db, caller.clinicId, id)
  const { subject, patient } = found
  await recordAudit(db, asker, { action: 'patient.read', subjectKind: 'patient', subjectId: subject.patientId })
  const today = localDateOf(now, caller.timezone)
  const stats = await cards.readStats(db, subject)
  const seesMoney = caller.permissions.has('money.read')
  const contacts = await readContactsWithConsent(db, subject, asker.ports)
  const family = await cards.readFamily(db, subject)
  const policies = await readPolicies(db, subject, { today, seesMoney })
  const openDuplicates = await cards.countOpenDuplicates(db, subject)
  const value = seesMoney ? await readCardValue(db, subject, { stats, today }) : null
  const notes = await cards.readNotes(db, subject)
  return {
    ...identityOf(found, today),
    ...(await readIdentifiers(db, subject)),
    ...contacts,
    family: family.map((row) => relativeOf(row, today)),
    contacting: await readContacting(db, subject, asker, family),
    flags: flagsOf({ patient, contacts, policies, openDuplicates, today, isVip: value?.class === 'vip' }),
    daysSinceLastVisit: stats.lastVisitOn ? daysBetween(stats.lastVisitOn, today) : null,
    visits: await readVisits(db, subject, stats, today),
    value,
    openPlans: await readPlans(db, subject, { seesMoney, timezone: caller.timezone }),
    policies,
    tags: await cards.readTags(db, subject),
    customFields: await readCustomValues(db, found),
    notes: caller.medical ? notes.map(noteOf) : null,
    merges: (await cards.readMerges(db, subject)).map(mergeOf),
    openDuplicates,
    timeline: await readTimeline(db, subject, caller, { limit: 50 }),
    timelineCounts: await countTimeline(db, subject, caller),
  }
}

/** A page of the timeline alone; the reading is recorded as that of the card. @throws NotFound `patient_not_found`. */
export async function readMoreTimeline(db: Db, asker: Asker, id: string, query: TimelineQuery): Promise<TimelinePage> {
  const { subject } = await findPatient(db, asker.caller.clinicId, id)
  const details = { part: 'timeline' }
  await recordAudit(db, asker, {
    action: 'patient.read',
    subjectKind: 'patient',
    subjectId: subject.patientId,
    details,
  })
  return readTimeline(db, subject, asker.caller, query)
}

function identityOf({ patient, mergedInto }: Found, today: LocalDate) {
  const { branchId: _, custom: __, mergedInto: ___, createdAt, updatedAt, referrer, ...rest } = patient
  return {
    ...rest,
    mergedInto,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    fullName: fullName(patient),
    referrer: referrer && { id: referrer.id, name: fullName(referrer) },
    age: patient.birthDate === null ? null : ageOn(patient.birthDate, today),
  }
}

async function readIdentifiers(db: Db, subject: Subject) {
  const externalRecords = await cards.readExternalRecords(db, subject)
  return { externalRecords, externalIds: externalRecords.map((record) => record.externalId) }
}

async function readContactsWithConsent(
  db: Db,
  subject: Subject,
  ports: Asker['ports'],
): Promise<Pick<Card, 'contacts' | 'consents'>> {
  const entries = await cards.readConsents(db, subject)
  const known = await cards.readContacts(db, subject)
  const addresses = known.map(({ value }) => value)
  const silences = await silencesOf(ports, db, subject.clinicId, addresses)
  const contacts = known.map(({ invalidSince, ...contact }) => ({
    ...contact,
    invalidSince: invalidSince?.toISOString() ?? null,
    silences: silences
      .filter(({ address }) => address === contact.value)
      .map((silence) => ({ ...silence, since: silence.since.toISOString() })),
    consent: (CHANNELS_OF_CONTACT[contact.kind] ?? []).map((channel) => ({
      channel,
      service: consentFor(entries, 'service', channel),
      marketing: consentFor(entries, 'marketing', channel),
    })),
  }))
  return { contacts, consents: currentConsents(entries).map((entry) => ({ ...entry, at: entry.at.toISOString() })) }
}

function relativeOf({ id, sex, birthDate, relation, ...name }: cards.FamilyRow, today: LocalDate) {
  return { id, sex, relation, fullName: fullName(name), age: birthDate === null ? null : ageOn(birthDate, today) }
}

type FlagSources = Pick<Card, 'policies' | 'openDuplicates'> & {
  patient: cards.PatientRow
  contacts: Pick<Card, 'contacts'>
  today: LocalDate
  isVip: boolean
}

function flagsOf({ patient, contacts, policies, openDuplicates, today, isVip }: FlagSources): CardFlag[] {
  const facts: Record<CardFlag, boolean> = {
    vip: isVip,
    deceased: patient.deceased,
    insured: policies.some((policy) => policy.inForce),
    minor: patient.birthDate !== null && ageOn(patient.birthDate, today) < 18,
    possible_duplicate: openDuplicates > 0,
    no_phone: !contacts.contacts.some((contact) => contact.kind === 'phone'),
  }
  return (Object.keys(facts) as CardFlag[]).filter((flag) => facts[flag])
}

async function readVisits(db: Db, subject: Subject, stats: cards.StatsRow, today: LocalDate): Promise<Card['visits']> {
  const next = stats.nextVisitOn
  return {
    completed: stats.completed,
    days: stats.visits,
    bookings: stats.bookings,
    noShows: stats.noShows,
    cancelledByPatient: stats.cancelledByPatient,
    firstOn: stats.firstVisitOn,
    lastOn: stats.lastVisitOn,
    nextOn: next !== null && next >= today ? next : null,
    byBranch: await cards.readBranchShare(db, subject),
    doctor: await cards.readMainDoctor(db, subject),
  }
}

async function readPlans(
  db: Db,
  subject: Subject,
  { seesMoney, timezone }: { seesMoney: boolean; timezone: string },
): Promise<Card['openPlans']> {
  const plans = await cards.readOpenPlans(db, subject)
  const items = plans.flatMap((plan) => plan.items)
  const sum = (chosen: typeof items) => chosen.reduce((total, item) => total + (item.amount ?? 0), 0)
  const left = items.filter((item) => item.status !== 'done' && item.status !== 'declined')
  return {
    count: plans.length,
    amount: seesMoney ? sum(items) : null,
    amountLeft: seesMoney ? sum(left) : null,
    plans: plans.map(({ presentedAt, ...plan }) => ({
      ...plan,
      presentedOn: presentedAt && localDateOf(presentedAt, timezone),
      items: plan.items.map((item) => (seesMoney ? item : { ...item, amount: null })),
    })),
  }
}

async function readPolicies(
  db: Db,
  subject: Subject,
  { today, seesMoney }: { today: LocalDate; seesMoney: boolean },
): Promise<Card['policies']> {
  const policies = await cards.readPolicies(db, subject)
  return policies.map((policy) => ({
    ...policy,
    ...(seesMoney ? {} : { limitAmount: null, spentAmount: null }),
    inForce: (policy.validFrom ?? today) <= today && (policy.validTo ?? today) >= today,
  }))
}

async function readCustomValues(db: Db, { subject, patient }: Found): Promise<Card['customFields']> {
  const fields = await listCustomFields(db, subject.clinicId)
  return fields
    .filter((field) => !field.archived)
    .map(({ key, name, kind, choices }) => ({ key, name, kind, choices, value: patient.custom[key] ?? null }))
}

function noteOf({ createdAt, editedAt, ...note }: cards.NoteRow) {
  return { ...note, createdAt: createdAt.toISOString(), editedAt: editedAt?.toISOString() ?? null }
}

function mergeOf({ id, absorbedId, automatic, mergedAt, undoneAt, ...name }: cards.MergeRow) {
  return {
    id,
    absorbedId,
    absorbedName: fullName(name),
    automatic,
    mergedAt: mergedAt.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
  }
}
