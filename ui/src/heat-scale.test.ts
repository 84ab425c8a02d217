import { expect, it } from 'vitest'
import { heatScale } from './heat-scale.ts'

const cell = (value: number) => ({ value })

it('spreads the table over eight steps from the lowest cell to the highest', () => {
  const step = heatScale([cell(0), cell(50), cell(100), null])
  expect([0, 12, 13, 50, 99, 100].map(step)).toEqual([1, 1, 2, 5, 8, 8])
})

it('does not let a cell of a few people stretch the scale', () => {
  const step = heatScale([cell(0), cell(100), { value: 10_000, faint: true }])
  expect(step(100)).toBe(8)
})

it('paints a table of one value, or of none, in the middle tint', () => {
  expect(heatScale([cell(7), cell(7)])(7)).toBe(3)
  expect(heatScale([])(7)).toBe(3)
})
