import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { markStale, refreshStatistics } from '../statistics/statistics.ts'
import { emptyWorld, patientFacts, withPatient, writeWorld } from '../statistics/world.testing.ts'

const database = useDatabase()
const TODAY = '2026-11-22'
/** Today, the end of a past month, any other day. */
const DAYS = [TODAY, '2026-10-31', '2026-09-14']

test('analytics answer without being allowed to read a single fact', { timeout: 120_000 }, async () => {
  const clinic = await aClinic(database())
  let world = emptyWorld(77)
  for (const facts of fc.sample(patientFacts, { numRuns: 30, seed: 7 }))
    world = withPatient(world, 77, { facts, today: TODAY }).world
  await clinic.db(async (db) => {
    await writeWorld(db, clinic.id, world)
    await markStale(
      db,
      clinic.id,
      world.patients.map((p) => p.id),
      new Date(),
    )
  })
  await refreshStatistics(database().ports, clinic.id)
  const role = `${new URL(database().adminUrl).pathname.slice(1)}_app`
  await database().admin(`revoke select on appointments, payments, service_lines, plans, plan_items from "${role}"`)
  const api = await buildApi(database())
  const tokens = [await clinic.key('owner'), await clinic.key('owner', [world.branches[0]!])]
  const slices = ['source', 'service', 'specialty', 'doctor', 'branch', 'payer']
  const questions = DAYS.flatMap((asOf) => [
    `/analytics/rfm?method=quantile&asOf=${asOf}`,
    `/analytics/rfm?method=thresholds&asOf=${asOf}&branch=${world.branches[0]}`,
    `/analytics/rfm/movement?from=2026-08-31&to=${asOf}&method=quantile`,
    `/analytics/rfm/histogram?asOf=${asOf}`,
    ...['calendar', 'anniversary'].flatMap((mode) => [
      `/analytics/cohorts?mode=${mode}&asOf=${asOf}`,
      ...slices.map((by) => `/analytics/cohorts?mode=${mode}&asOf=${asOf}&by=${by}`),
      `/analytics/cohorts?mode=${mode}&asOf=${asOf}&by=source&where=branch:${world.branches[0]}`,
    ]),
    ...['source', 'service', 'doctor', 'administrator', 'branch', 'treatment'].map(
      (by) => `/analytics/returns?asOf=${asOf}&by=${by}&withinDays=60`,
    ),
    `/analytics/returns/trend?asOf=${asOf}`,
    `/analytics/value-classes?asOf=${asOf}`,
  ])
  for (const token of tokens) {
    for (const url of questions) {
      const { status, body } = await call(api, token, { method: 'GET', url })
      expect(status, `${url} ${JSON.stringify(body).slice(0, 200)}`).toBe(200)
    }
  }
})
