import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formulaValue,
  historicalValue,
  lifetimeInYears,
  segmentFormulaValue,
  type FormulaInput,
} from './lifetime-value.ts'
import { addDays } from './local-date.ts'

describe('historical LTV', () => {
  test('margin is revenue without the known costs, with the share of sales whose cost is known', () => {
    const value = historicalValue({
      revenue: 1_000_000,
      knownLineCost: 300_000,
      variableCost: 50_000,
      linesAmount: 1_200_000,
      linesAmountWithCost: 900_000,
    })
    expect(value).toEqual({ revenue: 1_000_000, margin: 650_000, knownCostShare: 0.75 })
  })

  test('nothing sold: the share is unknown, not zero', () => {
    const value = historicalValue({
      revenue: 5_000,
      knownLineCost: 0,
      variableCost: 0,
      linesAmount: 0,
      linesAmountWithCost: 0,
    })
    expect(value).toEqual({ revenue: 5_000, margin: 5_000, knownCostShare: null })
  })

  test('refunds above payments make it negative', () => {
    const costs = { knownLineCost: 10_000, variableCost: 0, linesAmount: 10, linesAmountWithCost: 10 }
    expect(historicalValue({ revenue: -20_000, ...costs }).margin).toBe(-30_000)
  })
})

describe('formula LTV', () => {
  const sixVisits: FormulaInput = {
    revenue: 6_000_000,
    visits: 6,
    paidVisits: 5,
    firstVisitOn: '2021-03-01',
    lastVisitOn: '2023-03-01',
  }

  test('average check × visits per year × years, with the working shown', () => {
    const value = formulaValue(sixVisits)
    const years = 730 / 365.25
    expect(value).toMatchObject({ result: 7_200_000, reason: null, averageCheck: 1_200_000 })
    expect(value.lifetimeYears).toBeCloseTo(years, 12)
    expect(value.visitsPerYear).toBeCloseTo(6 / years, 12)
    expect(value.working.map((line) => line.key)).toEqual(['averageCheck', 'visitsPerYear', 'lifetimeYears', 'result'])
    expect(value.working[0]?.from).toEqual({ revenue: 6_000_000, paidVisits: 5 })
    expect(value.working[2]?.from).toEqual({ firstVisitOn: '2021-03-01', lastVisitOn: '2023-03-01' })
  })

  test.each<[string, Partial<FormulaInput>, number | null, string]>([
    ['never came', { visits: 0, paidVisits: 0, firstVisitOn: null, lastVisitOn: null }, null, 'no_visits'],
    ['came once', { visits: 1, paidVisits: 1, revenue: 500, lastVisitOn: '2021-03-01' }, 500, 'single_visit'],
    [
      'two visits of one day',
      { visits: 2, paidVisits: 2, revenue: 500, lastVisitOn: '2021-03-01' },
      500,
      'same_day_visits',
    ],
    ['came and never paid', { paidVisits: 0, revenue: 0 }, null, 'no_paid_visits'],
    ['paid in advance, no paid visit', { paidVisits: 0, revenue: 9_900 }, null, 'no_paid_visits'],
  ])('%s: the answer says why', (_name, change, result, reason) => {
    const value = formulaValue({ ...sixVisits, ...change })
    expect([value.result, value.reason]).toEqual([result, reason])
    expect(value.working.at(-1)).toMatchObject({ key: 'result', value: result })
  })

  test('a zero lifetime has no visits per year rather than infinitely many', () => {
    const once = formulaValue({ ...sixVisits, visits: 1, paidVisits: 1, lastVisitOn: '2021-03-01' })
    expect([once.visitsPerYear, once.lifetimeYears]).toEqual([null, 0])
  })

  test('the shown factors multiply to the shown result', () => {
    fc.assert(
      fc.property(
        fc.record({
          revenue: fc.integer({ min: 0, max: 1e9 }),
          visits: fc.integer({ min: 2, max: 60 }),
          paidVisits: fc.integer({ min: 1, max: 60 }),
          days: fc.integer({ min: 1, max: 5000 }),
        }),
        ({ days, ...counts }) => {
          const lastVisitOn = addDays('2015-01-31', days)
          const value = formulaValue({ ...counts, firstVisitOn: '2015-01-31', lastVisitOn })
          const [check, perYear, years] = value.working.map((line) => line.value ?? Number.NaN)
          const product = (check ?? 0) * (perYear ?? 0) * (years ?? 0)
          expect(Math.abs((value.result ?? Number.NaN) - product)).toBeLessThanOrEqual(0.51)
          expect(segmentFormulaValue(value)).toBeCloseTo(value.result ?? Number.NaN, -1)
        },
      ),
    )
  })

  test('a lifetime is counted in years of 365.25 days', () => {
    expect(lifetimeInYears('2020-01-01', '2024-01-01')).toBe(4)
    expect(lifetimeInYears('2024-02-29', '2024-02-29')).toBe(0)
  })

  test('a segment without one of the factors has no LTV', () => {
    expect(segmentFormulaValue({ averageCheck: 500_000, visitsPerYear: 1.5, lifetimeYears: 4 })).toBe(3_000_000)
    expect(segmentFormulaValue({ averageCheck: 500_000, visitsPerYear: 1.5, lifetimeYears: null })).toBeNull()
  })
})
