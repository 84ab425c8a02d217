import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { RowIssue } from './chunk.ts'
import type { Mapping } from './mapping.ts'
import type { MoneyTotals } from './tally.ts'

export type ImportState =
  | 'draft'
  | 'checking'
  | 'checked'
  | 'queued'
  | 'running'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'undoing'
  | 'undone'

/** How far a run has come. `waiting`: another import of the clinic is running. */
export type Progress = {
  phase: 'waiting' | 'reading' | 'referrers' | 'merging' | 'statistics' | 'undoing' | 'done'
  file: string | null
  rows: number
  bytes: number
  totalBytes: number
  rowsPerSecond: number
  errors: number
  warnings: number
  /** Of an undo: how many rows there are to look at. */
  totalRows?: number
  /** Of an undo: rows taken back so far, by table; one that was stopped goes on from here. */
  undone?: Record<string, number>
}

export type EntityResult = {
  entity: string
  rows: number
  created: number
  updated: number
  unchanged: number
  rejected: number
  merged: number
  /** Path of the file with the rows that have problems; null when there are none. */
  errorsFile: string | null
}

/** Visits and payments of an import that the base has from another source already. */
export type Doubles = { skipped: boolean; appointments: number; service_lines: number; payments: number }

/** What an import was told to do with each sheet. */
export type ImportPlan = {
  entity?: string
  /** Mapping by `file/sheet`; a sheet without one is guessed. */
  mappings?: Record<string, Mapping>
  /** One mapping for every sheet it fits. */
  mapping?: Mapping
  encoding?: string
  separator?: string
  /** Rows that name the columns, where a person pointed at another than was found; by the key of the sheet. */
  headerRows?: Record<string, number>
  /** Keys of the sheets a person left out. */
  skipped?: string[]
  /** What was found in the upload. */
  detection?: unknown
  /** The clinic's time of each run: rows this import made and nobody touched since carry one of them. */
  runs?: string[]
  /** Rows may be in whose people have not been compared with the others yet. */
  unmatched?: boolean
}

export type ImportRow = {
  id: string
  origin: string
  fileName: string
  fileSize: number | null
  filePath: string | null
  plan: ImportPlan
  state: ImportState
  progress: Partial<Progress>
  result: {
    dryRun: boolean
    entities: EntityResult[]
    totals?: MoneyTotals
    suggestions?: number
    sources?: unknown
    /** Cells of columns of names and words, counted by a dry run. */
    values?: unknown
    doubles?: Doubles | null
    undo?: unknown
  } | null
  failure: { code: string; ru: string; en: string } | null
  errorsPath: string | null
  createdBy: string | null
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
  undoneAt: Date | null
  cancelRequestedAt: Date | null
}

export type NewImport = {
  clinicId: string
  id: string
  origin: string
  fileName: string
  fileSize: number | null
  filePath: string
  plan: ImportPlan
  state: ImportState
  createdBy: string | null
  createdAt: Date
}

export async function insertImport(db: Db, row: NewImport): Promise<void> {
  await db
    .insertInto('imports')
    .values({ ...row, plan: JSON.stringify(row.plan) })
    .execute()
}

export async function readImport(db: Db, clinicId: string, id: string): Promise<ImportRow | undefined> {
  return (await db
    .selectFrom('imports')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst()) as ImportRow | undefined
}

export type ImportChange = Partial<{
  origin: string
  state: ImportState
  plan: ImportPlan
  progress: Partial<Progress>
  result: ImportRow['result']
  failure: ImportRow['failure']
  errorsPath: string | null
  startedAt: Date | null
  finishedAt: Date | null
  undoneAt: Date | null
  cancelRequestedAt: Date | null
}>

