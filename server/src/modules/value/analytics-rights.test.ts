import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { peopleAt, revenueOf, total } from '../statistics/oracle.testing.ts'
import { markStale, refreshStatistics } from '../statistics/statistics.ts'
import { emptyWorld, idOf, type World, writeWorld } from '../statistics/world.testing.ts'

const database = useDatabase()
const TODAY = '2026-11-22'
let clinics = 5000

type Person = { source?: string; branch: 0 | 1; visits: string[]; paid?: number; refunded?: number }

/** A base written by hand: each visit is paid on its day. */
function worldOf(clinic: number, people: readonly Person[]): World {
  const world = emptyWorld(clinic)
  let n = 0
  for (const { source, branch, visits, paid = 100_000, refunded = 0 } of people) {
    const id = idOf(clinic, 10, ++n)
    const branchId = world.branches[branch]!
    world.patients.push({ id, source: source ?? null, branchId, mergedInto: null })
    for (const day of visits) {
      const visit = { doctorId: world.doctors[0]!.id, administratorId: null, branchId, hour: 10 }
      world.appointments.push({
        ...visit,
        id: idOf(clinic, 11, ++n),
        patientId: id,
        day,
        status: 'completed',
        payer: 'patient',
      })
      world.payments.push({
        id: idOf(clinic, 13, ++n),
        patientId: id,
        day,
        amount: paid,
        kind: 'payment',
        payer: 'patient',
      })
    }
    if (refunded > 0) {
      world.payments.push({
        id: idOf(clinic, 13, ++n),
        patientId: id,
        day: TODAY,
        amount: refunded,
        kind: 'refund',
        payer: 'patient',
      })
    }
  }
  return world
}

async function aBase(people: readonly Person[]) {
  const clinic = await aClinic(database())
  const world = worldOf(++clinics, people)
  await tell(clinic, world)
  const api = await buildApi(database())
  const owner = await clinic.key('owner')
  const ask = async (url: string, token = owner) => call(api, token, { method: 'GET', url })
  return { clinic, world, api, owner, ask }
}

async function tell(clinic: TestClinic, world: World): Promise<void> {
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
}

const PEOPLE: Person[] = [
  { source: 'Яндекс', branch: 0, visits: ['2026-08-10', '2026-09-05', '2026-11-10'] },
  { source: 'Яндекс', branch: 1, visits: ['2026-08-12'] },
  { source: 'Рекомендация', branch: 1, visits: ['2026-09-20', '2026-11-03', '2026-11-20'], paid: 500_000 },
  { branch: 0, visits: ['2026-11-05'], refunded: 250_000 },
]

test('somebody limited to a branch sees only its patients in every answer', async () => {
  const { clinic, world, ask } = await aBase(PEOPLE)
  const token = await clinic.key('head_of_sales', [world.branches[1]!])
  const rfm = (await ask('/analytics/rfm?method=quantile', token)).body
  expect(rfm.patients).toBe(2)
  expect(rfm.revenue).toBe(1_600_000)
  const cohorts = (await ask('/analytics/cohorts', token)).body.cohorts
  expect(total(cohorts, (row: any) => row.size)).toBe(2)
  const returns = (await ask('/analytics/returns?fromVisit=1', token)).body.rows
  expect(returns).toMatchObject([{ eligible: 2, converted: 1 }])
  const classes = (await ask('/analytics/value-classes', token)).body
  expect(classes.patients).toBe(2)
  const overview = (await ask('/analytics/overview', token)).body
  expect(overview.figures.revenue.value).toBe(1_000_000)
  expect(overview.branches.map((row: any) => row.id)).toEqual([world.branches[1]])
  expect((await ask(`/analytics/rfm?branch=${world.branches[0]}`, token)).status).toBe(404)
})

test('branches of the header add up to the clinic', async () => {
  const { world, ask } = await aBase(PEOPLE)
  const all = (await ask('/analytics/rfm?method=quantile')).body
  const each = await Promise.all(
    world.branches.map(async (id) => (await ask(`/analytics/rfm?method=thresholds&branch=${id}`)).body),
  )
  expect(total(each, (answer) => answer.patients)).toBe(all.patients)
  expect(total(each, (answer) => answer.revenue)).toBe(all.revenue)
})

