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

type Mark = 'error' | 'warning' | 'part'

const HEADING = { ru: 'Что не так', en: 'What is wrong' }
const MARK = {
  ru: { error: 'Не загружено', warning: 'Загружено с замечанием', part: 'Загружено не полностью' },
  en: { error: 'Not imported', warning: 'Imported with a remark', part: 'Imported in part' },
}

/** The original rows that have problems, in the order of the file, with one more column that says what is wrong. */
export async function* errorRows(
  header: readonly string[],
  issues: AsyncIterable<StoredIssue>,
  locale: Locale,
): AsyncGenerator<WrittenCell[]> {
  yield [...header, HEADING[locale]]
  let row: { number: number; cells: string[]; remarks: Map<string, Mark> } | null = null
  for await (const issue of issues) {
    if (row && row.number !== issue.rowNumber) {
      yield toRow(row, header.length, locale)
      row = null
    }
    row ??= { number: issue.rowNumber, cells: issue.cells ?? [], remarks: new Map() }
    if (row.cells.length === 0 && issue.cells) row.cells = issue.cells
    const column = issue.columnName ? `${issue.columnName}: ` : ''
    const text = `${column}${importProblemText(issue.code, issue.params, locale)}`
    const earlier = row.remarks.get(text)
    // One cell of a wide sheet feeds several things: some of them may come in without it and others not at all.
    row.remarks.set(text, earlier && earlier !== issue.severity ? 'part' : issue.severity)
  }
  if (row) yield toRow(row, header.length, locale)
}

/** Writes the error file as CSV that opens by double click. */
export async function writeErrorFile(path: string, rows: AsyncIterable<WrittenCell[]>): Promise<void> {
  await pipeline(Readable.from(writeCsv(rows, russianExcel)), createWriteStream(path, { mode: 0o600 }))
}

function toRow(
  { cells, remarks }: { cells: string[]; remarks: Map<string, Mark> },
  width: number,
  locale: Locale,
): WrittenCell[] {
  const padded = Array.from({ length: width }, (_, i) => cells[i] ?? '')
  return [...padded, [...remarks].map(([text, mark]) => `${MARK[locale][mark]}. ${text}`).join(' · ')]
}
