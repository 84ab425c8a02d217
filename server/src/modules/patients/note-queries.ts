import type { Insertable } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'
import type { Subject } from './timeline-queries.ts'

export async function insertNote(db: Db, note: Insertable<Tables['patientNotes']>): Promise<void> {
  await db.insertInto('patientNotes').values(note).execute()
}

/** Changes a note of the person: its text, or whether it is deleted. False when there is no such note. */
export async function updateNote(
  db: Db,
  { clinicId, patientId }: Subject,
  id: string,
  change: { text: string; updatedAt: Date } | { deletedAt: Date | null },
): Promise<boolean> {
  const isRestored = 'deletedAt' in change && change.deletedAt === null
  const { numUpdatedRows } = await db
    .updateTable('patientNotes')
    .set(change)
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('id', '=', id)
    .where('deletedAt', isRestored ? 'is not' : 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
