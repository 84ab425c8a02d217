import { neutralise } from './neutralise.ts'
import type { Separator } from './table.ts'

/**
 * A cell to write. Plain strings and `text` are neutralised against formulas. `number` and `phone` (E.164) are written
 * bare, because nothing but digits and a sign can stand there; a phone of another form is written as text.
 */
export type WrittenCell = string | null | undefined | { text: string } | { number: number } | { phone: string }

export type CsvStyle = {
  separator: Separator
  /** Byte order mark: Excel then reads UTF-8. */
  bom: boolean
  decimal: '.' | ','
  lineBreak: '\r\n' | '\n'
}

/** Opens by double click in Russian Excel. */
export const russianExcel: CsvStyle = { separator: ';', bom: true, decimal: ',', lineBreak: '\r\n' }
/** The exchange format. */
export const exchangeCsv: CsvStyle = { separator: ',', bom: false, decimal: '.', lineBreak: '\n' }

const flushChars = 64 * 1024

/** The text of a CSV file in pieces of about 64,000 characters, written as rows arrive. */
export async function* writeCsv(
  rows: Iterable<WrittenCell[]> | AsyncIterable<WrittenCell[]>,
  style: CsvStyle = exchangeCsv,
): AsyncGenerator<string> {
  let text = style.bom ? '\uFEFF' : ''
  for await (const row of rows) {
    text += csvLine(row, style)
    if (text.length < flushChars) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

/** One row with its line break. */
export function csvLine(row: WrittenCell[], style: CsvStyle = exchangeCsv): string {
  const cells = row.map((cell) => csvCell(cell, style))
  const line = cells.length === 1 && cells[0] === '' ? '""' : cells.join(style.separator)
  return line + style.lineBreak
}

/** What a cell is, for writers: a number that can be written, or neutral text. */
export function writtenValue(cell: WrittenCell): number | string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return neutralise(cell)
  if ('number' in cell) return Number.isFinite(cell.number) ? cell.number : ''
  if ('phone' in cell) return /^\+\d{5,15}$/.test(cell.phone) ? cell.phone : neutralise(cell.phone)
  return neutralise(cell.text)
}

/** Other separators are quoted too: a file opened with the wrong one must not grow new cells. */
const needsQuotes = /[,;|\t\n\r"]|^\s|\s$/

function csvCell(cell: WrittenCell, style: CsvStyle): string {
  const value = writtenValue(cell)
  if (typeof value === 'number') {
    const written = decimalText(value, style.decimal)
    return written.includes(style.separator) ? `"${written}"` : written
  }
  return needsQuotes.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

function decimalText(value: number, decimal: '.' | ','): string {
  const text = String(value).includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : String(value)
  return decimal === '.' ? text : text.replace('.', ',')
}