export async function updateImport(db: Db, clinicId: string, id: string, change: ImportChange): Promise<void> {
  const json = (value: unknown) => (value === undefined ? undefined : value === null ? null : JSON.stringify(value))
  const { plan, progress, result, failure, ...rest } = change
  const set = {
    ...rest,
    ...(plan === undefined ? {} : { plan: json(plan)! }),
    ...(progress === undefined ? {} : { progress: json(progress)! }),
    ...(result === undefined ? {} : { result: json(result) as string | null }),
    ...(failure === undefined ? {} : { failure: json(failure) as string | null }),
  }
  await db.updateTable('imports').set(set).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

/** Imports of the clinic whose people still have to be compared with the others, oldest first. */
export async function listUnmatched(db: Db, clinicId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from imports
    where clinic_id = ${clinicId}::uuid and plan -> 'unmatched' = 'true' order by created_at, id`.execute(db)
  return rows.map(({ id }) => id)
}

export async function clearUnmatched(db: Db, clinicId: string, id: string): Promise<void> {
  await sql`update imports set plan = plan - 'unmatched'
    where clinic_id = ${clinicId}::uuid and id = ${id}::uuid`.execute(db)
}

/** Whether an import of that source came to its end at least once. */
export async function hasFinished(db: Db, clinicId: string, origin: string): Promise<boolean> {
  const row = await db
    .selectFrom('imports')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('origin', '=', origin)
    .where('state', 'in', ['done', 'undoing', 'undone'])
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets an import that wrote nothing. */
export async function deleteImport(db: Db, clinicId: string, id: string): Promise<void> {
  await db.deleteFrom('imports').where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

export async function isCancelRequested(db: Db, clinicId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('imports')
    .select('cancelRequestedAt')
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.cancelRequestedAt != null
}

export type FileIssue = RowIssue & { file: string; sheet: string }

/** Imports that should be running, for finding those whose process died. */
export async function listUnfinished(db: Db, clinicId: string) {
  return db
    .selectFrom('imports')
    .select(['id', 'state', 'filePath'])
    .where('clinicId', '=', clinicId)
    .where('state', 'in', ['queued', 'running', 'checking', 'undoing'])
    .execute()
}

export async function listClinicIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('auth.clinicDirectory').select('clinicId').execute()
  return rows.map(({ clinicId }) => clinicId)
}

/** The newest imports first, before the given place. */
export async function listImports(
  db: Db,
  clinicId: string,
  { before, limit }: { before: { createdAt: Date; id: string } | null; limit: number },
): Promise<{ items: ImportRow[]; total: number }> {
  let query = db.selectFrom('imports').selectAll().where('clinicId', '=', clinicId)
  if (before) {
    query = query.where((eb) => eb(eb.refTuple('createdAt', 'id'), '<', eb.tuple(before.createdAt, before.id)))
  }
  const items = await query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
  const { total } = await db
    .selectFrom('imports')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('clinicId', '=', clinicId)
    .executeTakeFirstOrThrow()
  return { items: items as unknown as ImportRow[], total }
}

/** Rows of one statement: cells of wide sheets make long texts. */
const ISSUES_AT_ONCE = 2000

export async function insertIssues(db: Db, clinicId: string, importId: string, issues: FileIssue[]): Promise<void> {
  for (let at = 0; at < issues.length; at += ISSUES_AT_ONCE) {
    const rows = issues.slice(at, at + ISSUES_AT_ONCE).map((issue) => ({
      entity: issue.entity,
      file: issue.file,
      sheet: issue.sheet,
      row_number: issue.rowNumber,
      column_name: issue.column,
      code: issue.code,
      params: issue.params,
      severity: issue.severity,
      cells: issue.cells.map((cell) => (cell ?? '').replaceAll('\0', '').slice(0, 4000)),
    }))
    await sql`insert into import_errors (clinic_id, import_id, entity, file, sheet, row_number, column_name, code, params, severity, cells)
      select ${clinicId}::uuid, ${importId}::uuid, v.entity, v.file, v.sheet, v.row_number, v.column_name, v.code,
        coalesce(v.params, '{}'), v.severity, array(select jsonb_array_elements_text(v.cells))
      from jsonb_to_recordset(${safeJson(rows)}::jsonb) as v (entity text, file text, sheet text, row_number bigint,
        column_name text, code text, params jsonb, severity text, cells jsonb)`.execute(db)
  }
}

export async function deleteIssues(db: Db, clinicId: string, importId: string): Promise<void> {
  await db.deleteFrom('importErrors').where('clinicId', '=', clinicId).where('importId', '=', importId).execute()
}

/** The database takes neither zero characters nor halves of surrogate pairs. */
function safeJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll(/\\u0000/g, '')
    .replaceAll(/\\ud[89a-f][0-9a-f]{2}/gi, '\ufffd')
}
