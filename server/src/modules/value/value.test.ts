import { addDays, daysBetween, monthOf } from '@revisit/domain/local-date.ts'
import { returnsFromVisits } from '@revisit/domain/returns.ts'
import { classify } from '@revisit/domain/value-class.ts'
import { DEFAULT_VALUE_CLASS_RULES } from '@revisit/domain/value-class-rules.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { markStale, refreshStatistics } from '../statistics/statistics.ts'
import {
  anniversaryCell,
  calendarCell,
  type Person,
  peopleAt,
  quantile,
  revenueOf,
  rfmOf,
  total,
} from '../statistics/oracle.testing.ts'
import { emptyWorld, patientFacts, withPatient, type World, writeWorld } from '../statistics/world.testing.ts'

const database = useDatabase()
const TODAY = '2026-11-22'
/** Today, the end of a past month, any other day, before everything. */
const DAYS = [TODAY, '2026-10-31', '2026-09-14', '2020-01-31']
let clinics = 1000

async function aBase(
  people: readonly unknown[],
): Promise<{ clinic: TestClinic; world: World; ask: (url: string) => Promise<any> }> {
  const clinic = await aClinic(database())
  const serial = ++clinics
  let world = emptyWorld(serial)
  for (const facts of people) world = withPatient(world, serial, { facts: facts as never, today: TODAY }).world
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
  const api = await buildApi(database())
  const token = await clinic.key('owner')
  const ask = async (url: string) => {
    const { status, body } = await call(api, token, { method: 'GET', url })
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }
  return { clinic, world, ask }
}

const base = fc.array(patientFacts, { maxLength: 12 })
const RUNS = { numRuns: 12 }

test(
  'RFM of any day: cuts are exact terciles, 27 cells hold everybody and their money',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(base, async (people) => {
        const { world, ask } = await aBase(people)
        for (const asOf of DAYS) {
          const answer = await ask(`/analytics/rfm?method=quantile&asOf=${asOf}`)
          const { cuts, cells } = rfmOf(peopleAt(world, asOf), asOf)
          expect(answer.cuts).toEqual(cuts)
          expect(answer.cells).toHaveLength(27)
          const counted = new Map(
            answer.cells.filter((c: any) => c.patients > 0).map((c: any) => [c.cell, [c.patients, c.revenue]]),
          )
          expect(Object.fromEntries(counted as never)).toEqual(Object.fromEntries(cells))
        }
      }),
      RUNS,
    )
  },
)

test('movement between two days counts the same people twice', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(base, async (people) => {
      const { ask } = await aBase(people)
      const moved = await ask('/analytics/rfm/movement?from=2026-10-31&method=quantile')
      const before = await ask('/analytics/rfm?asOf=2026-10-31&method=quantile')
      const after = await ask('/analytics/rfm?method=quantile')
      for (const group of moved.groups) {
        expect(group.before).toBe(before.groups.find((g: any) => g.group === group.group).patients)
        expect(group.after).toBe(after.groups.find((g: any) => g.group === group.group).patients)
      }
    }),
    RUNS,
  )
})

test.each(['calendar', 'anniversary'] as const)(
  'cohorts in %s mode agree with people counted one by one',
  { timeout: 240_000 },
  async (mode) => {
    await fc.assert(
      fc.asyncProperty(base, async (people) => {
        const { world, ask } = await aBase(people)
        for (const asOf of DAYS) {
          const everybody = peopleAt(world, asOf)
          const answer = await ask(`/analytics/cohorts?mode=${mode}&asOf=${asOf}`)
          const months = new Set(everybody.filter((p) => p.visitDays.length > 0).map((p) => monthOf(p.visitDays[0]!)))
          expect(answer.cohorts.map((c: any) => c.cohort)).toEqual([...months].toSorted())
          for (const { cohort, size, cells } of answer.cohorts) {
            for (const { k, revenue, cumulativeRevenue, active, visits } of cells) {
              const expected = (mode === 'calendar' ? calendarCell : anniversaryCell)(everybody, cohort, k)
              expect({ size, revenue, cumulativeRevenue, active, visits }, `${asOf} ${cohort} ${k}`).toEqual(expected)
            }
          }
        }
      }),
      RUNS,
    )
  },
)

test(
  'slices of cohorts add up to the table without slices, quarters to people counted once',
  { timeout: 240_000 },
  async () => {
    const key = (row: any) => row.cohort
    await fc.assert(
      fc.asyncProperty(
        base,
        fc.constantFrom(...DAYS),
        fc.constantFrom('calendar', 'anniversary'),
        fc.constantFrom('month', 'quarter', 'year'),
        async (people, asOf, mode, grain) => {
          const { world, ask } = await aBase(people)
          const plain = await ask(`/analytics/cohorts?grain=${grain}&mode=${mode}&asOf=${asOf}`)
          for (const by of ['source', 'service', 'specialty', 'doctor', 'branch', 'payer'] as const) {
            const sliced = await ask(`/analytics/cohorts?grain=${grain}&mode=${mode}&asOf=${asOf}&by=${by}`)
            for (const row of plain.cohorts) {
              const slices = sliced.cohorts.filter((slice: any) => key(slice) === key(row))
              expect(total(slices, (s: any) => s.size)).toBe(row.size)
              for (const [index, cell] of row.cells.entries()) {
                for (const figure of ['revenue', 'cumulativeRevenue', 'margin', 'active', 'visits']) {
                  expect(
                    total(slices, (s: any) => s.cells[index][figure]),
                    `${by} ${figure}`,
                  ).toBe(cell[figure])
                }
              }
            }
            const [person] = peopleAt(world, asOf).filter((p) => p.visitDays.length > 0)
            if (!person) continue
            const only = await ask(
              `/analytics/cohorts?grain=${grain}&mode=${mode}&asOf=${asOf}&where=${by}:${encodeURIComponent(person[by])}`,
            )
            const same = peopleAt(world, asOf).filter((p) => p.visitDays.length > 0 && p[by] === person[by])
            expect(total(only.cohorts, (c: any) => c.size)).toBe(same.length)
          }
        },
      ),
      { numRuns: 8 },
    )
  },
)

