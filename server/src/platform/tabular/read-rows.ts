import { readCsv } from './read-csv.ts'
import type { ReadOptions, RowBlock, TableFailure, TableSource } from './table.ts'
import { readXlsx } from './xlsx-process.ts'

/**
 * Rows of one sheet in blocks, with flat memory. A failure half-way is the last thing given out; rows before it are good.
 * Stop by leaving the loop or by the signal.
 */
export function readRows(source: TableSource, options: ReadOptions = {}): AsyncGenerator<RowBlock | TableFailure> {
  return source.kind === 'csv' ? readCsv(source, options) : readXlsx(source, options)
}
