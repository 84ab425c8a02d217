import { expect, it } from 'vitest'
import { shareOf } from './waiting-time.ts'

it('the bar of a wait grows all the time and never says done', () => {
  expect(shareOf(0, 4000)).toBe(0)
  expect(shareOf(4000, 4000)).toBeCloseTo(0.8)
  expect(shareOf(8000, 4000)).toBeCloseTo(0.96)
  expect(shareOf(60_000, 4000)).toBeLessThan(1)
  expect(shareOf(1000, null)).toBeLessThan(shareOf(2000, null))
})
