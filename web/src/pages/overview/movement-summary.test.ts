import { expect, it } from 'vitest'
import { movementSummary } from './movement-summary.ts'

it('tells who became better from who became worse, the largest moves first', () => {
  const summary = movementSummary(
    [
      { from: 'loyal', to: 'champions', patients: 5 },
      { from: 'loyal', to: 'at_risk', patients: 7 },
      { from: 'sleeping', to: 'growing', patients: 9 },
      { from: 'cooling', to: 'lost', patients: 30 },
      { from: null, to: 'new', patients: 100 },
      { from: 'lost', to: null, patients: 1 },
    ],
    2,
  )
  expect(summary.better.map((pair) => pair.patients)).toEqual([9, 5])
  expect(summary.worse.map((pair) => pair.patients)).toEqual([30, 7])
})
