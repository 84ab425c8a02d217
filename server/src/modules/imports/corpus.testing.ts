import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Ports } from '../../platform/ports.ts'
import { row, sheetXml, workbook } from '../../platform/tabular/fixtures/workbook.ts'
import { call, type TestClinic } from '../../testing/builders.ts'
import { importFiles } from './imports.ts'
import type { EntityResult } from './import-queries.ts'
import { upload } from './imports.testing.ts'

/** What the importer answered: a refusal of the whole file, or counts by entity. */
export type Outcome = { refusal: string; text: string } | { results: EntityResult[] }

export type Journey = {
  /** Status and error of the upload through the API; 201 when it became a draft. */
  upload: { status: number; code: string | null; text: string }
  /** Null when nobody asked for a dry run. */
  dry: Outcome | null
  real: Outcome
  /** The error files of the real run. */
  errors: string
}

/** Takes a file through all of the importer: upload with detection, dry run, run. */
export async function throughImporter(
  at: { ports: Ports; api: FastifyInstance; token: string; clinic: TestClinic },
  name: string,
  content: Buffer | string,
  { check = true } = {},
): Promise<Journey> {
  const { status, body } = await call(at.api, at.token, upload(name, content))
  const path = join(await mkdtemp(join(tmpdir(), 'revisit-corpus-')), name)
  await writeFile(path, content)
  const run = (dryRun: boolean) =>
    importFiles(at.ports, { clinicId: at.clinic.id, path, dryRun }).then(
      (results): Outcome => ({ results }),
      (error: { code?: string; text?: { ru: string; en: string }; stack?: string }): Outcome => ({
        refusal: error.code ?? String(error.stack),
        text: error.text ? `${error.text.ru}\n${error.text.en}` : '',
      }),
    )
  const dry = check ? await run(true) : null
  const real = await run(false)
  const files = 'results' in real ? real.results.flatMap(({ errorsFile }) => errorsFile ?? []) : []
  const errors = (await Promise.all([...new Set(files)].map((file) => readFile(file, 'utf8')))).join('')
  return {
    upload: { status, code: body?.error?.code ?? null, text: body?.error?.message ?? '' },
    dry: dry && withoutPlaces(dry),
    real: withoutPlaces(real),
    errors,
  }
}

/** What only a broken program would say. */
export const NONSENSE = /undefined|\[object|NaN|Error:|\bat .*\.ts:\d|null\b|\$\{/

/** Error files of two runs lie in two places. */
function withoutPlaces(outcome: Outcome): Outcome {
  if ('refusal' in outcome) return outcome
  return { results: outcome.results.map((result) => ({ ...result, errorsFile: result.errorsFile ? 'kept' : null })) }
}

/** Rows as a workbook of inline texts, formulas among them as they are. */
export function workbookOf(table: readonly string[][]): Promise<Buffer> {
  return workbook({ others: { 'xl/worksheets/sheet1.xml': sheetOf(table) } })
}

/** The sheet of such a workbook. */
export function sheetOf(table: readonly string[][]): string {
  const escaped = (cell: string) => cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return sheetXml(table.map((cells, at) => row(at + 1, cells.map(escaped))).join(''))
}

/** Rows as a text table, every cell in quotes. */
export function csvOf(table: readonly string[][]): string {
  return table.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n')
}
