import writeXlsxFile from 'write-excel-file/node'
import { writtenValue, type WrittenCell } from './write-csv.ts'

/** A sheet stops here and the rest goes to the next one; the format allows 1,048,576 rows. */
const rowsPerSheet = 1_000_000

/** More cells than this do not fit in memory at once: such exports are CSV. */
export const mostXlsxCells = 2_000_000

/** Characters a cell of the format holds. */
const longestCell = 32_767

/**
 * A workbook of one table, in memory. Texts are stored as text cells and neutralised all the same, because the file may
 * be saved as CSV later. Returns undefined past `mostXlsxCells`: write CSV then.
 */
export async function writeXlsx(
  rows: Iterable<WrittenCell[]> | AsyncIterable<WrittenCell[]>,
  sheetName: string,
): Promise<Buffer | undefined> {
  const sheets: XlsxCell[][][] = [[]]
  let cells = 0
  for await (const row of rows) {
    cells += row.length
    if (cells > mostXlsxCells) return undefined
    if (sheets.at(-1)!.length === rowsPerSheet) sheets.push([])
    sheets.at(-1)!.push(row.map(xlsxCell))
  }
  const named = sheets.map((data, index) => ({ data, sheet: safeSheetName(sheetName, index) }))
  return writeXlsxFile(named).toBuffer()
}

type XlsxCell = { value: string; type: StringConstructor } | { value: number; type: NumberConstructor } | null

function xlsxCell(cell: WrittenCell): XlsxCell {
  const value = writtenValue(cell)
  if (value === '') return null
  return typeof value === 'number' ? { value, type: Number } : { value: value.slice(0, longestCell), type: String }
}

/** Names of sheets are at most 31 characters, without \ / ? * [ ] : and not quoted. */
function safeSheetName(name: string, index: number): string {
  const suffix = index === 0 ? '' : ` ${index + 1}`
  const safe =
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet'
  return safe.slice(0, 31 - suffix.length) + suffix
}
