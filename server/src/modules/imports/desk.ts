import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Db } from '../../platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../../platform/errors.ts'
import type { Call, Download } from '../../platform/http/route.ts'
import { newId } from '../../platform/random.ts'
import { writeCsv, russianExcel } from '../../platform/tabular/write-csv.ts'
import { writeXlsx } from '../../platform/tabular/write-xlsx.ts'
import { recordAudit } from '../audit/audit.ts'
import { cardOf } from './answers.ts'
import { type Detection, detect } from './detection.ts'
import { errorRows } from './error-file.ts'
import { sheetIssues } from './error-report.ts'
import { type ImportRow, type ImportState, insertImport, readImport, updateImport } from './import-queries.ts'
import { queueImport } from './jobs.ts'
import type { Mapping } from './mapping.ts'

/** What the desk needs of a request. */
export type Desk = Pick<Call, 'caller' | 'ports' | 'ip' | 'locale' | 'db' | 'now'>
type Scope = Pick<Call['caller'], 'clinicId' | 'branches'>

/** Keeps an uploaded file as a draft and says what seems to be in it. */
export async function draftImport(call: Desk & Pick<Call, 'receiveUpload'>) {
  if (call.caller.branches) throw wholeClinicOnly()
  const { path, fileName, size, fields } = await call.receiveUpload()
  const { clinicId, id: createdBy } = call.caller
  const id = newId(call.ports.clock.now(), call.ports.random)
  const origin = (fields.origin ?? '').trim().slice(0, 60) || 'import'
  const detection = await detect(call.ports, { clinicId, path, fileName, plan: {}, locale: call.locale })
  if (detection.sheets.length === 0) {
    await call.ports.files.remove(path)
    throw unreadable(detection)
  }
  await call.db(async (db) => {
    await insertImport(db, {
      clinicId,
      id,
      origin,
      fileName,
      fileSize: size,
      filePath: path,
      plan: { detection, mappings: mappingsOf(detection) },
      state: 'draft',
      createdBy,
      createdAt: call.now,
    })
    await recordAudit(db, call, { action: 'import.uploaded', subjectKind: 'import', subjectId: id, details: { size } })
  })
  return importCardOf(call, id)
}

/** The import of that id as the API shows it. @throws NotFound */
export async function importCardOf({ db, caller, locale }: Desk, id: string) {
  return cardOf(await db((tx) => findImport(tx, caller, id)), locale)
}

/**
 * Starts a dry run, a run or an undo in the background. A run of what is done or undone imports the same file once more.
 * @throws Conflict when the import is in another state, or its file is gone.
 */
export async function start(call: Desk, id: string, kind: 'check' | 'run' | 'undo') {
  const { clinicId } = call.caller
  const from: Record<typeof kind, ImportState[]> = {
    check: ['draft', 'checked', 'failed', 'cancelled'],
    run: ['draft', 'checked', 'failed', 'cancelled', 'done', 'undone'],
    undo: ['done', 'failed', 'cancelled'],
  }
  const state: Record<typeof kind, ImportState> = { check: 'checking', run: 'queued', undo: 'undoing' }
  await call.db(async (db) => {
    const row = await findImport(db, call.caller, id)
    mustBe(row, from[kind])
    if (kind !== 'undo') await mustHaveFile(row)
    await updateImport(db, clinicId, id, {
      state: state[kind],
      progress: {},
      failure: null,
      cancelRequestedAt: null,
      ...(kind === 'run' ? { undoneAt: null } : {}),
    })
    await queueImport(db, kind, { clinicId, importId: id })
    await recordAudit(db, call, {
      action: `import.${kind === 'undo' ? 'undone' : kind === 'run' ? 'started' : 'checked'}`,
      subjectKind: 'import',
      subjectId: id,
    })
  })
  return importCardOf(call, id)
}

