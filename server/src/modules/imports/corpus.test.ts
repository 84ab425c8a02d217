import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import * as csv from '../../platform/tabular/fixtures/csv-kinds.testing.ts'
import * as xlsx from '../../platform/tabular/fixtures/xlsx-kinds.testing.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { NONSENSE, throughImporter } from './corpus.testing.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let token: string

beforeAll(async () => {
  api = await buildApi(database())
  clinic = await aClinic(database())
  token = await clinic.key('owner')
})

/** Whatever the file: a draft or a refusal in words, a dry run like the run, and never a failure of the program. */
async function survives(name: string, content: Buffer | string, check: boolean): Promise<void> {
  const { upload, dry, real, errors } = await throughImporter(
    { ports: database().ports, api, token, clinic },
    name,
    content,
    { check },
  )
  expect([201, 400], upload.code ?? '').toContain(upload.status)
  if (check) expect(dry).toEqual(real)
  expect(upload.text + errors).not.toMatch(NONSENSE)
  if ('results' in real) return
  expect(['failed', 'reader_failed']).not.toContain(real.refusal)
  expect(real.text).toMatch(/[а-яё].*\n.*[a-z]/is)
  expect(real.text).not.toMatch(NONSENSE)
  if (upload.code !== null) expect(upload.code).toBe(real.refusal)
}

describe('every known kind of text table', () => {
  it.each([...csv.encodings, ...csv.separators, ...csv.shapes, ...csv.refusals])('$name', ({ content }) =>
    survives('file.csv', content, true),
  )
})

/** Every reading of a workbook starts a process: the run alone shows what its kinds do to the importer. */
describe('every known kind of workbook', () => {
  it.each([...xlsx.values, ...xlsx.layouts, ...xlsx.refusals])('$name', async ({ content }) =>
    survives('file.xlsx', await content, false),
  )
})
