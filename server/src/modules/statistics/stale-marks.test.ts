import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '../../platform/db.ts'
import { drainJobs } from '../../platform/jobs.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { statisticsJobs } from './jobs.ts'
import { lockState, takeStale } from './queries.ts'
import { markStale, refreshStatistics } from './statistics.ts'

const database = useDatabase()
const patientId = randomUUID()
let clinic: TestClinic
/** Ends the transactions a test left open. */
let ends: (() => Promise<void>)[] = []

beforeEach(async () => {
  clinic = await aClinic(database())
  await clinic.db((db) =>
    sql`insert into patients (clinic_id, id, last_name, created_at, updated_at)
      values (${clinic.id}, ${patientId}, 'Орлова', now(), now())`.execute(db),
  )
})

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

test('saving a card does not wait for a refresh that is counting the same patient', async () => {
  await mark()
  const finish = await begin((db) => takeStale(db, clinic.id, 100))
  await mark()
  await finish()
  expect(await marks()).toBe(1)
})

test('two people who change the same patient do not wait for each other', async () => {
  const finish = await begin((db) => markStale(db, clinic.id, [patientId], new Date()))
  await mark()
  await finish()
  expect(await refresh()).toBe(1)
  expect(await marks()).toBe(0)
})

test('a change still open while the patient is counted is counted by the next refresh', async () => {
  await mark()
  const finish = await begin((db) => markStale(db, clinic.id, [patientId], new Date()))
  expect(await refresh()).toBe(0)
  await finish()
  expect(await refresh()).toBe(1)
})

test('a refresh asked for during a rebuild is put off instead of keeping a worker waiting', async () => {
  await mark()
  const finish = await begin((db) => lockState(db, clinic.id, true))
  await drainJobs(database().ports, statisticsJobs)
  expect(await marks()).toBe(1)
  await finish()
  await database().admin(`update graphile_worker._private_jobs set run_at = now()`)
  await drainJobs(database().ports, statisticsJobs)
  expect(await marks()).toBe(0)
})

/** Marks the patient in a transaction that gives up rather than wait. */
function mark(): Promise<void> {
  return clinic.db(async (db) => {
    await sql`set local lock_timeout = '2s'`.execute(db)
    await markStale(db, clinic.id, [patientId], new Date())
  })
}

async function refresh(): Promise<number> {
  return (await refreshStatistics(database().ports, clinic.id)).patients
}

async function marks(): Promise<number> {
  return (await database().admin(`select from stale_patients where clinic_id = $1`, [clinic.id])).length
}

/** Does something in a transaction that stays open until the returned function is called. */
async function begin(work: (db: Db) => Promise<unknown>): Promise<() => Promise<void>> {
  const done = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const transaction = clinic.db(async (db) => {
    await work(db)
    begun.resolve()
    await done.promise
  })
  const end = async () => {
    done.resolve()
    await transaction
  }
  ends.push(end)
  await Promise.race([begun.promise, transaction])
  return end
}
