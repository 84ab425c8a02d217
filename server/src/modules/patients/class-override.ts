import { localDateOf } from '@revisit/domain/local-date.ts'
import type { Db } from '../../platform/db.ts'
import { Invalid, NotFound } from '../../platform/errors.ts'
import { newId } from '../../platform/random.ts'
import { findPatient } from './card.ts'
import { type Asker, recordChange } from './change-record.ts'
import type { ClassOverrideBody } from './change-schemas.ts'
import { insertOverride, revokeOverrides } from './class-override-queries.ts'

/**
 * Sets the value class of a person by hand, with a reason and an end; an earlier setting is replaced.
 * @throws NotFound `patient_not_found`. @throws Invalid `ends_before_start`.
 */
export async function setValueClass(
  db: Db,
  asker: Asker,
  id: string,
  body: ClassOverrideBody,
): Promise<{ id: string }> {
  const { subject } = await findPatient(db, asker.caller.clinicId, id)
  const { clinicId, patientId } = subject
  const today = localDateOf(asker.now, asker.caller.timezone)
  const { startsOn = today, endsOn, reason } = body
  if (endsOn < startsOn || endsOn < today) throw endsTooEarly()
  await revokeOverrides(db, subject, { today, now: asker.now })
  const overrideId = newId(asker.ports.clock.now(), asker.ports.random)
  const own = { clinicId, id: overrideId, patientId, recordId: patientId, authorId: asker.caller.id }
  await insertOverride(db, { ...own, class: body.class, reason, startsOn, endsOn, createdAt: asker.now })
  await recordChange(db, asker, { subject, type: 'value_class.set', payload: { class: body.class, startsOn, endsOn } })
  return { id: overrideId }
}

/** Lets the rules decide again. @throws NotFound `patient_not_found`, `no_class_override`. */
export async function releaseValueClass(db: Db, asker: Asker, id: string): Promise<void> {
  const { subject } = await findPatient(db, asker.caller.clinicId, id)
  const today = localDateOf(asker.now, asker.caller.timezone)
  if (!(await revokeOverrides(db, subject, { today, now: asker.now }))) {
    throw new NotFound('no_class_override', { ru: 'Класс не задан вручную', en: 'The class is not set by hand' })
  }
  await recordChange(db, asker, { subject, type: 'value_class.released' })
}

function endsTooEarly(): Invalid {
  const message = { ru: 'Последний день раньше первого', en: 'The last day is before the first' }
  return new Invalid('ends_before_start', message, [{ path: 'endsOn', message }])
}
