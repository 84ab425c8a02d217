import type { Db } from '../../platform/db.ts'
import { NotFound } from '../../platform/errors.ts'
import { newId } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import { findPatient } from './card.ts'
import { actorOf, type Asker } from './change-record.ts'
import { insertNote, updateNote } from './note-queries.ts'
import type { Subject } from './timeline-queries.ts'

/** Writes a note into a card. @throws NotFound `patient_not_found`. */
export async function addNote(db: Db, asker: Asker, id: string, text: string): Promise<{ id: string }> {
  const { subject } = await findPatient(db, asker.caller.clinicId, id)
  const { clinicId, patientId } = subject
  const noteId = newId(asker.ports.clock.now(), asker.ports.random)
  const note = {
    clinicId,
    id: noteId,
    patientId,
    recordId: patientId,
    text,
    authorId: actorOf(asker),
    createdAt: asker.now,
  }
  await insertNote(db, note)
  await audit(db, asker, subject, { action: 'note.added', noteId })
  return { id: noteId }
}

/** @throws NotFound `patient_not_found`, `note_not_found`. */
export async function changeNote(
  db: Db,
  asker: Asker,
  { id, noteId, text }: { id: string; noteId: string; text: string },
): Promise<void> {
  await change(db, asker, { id, noteId, action: 'note.changed' }, { text, updatedAt: asker.now })
}

/** Hides a note; `restoreNote` brings it back. @throws NotFound `patient_not_found`, `note_not_found`. */
export async function removeNote(db: Db, asker: Asker, id: string, noteId: string): Promise<void> {
  await change(db, asker, { id, noteId, action: 'note.removed' }, { deletedAt: asker.now })
}

/** @throws NotFound `patient_not_found`, `note_not_found` when there is no removed note of this id. */
export async function restoreNote(db: Db, asker: Asker, id: string, noteId: string): Promise<void> {
  await change(db, asker, { id, noteId, action: 'note.restored' }, { deletedAt: null })
}

async function change(
  db: Db,
  asker: Asker,
  { id, noteId, action }: { id: string; noteId: string; action: string },
  values: Parameters<typeof updateNote>[3],
): Promise<void> {
  const { subject } = await findPatient(db, asker.caller.clinicId, id)
  if (!(await updateNote(db, subject, noteId, values))) {
    throw new NotFound('note_not_found', { ru: 'Заметка не найдена', en: 'Note not found' })
  }
  await audit(db, asker, subject, { action, noteId })
}

/** Notes change no statistics and start nothing, so they leave no event: the timeline shows the note itself. */
async function audit(
  db: Db,
  asker: Asker,
  { patientId }: Subject,
  { action, noteId }: { action: string; noteId: string },
): Promise<void> {
  await recordAudit(db, asker, { action, subjectKind: 'patient', subjectId: patientId, details: { noteId } })
}
