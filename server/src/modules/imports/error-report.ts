import { systemAccess } from '../../platform/db.ts'
import type { Locale } from '../../platform/errors.ts'
import type { Ports } from '../../platform/ports.ts'
import { errorRows, type StoredIssue, writeErrorFile } from './error-file.ts'
import { type IssuePlace, readIssuePage } from './error-queries.ts'

type Sheet = { fileName: string; sheetName: string; header: readonly string[] }
type Order = { clinicId: string; importId: string; locale: Locale }

/** Writes the error file of one sheet into the clinic's folder. @returns its path, or null when nothing is wrong. */
export async function writeSheetErrors(ports: Ports, sheet: Sheet, order: Order): Promise<string | null> {
  const issues = sheetIssues(ports, sheet, order)
  const first = await issues.next()
  if (first.done) return null
  const base = sheet.fileName.replace(/\.\w+$/, '') + (sheet.sheetName ? `-${sheet.sheetName}` : '')
  const safe = base.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_').slice(0, 80) || 'file'
  const path = await ports.files.pathFor(order.clinicId, 'imports', order.importId, `errors-${safe}.csv`)
  await writeErrorFile(path, errorRows(sheet.header, startingWith(first.value, issues), order.locale))
  return path
}

/** The problems of a sheet in the order of its rows, read page by page. */
export async function* sheetIssues(
  ports: Ports,
  { fileName, sheetName }: Sheet,
  { clinicId, importId }: Order,
): AsyncGenerator<StoredIssue, undefined> {
  const place: IssuePlace = { clinicId, importId, file: fileName, sheet: sheetName }
  let after: { rowNumber: number; id: number } | null = null
  for (;;) {
    const page: (StoredIssue & { id: number })[] = await ports.database.withClinic(systemAccess(clinicId), (db) =>
      readIssuePage(db, place, { after, limit: 2000 }),
    )
    yield* page
    const last = page.at(-1)
    if (!last || page.length < 2000) return
    after = { rowNumber: last.rowNumber, id: last.id }
  }
}

async function* startingWith(first: StoredIssue, rest: AsyncIterable<StoredIssue>): AsyncGenerator<StoredIssue> {
  yield first
  yield* rest
}