test('people without a known source are a row of their own', async () => {
  const { ask } = await aBase(PEOPLE)
  const { rows } = (await ask('/analytics/returns?by=source&fromVisit=1')).body
  expect(rows.map((row: any) => [row.key, row.name, row.eligible, row.converted])).toEqual([
    ['Яндекс', 'Яндекс', 2, 1],
    ['', 'Не указано', 1, 0],
    ['Рекомендация', 'Рекомендация', 1, 1],
  ])
  const unknown = (await ask('/analytics/cohorts?where=source:')).body.cohorts
  expect(unknown).toMatchObject([{ cohort: '2026-11', size: 1 }])
})

test('a file is the table of the screen, and only those who may export get it', async () => {
  const { clinic, ask } = await aBase(PEOPLE)
  const table = (await ask('/analytics/cohorts?measure=revenue&per=total')).body
  const file = await ask('/analytics/cohorts?measure=revenue&per=total&format=csv')
  const lines = String(file.body)
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'))
  expect(lines[0]!.slice(0, 2)).toEqual(['Первый визит', 'Новых'])
  table.cohorts.forEach((cohort: any, index: number) => {
    const [month, size, , , , ...cells] = lines[index + 1]!
    expect([month, size]).toEqual([cohort.cohort, String(cohort.size)])
    expect(cells.filter((cell) => cell !== '').map((cell) => Number(cell.replace(',', '.')) * 100)).toEqual(
      cohort.cells.map((cell: any) => cell.cumulativeRevenue),
    )
  })
  const doctor = await clinic.key('doctor')
  expect((await ask('/analytics/cohorts?format=csv', doctor)).status).toBe(403)
  const audit = await clinic.db((db) =>
    db.selectFrom('auditLog').select('action').where('clinicId', '=', clinic.id).execute(),
  )
  expect(audit.map((row) => row.action)).toContain('analytics.exported')
})

test('a change of the past drops kept answers from its day on and leaves earlier ones', async () => {
  const { clinic, world, ask } = await aBase(PEOPLE)
  const august = (await ask('/analytics/rfm?asOf=2026-08-31')).body
  const september = (await ask('/analytics/rfm?asOf=2026-09-30')).body
  expect([august.revenue, september.revenue]).toEqual([200_000, 800_000])
  const kept = () =>
    clinic.db(async (db) =>
      (
        await sql<{
          day: string
        }>`select as_of as day from analytics_cache where clinic_id = ${clinic.id} order by 1`.execute(db)
      ).rows.map((row) => row.day),
    )
  expect(await kept()).toEqual(['2026-08-31', '2026-09-30'])
  const paidLater = world.payments.map((p) => (p.day === '2026-09-05' ? { ...p, amount: 900_000 } : p))
  await tell(clinic, { ...world, payments: paidLater })
  expect(await kept()).toEqual(['2026-08-31'])
  expect((await ask('/analytics/rfm?asOf=2026-09-30')).body.revenue).toBe(1_600_000)
})

test('own cuts are kept with their author, tried before saving, and answers follow them', async () => {
  const { api, owner, ask } = await aBase(PEOPLE)
  const thresholds = { recencyDays: [10, 60], frequency: [1, 2], monetary: [150_000, 1_000_000] }
  const put = (payload: object, token = owner) =>
    call(api, token, { method: 'PUT', url: '/analytics/rfm/thresholds', payload })
  const tried = await call(api, owner, {
    method: 'POST',
    url: '/analytics/rfm/thresholds/preview',
    payload: { thresholds },
  })
  expect(tried.status).toBe(200)
  const before = (await ask('/analytics/rfm?method=thresholds')).body
  const saved = await put({ thresholds })
  expect(saved.body).toMatchObject({ own: true, thresholds, setBy: { author: 'test owner' } })
  const after = (await ask('/analytics/rfm?method=thresholds')).body
  expect(after.cuts).toEqual(thresholds)
  const moved =
    total(after.groups, (group: any) =>
      Math.abs(group.patients - before.groups.find((g: any) => g.group === group.group).patients),
    ) / 2
  expect(tried.body.changed).toBeGreaterThanOrEqual(moved)
  const wrong = await put({ thresholds: { ...thresholds, frequency: [3, 2] } })
  expect(wrong.status).toBe(400)
  expect(wrong.body.error.fields[0].path).toContain('frequency')
})

