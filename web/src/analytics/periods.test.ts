import { expect, it } from 'vitest'
import { namedPeriod, periodFromText, recentMonthEnds } from './periods.ts'

it('ends the current month today and the last one on its last day', () => {
  expect(namedPeriod('thisMonth', '2026-03-17')).toEqual({ from: '2026-03-01', to: '2026-03-17' })
  expect(namedPeriod('lastMonth', '2026-03-17')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(namedPeriod('lastQuarter', '2026-03-17')).toEqual({ from: '2025-10-01', to: '2025-12-31' })
  expect(namedPeriod('last12', '2026-03-17')).toEqual({ from: '2025-03-18', to: '2026-03-17' })
})

it('reads a period a colleague sent in a link and falls back to this month', () => {
  expect(periodFromText('2026-01-05..2026-01-20', '2026-03-17')).toEqual({ from: '2026-01-05', to: '2026-01-20' })
  expect(periodFromText('2026-01-20..2026-01-05', '2026-03-17').from).toBe('2026-03-01')
  expect(periodFromText('nonsense', '2026-03-17').to).toBe('2026-03-17')
})

it('offers ends of past months, also after a 31st', () => {
  expect(recentMonthEnds('2026-03-31', 3)).toEqual(['2026-02-28', '2026-01-31', '2025-12-31'])
})
