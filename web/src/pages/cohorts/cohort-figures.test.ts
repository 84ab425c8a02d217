import type { Cohort } from '@revisit/domain/cohorts.ts'
import { expect, it } from 'vitest'
import { curvesOf, figureOf, totalPoints } from './cohort-figures.ts'

const PER_PATIENT = { metric: 'revenue', per: 'patient' } as const

it('divides money by everybody of the cohort and counts who came', () => {
  const cell = aCohort('2026-01', 10, [4000]).cells[0]
  if (!cell) throw new Error('the cohort has one cell')
  expect(figureOf(cell, 10, PER_PATIENT)).toBe(400)
  expect(figureOf(cell, 10, { metric: 'retention', per: 'patient' })).toBe(0.5)
  expect(figureOf(cell, 0, PER_PATIENT)).toBeNull()
})

it('joins months into a quarter and ends the curve where its youngest month ends', () => {
  const cohorts = [
    aCohort('2026-01', 10, [1000, 3000, 4000]),
    aCohort('2026-02', 30, [3000, 5000]),
    aCohort('2026-04', 10, [500, 700]),
  ]
  expect(curvesOf(cohorts, PER_PATIENT, 6)).toEqual([
    { key: '2026-Q1', points: [100, 200] },
    { key: '2026-Q2', points: [50, 70] },
  ])
})

it('does not draw a month that has not ended', () => {
  const young = aCohort('2026-04', 10, [500, 700, 900])
  const last = young.cells[2]
  if (last) young.cells[2] = { ...last, complete: false }
  expect(curvesOf([young], PER_PATIENT, 6)[0]?.points).toEqual([50, 70])
  expect(totalPoints([young], PER_PATIENT)).toEqual([50, 70])
})

it('leaves the first month out of the curve of retention, where everybody came', () => {
  const cohort = aCohort('2026-01', 10, [1000, 3000, 4000])
  expect(curvesOf([cohort], { metric: 'retention', per: 'patient' }, 6)[0]?.points).toEqual([null, 0.5, 0.5])
})

function aCohort(cohort: string, size: number, cumulative: number[]): Cohort & { cells: Cohort['cells'][number][] } {
  const cells = cumulative.map((cumulativeRevenue, k) => ({
    k,
    complete: true,
    revenue: 0,
    cumulativeRevenue,
    margin: 0,
    cumulativeMargin: 0,
    active: size / 2,
    visits: size,
  }))
  return { cohort, size, cells }
}
