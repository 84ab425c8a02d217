import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { aClinic, type TestClinic } from '../testing/builders.ts'
import { useDatabase } from '../testing/database.ts'
import { analyzeGrownTables } from './table-growth.ts'

const database = useDatabase()

async function addPatients(clinic: TestClinic, count: number): Promise<void> {
  await clinic.db((db) =>
    sql`insert into patients (clinic_id, id, last_name, created_at, updated_at)
      select ${clinic.id}, gen_random_uuid(), 'Пациент ' || n, now(), now() from generate_series(1, ${count}) n`.execute(
      db,
    ),
  )
}

/** How many patients of the clinic the planner expects. */
async function expected(clinic: TestClinic): Promise<number> {
  const [row] = await database().admin<Record<string, [{ Plan: { 'Plan Rows': number } }]>>(
    `explain (format json) select from patients where clinic_id = '${clinic.id}'`,
  )
  return Object.values(row!)[0]![0].Plan['Plan Rows']
}

it('tells the planner about a clinic that fills beside others, so that its import does not read itself over and over', async () => {
  const [known, filling] = [await aClinic(database()), await aClinic(database())]
  await addPatients(known, 12_000)
  await database().admin('analyze patients')
  await addPatients(filling, 3000)
  expect(await expected(filling)).toBe(1)
  await filling.db((db) => analyzeGrownTables(db, filling.id, ['contact_points']))
  expect(await expected(filling)).toBe(1)
  await filling.db((db) => analyzeGrownTables(db, filling.id))
  expect(await expected(filling)).toBeGreaterThan(2000)
})
