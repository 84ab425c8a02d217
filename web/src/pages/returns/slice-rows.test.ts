import { expect, it } from 'vitest'
import type { ReturnRow } from './return-queries.ts'
import { isYoung, sliceRows, standing } from './slice-rows.ts'

it('does not rank a doctor with a handful of cases, but shows a small source', () => {
  const rows = [aRow({ key: 'kim', eligible: 120 }), aRow({ key: 'novice', eligible: 29 })]
  expect(sliceRows(rows, 1, 'doctor')).toMatchObject({ rows: [{ key: 'kim' }], hidden: 1 })
  expect(sliceRows(rows, 1, 'source').hidden).toBe(0)
})

it('calls a difference only when the interval does not reach the clinic', () => {
  expect(standing(aRow({ low: 0.4, high: 0.5 }), 0.35)).toBe('better')
  expect(standing(aRow({ low: 0.2, high: 0.3 }), 0.35)).toBe('worse')
  expect(standing(aRow({ low: 0.2, high: 0.5 }), 0.35)).toBe('same')
})

it('marks a row that a fifth of its people may still change', () => {
  expect(isYoung(aRow({ eligible: 80, waiting: 20 }))).toBe(true)
  expect(isYoung(aRow({ eligible: 81, waiting: 19 }))).toBe(false)
  expect(isYoung(aRow({ eligible: 0, waiting: 0 }))).toBe(false)
})

function aRow(part: Partial<ReturnRow>): ReturnRow {
  return {
    key: 'a',
    name: 'a',
    fromVisit: 1,
    eligible: 100,
    converted: 40,
    waiting: 0,
    rate: 0.4,
    low: 0.3,
    high: 0.5,
    immature: false,
    ...part,
  }
}