/** Stops an import between two chunks; one that has not begun is cancelled at once. */
export async function cancel(call: Desk, id: string) {
  const { clinicId } = call.caller
  await call.db(async (db) => {
    const row = await findImport(db, call.caller, id)
    mustBe(row, ['draft', 'checking', 'checked', 'queued', 'running'])
    const begun = row.state === 'running' || row.state === 'checking'
    await updateImport(db, clinicId, id, begun ? { cancelRequestedAt: call.ports.clock.now() } : { state: 'cancelled' })
    await recordAudit(db, call, { action: 'import.cancelled', subjectKind: 'import', subjectId: id })
  })
  return importCardOf(call, id)
}

/** The rows with problems as a file in the caller's language. */
export async function errorFileOf(
  call: Desk,
  id: string,
  { format, sheet }: { format: 'csv' | 'xlsx'; sheet?: string | undefined },
): Promise<Download> {
  const { clinicId } = call.caller
  const row = await call.db(async (db) => {
    await recordAudit(db, call, { action: 'import.errors_exported', subjectKind: 'import', subjectId: id })
    return findImport(db, call.caller, id)
  })
  const sources = (row.result?.sources ?? []) as { fileName: string; sheetName: string; header: string[] }[]
  const source =
    sources.find((each) => (each.sheetName ? `${each.fileName}/${each.sheetName}` : each.fileName) === sheet) ??
    sources[0]
  if (!source) throw new NotFound('no_errors', { ru: 'Файла с ошибками нет', en: 'There is no error file' })
  const rows = errorRows(
    source.header,
    sheetIssues(call.ports, source, { clinicId, importId: id, locale: call.locale }),
    call.locale,
  )
  const name = `${call.locale === 'ru' ? 'Ошибки' : 'Errors'} ${source.fileName.replace(/\.\w+$/, '')}`
  if (format === 'xlsx') {
    const workbook = await writeXlsx(rows, call.locale === 'ru' ? 'Ошибки' : 'Errors')
    if (workbook) {
      return {
        download: workbook,
        fileName: `${name}.xlsx`,
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      }
    }
    return errorFileOf(call, id, { format: 'csv', sheet })
  }
  return {
    download: Readable.from(writeCsv(rows, russianExcel)),
    fileName: `${name}.csv`,
    contentType: 'text/csv; charset=utf-8',
  }
}

/**
 * The import of that id. An import touches every branch, so staff of some branches see none.
 * @throws NotFound
 */
export async function findImport(db: Db, { clinicId, branches }: Scope, id: string): Promise<ImportRow> {
  const row = branches ? undefined : await readImport(db, clinicId, id)
  if (!row) throw new NotFound('import_not_found', { ru: 'Такой загрузки нет', en: 'No such import' })
  return row
}

/** @throws Conflict when the import is in another state. */
export function mustBe(row: ImportRow, states: ImportState[]): void {
  if (states.includes(row.state)) return
  throw new Conflict('import_state', {
    ru: `Сейчас этого сделать нельзя: загрузка в состоянии «${row.state}».`,
    en: `This cannot be done now: the import is in state "${row.state}".`,
  })
}

async function mustHaveFile({ filePath, fileName }: ImportRow): Promise<void> {
  if (filePath && (await stat(filePath).catch(() => null))) return
  throw new Conflict('import_file_gone', {
    ru: `Файла «${fileName}» на сервере больше нет. Загрузите его ещё раз.`,
    en: `The file "${fileName}" is not on the server any more. Upload it again.`,
  })
}

/** What the columns of each sheet were taken for, by the key of the sheet. */
export function mappingsOf({ sheets }: Detection): Record<string, Mapping> {
  return Object.fromEntries(sheets.map(({ key, mapping }) => [key, mapping]))
}

/** Why not a single table could be read. */
export function unreadable({ failures }: Detection): Invalid {
  const { code, ru, en } = failures[0]!
  return new Invalid(code, { ru, en })
}

function wholeClinicOnly(): Forbidden {
  return new Forbidden('whole_clinic_only', {
    ru: 'Загрузка меняет данные всех филиалов. Попросите загрузить файл того, кому открыта вся клиника.',
    en: 'An import touches all branches. Ask somebody with access to the whole clinic to upload the file.',
  })
}
