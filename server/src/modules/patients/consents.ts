import type { Db } from '../../platform/db.ts'
import { newId } from '../../platform/random.ts'
import { findPatient } from './card.ts'
import { insertConsent } from './change-queries.ts'
import { actorOf, type Asker, recordChange } from './change-record.ts'
import type { NewConsent } from './change-schemas.ts'

/**
 * Writes what a person said about messages into the ledger. Nothing is ever changed there: the latest word counts.
 * @throws NotFound `patient_not_found`.
 */
export async function addConsent(db: Db, asker: Asker, id: string, consent: NewConsent): Promise<{ id: string }> {
  const { subject } = await findPatient(db, asker.caller.clinicId, id)
  const { clinicId, patientId } = subject
  const consentId = newId(asker.ports.clock.now(), asker.ports.random)
  await insertConsent(db, {
    ...consent,
    clinicId,
    id: consentId,
    patientId,
    recordId: patientId,
    source: asker.caller.kind === 'staff' ? 'staff' : 'api',
    recordedBy: actorOf(asker),
    at: asker.now,
  })
  const { purpose, channel, granted } = consent
  const type = granted ? 'consent.granted' : 'consent.withdrawn'
  await recordChange(db, asker, { subject, type, payload: { purpose, channel } })
  return { id: consentId }
}
