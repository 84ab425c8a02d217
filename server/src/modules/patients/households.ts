import type { Db } from '../../platform/db.ts'
import { Invalid, NotFound } from '../../platform/errors.ts'
import { enterHousehold, leaveHousehold } from '../identity/identity.ts'
import { findPatient } from './card.ts'
import { actorOf, type Asker, recordChange } from './change-record.ts'

/**
 * Puts a person into the family of another; the family of the other is kept, a new one is made when neither has any.
 * @throws NotFound `patient_not_found`. @throws Invalid `same_person`.
 */
export async function joinHousehold(db: Db, asker: Asker, id: string, otherId: string): Promise<void> {
  const { clinicId } = asker.caller
  const { subject } = await findPatient(db, clinicId, id)
  const { subject: other } = await findPatient(db, clinicId, otherId)
  if (subject.patientId === other.patientId) {
    throw new Invalid('same_person', { ru: 'Это один и тот же человек', en: 'This is the same person' })
  }
  const together = { patientId: subject.patientId, otherId: other.patientId, by: actorOf(asker), now: asker.now }
  const joined = await enterHousehold(db, clinicId, together)
  for (const one of [subject, other]) {
    if (joined.includes(one.patientId)) await recordChange(db, asker, { subject: one, type: 'household.joined' })
  }
}

/** Takes a person out of their family. @throws NotFound `patient_not_found`, `no_household`. */
export async function quitHousehold(db: Db, asker: Asker, id: string): Promise<void> {
  const { subject } = await findPatient(db, asker.caller.clinicId, id)
  if (!(await leaveHousehold(db, subject.clinicId, [subject.patientId]))) {
    throw new NotFound('no_household', { ru: 'Пациент не в семье', en: 'The patient is in no family' })
  }
  await recordChange(db, asker, { subject, type: 'household.left' })
}
