import { separatorLine } from './detect-separator.ts'
import { fileFailure } from './sample-file.ts'
import { RowSplitter, type SplitRows } from './split-rows.ts'
import { csvLimits, failure, type CsvSource, type ReadOptions, type RowBlock, type TableFailure } from './table.ts'
import { open, type FileHandle } from 'node:fs/promises'

/** Half a megabyte keeps a block's work near 5 ms, so a server reading a file still answers others. */
const chunkBytes = 512 * 1024

/** Rows of a delimited text file in blocks. Memory: a few chunks, plus at most one row. */
export async function* readCsv(source: CsvSource, options: ReadOptions): AsyncGenerator<RowBlock | TableFailure> {
  let file: FileHandle | undefined
  try {
    file = await open(source.path, 'r')
    yield* readFile(file, source, options)
  } catch (error) {
    yield fileFailure(error)
  } finally {
    await file?.close()
  }
}

async function* readFile(
  file: FileHandle,
  source: CsvSource,
  options: ReadOptions,
): AsyncGenerator<RowBlock | TableFailure> {
  const limits = { ...csvLimits, ...options.csvLimits }
  const decoder = new TextDecoder(options.encoding ?? source.encoding)
  const chunk = Buffer.allocUnsafe(chunkBytes)
  let bytesRead = 0
  let splitter: RowSplitter | undefined
  for (let last = false; !last;) {
    if (options.signal?.aborted) return yield failure('stopped')
    const part = await file.read(chunk, 0, chunkBytes)
    last = part.bytesRead === 0
    bytesRead += part.bytesRead
    let text = decoder.decode(chunk.subarray(0, part.bytesRead), { stream: !last })
    if (!splitter) {
      const named = separatorLine(text)
      if (named) text = text.slice(named.chars)
      const separator = options.separator ?? source.separator
      splitter = new RowSplitter({
        separator,
        limits,
        firstLine: named ? 2 : 1,
        expectedColumns: options.expectedColumns,
      })
    }
    const progress = { bytesRead, bytesTotal: Math.max(source.bytes, bytesRead) }
    yield* blocks(splitter.push(text), limits.blockRows, progress)
    if (last) yield* blocks(splitter.end(), limits.blockRows, progress)
  }
}

type Progress = { bytesRead: number; bytesTotal: number }

function* blocks(split: SplitRows, blockRows: number, progress: Progress): Generator<RowBlock> {
  let problemAt = 0
  for (let at = 0; at < split.rows.length; at += blockRows) {
    const rows = split.rows.slice(at, at + blockRows)
    const rowNumbers = split.rowNumbers.slice(at, at + blockRows)
    const lastRow = rowNumbers[rowNumbers.length - 1]!
    const problemsFrom = problemAt
    while (problemAt < split.problems.length && split.problems[problemAt]!.row <= lastRow) problemAt += 1
    const problems = split.problems.slice(problemsFrom, problemAt)
    yield { kind: 'rows', firstRow: rowNumbers[0]!, rows, rowNumbers, problems, ...progress }
  }
}
