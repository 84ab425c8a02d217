import { expect, it } from 'vitest'
import type { TrendPoint } from './return-queries.ts'
import { trendLine } from './trend-line.ts'

it('sets the same months of last year beside the line and begins where the clinic began', () => {
  const months = [aMonth('2025-06', 0.2), aMonth('2026-05', 0.25), aMonth('2026-06', 0.3)]
  expect(trendLine(months, '2026-07', 12)).toMatchObject({
    months: ['2026-05', '2026-06', '2026-07'],
    values: [25, 30, null],
    past: [null, 20, null],
    immature: [],
  })
})

it('marks months in which somebody may still return', () => {
  const young = { ...aMonth('2026-07', 0.1), immature: true }
  expect(trendLine([aMonth('2026-06', 0.3), young], '2026-07', 3).immature).toEqual([1])
})

it('draws nothing before the first visit of all', () => {
  expect(trendLine([], '2026-07', 12).months).toEqual([])
})

function aMonth(cohort: string, rate: number): TrendPoint {
  return { cohort, rate, eligible: 100, converted: rate * 100, waiting: 0, low: null, high: null, immature: false }
}
