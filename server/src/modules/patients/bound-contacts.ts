import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { recordEvents } from '../events/events.ts'
import { markStale } from '../statistics/statistics.ts'
import { findPatient } from './card.ts'
import { refreshCardKeys } from './card-keys.ts'
import { deleteContactValue, insertContact } from './change-queries.ts'
import type { Subject } from './timeline-queries.ts'

/** An address a person connected from their own side: a chat with a bot, a browser. */
export type BoundContact = {
  clinicId: string
  /** The person, or a card merged into them. */
  patientId: string
  kind: 'telegram' | 'max' | 'push'
  value: string
  now: Date
}

/** Puts a connected address on the card. @returns the live person, and whether the address is new. @throws NotFound `patient_not_found`. */
export async function bindContact(
  ports: Ports,
  db: Db,
  { clinicId, patientId: id, kind, value, now }: BoundContact,
): Promise<{ patientId: string; isNew: boolean }> {
  const { subject } = await findPatient(db, clinicId, id)
  const { patientId } = subject
  const row = { clinicId, patientId, recordId: patientId, kind, value, id: newId(ports.clock.now(), ports.random) }
  const isNew = await insertContact(db, { ...row, createdAt: now })
  if (isNew) await told(ports, db, subject, { type: 'contact.added', kind, now })
  return { patientId, isNew }
}

/** Takes an address off the card. @returns false when the card does not have it. @throws NotFound `patient_not_found`. */
export async function unbindContact(
  ports: Ports,
  db: Db,
  { clinicId, patientId: id, kind, value, now }: BoundContact,
): Promise<boolean> {
  const { subject } = await findPatient(db, clinicId, id)
  const isGone = await deleteContactValue(db, subject, { kind, value })
  if (isGone) await told(ports, db, subject, { type: 'contact.removed', kind, now })
  return isGone
}

async function told(
  ports: Ports,
  db: Db,
  subject: Subject,
  { type, kind, now }: { type: 'contact.added' | 'contact.removed'; kind: string; now: Date },
): Promise<void> {
  const { clinicId, patientId } = subject
  await refreshCardKeys(db, subject)
  await recordEvents(ports, db, [{ clinicId, patientId, type, occurredAt: now, payload: { kind } }])
  await markStale(db, clinicId, [patientId], now)
}
