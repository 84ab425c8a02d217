import { countBareTotals, rowKind } from '../../platform/tabular/header.ts'
import { readRows } from '../../platform/tabular/read-rows.ts'
import type { RowProblem, TableFailure } from '../../platform/tabular/table.ts'
import type { Source } from './sources.ts'

/** Consecutive data rows: titles, repeated headers, totals and signatures are left out. */
export type DataBlock = {
  kind: 'data'
  rows: string[][]
  rowNumbers: number[]
  /** Problems of rows given out, each with its cells. */
  problems: (RowProblem & { cells: string[] })[]
  bytesRead: number
  bytesTotal: number
}

/** The last rows are held back until the end: only there a line of bare sums is told from data. */
const HELD_BACK = 4
const TELLING_WORD = /^\s*(итог|всего|общ|под|промеж|сумма|total|sub|grand|стр|лист|page|sheet)/iu

/** Reads the data rows of a sheet. A failure half-way comes last; rows before it are good. */
export async function* dataRows(source: Source, signal?: AbortSignal): AsyncGenerator<DataBlock | TableFailure> {
  const { header, table, sheet } = source
  const headerWidth = header.length
  let held = noRows()
  let progress = { bytesRead: 0, bytesTotal: source.bytes }
  for await (const block of readRows(table, { sheet, expectedColumns: headerWidth, signal })) {
    if (block.kind === 'failure') {
      yield toBlock(held, [], progress)
      yield block
      return
    }
    progress = { bytesRead: block.bytesRead, bytesTotal: block.bytesTotal }
    const kept = held
    const from = kept.rows.length
    for (let i = 0; i < block.rows.length; i++) {
      const number = block.rowNumbers[i]!
      if (number <= source.headerRow || !isData(block.rows[i]!, header)) continue
      kept.rows.push(block.rows[i]!)
      kept.numbers.push(number)
    }
    const problems = problemsOf(block.problems, kept, from)
    const end = Math.max(0, kept.rows.length - HELD_BACK)
    held = { rows: kept.rows.splice(end), numbers: kept.numbers.splice(end) }
    if (end > 0 || problems.length > 0) yield toBlock(kept, problems, progress)
  }
  held.rows.length -= countBareTotals(held.rows, header)
  yield toBlock(held, [], progress)
}

type Kept = { rows: string[][]; numbers: number[] }

function noRows(): Kept {
  return { rows: [], numbers: [] }
}

function toBlock(
  { rows, numbers }: Kept,
  problems: DataBlock['problems'],
  progress: { bytesRead: number; bytesTotal: number },
): DataBlock {
  return { kind: 'data', rows, rowNumbers: numbers, problems, ...progress }
}

/** What is wrong with titles, totals and signatures matters to nobody. */
function problemsOf(problems: RowProblem[], { rows, numbers }: Kept, from: number): DataBlock['problems'] {
  if (problems.length === 0) return []
  const cells = new Map(numbers.slice(from).map((number, i) => [number, rows[from + i]!]))
  return problems.flatMap((problem) => {
    const row = cells.get(problem.row)
    return row ? [{ ...problem, cells: row }] : []
  })
}

/** Well-filled rows are data; the costly look is for sparse rows, telling words and repeated headers. */
function isData(row: string[], header: string[]): boolean {
  let filled = 0
  let first = ''
  for (const cell of row) {
    if (cell === '') continue
    if (filled === 0) first = cell
    filled += 1
  }
  const sparse = filled * 2 < header.length || filled <= 2
  if (!sparse && !TELLING_WORD.test(first) && !startsLikeHeader(row, header)) return true
  return rowKind(row, header) === 'data'
}

function startsLikeHeader(row: string[], header: string[]): boolean {
  const at = header.findIndex((name) => name !== '')
  return (row[at] ?? '').trim().toLowerCase() === header[at]!.trim().toLowerCase()
}
