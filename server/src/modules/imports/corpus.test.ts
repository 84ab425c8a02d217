import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import * as csv from '../../platform/tabular/fixtures/csv-kinds.testing.ts'
import { row, workbook, zipOf } from '../../platform/tabular/fixtures/workbook.ts'
import * as xlsx from '../../platform/tabular/fixtures/xlsx-kinds.testing.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { NONSENSE, throughImporter, workbookOf } from './corpus.testing.ts'

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
describe('every known kind of workbook', { timeout: 60_000 }, () => {
  it.each([...xlsx.values, ...xlsx.layouts, ...xlsx.refusals])('$name', async ({ content }) =>
    survives('file.xlsx', await content, false),
  )
})

describe('files that are not what they are called', { timeout: 120_000 }, () => {
  const PEOPLE = 'external_id,last_name\n1,Ким\n2,Лось\n'
  const VISITS =
    'external_id,patient_external_id,starts_at,status\nA,1,2026-10-01T10:00,completed\nB,9,2026-10-01T10:00,completed\n'

  async function landed(name: string, content: Buffer | string) {
    const own = await aClinic(database())
    const at = { ports: database().ports, api, token: await own.key('owner'), clinic: own }
    const { upload, dry, real } = await throughImporter(at, name, content)
    expect(dry).toEqual(real)
    if ('refusal' in real) return { status: upload.status, refusal: real.refusal }
    const counts = real.results.map(({ entity, created, rejected }) => [entity, created, rejected])
    return { status: upload.status, counts }
  }

  it('a zip of tables is imported in the order of their references, whatever stands beside them', async () => {
    const zip = await zipOf([
      ['appointments.csv', VISITS],
      ['__MACOSX/._patients.csv', 'junk'],
      ['export/patients.csv', PEOPLE],
      ['readme.txt', 'Выгрузка за октябрь'],
    ])
    const counts = [
      ['patients', 2, 0],
      ['appointments', 1, 1],
    ]
    expect(await landed('export.zip', zip)).toEqual({ status: 201, counts })
  })

  it('the content decides and not the extension', async () => {
    const counts = [['patients', 2, 0]]
    expect(await landed('people.xlsx', PEOPLE)).toEqual({ status: 201, counts })
    const workbookOfPeople = await workbookOf(
      PEOPLE.trim()
        .split('\n')
        .map((line) => line.split(',')),
    )
    expect(await landed('people.csv', workbookOfPeople)).toEqual({ status: 201, counts })
    expect(await landed('people.exe', PEOPLE)).toEqual({ status: 201, counts })
  })

  it('a bomb is refused, not unpacked', async () => {
    const bomb = await workbook({
      sheets: [row(1, ['external_id', 'last_name']) + row(2, ['1', 'Ким'])],
      sharedStrings: `<si><t>${'ж'.repeat(1000)}</t></si>`.repeat(100_000),
    })
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await landed('people.xlsx', bomb)).toMatchObject({ refusal: 'xlsx_too_large_inside' })
  })
})
