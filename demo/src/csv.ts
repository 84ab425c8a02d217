import { type FileHandle, open } from 'node:fs/promises'

/** One CSV file being written; rows are gathered and written in large pieces. */
export type CsvFile = {
  add(cells: readonly string[]): void
  /** Writes what has gathered when it is large enough: await it between rows to keep memory flat. */
  drain(): Promise<void>
  close(): Promise<void>
  /** Rows added so far, header not counted. */
  rows(): number
}
export type CsvShape = { separator: string; encode: (text: string) => string | Uint8Array; lineEnd: string }

export const PLAIN_CSV: CsvShape = { separator: ',', encode: (text) => text, lineEnd: '\n' }

const PIECE = 1 << 18

/** Creates the file and writes the header, if there is one. */
export async function createCsv(
  path: string,
  header: readonly string[] | null,
  shape: CsvShape = PLAIN_CSV,
): Promise<CsvFile> {
  const file = await open(path, 'w')
  let piece = header === null ? '' : csvLine(header, shape)
  let rows = 0
  const flush = async (): Promise<void> => {
    const text = piece
    piece = ''
    if (text !== '') await writeAll(file, shape.encode(text))
  }
  return {
    add(cells) {
      piece += csvLine(cells, shape)
      rows++
    },
    drain: () => (piece.length < PIECE ? DONE : flush()),
    rows: () => rows,
    async close() {
      await flush()
      await file.close()
    },
  }
}

const DONE = Promise.resolve()

async function writeAll(file: FileHandle, content: string | Uint8Array): Promise<void> {
  await file.writeFile(content)
}

function csvLine(cells: readonly string[], shape: CsvShape): string {
  let line = ''
  for (let index = 0; index < cells.length; index++)
    line += (index === 0 ? '' : shape.separator) + quoted(cells[index] ?? '', shape)
  return line + shape.lineEnd
}

/** RFC 4180: quotes only where needed, inner quotes doubled. */
function quoted(cell: string, shape: CsvShape): string {
  const needs = cell.includes(shape.separator) || cell.includes('"') || cell.includes('\n') || cell.includes('\r')
  return needs ? `"${cell.replaceAll('"', '""')}"` : cell
}
