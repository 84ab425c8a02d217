import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DEFAULT_VALUE_CLASS_RULES,
  classCuts,
  costToServe,
  quantileRank,
  valueClassRulesSchema,
} from './value-class-rules.ts'

describe('rules of value classes', () => {
  test('a clinic that set nothing has the median, the top tenth and the written shares', () => {
    expect(DEFAULT_VALUE_CLASS_RULES).toEqual({
      lowLtv: { method: 'quantile', share: 0.5 },
      missedBookings: { share: 0.5, minBookings: 4 },
      discountShare: 0.4,
      vip: { revenue12m: { method: 'quantile', share: 0.9 }, minVisits: 2 },
      stable: { minVisits24m: 2 },
      costToServe: { perVisit: 0, perMissedBooking: 0 },
    })
  })

  test.each([
    { discountShare: 1.2 },
    { discountShare: 0 },
    { lowLtv: { method: 'quantile', share: 1 } },
    { lowLtv: { method: 'fixed', amount: 0 } },
    { lowLtv: { method: 'fixed', amount: 10.5 } },
    { missedBookings: { share: 0.5, minBookings: 0 } },
    { costToServe: { perVisit: -1, perMissedBooking: 0 } },
  ])('refuses %j', (rules) => {
    expect(valueClassRulesSchema.safeParse(rules).success).toBe(false)
  })

  test('rules saved once are read back the same', () => {
    const saved = { ...DEFAULT_VALUE_CLASS_RULES, lowLtv: { method: 'fixed', amount: 1_000_000 } }
    expect(valueClassRulesSchema.parse(saved)).toEqual(saved)
  })
})

describe('boundaries', () => {
  const tens = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]

  test('are the median and the ninetieth percentile by nearest rank', () => {
    const cuts = classCuts(DEFAULT_VALUE_CLASS_RULES, { revenueToDate: tens, revenue12m: tens })
    expect(cuts).toEqual({ lowLtv: 50, vipRevenue12m: 90 })
  })

  test('are null in a clinic without patients', () => {
    const cuts = classCuts(DEFAULT_VALUE_CLASS_RULES, { revenueToDate: [], revenue12m: [] })
    expect(cuts).toEqual({ lowLtv: null, vipRevenue12m: null })
  })

  test('are the clinic’s own sums when it set them', () => {
    const rules = valueClassRulesSchema.parse({
      lowLtv: { method: 'fixed', amount: 777 },
      vip: { revenue12m: { method: 'fixed', amount: 888 }, minVisits: 1 },
    })
    expect(classCuts(rules, { revenueToDate: [], revenue12m: tens })).toEqual({ lowLtv: 777, vipRevenue12m: 888 })
  })

  test.each([
    [1, 0.9, 1],
    [10, 0.9, 9],
    [11, 0.9, 10],
    [1_000_000, 0.9, 900_000],
    [7, 0.5, 4],
    [8, 0.5, 4],
    [3, 0.001, 1],
  ])('of %i patients the quantile %f stands at position %i', (n, share, rank) => {
    expect(quantileRank(n, share)).toBe(rank)
  })

  test('at least the asked share of patients stands at or below the boundary', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 1 }), fc.integer({ min: 1, max: 99 }), (values, percent) => {
        const sorted = values.toSorted((a, b) => a - b)
        const boundary = sorted[quantileRank(sorted.length, percent / 100) - 1] ?? -1
        expect(sorted.filter((v) => v <= boundary).length * 100).toBeGreaterThanOrEqual(percent * sorted.length - 1e-9)
        expect(sorted.filter((v) => v < boundary).length * 100).toBeLessThan(percent * sorted.length)
      }),
    )
  })
})

test('the cost to serve is counted by visits and missed bookings', () => {
  const rules = valueClassRulesSchema.parse({ costToServe: { perVisit: 30_000, perMissedBooking: 50_000 } })
  expect(costToServe(rules, { visits: 3, missedBookings: 2 })).toBe(190_000)
})
