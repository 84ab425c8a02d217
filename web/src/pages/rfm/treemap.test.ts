import { expect, it } from 'vitest'
import { squarified } from './treemap.ts'

const weigh = (value: number) => value

it('gives every cell an area in proportion to its money and fills the map', () => {
  const pieces = squarified([6, 6, 4, 3, 2, 2, 1], weigh, 600, 400)
  for (const piece of pieces) expect(piece.width * piece.height).toBeCloseTo((piece.item / 24) * 240_000)
  const right = Math.max(...pieces.map((piece) => piece.left + piece.width))
  const bottom = Math.max(...pieces.map((piece) => piece.top + piece.height))
  expect([right, bottom].map(Math.round)).toEqual([600, 400])
})

it('lays the example of its authors as they do: two sixes in the first column', () => {
  const [first, second] = squarified([6, 6, 4, 3, 2, 2, 1], weigh, 6, 4)
  expect(first).toMatchObject({ left: 0, top: 0, width: 3, height: 2 })
  expect(second).toMatchObject({ left: 0, top: 2, width: 3, height: 2 })
})

it('leaves out cells that brought nothing or were paid back', () => {
  expect(squarified([0, -5, 10], weigh, 100, 100)).toHaveLength(1)
  expect(squarified([0], weigh, 100, 100)).toEqual([])
})
