import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { markStale, rebuildStatistics, refreshStatistics } from './statistics.ts'
import { peopleAt, revenueOf, total } from './oracle.testing.ts'
import {
  emptyWorld,
  merged,
  type PatientFacts,
  patientFacts,
  withPatient,
  type World,
  writeWorld,
} from './world.testing.ts'

const database = useDatabase()
const TODAY = '2026-11-22'
let clinics = 0

const TABLES = [
  'patient_stats',
  'patient_history',
  'cohort_cells',
  'first_visit_cells',
  'return_cells',
  'day_cells',
  'measure_cells',
  'people_cells',
]

/** Every number of a clinic, row by row, without the marks of when it was counted. */
async function everyNumber(clinic: TestClinic): Promise<Record<string, unknown[]>> {
  return clinic.db(async (db) => {
    const dump: Record<string, unknown[]> = {}
    for (const table of TABLES) {
      const { rows } = await sql<{ row: unknown }>`
        select to_jsonb(t) - 'refreshed_at' - 'clinic_id' - 'due_on' as row from ${sql.table(table)} t where clinic_id = ${clinic.id} order by 1`.execute(
        db,
      )
      dump[table] = rows.map(({ row }) => row)
    }
    return dump
  })
}

type Step = {
  kind: 'arrive' | 'edit' | 'merge' | 'erase' | 'rename'
  facts: PatientFacts
  which: number
  other: number
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('arrive', 'arrive', 'edit', 'merge', 'erase', 'rename'),
  facts: patientFacts,
  which: fc.nat(20),
  other: fc.nat(20),
})

/** One thing that happens to the base, and whose facts it touched. */
function happen(world: World, clinic: number, event: Step): { world: World; touched: string[] } {
  const alive = world.patients.filter((p) => p.mergedInto === null)
  if (event.kind === 'arrive' || alive.length === 0) {
    const { world: next, id } = withPatient(world, clinic, { facts: event.facts, today: TODAY })
    return { world: next, touched: [id] }
  }
  const id = alive[event.which % alive.length]!.id
  if (event.kind === 'edit') return { world: replaced(world, clinic, { id, facts: event.facts }), touched: [id] }
  if (event.kind === 'rename') {
    const patients = world.patients.map((p) => (p.id === id ? { ...p, source: 'Вывеска' } : p))
    return { world: { ...world, patients }, touched: [id] }
  }
  const other = alive[event.other % alive.length]!.id
  if (event.kind === 'merge')
    return id === other ? { world, touched: [] } : { world: merged(world, id, other), touched: [id, other] }
  const gone = new Set(
    world.appointments
      .filter((a) => a.patientId === id)
      .slice(1)
      .map((a) => a.id),
  )
  return {
    touched: [id],
    world: {
      ...world,
      appointments: world.appointments.filter((a) => !gone.has(a.id)),
      lines: world.lines.filter((line) => !gone.has(line.appointmentId)),
      payments: world.payments.filter((p, index) => p.patientId !== id || index % 2 === 0),
    },
  }
}

/** A corrected file: the same patient with other facts. */
function replaced(world: World, clinic: number, { id, facts }: { id: string; facts: PatientFacts }): World {
  const gone = new Set(world.appointments.filter((a) => a.patientId === id).map((a) => a.id))
  const cleared = {
    ...world,
    appointments: world.appointments.filter((a) => !gone.has(a.id)),
    lines: world.lines.filter((line) => !gone.has(line.appointmentId)),
    payments: world.payments.filter((p) => p.patientId !== id),
  }
  const { world: next, id: made } = withPatient(cleared, clinic, { facts, today: TODAY })
  return {
    ...merged(next, id, made),
    patients: next.patients.filter((p) => p.id !== made),
  }
}

async function tell(clinic: TestClinic, world: World, touched: string[]): Promise<void> {
  await clinic.db(async (db) => {
    await writeWorld(db, clinic.id, world)
    await markStale(db, clinic.id, touched, new Date())
  })
}

test('many people changed at once are counted like few, their dead cards included', { timeout: 240_000 }, async () => {
  const clinic = await aClinic(database())
  const serial = ++clinics
  const people = fc.sample(patientFacts, { numRuns: 260, seed: 3 })
  let world = emptyWorld(serial)
  for (const facts of people.slice(0, 130)) world = withPatient(world, serial, { facts, today: TODAY }).world
  const ids = () => world.patients.map(({ id }) => id)
  await tell(clinic, world, ids())
  await refreshStatistics(database().ports, clinic.id)
  for (const [at, id] of ids().entries()) world = replaced(world, serial, { id, facts: people[130 + at]! })
  world = merged(world, ids()[0]!, ids()[1]!)
  await tell(clinic, world, ids())
  await refreshStatistics(database().ports, clinic.id)
  const kept = await everyNumber(clinic)
  expect(kept.patient_stats).toHaveLength(129)
  await rebuildStatistics(database().ports, clinic.id)
  const anew = await everyNumber(clinic)
  for (const table of TABLES) expect(kept[table], table).toEqual(anew[table])
})

