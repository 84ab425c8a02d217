import type { Db } from '../../platform/db.ts'
import { NotFound } from '../../platform/errors.ts'
import { findPatient } from './card.ts'
import { deleteTag, insertTag } from './change-queries.ts'
import { actorOf, type Asker, recordChange } from './change-record.ts'

/** Puts a tag on a person; a tag they already have stays as it is. @throws NotFound `patient_not_found`. */
export async function addTag(db: Db, asker: Asker, id: string, tag: string): Promise<void> {
  const { subject } = await findPatient(db, asker.caller.clinicId, id)
  const isNew = await insertTag(db, subject, { tag, addedBy: actorOf(asker), now: asker.now })
  if (isNew) await recordChange(db, asker, { subject, type: 'patient.tagged', payload: { tag } })
}

/** Takes a tag off a person. @throws NotFound `patient_not_found`, `tag_not_found`. */
export async function removeTag(db: Db, asker: Asker, id: string, tag: string): Promise<void> {
  const { subject } = await findPatient(db, asker.caller.clinicId, id)
  if (!(await deleteTag(db, subject, tag))) {
    throw new NotFound('tag_not_found', { ru: 'Такой метки нет', en: 'No such tag' })
  }
  await recordChange(db, asker, { subject, type: 'patient.untagged', payload: { tag } })
}
