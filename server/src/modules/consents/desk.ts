import { createHash } from 'node:crypto'
import type { Db } from '../../platform/db.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { newId } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import { recordEvents } from '../events/events.ts'
import { findPatient } from '../patients/patients.ts'
import { markStale } from '../statistics/statistics.ts'
import { liftSuppressions } from '../suppressions/suppressions.ts'
import { addressesOf, insertConsents, insertHold, insertText, liftHold, listTexts } from './queries.ts'
import type { NewConsent, NewHold } from './schemas.ts'

type Deed = { patientId: string; type: string; payload: Record<string, string | boolean> }

/**
 * Writes what a person said about messages into the ledger; a new consent also ends the silence their addresses asked for before.
 * @throws NotFound `patient_not_found`, `consent_text_not_found`.
 */
export async function addConsent(db: Db, call: Call, id: string, consent: NewConsent): Promise<{ id: string }> {
  const { clinicId, patientId } = (await findPatient(db, call.caller.clinicId, id)).subject
  const texts = await listTexts(db, clinicId)
  if (consent.textId !== null && !texts.some((text) => text.id === consent.textId)) throw textNotFound()
  const entryId = newId(call.ports.clock.now(), call.ports.random)
  const recordedBy = authorOf(call)
  const source = recordedBy === null ? 'api' : 'staff'
  await insertConsents(db, [
    { ...consent, clinicId, id: entryId, patientId, recordId: patientId, source, recordedBy, at: call.now },
  ])
  if (consent.granted) await endSilence(db, call, patientId)
  const { purpose, channel, granted } = consent
  await writeDown(db, call, {
    patientId,
    type: granted ? 'consent.granted' : 'consent.withdrawn',
    payload: { purpose, channel },
  })
  return { id: entryId }
}

/** A new wording; entries before it keep the old one. */
export async function addConsentText(
  db: Db,
  call: Call,
  { purpose, text }: { purpose: string; text: string },
): Promise<{ id: string }> {
  const id = newId(call.ports.clock.now(), call.ports.random)
  const hash = createHash('sha256').update(text).digest()
  const { clinicId } = call.caller
  await insertText(db, { clinicId, id, purpose, text, hash, createdBy: authorOf(call), createdAt: call.now })
  await recordAudit(db, call, {
    action: 'consent_text.added',
    subjectKind: 'consent_text',
    subjectId: id,
    details: { purpose },
  })
  return { id }
}

/** Says that it is a bad moment to write to somebody. */
export async function addHold(db: Db, call: Call, id: string, hold: NewHold): Promise<{ id: string }> {
  const { clinicId, patientId } = (await findPatient(db, call.caller.clinicId, id)).subject
  const holdId = newId(call.ports.clock.now(), call.ports.random)
  const until = hold.until === null ? null : new Date(hold.until)
  const row = {
    ...hold,
    clinicId,
    id: holdId,
    patientId,
    recordId: patientId,
    until,
    since: call.now,
    setBy: authorOf(call),
  }
  await insertHold(db, row)
  await writeDown(db, call, { patientId, type: 'contact.held', payload: { reason: hold.reason, scope: hold.scope } })
  return { id: holdId }
}

/** The bad moment is over. @throws NotFound `hold_not_found`. */
export async function endHold(db: Db, call: Call, id: string, holdId: string): Promise<void> {
  const { clinicId, patientId } = (await findPatient(db, call.caller.clinicId, id)).subject
  const lifted = await liftHold(db, clinicId, { id: holdId, patientId, at: call.now, by: authorOf(call) })
  if (!lifted) throw new NotFound('hold_not_found', { ru: 'Такой пометки нет', en: 'There is no such mark' })
  await writeDown(db, call, { patientId, type: 'contact.released', payload: {} })
}

async function endSilence(db: Db, call: Call, patientId: string): Promise<void> {
  const { clinicId } = call.caller
  const addresses = await addressesOf(db, clinicId, patientId)
  const told = addresses.map(({ value }) => value)
  await liftSuppressions(call.ports, db, { clinicId, addresses: told, by: authorOf(call), at: call.now })
}

async function writeDown(db: Db, call: Call, { patientId, type, payload }: Deed): Promise<void> {
  const { clinicId } = call.caller
  await recordAudit(db, call, { action: type, subjectKind: 'patient', subjectId: patientId, details: payload })
  await recordEvents(call.ports, db, [
    { clinicId, patientId, type, occurredAt: call.now, actorId: authorOf(call), payload },
  ])
  await markStale(db, clinicId, [patientId], call.now)
}

function authorOf({ caller }: Call): string | null {
  return caller.kind === 'staff' ? caller.id : null
}

function textNotFound(): NotFound {
  return new NotFound('consent_text_not_found', {
    ru: 'Такого текста согласия нет',
    en: 'There is no such consent text',
  })
}
