import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { drainJobs } from '../../platform/jobs.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { statisticsJobs } from '../statistics/jobs.ts'
import { markStale, refreshStatistics } from '../statistics/statistics.ts'
import { emptyWorld, patientFacts, withPatient, type World, writeWorld } from '../statistics/world.testing.ts'
import { valueJobs } from './jobs.ts'

const database = useDatabase()
const TODAY = '2026-11-22'
let clinic: TestClinic
let world: World = emptyWorld(31)

beforeAll(async () => {
  clinic = await aClinic(database())
  for (const facts of fc.sample(patientFacts, { numRuns: 12, seed: 5 })) {
    world = withPatient(world, 31, { facts, today: TODAY }).world
  }
  await clinic.db(async (db) => writeWorld(db, clinic.id, world))
  await change(world.patients.map((patient) => patient.id))
})

test('answers of today and of every month end since the first visit are ready before anybody asks', async () => {
  await workInBackground()
  expect(await keptDays()).toEqual([...(await everyMonthEnd()), TODAY])
})

test('a payment of today leaves the answers of the past kept, one of last year drops those after it', async () => {
  await workInBackground()
  const [patient] = world.patients
  await pay(patient!.id, TODAY)
  expect(await keptDays()).toEqual(await everyMonthEnd())
  await pay(patient!.id, '2025-11-10')
  expect(await keptDays()).toEqual((await everyMonthEnd()).filter((day) => day < '2025-11-10'))
  await workInBackground()
  expect(await keptDays()).toEqual([...(await everyMonthEnd()), TODAY])
})

/** Runs the queue to its end without waiting for the times jobs were put off to. */
async function workInBackground(): Promise<void> {
  for (let rounds = 0; rounds < 4; rounds++) {
    await database().admin(`update graphile_worker._private_jobs set run_at = now()`)
    await drainJobs(database().ports, [...statisticsJobs, ...valueJobs])
  }
}

async function change(patientIds: string[]): Promise<void> {
  await clinic.db((db) => markStale(db, clinic.id, patientIds, new Date()))
  await refreshStatistics(database().ports, clinic.id)
}

async function pay(patientId: string, day: string): Promise<void> {
  await clinic.db((db) =>
    sql`insert into payments (clinic_id, id, patient_id, record_id, paid_at, paid_on, amount, kind)
      values (${clinic.id}, new_id(), ${patientId}, ${patientId}, ${day}, ${day}, 70000, 'payment')`.execute(db),
  )
  await change([patientId])
}

/** Days with the grid of both methods and the classes kept. */
async function keptDays(): Promise<string[]> {
  const rows = await database().admin<{ day: string }>(
    `select as_of::text as day from analytics_cache where clinic_id = $1 group by 1 having count(*) >= 3 order by 1`,
    [clinic.id],
  )
  return rows.map(({ day }) => day)
}

async function everyMonthEnd(): Promise<string[]> {
  const rows = await database().admin<{ day: string }>(
    `select (month + interval '1 month - 1 day')::date::text as day
     from generate_series((select date_trunc('month', min(first_visit_on)::timestamp) from patient_stats where clinic_id = $1),
       timestamp '2026-10-01', interval '1 month') month order by 1`,
    [clinic.id],
  )
  return rows.map(({ day }) => day)
}
