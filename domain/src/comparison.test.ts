import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeOf, comparisonPeriod, differenceOfShares } from './comparison.ts'
import { addDays, daysBetween } from './local-date.ts'

type Pair = readonly [number, number]

describe('difference of two shares', () => {
  // Newcombe 1998, Statistics in Medicine 17, 873–890, table II, method 10.
  test.each<[Pair, Pair, Pair]>([
    [
      [56, 70],
      [48, 80],
      [0.0524, 0.3339],
    ],
    [
      [9, 10],
      [3, 10],
      [0.1705, 0.809],
    ],
    [
      [6, 7],
      [2, 7],
      [0.0582, 0.8062],
    ],
    [
      [5, 56],
      [0, 29],
      [-0.0381, 0.1926],
    ],
    [
      [0, 10],
      [0, 20],
      [-0.1611, 0.2775],
    ],
    [
      [0, 10],
      [0, 10],
      [-0.2775, 0.2775],
    ],
    [
      [10, 10],
      [0, 20],
      [0.6791, 1],
    ],
    [
      [10, 10],
      [0, 10],
      [0.6075, 1],
    ],
  ])('%j − %j has the published interval', ([hits1, total1], [hits2, total2], [low, high]) => {
    const answer = differenceOfShares({ hits: hits1, total: total1 }, { hits: hits2, total: total2 })
    expect(answer?.low).toBeCloseTo(low, 4)
    expect(answer?.high).toBeCloseTo(high, 4)
    expect(answer?.difference).toBeCloseTo(hits1 / total1 - hits2 / total2, 12)
    expect(answer?.certain).toBe(low > 0)
  })

  test('an empty group has no difference', () => {
    expect(differenceOfShares({ hits: 0, total: 0 }, { hits: 1, total: 2 })).toBeNull()
    expect(differenceOfShares({ hits: 1, total: 2 }, { hits: 0, total: 0 })).toBeNull()
  })

  test('swapping the groups turns the interval over', () => {
    const share = fc.integer({ min: 1, max: 500 }).chain((total) => fc.nat(total).map((hits) => ({ hits, total })))
    fc.assert(
      fc.property(share, share, (first, second) => {
        const there = differenceOfShares(first, second)
        const back = differenceOfShares(second, first)
        expect(there?.low).toBeCloseTo(-(back?.high ?? 9), 9)
        expect(there?.high).toBeCloseTo(-(back?.low ?? 9), 9)
        expect(there?.certain).toBe(back?.certain)
      }),
    )
  })
})

describe('the period to compare with', () => {
  test.each([
    ['part of a month', { from: '2026-11-01', to: '2026-11-17' }, { from: '2026-10-01', to: '2026-10-17' }],
    ['a whole month', { from: '2025-02-01', to: '2025-02-28' }, { from: '2025-01-01', to: '2025-01-31' }],
    ['a whole long month', { from: '2025-03-01', to: '2025-03-31' }, { from: '2025-02-01', to: '2025-02-28' }],
    [
      'days the earlier month lacks',
      { from: '2025-03-29', to: '2025-03-31' },
      { from: '2025-02-28', to: '2025-02-28' },
    ],
    ['one day', { from: '2025-01-15', to: '2025-01-15' }, { from: '2024-12-15', to: '2024-12-15' }],
    ['a quarter', { from: '2025-04-01', to: '2025-06-30' }, { from: '2025-01-01', to: '2025-03-31' }],
    ['a quarter so far', { from: '2025-04-01', to: '2025-05-20' }, { from: '2025-02-01', to: '2025-03-20' }],
    ['a whole year', { from: '2024-01-01', to: '2024-12-31' }, { from: '2023-01-01', to: '2023-12-31' }],
    ['days across two months', { from: '2025-10-20', to: '2025-11-18' }, { from: '2025-09-20', to: '2025-10-19' }],
  ])('previous month: %s', (_name, period, expected) => {
    expect(comparisonPeriod(period, 'previous_month')).toEqual(expected)
  })

  test.each([
    ['part of a month', { from: '2026-11-01', to: '2026-11-17' }, { from: '2025-11-01', to: '2025-11-17' }],
    ['February of a common year', { from: '2025-02-01', to: '2025-02-28' }, { from: '2024-02-01', to: '2024-02-29' }],
    ['29 February', { from: '2024-02-29', to: '2024-02-29' }, { from: '2023-02-28', to: '2023-02-28' }],
    ['days across two years', { from: '2024-12-20', to: '2025-01-10' }, { from: '2023-12-20', to: '2024-01-10' }],
  ])('previous year: %s', (_name, period, expected) => {
    expect(comparisonPeriod(period, 'previous_year')).toEqual(expected)
  })

  test('always lies before the compared one and is not longer than a month more', () => {
    fc.assert(
      fc.property(fc.nat(4000), fc.nat(364), (start, length) => {
        const from = addDays('2015-01-01', start)
        const period = { from, to: addDays(from, length) }
        const earlier = comparisonPeriod(period, 'previous_month')
        expect(earlier.from <= earlier.to).toBe(true)
        expect(earlier.to < period.from).toBe(true)
        expect(daysBetween(earlier.from, earlier.to)).toBeLessThanOrEqual(length + 3)
        expect(comparisonPeriod(period, 'previous_year').to < period.from).toBe(true)
      }),
    )
  })
})

describe('change of a figure', () => {
  const revenue = { kind: 'amount', better: 'up' } as const

  test.each([
    ['more revenue', [110, 100], revenue, { difference: 10, relative: 0.1, direction: 'up', meaning: 'better' }],
    ['less revenue', [90, 100], revenue, { difference: -10, relative: -0.1, direction: 'down', meaning: 'worse' }],
    ['the same', [100, 100], revenue, { difference: 0, relative: 0, direction: 'same', meaning: 'neutral' }],
    ['from nothing', [5, 0], revenue, { difference: 5, relative: null, direction: 'up', meaning: 'better' }],
    ['from a loss', [50, -100], revenue, { difference: 150, relative: 1.5, direction: 'up', meaning: 'better' }],
    [
      'more cancellations',
      [0.3, 0.2],
      { kind: 'share', better: 'down' } as const,
      { relative: null, direction: 'up', meaning: 'worse' },
    ],
    [
      'fewer cancellations',
      [0.1, 0.2],
      { kind: 'share', better: 'down' } as const,
      { relative: null, direction: 'down', meaning: 'better' },
    ],
    ['neither good nor bad', [2, 1], { kind: 'amount', better: 'neither' } as const, { meaning: 'neutral' }],
  ])('%s', (_name, [now = null, before = null], as, expected) => {
    expect(changeOf(now, before, as)).toMatchObject(expected)
  })

  test('an unknown figure has no change', () => {
    expect(changeOf(null, 1, revenue)).toBeNull()
    expect(changeOf(1, null, revenue)).toBeNull()
  })
})
