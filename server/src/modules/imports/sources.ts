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

/** Opens a table, a workbook, a folder or a zip of them. `workDir` receives what is unpacked. */
export async function openSources(
  path: string,
  { fileName = basename(path), workDir, hints = {} }: { fileName?: string; workDir: string; hints?: OpenHints },
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
    for (const name of names) await openFile(opened, join(path, name), { fileName: name, hints })
    return opened
  }
  await openFileOrZip(opened, path, { fileName, workDir, hints })
  return opened
}

type Opening = { fileName: string; hints: OpenHints }

async function openFileOrZip(
  opened: OpenedSources,
  path: string,
  { fileName, workDir, hints }: Opening & { workDir: string },
): Promise<void> {
  const table = await openTable(path, hints)
  if (table.kind !== 'failure' || table.code !== 'zip_folder') return openSheets(opened, table, { fileName, hints })
  opened.kind = 'folder'
  await mkdir(workDir, { recursive: true, mode: 0o700 })
  const folder = await openFolderZip(path, workDir)
  if (folder.kind === 'failure') {
    opened.failures.push({ fileName, sheetName: '', failure: folder })
    return
  }
  for (const file of folder.files) await openFile(opened, file.path, { fileName: file.name, hints })
}

async function openFile(opened: OpenedSources, path: string, { fileName, hints }: Opening): Promise<void> {
  await openSheets(opened, await openTable(path, hints), { fileName, hints })
}

async function openSheets(
  opened: OpenedSources,
  table: TableSource | TableFailure,
  { fileName, hints }: Opening,
): Promise<void> {
  if (table.kind === 'failure') {
    opened.failures.push({ fileName, sheetName: '', failure: table })
    return
  }
  for (const sheet of table.sheets.filter((each) => !each.hidden || table.sheets.length === 1)) {
    const source = await openSheet(table, sheet, { fileName, hints })
    if ('failure' in source) opened.failures.push(source)
    else opened.sources.push(source)
  }
}

async function openSheet(
  table: TableSource,
  sheet: Sheet,
  { fileName, hints }: Opening,
): Promise<Source | SourceFailure> {
  const sheetName = sheet.name
  const rows: string[][] = []
  const numbers: number[] = []
  for await (const block of readRows(table, { sheet: sheet.index, ...hints })) {
    if (block.kind === 'failure') {
      if (rows.length > 0) break
      return { fileName, sheetName, failure: block }
    }
    rows.push(...block.rows.slice(0, SAMPLE_ROWS + 30))
    numbers.push(...block.rowNumbers.slice(0, SAMPLE_ROWS + 30))
    if (rows.length >= SAMPLE_ROWS) break
  }
  const found = findHeader(rows, looksLikeColumn)
  if (!found) {
    const code =
      rows.length === 0 ? failure('empty_file') : { kind: 'failure' as const, code: 'no_header' as const, params: {} }
    return { fileName, sheetName, failure: code }
  }
  return {
    fileName,
    sheetName,
    sheet: sheet.index,
    table,
    header: uniqueColumnNames(rows[found.index]!),
    headerRow: numbers[found.index]!,
    samples: rows.slice(found.index + 1, found.index + 1 + SAMPLE_ROWS),
    bytes: table.bytes,
  }
}
