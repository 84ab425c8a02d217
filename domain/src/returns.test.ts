import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from './local-date.ts'
import { returnRow, returnsFromVisits } from './returns.ts'

describe('a row of conversion', () => {
  test('has rate and interval', () => {
    const row = returnRow({ key: 'сайт', fromVisit: 1, eligible: 263, converted: 81, waiting: 0 })
    expect(row).toMatchObject({ rate: 81 / 263, immature: false })
    expect(row.low).toBeCloseTo(0.2553, 4)
    expect(row.high).toBeCloseTo(0.3662, 4)
  })

  test('with nobody eligible there is no rate rather than zero', () => {
    const row = returnRow({ key: null, fromVisit: 1, eligible: 0, converted: 0, waiting: 5 })
    expect(row).toMatchObject({ rate: null, low: null, high: null, immature: true })
  })
})

describe('returns within 90 days', () => {
  const first = '2025-01-01'
  const window = addDays(first, 90)

  test.each([
    ['came back on day 90', [first, window], window, { eligible: 1, converted: 1, waiting: 0 }],
    ['came back on day 91', [first, addDays(window, 1)], '2025-12-31', { eligible: 1, converted: 0, waiting: 0 }],
    ['window ends today', [first], window, { eligible: 1, converted: 0, waiting: 0 }],
    ['window ends tomorrow', [first], addDays(window, -1), { eligible: 0, converted: 0, waiting: 1 }],
    ['came back, window not over', [first, '2025-01-10'], '2025-02-01', { eligible: 0, converted: 0, waiting: 1 }],
    ['two appointments of one day', [first, first], window, { eligible: 1, converted: 0, waiting: 0 }],
    ['came back after the as-of day', [first, '2025-06-01'], window, { eligible: 1, converted: 0, waiting: 0 }],
  ])('%s', (_name, visitDays, asOf, expected) => {
    expect(returnsFromVisits([visitDays], 90, asOf)[0]).toMatchObject({ fromVisit: 1, ...expected })
  })

  test('each visit number is counted for itself', () => {
    const rows = returnsFromVisits([['2024-01-01', '2024-02-01', '2024-12-01'], ['2024-05-05']], 90, '2025-01-01')
    expect(rows.map((row) => [row.fromVisit, row.eligible, row.converted, row.immature])).toEqual([
      [1, 2, 1, false],
      [2, 1, 0, false],
      [3, 0, 0, true],
    ])
  })
})

test('without a limit everybody with the visit counts and nobody waits', () => {
  const rows = returnsFromVisits([['2020-01-01', '2025-01-01'], ['2024-12-31']], null, '2025-01-01')
  expect(rows.map((row) => [row.fromVisit, row.eligible, row.converted, row.rate, row.immature])).toEqual([
    [1, 2, 1, 0.5, false],
    [2, 1, 0, 0, false],
  ])
})

test('nobody ever came: no rows', () => {
  expect(returnsFromVisits([[], ['2025-02-01']], 90, '2025-01-01')).toEqual([])
})

test('counting by sorted gaps gives the same figures', () => {
  const asOf = '2025-06-30'
  const history = fc.array(
    fc.integer({ min: -700, max: 60 }).map((days) => addDays(asOf, days)),
    { maxLength: 8 },
  )
  const windows = fc.constantFrom(30, 60, 90, 180, 365)
  fc.assert(
    fc.property(fc.array(history, { maxLength: 20 }), windows, (patients, withinDays) => {
      for (const row of returnsFromVisits(patients, withinDays, asOf)) {
        const atVisit = patients.flatMap((days) => {
          const past = [...new Set(days.filter((day) => daysBetween(day, asOf) >= 0))].toSorted()
          const day = past[row.fromVisit - 1]
          const next = past[row.fromVisit]
          return day === undefined
            ? []
            : [{ age: daysBetween(day, asOf), gap: next ? daysBetween(day, next) : Infinity }]
        })
        const eligible = atVisit.filter(({ age }) => age >= withinDays)
        expect(row.eligible).toBe(eligible.length)
        expect(row.converted).toBe(eligible.filter(({ gap }) => gap <= withinDays).length)
        expect(row.waiting).toBe(atVisit.length - eligible.length)
      }
    }),
  )
})
