import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  COHORT_GRAINS,
  addPeriods,
  firstDayOfPeriod,
  lastDayOfPeriod,
  periodOf,
  periodOfMonth,
  periodsBetween,
} from './cohort-period.ts'
import { addDays } from './local-date.ts'

describe('calendar periods', () => {
  test.each([
    ['2025-01-01', ['2025-01', '2025-Q1', '2025']],
    ['2025-03-31', ['2025-03', '2025-Q1', '2025']],
    ['2025-04-01', ['2025-04', '2025-Q2', '2025']],
    ['2025-12-31', ['2025-12', '2025-Q4', '2025']],
    ['0999-07-05', ['0999-07', '0999-Q3', '0999']],
  ])('%s lies in %j', (date, keys) => {
    expect(COHORT_GRAINS.map((grain) => periodOf(date, grain))).toEqual(keys)
  })

  test('a month lies in its quarter and year', () => {
    expect(periodOfMonth('2024-11', 'quarter')).toBe('2024-Q4')
    expect(periodOfMonth('2024-11', 'year')).toBe('2024')
  })

  test.each([
    ['2024-11', '2025-02', 'month', 3],
    ['2025-02', '2024-11', 'month', -3],
    ['2024-Q4', '2025-Q1', 'quarter', 1],
    ['2021', '2025', 'year', 4],
  ] as const)('from %s to %s by %s: %i', (from, to, grain, k) => {
    expect(periodsBetween(from, to, grain)).toBe(k)
    expect(addPeriods(from, k, grain)).toBe(to)
  })

  test.each([
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2025-Q1', 'quarter', '2025-01-01', '2025-03-31'],
    ['2025-Q4', 'quarter', '2025-10-01', '2025-12-31'],
    ['2025', 'year', '2025-01-01', '2025-12-31'],
  ] as const)('%s by %s runs from %s to %s', (period, grain, first, last) => {
    expect([firstDayOfPeriod(period, grain), lastDayOfPeriod(period, grain)]).toEqual([first, last])
  })

  test('follow each other without gap or overlap, and the next is one period later', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.constantFrom(...COHORT_GRAINS), (days, grain) => {
        const date = addDays('1990-01-01', days)
        const period = periodOf(date, grain)
        const next = periodOf(addDays(lastDayOfPeriod(period, grain), 1), grain)
        expect(firstDayOfPeriod(period, grain) <= date && date <= lastDayOfPeriod(period, grain)).toBe(true)
        expect(periodsBetween(period, next, grain)).toBe(1)
        expect(addDays(lastDayOfPeriod(period, grain), 1)).toBe(firstDayOfPeriod(next, grain))
        expect(next > period).toBe(true)
      }),
    )
  })
})
