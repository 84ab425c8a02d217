import { generateClinic } from '@revisit/demo/clinic.ts'
import { writeExchange } from '@revisit/demo/exchange.ts'
import type { FastifyInstance } from 'fastify'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { readAll } from '../../platform/tabular/fixtures/read-all.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { importFiles } from './imports.ts'

const database = useDatabase()
let api: FastifyInstance
let source: TestClinic

beforeAll(async () => {
  api = await buildApi(database())
  source = await aClinic(database())
  const folder = await mkdtemp(join(tmpdir(), 'revisit-round-'))
  await writeExchange(generateClinic({ seed: 5, patients: 60, months: 12, endOn: '2026-11-20' }), folder)
  await importFiles(database().ports, { clinicId: source.id, path: folder })
}, 120_000)

/** What tells people apart; numbers the product counts and things of its own are left out. */
const PEOPLE = ['name', 'externalIds', 'phone', 'otherPhones', 'emails', 'birthDate', 'source', 'tags']

async function exported(clinic: TestClinic, format: string, columns: string[] | null): Promise<Buffer> {
  const token = await clinic.key('owner')
  const query = [`format=${format}`, 'sort=name', ...(columns ?? []).map((name) => `columns=${name}`)].join('&')
  const answer = await api.inject({
    url: `/api/v1/patients/export?${query}`,
    headers: { authorization: `Bearer ${token}` },
  })
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  return answer.rawPayload
}

const peopleOf = async (clinic: TestClinic) => (await readAll(await exported(clinic, 'csv', PEOPLE))).rows

describe('the list of patients as a file', { timeout: 60_000 }, () => {
  it.each([
    { format: 'csv', which: 'who they are', columns: PEOPLE },
    { format: 'csv', which: 'every column', columns: null },
    { format: 'xlsx', which: 'who they are', columns: PEOPLE },
  ])('brings the same people into an empty clinic: $format, $which', async ({ format, columns }) => {
    const target = await aClinic(database())
    const path = join(await mkdtemp(join(tmpdir(), 'revisit-round-')), `Пациенты.${format}`)
    await writeFile(path, await exported(source, format, columns))
    const results = await importFiles(database().ports, { clinicId: target.id, path })
    const people = await peopleOf(source)
    expect(people.length).toBeGreaterThan(50)
    expect(await peopleOf(target)).toEqual(people)
    // Numbers the list shows are counted from facts; they are not facts. Branches are known by their names.
    const created = Object.fromEntries(results.map((result) => [result.entity, result.created]))
    expect({ branches: 3, ...created }).toEqual({ branches: 3, patients: people.length - 1 })
    const again = await importFiles(database().ports, { clinicId: target.id, path })
    for (const { entity, created, updated } of again)
      expect({ entity, created, updated }).toEqual({ entity, created: 0, updated: 0 })
  })
})
