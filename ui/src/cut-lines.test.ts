import { expect, it } from 'vitest'
import { moveCut, placeOf, valueAt } from './cut-lines.ts'

const BINS = [
  { from: 0, to: 30, people: 4 },
  { from: 30, to: 60, people: 3 },
  { from: 60, to: 360, people: 2 },
]

it('finds the place of a value in bars of unequal reach, and the value of a place', () => {
  expect(placeOf(BINS, 30)).toBeCloseTo(1 / 3)
  expect(placeOf(BINS, 210)).toBeCloseTo(2.5 / 3)
  expect(placeOf(BINS, 9999)).toBe(1)
  expect(valueAt(BINS, 1 / 3)).toBe(30)
  expect(valueAt(BINS, 2.5 / 3)).toBe(210)
})

it('does not let one cut pass the other or leave the histogram', () => {
  expect(moveCut([90, 180], 0, 200, BINS)).toEqual([179, 180])
  expect(moveCut([90, 180], 1, 10, BINS)).toEqual([90, 91])
  expect(moveCut([90, 180], 1, 5000, BINS)).toEqual([90, 360])
})
