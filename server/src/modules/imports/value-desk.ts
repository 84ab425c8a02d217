import type { Call } from '../../platform/http/route.ts'
import { errorsOf } from './answers.ts'
import { type Desk, findImport } from './desk.ts'
import type { Detection } from './detection.ts'
import type { IssueGroup } from './error-queries.ts'
import type { ImportRow } from './import-queries.ts'
import { sheetKey } from './sources.ts'
import { suggestionFor } from './suggestions.ts'
import { readTrialContext } from './trial-context.ts'
import { listedColumns, readVocabulary, type Vocabulary } from './values.ts'

/** The columns of names and words of one sheet with what their cells are read as. @throws NotFound */
export async function valuesOf(call: Desk, id: string, sheet: string | undefined) {
  return call.db(async (db) => {
    const row = await findImport(db, call.caller, id)
    const vocabulary = await vocabularyOf(call, db, row)
    const key = sheet ?? firstSheet(row)
    return { sheet: key, columns: listedColumns(row, key, vocabulary) }
  })
}

/** The first rows of one sheet as they stand in the file. @throws NotFound */
export async function firstRowsOf(call: Desk, id: string, sheet: string | undefined) {
  const row = await call.db((db) => findImport(db, call.caller, id))
  const key = sheet ?? firstSheet(row)
  const found = sheetsOf(row).find((each) => each.key === key)
  return {
    sheet: key,
    headerRow: found?.headerRow ?? 1,
    guessedHeaderRow: found?.guessedHeaderRow ?? found?.headerRow ?? 1,
    items: found?.rows ?? [],
  }
}

/** Problems of an import with what can be done about each kind. @throws NotFound */
export async function problemsOf(call: Desk, id: string, { after, limit }: { after: number; limit: number }) {
  const { clinicId } = call.caller
  return call.db(async (db) => {
    const row = await findImport(db, call.caller, id)
    const vocabulary = await vocabularyOf(call, db, row)
    const suggest = ({ examples, ...group }: IssueGroup, cell: string | null) => {
      const [example] = examples
      if (!example) return null
      const key = sheetKey({ fileName: example.file, sheetName: example.sheet })
      return suggestionFor({ ...group, cell }, row.plan.mappings?.[key], vocabulary)
    }
    return errorsOf(db, { clinicId, importId: id }, { locale: call.locale, after, limit, suggest })
  })
}

async function vocabularyOf(
  { caller, ports, locale }: Desk,
  db: Parameters<Parameters<Call['db']>[0]>[0],
  { origin }: ImportRow,
): Promise<Vocabulary> {
  const context = await readTrialContext(ports, db, caller.clinicId)
  return readVocabulary(db, { clinicId: caller.clinicId, origin, locale, context })
}

function sheetsOf({ plan }: ImportRow): Detection['sheets'] {
  return (plan.detection as Partial<Detection> | undefined)?.sheets ?? []
}

function firstSheet(row: ImportRow): string {
  return sheetsOf(row)[0]?.key ?? ''
}
