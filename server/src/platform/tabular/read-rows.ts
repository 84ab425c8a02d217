import { failure, type ReadOptions, type RowBlock, type TableFailure, type TableSource } from './table.ts'

/**
 * Rows of one sheet in blocks, with flat memory. A failure half-way is the last thing given out; rows before it are good.
 * Stop by leaving the loop or by the signal.
 */
export async function* readRows(
  _source: TableSource,
  _options: ReadOptions = {},
): AsyncGenerator<RowBlock | TableFailure> {
  yield failure('reader_failed')
}
