import { Conflict } from '../../platform/errors.ts'
import { recordAudit } from '../audit/audit.ts'
import { type Desk, findImport, mustBe } from './desk.ts'
import { deleteImport, deleteIssues } from './import-queries.ts'
import { isUpload } from './uploads.ts'

/**
 * Deletes an import that wrote nothing, with its file and what was found wrong in it.
 * @throws Conflict while it works, and when it has written rows: those are taken back by an undo.
 */
export async function removeDraft(call: Desk, id: string): Promise<void> {
  const { clinicId } = call.caller
  const { files } = call.ports
  const row = await call.db(async (db) => {
    const draft = await findImport(db, call.caller, id)
    mustBe(draft, ['draft', 'checked', 'failed', 'cancelled'])
    if ((draft.plan.runs ?? []).length > 0) throw written()
    await deleteIssues(db, clinicId, id)
    await deleteImport(db, clinicId, id)
    await recordAudit(db, call, { action: 'import.deleted', subjectKind: 'import', subjectId: id })
    return draft
  })
  // A file named on the command line belongs to whoever named it.
  if (row.filePath && (await isUpload(call.ports, clinicId, row.filePath))) await files.remove(row.filePath)
  await files.remove(await files.pathFor(clinicId, 'imports', id))
}

function written(): Conflict {
  return new Conflict('import_written', {
    ru: 'Эта загрузка уже изменила базу, поэтому её нельзя просто убрать. Отмените её целиком.',
    en: 'This import has changed the base already, so it cannot just be removed. Undo it.',
  })
}
