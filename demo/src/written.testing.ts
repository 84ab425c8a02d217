import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileName } from './rows.ts'

/** A written row as any reader sees it: header → text. */
export type WrittenRow = Record<string, string>

/** Reads a written file of the exchange format without using anything of the writer. */
export function readWritten(folder: string, file: FileName): WrittenRow[] {
  const [header = [], ...rows] = parseCsv(readFileSync(join(folder, `${file}.csv`), 'utf8'), ',')
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
}

/** RFC 4180 by a regular expression: enough for files we write ourselves. */
export function parseCsv(text: string, separator: ',' | ';'): string[][] {
  const cell = separator === ',' ? /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/y : /("(?:[^"]|"")*"|[^;\r\n]*)(;|\r?\n|$)/y
  const rows: string[][] = []
  let row: string[] = []
  while (cell.lastIndex < text.length) {
    const [, raw = '', end = ''] = cell.exec(text) ?? []
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (end === separator) continue
    rows.push(row)
    row = []
  }
  return rows
}

/** '1234.5' → kopecks. */
export function kopecks(text: string): number {
  return Math.round(Number(text) * 100)
}
