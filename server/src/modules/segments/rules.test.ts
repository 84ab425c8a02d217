import { segmentCatalogue, SEGMENT_FIELDS } from '@revisit/domain/segment-fields.ts'
import { ruleProblems } from '@revisit/domain/segment-problems.ts'
import { segmentRule, type SegmentRule } from '@revisit/domain/segment-rule.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { rebuildStatistics } from '../statistics/statistics.ts'
import { readCounting } from './counting.ts'
import { fitsRule, type OraclePerson, type OracleWorld } from './oracle.testing.ts'
import { type Counting, countRows } from './preview-queries.ts'
import { anyRule, conditionOf } from './rules.testing.ts'
import { readMatching } from './match-queries.ts'
import { aDirectory, putPeople } from './world-rows.testing.ts'
import { type PersonFacts, personFacts } from './world.testing.ts'

const database = useDatabase()
const SEGMENTS = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
const PEOPLE = 120
/** Another one asks other questions; what fails is printed whole. */
const SEED = Number(process.env['SEED'] ?? 11)
let clinic: TestClinic
let counting: Counting
let people: OraclePerson[]
let world: OracleWorld
let fields: ReturnType<typeof segmentCatalogue>['fields']

beforeAll(async () => {
  clinic = await aClinic(database())
  const directory = await aDirectory(clinic)
  const facts = fc.sample(personFacts, { numRuns: PEOPLE, seed: 7 })
  const ids = await putPeople(clinic, facts, directory)
  await rebuildStatistics(database().ports, clinic.id)
  await putMembers(ids)
  counting = await clinic.db((db) => readCounting(database().ports, db, clinic.id))
  fields = counting.catalogue.fields
  people = await describePeople(ids, facts)
  world = { directory, cuts: counting.scoring.cuts }
}, 120_000)

/** Every third person is in the first segment, every fourth in the second. */
async function putMembers(ids: readonly string[]): Promise<void> {
  await clinic.db(async (db) => {
    for (const [index, segmentId] of SEGMENTS.entries()) {
      const named = { clinicId: clinic.id, id: segmentId, name: `Сегмент ${index}`, kind: 'list' }
      await db
        .insertInto('segments')
        .values({ ...named, createdAt: new Date(0), updatedAt: new Date(0) })
        .execute()
      const members = ids.filter((_, place) => place % (3 + index) === 0)
      const rows = members.map((patientId) => ({ clinicId: clinic.id, segmentId, patientId, enteredAt: new Date(0) }))
      await db.insertInto('segmentMembers').values(rows).execute()
    }
  })
}

async function describePeople(ids: readonly string[], facts: readonly PersonFacts[]): Promise<OraclePerson[]> {
  const rows = await clinic.db(
    async (db) =>
      (
        await sql<{ patientId: string; valueClass: string | null; homeBranchId: string | null }>`
          select patient_id, value_class, home_branch_id from patient_stats where clinic_id = ${clinic.id}`.execute(db)
      ).rows,
  )
  const stored = new Map(rows.map((row) => [row.patientId, row]))
  return ids.map((id, place) => ({
    id,
    facts: facts[place]!,
    valueClass: stored.get(id)!.valueClass,
    homeBranch: stored.get(id)!.homeBranchId,
    memberOf: new Set(SEGMENTS.filter((_, index) => place % (3 + index) === 0)),
  }))
}

/** The same people by the oracle, by probes of single people, and by one pass over everybody. */
async function compare(rule: SegmentRule): Promise<void> {
  expect(segmentRule.safeParse(JSON.parse(JSON.stringify(rule))).success).toBe(true)
  expect(ruleProblems(rule, counting.catalogue)).toEqual([])
  const expected = people.filter((person) => fitsRule(rule, person, world)).map(({ id }) => id)
  const [found, counted] = await clinic.db(async (db) => [
    await readMatching(
      db,
      rule,
      counting,
      people.map(({ id }) => id),
    ),
    await countRows(db, rule, counting),
  ])
  expect({ rule, people: [...found].sort() }).toEqual({ rule, people: expected.sort() })
  expect({ rule, count: counted.count }).toEqual({ rule, count: expected.length })
}

it('answers every field with every operator as the facts say', async () => {
  for (const field of fields) {
    const conditions = fc.sample(conditionOf(field, world.directory, SEGMENTS), { numRuns: 6, seed: SEED })
    for (const condition of conditions) await compare(condition)
  }
}, 240_000)

it('answers nested rules as the facts say', async () => {
  const rules = fc.sample(anyRule(fields, world.directory, SEGMENTS), {
    numRuns: 150,
    seed: Number(process.env['SEED'] ?? 5),
  })
  for (const rule of rules) await compare(rule)
}, 240_000)

it('counts nothing in a window that ends before it begins', async () => {
  const within = { from: { ago: 1, unit: 'day' }, to: { on: '1990-01-01' } } as const
  await compare({ field: 'money.margin', op: 'at_most', value: 50_000, within })
  await compare({ field: 'money.revenue', op: 'between', value: [0, 0], within })
  await compare({ field: 'visits.count', op: 'exactly', value: 0, within })
  await compare({ field: 'bookings.no_shows', op: 'none', within })
})

it('knows the SQL of every field of the catalogue', () => {
  expect(new Set(SEGMENT_FIELDS.map(({ key }) => key)).size).toBe(SEGMENT_FIELDS.length)
  expect(fields.length).toBe(SEGMENT_FIELDS.length + 4)
})
