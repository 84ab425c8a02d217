import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anniversaryCohorts, calendarCohorts, totalsByAge } from './cohorts.ts'
import type { AnniversaryFacts, CalendarFacts, Cohort } from './cohorts.ts'
import { COHORT_GRAINS, addPeriods, firstDayOfPeriod, lastDayOfPeriod, periodOf } from './cohort-period.ts'
import type { CohortGrain } from './cohort-period.ts'
import { addDays, addMonths, endOfMonth, monthOf, monthsBetween, quarterOf, type LocalDate } from './local-date.ts'

type Patient = {
  readonly source: 'сайт' | 'карты'
  readonly visits: readonly LocalDate[]
  readonly payments: readonly { readonly on: LocalDate; readonly amount: number; readonly cost: number }[]
}

/* ---- The rows a database would keep, built patient by patient. ---- */

function firstVisit({ visits }: Patient): LocalDate {
  return visits.toSorted()[0] ?? ''
}

function upTo(patients: readonly Patient[], asOf: LocalDate): Patient[] {
  return patients
    .map(({ source, visits, payments }) => ({
      source,
      visits: visits.filter((day) => day <= asOf),
      payments: payments.filter(({ on }) => on <= asOf),
    }))
    .filter(({ visits }) => visits.length > 0)
}

function calendarRows(patients: readonly Patient[]): CalendarFacts[] {
  return patients.flatMap((patient) => {
    const first = firstVisit(patient)
    const days = [...new Set(patient.visits)].toSorted()
    const payments = patient.payments.filter(({ on }) => on >= first)
    const months = new Set([...days, ...payments.map(({ on }) => on)].map(monthOf))
    return [...months].map((factMonth) => {
      const inMonth = days.filter((day) => monthOf(day) === factMonth)
      const firstIn = (same: (day: LocalDate) => boolean): number =>
        Number(monthOf(days.find(same) ?? '') === factMonth)
      return {
        cohortMonth: monthOf(first),
        factMonth,
        revenue: sumOf(payments.filter(({ on }) => monthOf(on) === factMonth).map(({ amount }) => amount)),
        cost: sumOf(payments.filter(({ on }) => monthOf(on) === factMonth).map(({ cost }) => cost)),
        visits: inMonth.length,
        active: Number(inMonth.length > 0),
        firstActiveInQuarter: firstIn((day) => quarterOf(day) === quarterOf(`${factMonth}-01`)),
        firstActiveInYear: firstIn((day) => day.slice(0, 4) === factMonth.slice(0, 4)),
      }
    })
  })
}

function anniversaryRows(patients: readonly Patient[]): AnniversaryFacts[] {
  return patients.flatMap((patient) => {
    const first = firstVisit(patient)
    const cohortMonth = monthOf(first)
    const days = [...new Set(patient.visits)]
    const money = patient.payments.map(({ on, amount, cost }) => ({
      cohortMonth,
      k: on < first ? -1 : monthsBetween(first, on),
      revenue: amount,
      cost,
      visits: 0,
      active: 0,
    }))
    const ages = Map.groupBy(days, (day) => monthsBetween(first, day))
    const seen = [...ages].map(([k, { length }]) => ({
      cohortMonth,
      k,
      revenue: 0,
      cost: 0,
      visits: length,
      active: 1,
    }))
    return [...money, ...seen]
  })
}

function youngestOf(patients: readonly Patient[]): Map<string, LocalDate> {
  const firsts = patients.map(firstVisit).toSorted()
  return new Map(firsts.map((first) => [monthOf(first), first]))
}

/* ---- The definition written out: cell by cell, straight from the facts. ---- */

type Stretch = { readonly from: LocalDate; readonly to: LocalDate }

function cellByDefinition(members: readonly Patient[], stretchOf: (first: LocalDate) => Stretch) {
  let [revenue, cost, active, visits] = [0, 0, 0, 0]
  for (const patient of members) {
    const first = firstVisit(patient)
    const { from, to } = stretchOf(first)
    const inside = (day: LocalDate): boolean => day >= from && day <= to && day >= first
    const paid = patient.payments.filter(({ on }) => inside(on))
    revenue += sumOf(paid.map(({ amount }) => amount))
    cost += sumOf(paid.map(({ cost }) => cost))
    const days = new Set(patient.visits.filter(inside))
    visits += days.size
    active += Number(days.size > 0)
  }
  return { revenue, margin: revenue - cost, active, visits }
}

function withSums(cells: readonly (ReturnType<typeof cellByDefinition> & { k: number; complete: boolean })[]) {
  return cells.map((cell, index) => ({
    ...cell,
    cumulativeRevenue: sumOf(cells.slice(0, index + 1).map(({ revenue }) => revenue)),
    cumulativeMargin: sumOf(cells.slice(0, index + 1).map(({ margin }) => margin)),
  }))
}