test('returns within every window agree with visit days counted one by one', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(base, async (people) => {
      const { world, ask } = await aBase(people)
      for (const asOf of DAYS) {
        const everybody = peopleAt(world, asOf)
        for (const withinDays of [30, 60, 90, 180, 365, null]) {
          const { rows } = await ask(`/analytics/returns?asOf=${asOf}&withinDays=${withinDays ?? 'none'}`)
          const expected = returnsFromVisits(
            everybody.map((p) => p.visitDays),
            withinDays,
            asOf,
          ).slice(0, 3)
          expect(rows.map(({ name: _name, ...row }: any) => row)).toEqual(expected)
        }
        const { rows: byDoctor } = await ask(`/analytics/returns?asOf=${asOf}&withinDays=90&by=doctor&fromVisit=2`)
        for (const row of byDoctor) {
          const second = everybody.filter((p) => p.visitDays.length >= 2 && (p.served[1]!.doctorId ?? '') === row.key)
          const passed = second.filter((p) => addDays(p.visitDays[1]!, 90) <= asOf)
          expect(row.eligible).toBe(passed.length)
          expect(row.converted).toBe(
            passed.filter((p) => p.visitDays[2] && daysBetween(p.visitDays[1]!, p.visitDays[2]) <= 90).length,
          )
        }
        const trend = await ask(`/analytics/returns/trend?asOf=${asOf}`)
        for (const point of trend.points) {
          const first = everybody.filter((p) => p.visitDays[0] && monthOf(p.visitDays[0]) === point.cohort)
          expect([point.eligible, point.converted]).toEqual([
            first.length,
            first.filter((p) => p.visitDays.length > 1).length,
          ])
        }
      }
    }),
    RUNS,
  )
})

test('value classes of any day follow the rules written out for one patient', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(base, async (people) => {
      const { world, ask } = await aBase(people)
      for (const asOf of DAYS) {
        const answer = await ask(`/analytics/value-classes?asOf=${asOf}`)
        const expected = classesOf(peopleAt(world, asOf), asOf)
        for (const { name, patients, revenue } of answer.classes) {
          const own = expected.filter((row) => row.name === name)
          expect([name, patients, revenue], asOf).toEqual([name, own.length, total(own, (row) => row.revenue)])
        }
      }
    }),
    RUNS,
  )
})

function classesOf(people: readonly Person[], asOf: string): { name: string | null; revenue: number }[] {
  const monthsAgo = (months: number): string => {
    const at = new Date(`${asOf.slice(0, 7)}-01T00:00:00Z`)
    at.setUTCMonth(at.getUTCMonth() - months + 1, 0)
    const last = at.toISOString().slice(0, 10)
    const same = `${last.slice(0, 8)}${asOf.slice(8)}`
    return same < last ? same : last
  }
  const year = (p: Person): number => revenueOf(p, { after: monthsAgo(12) })
  const active = people.filter((p) => p.visitDays.length > 0 && p.visitDays.at(-1)! > monthsAgo(18))
  const cuts = {
    lowLtv: quantile(
      active.map((p) => revenueOf(p)),
      0.5,
    ),
    vipRevenue12m: quantile(active.map(year), 0.9),
  }
  return people.map((p) => {
    const list = total(p.work, (w) => w.list)
    const input = {
      revenueToDate: revenueOf(p),
      marginToDate: revenueOf(p) - total(p.work, (w) => w.cost),
      costToServe: 0,
      bookings: p.bookings.length,
      missedBookings: p.missed.length,
      discountShare: list > 0 ? total(p.work, (w) => w.discount) / list : null,
      revenue12m: year(p),
      visits24m: p.visitDays.filter((day) => day > monthsAgo(24)).length,
      visits: p.visitDays.length,
      override: null,
    }
    const { class: name } = classify(input, { rules: DEFAULT_VALUE_CLASS_RULES, cuts, asOf })
    return { name, revenue: revenueOf(p) }
  })
}

test('an empty clinic gets empty answers, not errors', async () => {
  const { ask } = await aBase([])
  expect((await ask('/analytics/rfm')).patients).toBe(0)
  expect((await ask('/analytics/rfm?method=quantile')).cuts).toBeNull()
  expect((await ask('/analytics/rfm/histogram')).frequency).toEqual([])
  expect((await ask('/analytics/cohorts')).cohorts).toEqual([])
  expect((await ask('/analytics/returns')).rows).toEqual([])
  expect((await ask('/analytics/value-classes')).classes.map((c: any) => c.patients)).toEqual([0, 0, 0, 0])
  expect((await ask('/analytics/overview')).figures.averageCheck.value).toBeNull()
})