test('other class rules class everybody again, and the preview said how many would move', async () => {
  const { clinic, api, owner, ask } = await aBase(PEOPLE)
  const { rules } = (await ask('/analytics/value-classes/rules')).body
  const stricter = {
    ...rules,
    stable: { minVisits24m: 4 },
    vip: { revenue12m: { method: 'fixed', amount: 99_000_000 }, minVisits: 2 },
  }
  const url = '/analytics/value-classes/rules'
  const tried = (await call(api, owner, { method: 'POST', url: `${url}/preview`, payload: { rules: stricter } })).body
  const before = (await ask('/analytics/value-classes')).body.classes
  await call(api, owner, { method: 'PUT', url, payload: { rules: stricter } })
  await refreshStatistics(database().ports, clinic.id)
  const after = (await ask('/analytics/value-classes')).body.classes
  expect(tried.classes.map((row: any) => [row.name, row.before, row.after])).toEqual(
    before.map((row: any) => [row.name, row.patients, after.find((c: any) => c.name === row.name).patients]),
  )
  expect(tried.changed).toBeGreaterThan(0)
})

test('refunds beyond payments make a loss, and money before the first visit is not a cohort', async () => {
  const { world, ask } = await aBase([
    { branch: 0, visits: ['2026-11-05'], refunded: 250_000 },
    { branch: 0, visits: [] },
  ])
  world.payments.push({
    id: idOf(clinics, 14, 1),
    patientId: world.patients[1]!.id,
    day: '2026-10-01',
    amount: 70_000,
    kind: 'payment',
    payer: 'patient',
  })
  const classes = (await ask('/analytics/value-classes')).body.classes
  expect(classes.find((row: any) => row.name === 'unprofitable')).toMatchObject({
    patients: 1,
    revenue: -150_000,
    reasons: [{ code: 'margin_below_cost_to_serve' }],
  })
  const { cohorts } = (await ask('/analytics/cohorts')).body
  expect(cohorts).toMatchObject([{ cohort: '2026-11', cells: [{ revenue: -150_000 }] }])
})

test('the overview counts a period and the compared one from the facts of their days', async () => {
  const { world, ask } = await aBase(PEOPLE)
  const overview = (await ask('/analytics/overview?from=2026-11-01&to=2026-11-22&compare=previous')).body
  const people = peopleAt(world, TODAY)
  expect(overview.before).toEqual({ from: '2026-10-01', to: '2026-10-22' })
  expect(overview.figures.revenue.value).toBe(total(people, (p) => revenueOf(p, { from: '2026-11-01' })))
  expect(overview.figures.visits.value).toBe(4)
  expect(overview.figures.newPatients.value).toBe(1)
  expect(overview.figures.returningPatients.value).toBe(2)
  expect(overview.figures.repeatShare.value).toBeCloseTo(850_000 / 950_000)
  const sliding = (await ask('/analytics/overview?from=2026-10-25&to=2026-11-22')).body
  expect(sliding.figures.returningPatients.value).toBe(2)
  expect(overview.figures.returnRate).toMatchObject({ cohort: '2026-07', value: null })
  expect((await ask('/analytics/overview?from=2026-11-20&to=2026-11-01')).status).toBe(400)
})

test('a clinic beyond midnight counts its own day, not the server’s', async () => {
  const clinic = await aClinic(database(), { timezone: 'Asia/Vladivostok' })
  const world = worldOf(++clinics, [{ branch: 0, visits: ['2026-11-23'] }])
  const late = new Date('2026-11-22T14:30:00Z')
  await clinic.db((db) => db.updateTable('clinics').set({ simulatedAt: late }).where('id', '=', clinic.id).execute())
  await tell(clinic, world)
  const api = await buildApi(database())
  const { body } = await call(api, await clinic.key('owner'), { method: 'GET', url: '/analytics/rfm' })
  expect([body.asOf, body.patients]).toEqual(['2026-11-23', 1])
})

test('a day after the clocks changed is still one day later', async () => {
  const clinic = await aClinic(database(), { timezone: 'Europe/Berlin' })
  await tell(clinic, worldOf(++clinics, [{ branch: 0, visits: ['2026-10-24', '2026-10-25'] }]))
  for (const [at, day] of [
    ['2026-10-24T21:30:00Z', '2026-10-24'],
    ['2026-10-24T22:30:00Z', '2026-10-25'],
    ['2026-10-25T22:30:00Z', '2026-10-25'],
    ['2026-10-25T23:30:00Z', '2026-10-26'],
  ] as const) {
    await clinic.db((db) =>
      db
        .updateTable('clinics')
        .set({ simulatedAt: new Date(at) })
        .where('id', '=', clinic.id)
        .execute(),
    )
    const api = await buildApi(database())
    const { body } = await call(api, await clinic.key('owner'), {
      method: 'GET',
      url: '/analytics/returns?withinDays=none',
    })
    expect(body.asOf).toBe(day)
    expect(body.rows[0]).toMatchObject({ eligible: 1, converted: day === '2026-10-24' ? 0 : 1 })
  }
})
