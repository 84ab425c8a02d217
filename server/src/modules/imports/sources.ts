import { mkdir, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { openFolderZip } from '../../platform/tabular/folder-zip.ts'
import { findHeader } from '../../platform/tabular/header.ts'
import { openTable } from '../../platform/tabular/open-table.ts'
import { readRows } from '../../platform/tabular/read-rows.ts'
import {
  failure,
  type OpenHints,
  type Sheet,
  type TableFailure,
  type TableSource,
} from '../../platform/tabular/table.ts'
import { uniqueColumnNames } from '../../platform/tabular/column-names.ts'
import { looksLikeColumn } from './mapping.ts'

/** One sheet with a header. */
export type Source = {
  fileName: string
  /** '' for text files. */
  sheetName: string
  sheet: number
  table: TableSource
  header: string[]
  /** Physical row of the header; data rows come after it. */
  headerRow: number
  /** The row that would be taken for the header if nobody had said otherwise. */
  guessedHeaderRow: number
  /** The first rows of the sheet, titles and header among them. */
  firstRows: { row: number; cells: string[] }[]
  /** Some data rows. */
  samples: string[][]
  bytes: number
}

export type SourceFailure = {
  fileName: string
  sheetName: string
  failure: TableFailure | { kind: 'failure'; code: 'no_header'; params: object }
}

export type OpenedSources = { kind: 'file' | 'folder'; sources: Source[]; failures: SourceFailure[] }

const TABLE_NAME = /\.(csv|tsv|txt|xlsx|xlsm)$/i
const SAMPLE_ROWS = 200
const FIRST_ROWS = 20

/** Name of a sheet within an upload. */
export function sheetKey({ fileName, sheetName }: Pick<Source, 'fileName' | 'sheetName'>): string {
  return sheetName ? `${fileName}/${sheetName}` : fileName
}

type SourceOptions = {
  fileName?: string
  /** Receives what is unpacked. */
  workDir: string
  hints?: OpenHints
  /** Rows of names a person pointed at, by the key of the sheet. */
  headerRows?: Readonly<Record<string, number>>
}

/** Opens a table, a workbook, a folder or a zip of them. */
export async function openSources(
  path: string,
  { fileName = basename(path), workDir, hints = {}, headerRows = {} }: SourceOptions,
): Promise<OpenedSources> {
  const opened: OpenedSources = { kind: 'file', sources: [], failures: [] }
  const facts = await stat(path).catch(() => null)
  if (!facts) {
    opened.failures.push({ fileName, sheetName: '', failure: failure('file_unreadable', { reason: 'ENOENT' }) })
    return opened
  }
  if (facts.isDirectory()) {
    opened.kind = 'folder'
    const names = (await readdir(path)).filter((name) => TABLE_NAME.test(name) && !/^[.~]/.test(name)).sort()
    for (const name of names) await openFile(opened, join(path, name), { fileName: name, hints, headerRows })
    return opened
  }
  await openFileOrZip(opened, path, { fileName, workDir, hints, headerRows })
  return opened
}

type Opening = { fileName: string; hints: OpenHints; headerRows: Readonly<Record<string, number>> }

async function openFileOrZip(
  opened: OpenedSources,
  path: string,
  { workDir, ...opening }: Opening & { workDir: string },
): Promise<void> {
  const { fileName, hints } = opening
  const table = await openTable(path, hints)
  if (table.kind !== 'failure' || table.code !== 'zip_folder') return openSheets(opened, table, opening)
  opened.kind = 'folder'
  await mkdir(workDir, { recursive: true, mode: 0o700 })
  const folder = await openFolderZip(path, workDir)
  if (folder.kind === 'failure') {
    opened.failures.push({ fileName, sheetName: '', failure: folder })
    return
  }
  for (const file of folder.files) await openFile(opened, file.path, { ...opening, fileName: file.name })
}

async function openFile(opened: OpenedSources, path: string, opening: Opening): Promise<void> {
  await openSheets(opened, await openTable(path, opening.hints), opening)
}

async function openSheets(opened: OpenedSources, table: TableSource | TableFailure, opening: Opening): Promise<void> {
  if (table.kind === 'failure') {
    opened.failures.push({ fileName: opening.fileName, sheetName: '', failure: table })
    return
  }
  for (const sheet of table.sheets.filter((each) => !each.hidden || table.sheets.length === 1)) {
    const source = await openSheet(table, sheet, opening)
    if ('failure' in source) opened.failures.push(source)
    else opened.sources.push(source)
  }
}

async function openSheet(
  table: TableSource,
  sheet: Sheet,
  { fileName, hints, headerRows }: Opening,
): Promise<Source | SourceFailure> {
  const sheetName = sheet.name
  const read = await readFirstRows(table, sheet, hints)
  if ('failure' in read) return { fileName, sheetName, failure: read.failure }
  const { rows, numbers } = read
  const found = findHeader(rows, looksLikeColumn)?.index
  const told = numbers.indexOf(headerRows[sheetKey({ fileName, sheetName })] ?? -1)
  const at = told >= 0 ? told : found
  if (at === undefined) {
    const code =
      rows.length === 0 ? failure('empty_file') : { kind: 'failure' as const, code: 'no_header' as const, params: {} }
    return { fileName, sheetName, failure: code }
  }
  return {
    fileName,
    sheetName,
    sheet: sheet.index,
    table,
    header: uniqueColumnNames(rows[at]!),
    headerRow: numbers[at]!,
    guessedHeaderRow: numbers[found ?? at]!,
    firstRows: rows.slice(0, FIRST_ROWS).map((cells, i) => ({ row: numbers[i]!, cells })),
    samples: rows.slice(at + 1, at + 1 + SAMPLE_ROWS),
    bytes: table.bytes,
  }
}

type FirstRows = { rows: string[][]; numbers: number[] } | { failure: TableFailure }

async function readFirstRows(table: TableSource, sheet: Sheet, hints: OpenHints): Promise<FirstRows> {
  const rows: string[][] = []
  const numbers: number[] = []
  for await (const block of readRows(table, { sheet: sheet.index, ...hints })) {
    if (block.kind === 'failure') {
      if (rows.length > 0) break
      return { failure: block }
    }
    rows.push(...block.rows.slice(0, SAMPLE_ROWS + 30))
    numbers.push(...block.rowNumbers.slice(0, SAMPLE_ROWS + 30))
    if (rows.length >= SAMPLE_ROWS) break
  }
  return { rows, numbers }
}