test('whatever happens to the base, kept numbers equal those counted anew', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      async (batches) => {
        const clinic = await aClinic(database())
        const serial = ++clinics
        let world = emptyWorld(serial)
        for (const batch of batches) {
          const touched: string[] = []
          for (const event of batch) {
            const done = happen(world, serial, event)
            world = done.world
            touched.push(...done.touched)
          }
          await tell(clinic, world, touched)
          await refreshStatistics(database().ports, clinic.id)
        }
        const kept = await everyNumber(clinic)
        await rebuildStatistics(database().ports, clinic.id)
        const anew = await everyNumber(clinic)
        for (const table of TABLES) expect(kept[table], table).toEqual(anew[table])
      },
    ),
    { numRuns: 25 },
  )
})

test(
  'days pass without any change of facts: numbers that move with the calendar follow',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(patientFacts, { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 3 }),
        async (people, leaps) => {
          const clinic = await aClinic(database())
          const serial = ++clinics
          let world = emptyWorld(serial)
          for (const facts of people) world = withPatient(world, serial, { facts, today: TODAY }).world
          await tell(
            clinic,
            world,
            world.patients.map((p) => p.id),
          )
          await refreshStatistics(database().ports, clinic.id)
          let days = 0
          for (const leap of leaps) {
            days += leap
            const at = new Date(Date.parse('2026-11-22T09:00:00Z') + days * 86_400_000)
            await clinic.db((db) =>
              db.updateTable('clinics').set({ simulatedAt: at }).where('id', '=', clinic.id).execute(),
            )
            await refreshStatistics(database().ports, clinic.id)
          }
          const kept = await everyNumber(clinic)
          await rebuildStatistics(database().ports, clinic.id)
          const anew = await everyNumber(clinic)
          const timeless = (rows: unknown[]) => rows.map((row) => ({ ...(row as object), stats_on: null }))
          for (const table of TABLES) expect(timeless(kept[table]!), table).toEqual(timeless(anew[table]!))
        },
      ),
      { numRuns: 20 },
    )
  },
)

test('a patient is what the definitions say', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(patientFacts, { minLength: 1, maxLength: 12 }), async (people) => {
      const clinic = await aClinic(database())
      const serial = ++clinics
      let world = emptyWorld(serial)
      for (const facts of people) world = withPatient(world, serial, { facts, today: TODAY }).world
      await tell(
        clinic,
        world,
        world.patients.map((p) => p.id),
      )
      await refreshStatistics(database().ports, clinic.id)
      const rows = await clinic.db((db) =>
        db.selectFrom('patientStats').selectAll().where('clinicId', '=', clinic.id).execute(),
      )
      for (const person of peopleAt(world, TODAY)) {
        const row = rows.find((r) => r.patientId === person.id)!
        expect({
          visits: row.visits,
          bookings: row.bookings,
          missed: row.noShows + row.cancelled,
          firstVisitOn: row.firstVisitOn,
          lastVisitOn: row.lastVisitOn,
          revenue: row.revenue,
          revenueYear: row.revenueYear,
          visitsTwoYears: row.visitsTwoYears,
          cost: row.cost,
          list: row.listPriceTotal,
          discount: row.discountTotal,
          active: row.active,
          service: row.firstServiceId ?? '',
          specialty: row.firstSpecialty ?? '',
          doctor: row.firstDoctorId ?? '',
          branch: row.firstBranchId ?? '',
          payer: row.firstPayer ?? '',
        }).toEqual({
          visits: person.visitDays.length,
          bookings: person.bookings.length,
          missed: person.missed.length,
          firstVisitOn: person.visitDays[0] ?? null,
          lastVisitOn: person.visitDays.at(-1) ?? null,
          revenue: revenueOf(person),
          revenueYear: revenueOf(person, { after: '2025-11-22' }),
          visitsTwoYears: person.visitDays.filter((day) => day > '2024-11-22').length,
          cost: total(person.work, (w) => w.cost),
          list: total(person.work, (w) => w.list),
          discount: total(person.work, (w) => w.discount),
          active: (person.visitDays.at(-1) ?? '') > '2025-05-22',
          service: person.service,
          specialty: person.specialty,
          doctor: person.doctor,
          branch: person.branch,
          payer: person.payer,
        })
      }
    }),
    { numRuns: 25 },
  )
})
