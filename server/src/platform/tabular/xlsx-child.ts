import { fstatSync, readSync } from 'node:fs'
import { Refusal, refused } from './refusal.ts'
import type { Sheet, TableFailure } from './table.ts'
import { readXml } from './xml.ts'
import type { ChildMessage, ChildRequest } from './xlsx-messages.ts'
import { SheetReader } from './xlsx-sheet.ts'
import { readSharedStrings, StringStore } from './xlsx-strings.ts'
import { openWorkbook, readNumberKinds, type Workbook, type WorkbookSheet } from './xlsx-workbook.ts'

/**
 * The program that reads one hostile workbook: file descriptor 3 is the workbook, 4 a scratch file, the answer goes to
 * standard output as one JSON message a line. It runs without environment, and may open nothing but its own code.
 */
const workbookFd = 3
const scratchFd = 4
const mostSheetsMeasured = 50
const aliveEveryMs = 2_000

let lastMessageAt = Date.now()

await main(JSON.parse(process.argv[2] ?? '{}') as ChildRequest)

async function main(request: ChildRequest): Promise<void> {
  try {
    const workbook = await openWorkbook(workbookFd, request.limits)
    if (request.want === 'sheets') await tellSheets(workbook)
    else await tellRows(workbook, request)
    await send({ kind: 'end' })
  } catch (error) {
    await send(failureOf(error))
  }
}

async function tellSheets(workbook: Workbook): Promise<void> {
  const sheets: Sheet[] = []
  for (const { part, ...sheet } of workbook.sheets) {
    const measured = sheets.length < mostSheetsMeasured ? await claimedRows(workbook, { part, ...sheet }) : undefined
    sheets.push(measured === undefined ? sheet : { ...sheet, rows: measured })
  }
  await send({ kind: 'sheets', sheets })
}

async function tellRows(workbook: Workbook, request: ChildRequest): Promise<void> {
  const sheet = chosenSheet(workbook.sheets, request.sheet)
  if (!sheet) throw new Refusal('sheet_not_found', { sheet: String(request.sheet).slice(0, 255) })
  const { limits } = request
  const strings = new StringStore(scratchFd, limits.sharedStrings)
  if (workbook.sharedStrings) {
    const chunks = workbook.budget.inflate(workbook.zip, workbook.sharedStrings)
    await readSharedStrings(alive(chunks), strings, limits.cellChars)
  }
  const kinds = await readNumberKinds(workbook)
  const reader = new SheetReader({ strings, kinds, date1904: workbook.date1904, limits })
  const bytesTotal = sheet.part.entry.uncompressedSize
  let bytesRead = 0
  const count = (bytes: number) => (bytesRead += bytes)
  const give = () => {
    const block = reader.take()
    const firstRow = block.rowNumbers[0] ?? 0
    return send({ kind: 'rows', firstRow, ...block, bytesRead, bytesTotal: Math.max(bytesTotal, bytesRead) })
  }
  const chunks = counted(workbook.budget.inflate(workbook.zip, sheet.part), count)
  try {
    await readXml(alive(chunks), reader, () => (reader.full ? give() : undefined))
  } finally {
    await give()
  }
}

function chosenSheet(sheets: WorkbookSheet[], wanted: string | number | undefined): WorkbookSheet | undefined {
  if (wanted === undefined) return sheets.find((sheet) => !sheet.hidden) ?? sheets[0]
  return sheets.find((sheet) => (typeof wanted === 'number' ? sheet.index === wanted : sheet.name === wanted))
}

/** The height of the range a sheet claims at its beginning, when it claims more than one cell. */
async function claimedRows(workbook: Workbook, sheet: WorkbookSheet): Promise<number | undefined> {
  try {
    for await (const chunk of workbook.budget.inflate(workbook.zip, sheet.part)) {
      const found = /<(?:\w+:)?dimension\s[^>]*ref="[A-Z]+(\d+):[A-Z]+(\d+)"/.exec(chunk.toString('latin1'))
      return found ? Number(found[2]) - Number(found[1]) + 1 : undefined
    }
  } catch {
    // A broken sheet is reported when its rows are read; the others stay readable.
  }
  return undefined
}

async function* counted(chunks: AsyncIterable<Buffer>, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    count(chunk.length)
    yield chunk
  }
}

async function* alive(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    if (Date.now() - lastMessageAt > aliveEveryMs) await send({ kind: 'alive' })
    yield chunk
  }
}

async function send(message: ChildMessage): Promise<void> {
  lastMessageAt = Date.now()
  if (process.stdout.write(`${JSON.stringify(message)}\n`)) return
  await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()))
}

function failureOf(error: unknown): TableFailure {
  const known = refused(error, 'xlsx_damaged')
  if (known.code === 'zip_too_large_inside') return { ...known, code: 'xlsx_too_large_inside' }
  const told = error instanceof Error ? error.message : ''
  if (/End of central directory|truncated|unexpected EOF|overflows file bounds/i.test(told)) {
    return { ...known, code: isWorkbookBeginning() ? 'xlsx_truncated' : 'zip_truncated' }
  }
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return { ...known, code: 'disk_full' }
  return known
}

/** An archive without its end is known by its first entry. */
function isWorkbookBeginning(): boolean {
  const start = Buffer.alloc(Math.min(4096, fstatSync(workbookFd).size))
  readSync(workbookFd, start, 0, start.length, 0)
  return /\[Content_Types\]|_rels\/|docProps\/|xl[/\\]/i.test(start.toString('latin1'))
}
