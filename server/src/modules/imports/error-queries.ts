import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { StoredIssue } from './error-file.ts'

export type IssuePlace = { clinicId: string; importId: string; file: string; sheet: string }

/** A page of one sheet's problems in the order of its rows. */
export async function readIssuePage(
  db: Db,
  { clinicId, importId, file, sheet }: IssuePlace,
  { after, limit }: { after: { rowNumber: number; id: number } | null; limit: number },
): Promise<(StoredIssue & { id: number })[]> {
  const { rows } = await sql<StoredIssue & { id: number }>`
    select id, row_number, column_name, code, params, severity, cells from import_errors
    where clinic_id = ${clinicId}::uuid and import_id = ${importId}::uuid and file = ${file} and sheet = ${sheet}
      and (row_number, id) > (${after?.rowNumber ?? -1}::bigint, ${after?.id ?? -1}::bigint)
    order by row_number, id limit ${limit}`.execute(db)
  return rows
}

export async function countIssues(db: Db, clinicId: string, importId: string) {
  const { rows } = await sql<{ errors: number; warnings: number; rows: number; rejectedRows: number }>`
    select count(*) filter (where severity = 'error')::int as errors, count(*) filter (where severity = 'warning')::int as warnings,
      count(distinct (file, sheet, row_number))::int as rows,
      count(distinct (file, sheet, row_number)) filter (where severity = 'error')::int as rejected_rows
    from import_errors where clinic_id = ${clinicId}::uuid and import_id = ${importId}::uuid`.execute(db)
  return rows[0]!
}

export type IssueGroup = {
  entity: string | null
  columnName: string | null
  code: string
  severity: 'error' | 'warning'
  count: number
  examples: { rowNumber: number; file: string; sheet: string; params: Record<string, unknown> }[]
}

/** Problems by column and kind, the most frequent first, each with its first examples. */
export async function groupIssues(db: Db, clinicId: string, importId: string): Promise<IssueGroup[]> {
  const { rows } = await sql<IssueGroup>`
    select entity, column_name, code, severity, count(*)::int as count,
      (array_agg(jsonb_build_object('rowNumber', row_number, 'file', file, 'sheet', sheet, 'params', params) order by id))[1:5] as examples
    from import_errors where clinic_id = ${clinicId}::uuid and import_id = ${importId}::uuid
    group by entity, column_name, code, severity order by severity, count(*) desc, column_name limit 200`.execute(db)
  return rows
}

export async function listIssues(
  db: Db,
  { clinicId, importId }: { clinicId: string; importId: string },
  { after, limit }: { after: number; limit: number },
) {
  return db
    .selectFrom('importErrors')
    .select(['id', 'entity', 'file', 'sheet', 'rowNumber', 'columnName', 'code', 'params', 'severity', 'cells'])
    .where('clinicId', '=', clinicId)
    .where('importId', '=', importId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}