function calendarByDefinition(facts: readonly Patient[], grain: CohortGrain, asOf: LocalDate): Cohort[] {
  const known = upTo(facts, asOf)
  const keys = [...new Set(known.map((patient) => periodOf(firstVisit(patient), grain)))].toSorted()
  return keys.map((cohort) => {
    const members = known.filter((patient) => periodOf(firstVisit(patient), grain) === cohort)
    const cells = []
    for (let k = 0; firstDayOfPeriod(addPeriods(cohort, k, grain), grain) <= asOf; k++) {
      const period = addPeriods(cohort, k, grain)
      const stretch = { from: firstDayOfPeriod(period, grain), to: lastDayOfPeriod(period, grain) }
      cells.push({ k, complete: stretch.to <= asOf, ...cellByDefinition(members, () => stretch) })
    }
    return { cohort, size: members.length, cells: withSums(cells) }
  })
}

function anniversaryByDefinition(facts: readonly Patient[], grain: CohortGrain, asOf: LocalDate): Cohort[] {
  const known = upTo(facts, asOf)
  const keys = [...new Set(known.map((patient) => periodOf(firstVisit(patient), grain)))].toSorted()
  return keys.map((cohort) => {
    const members = known.filter((patient) => periodOf(firstVisit(patient), grain) === cohort)
    const stretch = (first: LocalDate, k: number): Stretch => ({
      from: addMonths(first, k),
      to: addDays(addMonths(first, k + 1), -1),
    })
    const cells = []
    for (let k = 0; members.every((patient) => stretch(firstVisit(patient), k).to <= asOf); k++) {
      cells.push({ k, complete: true, ...cellByDefinition(members, (first) => stretch(first, k)) })
    }
    return { cohort, size: members.length, cells: withSums(cells) }
  })
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

/* ---- Random clinics. ---- */

const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2023-01-15', days))
const payment = fc.record({ on: day, amount: fc.integer({ min: -500, max: 5000 }), cost: fc.nat(900) })
const patient = fc.record({
  source: fc.constantFrom('сайт' as const, 'карты' as const),
  visits: fc.array(day, { minLength: 1, maxLength: 6 }),
  payments: fc.array(payment, { maxLength: 6 }),
})
const clinic = fc.array(patient, { maxLength: 12 })
const grains = fc.constantFrom(...COHORT_GRAINS)

describe('cohorts by calendar', () => {
  test('equal the definition on any day, when the rows hold facts up to that day', () => {
    fc.assert(
      fc.property(clinic, grains, day, (facts, grain, asOf) => {
        const answer = calendarCohorts(calendarRows(upTo(facts, asOf)), { grain, asOf })
        expect(answer).toEqual(calendarByDefinition(facts, grain, asOf))
      }),
    )
  })

  test('equal the definition at the end of any past month, from the rows of today', () => {
    fc.assert(
      fc.property(clinic, grains, day, (facts, grain, within) => {
        const asOf = endOfMonth(within)
        const answer = calendarCohorts(calendarRows(facts), { grain, asOf })
        expect(answer).toEqual(calendarByDefinition(facts, grain, asOf))
      }),
    )
  })

  test('slices add up to the whole table', () => {
    fc.assert(
      fc.property(clinic, grains, day, (facts, grain, asOf) => {
        const known = upTo(facts, asOf)
        const slice = (source: string) =>
          calendarCohorts(calendarRows(known.filter((patient) => patient.source === source)), { grain, asOf })
        expectToAddUp([slice('сайт'), slice('карты')], calendarCohorts(calendarRows(known), { grain, asOf }))
      }),
    )
  })

  const anna: Patient = {
    source: 'сайт',
    visits: ['2025-01-20', '2025-03-05', '2025-03-28'],
    payments: [
      { on: '2025-01-10', amount: 1_000, cost: 0 },
      { on: '2025-01-20', amount: 5_000, cost: 2_000 },
      { on: '2025-03-28', amount: 700, cost: 0 },
      { on: '2025-04-02', amount: -200, cost: 0 },
    ],
  }

  test('a month without facts is zero, the current month is unfinished, the next does not exist', () => {
    const [cohort] = calendarCohorts(calendarRows([anna]), { grain: 'month', asOf: '2025-04-10' })
    expect(cohort).toMatchObject({ cohort: '2025-01', size: 1 })
    expect(
      cohort?.cells.map((cell) => [cell.k, cell.complete, cell.revenue, cell.cumulativeRevenue, cell.active]),
    ).toEqual([
      [0, true, 5_000, 5_000, 1],
      [1, true, 0, 5_000, 0],
      [2, true, 700, 5_700, 1],
      [3, false, -200, 5_500, 0],
    ])
    expect(cohort?.cells[0]).toMatchObject({ margin: 3_000, visits: 1 })
  })

  test('on the last day of a month the month is complete', () => {
    const [cohort] = calendarCohorts(calendarRows([anna]), { grain: 'month', asOf: '2025-03-31' })
    expect(cohort?.cells.at(-1)).toMatchObject({ k: 2, complete: true })
  })

  test('a patient of two months of one quarter is active in it once', () => {
    const [cohort] = calendarCohorts(calendarRows([anna]), { grain: 'quarter', asOf: '2025-06-01' })
    expect(cohort?.cells.map((cell) => [cell.complete, cell.active, cell.visits])).toEqual([
      [true, 1, 3],
      [false, 0, 0],
    ])
  })

  test('money before the cohort month never enters, even inside the first quarter', () => {
    const early = { cohortMonth: '2025-03', factMonth: '2025-01', revenue: 9, cost: 0, visits: 0 }
    const nobody = { active: 0, firstActiveInQuarter: 0, firstActiveInYear: 0 }
    const rows = [{ ...early, ...nobody }, ...calendarRows([{ source: 'сайт', visits: ['2025-03-03'], payments: [] }])]
    const [cohort] = calendarCohorts(rows, { grain: 'quarter', asOf: '2025-12-31' })
    expect(cohort?.cells[0]?.revenue).toBe(0)
  })
})

describe('cohorts by anniversary', () => {
  test('equal the definition on any past day, from the rows of today', () => {
    fc.assert(
      fc.property(clinic, grains, day, (facts, grain, within) => {
        const asOf = endOfMonth(within)
        const answer = anniversaryCohorts(anniversaryRows(facts), youngestOf(facts), { grain, asOf })
        expect(answer).toEqual(anniversaryByDefinition(facts, grain, asOf))
      }),
    )
  })

  test('equal the definition on any day, when the rows hold facts up to that day', () => {
    fc.assert(
      fc.property(clinic, grains, day, (facts, grain, asOf) => {
        const known = upTo(facts, asOf)
        const answer = anniversaryCohorts(anniversaryRows(known), youngestOf(known), { grain, asOf })
        expect(answer).toEqual(anniversaryByDefinition(facts, grain, asOf))
      }),
    )
  })

  test('slices add up to the whole table when they share its youngest days', () => {
    fc.assert(
      fc.property(clinic, grains, day, (facts, grain, asOf) => {
        const known = upTo(facts, asOf)
        const youngest = youngestOf(known)
        const slice = (source: string) =>
          anniversaryCohorts(anniversaryRows(known.filter((patient) => patient.source === source)), youngest, {
            grain,
            asOf,
          })
        const whole = anniversaryCohorts(anniversaryRows(known), youngest, { grain, asOf })
        expectToAddUp([slice('сайт'), slice('карты')], whole)
      }),
    )
  })

  test.each([
    ['2025-02-26', 0],
    ['2025-02-27', 1],
    ['2025-03-29', 1],
    ['2025-03-30', 2],
    ['2025-04-29', 3],
  ])('first visit on 31 January: by the end of %s %i months are complete', (asOf, months) => {
    const late: Patient = { source: 'сайт', visits: ['2025-01-31'], payments: [] }
    const [cohort] = anniversaryCohorts(anniversaryRows([late]), youngestOf([late]), { grain: 'month', asOf })
    expect(cohort).toMatchObject({ cohort: '2025-01', size: 1 })
    expect(cohort?.cells).toHaveLength(months)
  })
})

test('the total row takes only complete cells and the people they belong to', () => {
  const facts: Patient[] = [
    { source: 'сайт', visits: ['2025-01-10'], payments: [{ on: '2025-01-10', amount: 100, cost: 40 }] },
    { source: 'сайт', visits: ['2025-01-11'], payments: [{ on: '2025-02-11', amount: 50, cost: 0 }] },
    { source: 'карты', visits: ['2025-02-01'], payments: [{ on: '2025-02-01', amount: 10, cost: 0 }] },
  ]
  const totals = totalsByAge(calendarCohorts(calendarRows(facts), { grain: 'month', asOf: '2025-03-10' }))
  expect(totals).toEqual([
    { k: 0, patients: 3, revenue: 110, cumulativeRevenue: 110, margin: 70, cumulativeMargin: 70, active: 3, visits: 3 },
    {
      k: 1,
      patients: 2,
      revenue: 50,
      cumulativeRevenue: 150,
      margin: 50,
      cumulativeMargin: 110,
      active: 0,
      visits: 0,
    },
  ])
})

/** Every number of every cell of the whole table is the sum over its slices. */
function expectToAddUp(slices: readonly Cohort[][], whole: readonly Cohort[]): void {
  for (const { cohort, size, cells } of whole) {
    const parts = slices.flatMap((slice) => slice.filter((part) => part.cohort === cohort))
    expect(sumOf(parts.map((part) => part.size))).toBe(size)
    for (const cell of cells) {
      for (const name of ['revenue', 'cumulativeRevenue', 'margin', 'active', 'visits'] as const) {
        expect(sumOf(parts.map((part) => part.cells[cell.k]?.[name] ?? Number.NaN))).toBe(cell[name])
      }
    }
  }
  expect(new Set(slices.flat().map(({ cohort }) => cohort)).size).toBe(whole.length)
}
