import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Locale } from '../../platform/errors.ts'
import { writeCsv, russianExcel, type WrittenCell } from '../../platform/tabular/write-csv.ts'
import { importProblemText } from './problem-text.ts'

/** One problem as it is stored. */
export type StoredIssue = {
  rowNumber: number
  columnName: string | null
  code: string
  params: Record<string, unknown>
  severity: 'error' | 'warning'
  cells: string[] | null
}

const HEADING = { ru: 'Что не так', en: 'What is wrong' }
const MARK = {
  ru: { error: 'Не загружено', warning: 'Загружено с замечанием' },
  en: { error: 'Not imported', warning: 'Imported with a remark' },
}

/** The original rows that have problems, in the order of the file, with one more column that says what is wrong. */
export async function* errorRows(
  header: readonly string[],
  issues: AsyncIterable<StoredIssue>,
  locale: Locale,
): AsyncGenerator<WrittenCell[]> {
  yield [...header, HEADING[locale]]
  let row: { number: number; cells: string[]; texts: string[] } | null = null
  for await (const issue of issues) {
    if (row && row.number !== issue.rowNumber) {
      yield toRow(row, header.length)
      row = null
    }
    row ??= { number: issue.rowNumber, cells: issue.cells ?? [], texts: [] }
    if (row.cells.length === 0 && issue.cells) row.cells = issue.cells
    const column = issue.columnName ? `${issue.columnName}: ` : ''
    row.texts.push(`${MARK[locale][issue.severity]}. ${column}${importProblemText(issue.code, issue.params, locale)}`)
  }
  if (row) yield toRow(row, header.length)
}

/** Writes the error file as CSV that opens by double click. */
export async function writeErrorFile(path: string, rows: AsyncIterable<WrittenCell[]>): Promise<void> {
  await pipeline(Readable.from(writeCsv(rows, russianExcel)), createWriteStream(path, { mode: 0o600 }))
}

function toRow({ cells, texts }: { cells: string[]; texts: string[] }, width: number): WrittenCell[] {
  const padded = Array.from({ length: width }, (_, i) => cells[i] ?? '')
  return [...padded, [...new Set(texts)].join(' · ')]
}
