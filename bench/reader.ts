import { openTable } from '@revisit/server/platform/tabular/open-table.ts'
import { readRows } from '@revisit/server/platform/tabular/read-rows.ts'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { printFigure, progress, timed } from './figure.ts'

/**
 * A large text table through the reader: memory and speed, against splitting the same file into lines. In it a quote is never
 * closed at row 900,000 and a letter is cut in two in the middle; no row may be lost by either. `--full`: one gigabyte.
 */
const MEGABYTE = 1024 ** 2
const BYTES = (process.argv.includes('--full') ? 1024 : 128) * MEGABYTE
const UNCLOSED_ROW = 900_000

const folder = await mkdtemp(join(tmpdir(), 'revisit-reader-'))
const path = join(folder, 'visits.csv')
try {
  const rows = await writeTable()
  progress(`${rows} rows, ${Math.round((await stat(path)).size / MEGABYTE)} MB`)
  const plain = await timed(countLines)
  const before = process.memoryUsage.rss()
  const { ms, result } = await timed(readTable)
  if (result.rows !== rows) throw new Error(`${rows - result.rows} of ${rows} rows were lost`)
  if (!result.problems.has('damaged_text')) throw new Error('the damaged letter was not noticed')
  if (rows > UNCLOSED_ROW && !result.problems.has('unclosed_quote')) throw new Error('the open quote was not noticed')
  printFigure({
    name: 'reader: rows a second against splitting into lines',
    value: (rows * 1000) / ms,
    unit: 'rows/s',
    baseline: (rows * 1000) / plain.ms,
    ratio: plain.ms / ms,
  })
  const mib = (bytes: number) => bytes / MEGABYTE
  printFigure({
    name: `reader: peak memory of the process over a file of ${BYTES / MEGABYTE} MB`,
    value: mib(result.peak),
    unit: 'MiB',
    baseline: mib(before),
    ratio: result.peak / before,
  })
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** @returns how many rows, the header among them. */
async function writeTable(): Promise<number> {
  let rows = 1
  function* pieces(): Generator<Buffer> {
    yield Buffer.from('№ карты;ФИО;Телефон;Дата приёма;Врач;Услуга;Сумма\r\n')
    let written = 0
    let isCut = false
    while (written < BYTES) {
      let text = ''
      for (let line = 0; line < 1000; line++) {
        rows += 1
        const quote = rows === UNCLOSED_ROW ? '"' : ''
        const service = rows < UNCLOSED_ROW ? '"Проф. гигиена; ""люкс"""' : 'Проф. гигиена'
        text += `${rows};${quote}Иванова Мария ${rows % 977};8 (916) ${100 + (rows % 900)}-24-07;1${rows % 10}.10.2026 11:30;Орлов Д.С.;${service};${rows % 9000} 400,50\r\n`
      }
      const piece = Buffer.from(text)
      if (!isCut && written > BYTES / 2) {
        piece[piece.indexOf('Мария') + 1] = 0x20
        isCut = true
      }
      written += piece.length
      yield piece
    }
  }
  await pipeline(pieces, createWriteStream(path))
  return rows
}

async function countLines(): Promise<number> {
  let lines = 0
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity }))
    lines += line.length > 0 ? 1 : 0
  return lines
}

async function readTable(): Promise<{ rows: number; peak: number; problems: Set<string> }> {
  const source = await openTable(path)
  if (source.kind === 'failure') throw new Error(source.code)
  const found = { rows: 0, peak: 0, problems: new Set<string>() }
  for await (const block of readRows(source, {})) {
    if (block.kind === 'failure') throw new Error(block.code)
    found.rows += block.rows.length
    found.peak = Math.max(found.peak, process.memoryUsage.rss())
    for (const { code } of block.problems) found.problems.add(code)
  }
  return found
}
