import { expect, it } from 'vitest'
import { layoutFlows } from './flow-layout.ts'

const ORDER = ['champions', 'loyal', 'lost']
const FLOWS = [
  { from: 'champions', to: 'loyal', people: 30 },
  { from: 'champions', to: 'lost', people: 1 },
  { from: 'loyal', to: 'champions', people: 100 },
]

it('counts who left on the left and who joined on the right', () => {
  const layout = layoutFlows(FLOWS, ORDER, 300)
  expect(layout.left.map((node) => [node.id, node.people])).toEqual([
    ['champions', 31],
    ['loyal', 100],
  ])
  expect(layout.right.map((node) => node.id)).toEqual(['champions', 'loyal', 'lost'])
})

it('keeps every node inside the picture and a label apart from the next', () => {
  const { left, right, height } = layoutFlows(FLOWS, ORDER, 300)
  for (const side of [left, right]) {
    const middles = side.map((node) => node.top + node.height / 2)
    for (const [index, middle] of middles.entries()) {
      if (index > 0) expect(middle - (middles[index - 1] ?? 0)).toBeGreaterThanOrEqual(16)
    }
    expect(Math.max(...side.map((node) => node.top + node.height))).toBeLessThanOrEqual(height)
  }
})

it('draws ribbons as thick as their people, stacked without holes', () => {
  const { ribbons } = layoutFlows(FLOWS, ORDER, 300)
  const [first, second] = ribbons.filter((ribbon) => ribbon.from === 'champions')
  if (!first || !second) throw new Error('two groups took people from the champions')
  expect(second.leftTop).toBeCloseTo(first.leftTop + first.thickness)
  expect(first.thickness / second.thickness).toBeCloseTo(30)
})
