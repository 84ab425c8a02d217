import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { aBranch } from './patients.testing.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let owner: string
let ofBranch: string
const statements: { begin: string; text: string; values: unknown[] }[] = []

const PEOPLE = 50_000

beforeAll(async () => {
  api = await buildApi(database())
  clinic = await aClinic(database())
  owner = await clinic.key('owner')
  const branch = await aBranch(clinic, 'Сокол')
  ofBranch = await clinic.key('administrator', [branch])
  await fillBase(clinic.id, branch)
  recordStatements()
}, 180_000)

/** Fifty thousand people with different names and phones, every third of them of the branch. */
async function fillBase(clinicId: string, branch: string): Promise<void> {
  await database().admin(
    `insert into patients (clinic_id, id, last_name, branch_id, search_text, sort_name, created_at, updated_at)
     select $1, gen_random_uuid(), name, case when i % 3 = 0 then $2::uuid end,
       name || ' мария 7916' || lpad((i * 7919 % 9999999)::text, 7, '0') || ' card-' || i, name || ' мария', now() - i * interval '1 minute', now()
     from (select i, (array['абрамов','борисов','веселов','громов','денисов','егоров'])[1 + i % 6] || substr(md5(i::text), 1, 4) as name
       from generate_series(1, $3::int) i) people`,
    [clinicId, branch, PEOPLE],
  )
  await database().admin(
    `insert into patient_stats (clinic_id, patient_id, branch_ids, visits, revenue, first_visit_on, last_visit_on, stats_on, refreshed_at)
     select clinic_id, id, case when branch_id is null then '{}' else array[branch_id] end, n % 30, n * 100,
       date '2024-01-01' + n % 700, case when n % 5 > 0 then date '2025-01-01' + n % 600 end, date '2026-11-22', now()
     from (select clinic_id, id, branch_id, row_number() over ()::int as n from patients where clinic_id = $1) people`,
    [clinicId],
  )
  await database().admin('vacuum analyze patients')
  await database().admin('vacuum analyze patient_stats')
}

/** Remembers what the application asks the database, with the rights of the transaction it asks in. */
function recordStatements(): void {
  database().ports.database.pool.on('acquire', (client) => {
    const spied = client as unknown as { query: (...args: any[]) => unknown; original?: (...args: any[]) => unknown }
    spied.original ??= spied.query.bind(client)
    let begin = ''
    spied.query = (...args) => {
      const [first, second] = args
      const text = typeof first === 'string' ? first : first?.text
      if (typeof text === 'string' && text.startsWith('begin;')) begin = text
      else if (typeof text === 'string') statements.push({ begin, text, values: second ?? first.values ?? [] })
      return spied.original!(...args)
    }
  })
}

/** The plan the application role gets for the statements of one request that match a pattern. */
async function plansOf(token: string, query: string, pattern: RegExp): Promise<string[]> {
  statements.length = 0
  const answer = await call(api, token, { url: `/patients?${query}` })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const asked = statements.filter(({ text }) => pattern.test(text) && text.includes('merged_into is null'))
  expect(asked.length).toBeGreaterThan(0)
  const plans: string[] = []
  for (const { begin, text, values } of asked) {
    const client = await database().ports.database.pool.connect()
    await client.query(begin)
    const { rows } = await client.query(`explain ${text}`, values as unknown[])
    await client.query('rollback')
    client.release()
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
  }
  return plans
}

describe('search in a large base under row-level security', () => {
  it.each([
    ['part of a name', 'search=' + encodeURIComponent('громов1a')],
    ['two words', 'search=' + encodeURIComponent('мария веселов2b')],
    ['a phone', 'search=89160007919'],
    ['its last digits', 'search=7919'],
    ['a card number', 'search=card-4321'],
  ])('by %s reads only the index of search', async (_, query) => {
    for (const token of [owner, ofBranch]) {
      for (const plan of await plansOf(token, query, /search_text like/)) {
        expect(plan).toContain('Bitmap Index Scan on patients_search')
        expect(plan).not.toMatch(/Seq Scan on patients\b/)
      }
    }
  })

  it('by likeness reads only the index of search', async () => {
    for (const plan of await plansOf(owner, 'search=' + encodeURIComponent('громоф'), /word_similarity/)) {
      expect(plan).toContain('Bitmap Index Scan on patients_search')
    }
  })

  it('by one or two letters walks the index of names', async () => {
    const [plan] = await plansOf(owner, 'limit=20&search=' + encodeURIComponent('гр'), /limit/)
    expect(plan).toContain('Index Scan using patients_by_name')
    expect(plan).not.toContain('Sort')
  })
})

describe('the first page and a later one in any order', () => {
  it.each([
    ['name', 'patients_by_name'],
    ['-name', 'patients_by_name'],
    ['createdAt', 'patients_by_creation'],
    ['-createdAt', 'patients_by_creation'],
    ['revenue', 'patient_stats_by_revenue'],
    ['-revenue', 'patient_stats_by_revenue'],
    ['visits', 'patient_stats_by_visits'],
    ['-visits', 'patient_stats_by_visits'],
    ['lastVisit', 'patient_stats_by_last_visit'],
    ['-lastVisit', 'patient_stats_by_last_visit'],
    ['firstVisit', 'patient_stats_by_first_visit'],
    ['-firstVisit', 'patient_stats_by_first_visit'],
  ])('%s walks %s', async (sort, index) => {
    const first = await call(api, owner, { url: `/patients?sort=${sort}` })
    for (const cursor of ['', `&cursor=${first.body.nextCursor}`]) {
      const [plan] = await plansOf(owner, `sort=${sort}${cursor}`, /limit/)
      expect(plan).toMatch(new RegExp(`Index (Only )?Scan (Backward )?using ${index}`))
      expect(plan).not.toMatch(/Seq Scan|(?<!Incremental )Sort\b(?! Key| Method)/)
    }
  })
})
