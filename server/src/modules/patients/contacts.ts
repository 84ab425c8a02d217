import { readEmail } from '@revisit/domain/email.ts'
import type { MessengerKind } from '@revisit/domain/identity.ts'
import { readMessenger } from '@revisit/domain/messenger.ts'
import { readPhones } from '@revisit/domain/phone.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts'
import { newId } from '../../platform/random.ts'
import { findPatient } from './card.ts'
import { refreshCardKeys } from './card-keys.ts'
import { deleteContact, insertContact, labelContact } from './change-queries.ts'
import { type Asker, recordChange } from './change-record.ts'
import type { NewContact } from './change-schemas.ts'
import type { Subject } from './timeline-queries.ts'

/**
 * Adds a contact to a card.
 * @throws NotFound `patient_not_found`. @throws Invalid `bad_contact`. @throws Conflict `contact_known`.
 */
export async function addContact(db: Db, asker: Asker, id: string, contact: NewContact): Promise<{ id: string }> {
  const { subject } = await findPatient(db, asker.caller.clinicId, id)
  const [added] = await addContacts(db, asker, subject, [contact])
  if (!added) throw new Conflict('contact_known', { ru: 'Такой контакт уже есть', en: 'This contact is already there' })
  await refreshCardKeys(db, subject)
  await recordChange(db, asker, { subject, type: 'contact.added', payload: { kind: contact.kind } })
  return { id: added }
}

/** Adds contacts the person does not have yet; keys and search text are left to the caller. @returns ids of the new ones. */
export async function addContacts(
  db: Db,
  { now, ports }: Asker,
  { clinicId, patientId }: Subject,
  contacts: readonly NewContact[],
): Promise<string[]> {
  const added: string[] = []
  for (const { kind, value: written, label } of contacts) {
    const value = normalised(kind, written)
    if (value === null) throw badContact()
    const id = newId(ports.clock.now(), ports.random)
    const row = { clinicId, id, patientId, recordId: patientId, kind, value, label, createdAt: now }
    if (await insertContact(db, row)) added.push(id)
  }
  return added
}

/** @throws NotFound `patient_not_found`, `contact_not_found`. */
export async function changeContact(
  db: Db,
  asker: Asker,
  { id, contactId, label }: { id: string; contactId: string; label: string | null },
): Promise<void> {
  const { subject } = await findPatient(db, asker.caller.clinicId, id)
  const contact = await labelContact(db, subject, { id: contactId, label })
  if (!contact) throw contactNotFound()
  await recordChange(db, asker, { subject, type: 'contact.changed', payload: { kind: contact.kind } })
}

/** @throws NotFound `patient_not_found`, `contact_not_found`. */
export async function removeContact(db: Db, asker: Asker, id: string, contactId: string): Promise<void> {
  const { subject } = await findPatient(db, asker.caller.clinicId, id)
  const contact = await deleteContact(db, subject, contactId)
  if (!contact) throw contactNotFound()
  await refreshCardKeys(db, subject)
  await recordChange(db, asker, { subject, type: 'contact.removed', payload: { kind: contact.kind } })
}

function normalised(kind: NewContact['kind'], written: string): string | null {
  if (kind === 'phone') {
    const { phones } = readPhones(written)
    return phones.length === 1 ? (phones[0] ?? null) : null
  }
  if (kind === 'email') return readEmail(written)
  return kind === 'push' ? written : readMessenger(kind satisfies MessengerKind, written).value
}

function badContact(): Invalid {
  const message = { ru: 'Контакт не читается', en: 'The contact cannot be read' }
  return new Invalid('bad_contact', message, [{ path: 'value', message }])
}

function contactNotFound(): NotFound {
  return new NotFound('contact_not_found', { ru: 'Контакт не найден', en: 'Contact not found' })
}
