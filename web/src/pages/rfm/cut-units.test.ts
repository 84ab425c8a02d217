import { expect, it } from 'vitest'
import { moneyUnit, shownCuts, storedCuts } from './cut-units.ts'

it('shows cuts of a dental clinic in thousands and of a cheap one in roubles', () => {
  expect(shownCuts([1_500_000, 6_000_000], moneyUnit([1_500_000, 6_000_000]))).toEqual([15, 60])
  expect(shownCuts([150_000, 450_000], moneyUnit([150_000, 450_000]))).toEqual([1500, 4500])
})

it('does not round the cut that was not moved', () => {
  const before: [number, number] = [1_534_217, 6_000_000]
  const unit = moneyUnit(before)
  expect(storedCuts([15.3, 70], before, unit)).toEqual([1_534_217, 7_000_000])
  expect(storedCuts([16, 60], before, unit)).toEqual([1_600_000, 6_000_000])
})
