import type { Locale } from '../../platform/errors.ts'
import type { Detection } from './detection.ts'
import { countIssues, groupIssues, type IssueGroup, listIssues } from './error-queries.ts'
import type { Db } from '../../platform/db.ts'
import type { ImportRow } from './import-queries.ts'
import { importProblemText } from './problem-text.ts'
import type { Suggestion } from './suggestions.ts'
import type { UndoReport } from './undo.ts'

/** An import as the API shows it. */
export function answerOf(row: ImportRow, locale: Locale) {
  const { progress, result, failure } = row
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return {
    id: row.id,
    state: row.state,
    fileName: row.fileName,
    fileSize: row.fileSize,
    origin: row.origin,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
    undoneAt: iso(row.undoneAt),
    cancelRequested: row.cancelRequestedAt !== null,
    progress: progressOf(progress),
    result: result && resultOf(result),
    failure: failure && { code: failure.code, message: failure[locale] },
  }
}

/** The same with what was found in the file. */
export function cardOf(row: ImportRow, locale: Locale) {
  const { sheets: found = [], failures = [] } = (row.plan.detection ?? {}) as Partial<Detection>
  const skipped = row.plan.skipped ?? []
  const sheets = found.map((sheet) => ({ ...sheet, skipped: skipped.includes(sheet.key) }))
  const unreadable = failures.map((each) => ({ fileName: each.fileName, code: each.code, message: each[locale] }))
  return { ...answerOf(row, locale), sheets, unreadable }
}

export type ErrorPage = {
  locale: Locale
  after: number
  limit: number
  /** What can be done with every cell of a kind of problem. */
  suggest: (group: IssueGroup, cell: string | null) => Suggestion | null
}

/** Problems of an import: grouped with counts and examples, and one by one. */
export async function errorsOf(
  db: Db,
  place: { clinicId: string; importId: string },
  { locale, after, limit, suggest }: ErrorPage,
) {
  const { clinicId, importId } = place
  const counts = await countIssues(db, clinicId, importId)
  const groups = await groupIssues(db, clinicId, importId)
  const items = await listIssues(db, place, { after, limit: limit + 1 })
  const page = items.slice(0, limit)
  const text = (code: string, params: unknown) => importProblemText(code, params as Record<string, unknown>, locale)
  return {
    groups: groups.map(({ columnName, examples, ...group }) => ({
      ...group,
      column: columnName,
      suggestion: suggest({ columnName, examples, ...group }, cellOf(examples[0]?.params)),
      examples: examples.map(({ rowNumber, params, file, sheet }) => ({
        row: rowNumber,
        file,
        sheet,
        cell: cellOf(params),
        message: text(group.code, params),
      })),
    })),
    items: page.map(({ rowNumber, columnName, code, params, cells, file, sheet, entity, severity }) => ({
      row: rowNumber,
      file,
      sheet,
      entity,
      column: columnName,
      code,
      severity: severity as 'error' | 'warning',
      message: text(code, params),
      cells: cells ?? [],
    })),
    nextCursor: items.length > limit ? String(page.at(-1)!.id) : null,
    total: counts.errors + counts.warnings,
    ...counts,
  }
}

function cellOf(params: Record<string, unknown> | undefined): string | null {
  return typeof params?.cell === 'string' ? params.cell : null
}

function progressOf(progress: ImportRow['progress']) {
  return {
    phase: progress.phase ?? null,
    file: progress.file ?? null,
    rows: progress.rows ?? 0,
    totalRows: progress.totalRows ?? null,
    bytes: progress.bytes ?? 0,
    totalBytes: progress.totalBytes ?? 0,
    rowsPerSecond: progress.rowsPerSecond ?? 0,
    errors: progress.errors ?? 0,
    warnings: progress.warnings ?? 0,
  }
}

function resultOf(result: NonNullable<ImportRow['result']>) {
  return {
    dryRun: result.dryRun,
    entities: result.entities,
    totals: result.totals ?? { payments: 0, refunds: 0 },
    suggestions: result.suggestions ?? 0,
    undo: result.undo ? withReasons(result.undo as UndoReport) : null,
    doubles: result.doubles ?? null,
  }
}

/** Undos of earlier days kept no reasons. */
function withReasons({ why, ...report }: Omit<UndoReport, 'why'> & Partial<UndoReport>): UndoReport {
  return { ...report, why: why ?? {} }
}
