import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultThresholds, rfmSettingsSchema, rfmThresholdsSchema, thresholdProblems } from './rfm-thresholds.ts'

const good = { recencyDays: [90, 180], frequency: [1, 3], monetary: [1_500_000, 6_000_000] }

describe('default thresholds', () => {
  test('money follows the average check of the clinic: one and three checks, in round figures', () => {
    expect(defaultThresholds(1_534_217)).toEqual({
      recencyDays: [90, 180],
      frequency: [1, 3],
      monetary: [1_500_000, 4_600_000],
    })
  })

  test('per visit the cuts stand around the average check', () => {
    expect(defaultThresholds(1_000_000, 'per_visit').monetary).toEqual([500_000, 1_500_000])
  })

  test.each([null, 0, -5])('without an average check (%s) 5 000 roubles are assumed', (check) => {
    expect(defaultThresholds(check).monetary).toEqual([500_000, 1_500_000])
  })

  test('are always cuts a clinic could save', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e12 }),
        fc.constantFrom('total' as const, 'per_visit' as const),
        (check, basis) => {
          expect(thresholdProblems(defaultThresholds(check, basis))).toEqual([])
        },
      ),
    )
  })
})

describe('thresholds of a clinic', () => {
  test('good ones are accepted as they are', () => {
    expect(rfmThresholdsSchema.parse(good)).toEqual(good)
    expect(thresholdProblems(good)).toEqual([])
  })

  test.each([
    ['equal cuts', { recencyDays: [90, 90] }, 'recencyDays.1', 'not_ascending'],
    ['cuts in the wrong order', { frequency: [3, 1] }, 'frequency.1', 'not_ascending'],
    ['half a day', { recencyDays: [90.5, 180] }, 'recencyDays.0', 'not_whole'],
    ['zero visits', { frequency: [0, 3] }, 'frequency.0', 'not_positive'],
    ['negative money', { monetary: [-1, 5] }, 'monetary.0', 'not_positive'],
    ['text', { monetary: [1, 'много'] }, 'monetary.1', 'not_whole'],
    ['no second cut', { recencyDays: [90] }, 'recencyDays', 'not_whole'],
    ['nothing', { monetary: undefined }, 'monetary', 'not_whole'],
    ['not a number', { recencyDays: [Number.NaN, 180] }, 'recencyDays.0', 'not_whole'],
    ['a thousand years', { recencyDays: [90, 365_250] }, 'recencyDays.1', 'too_large'],
  ])('%s are refused at the field', (_name, change, path, code) => {
    const problems = thresholdProblems({ ...good, ...change })
    expect(problems.map((problem) => [problem.path.join('.'), problem.code])).toEqual([[path, code]])
  })

  test('every wrong field is named', () => {
    expect(thresholdProblems({ recencyDays: [2, 1], frequency: [5, 5], monetary: [1, 2] })).toHaveLength(2)
  })
})

test('a clinic that set nothing scores by thresholds, all time, total money', () => {
  expect(rfmSettingsSchema.parse({})).toEqual({
    method: 'thresholds',
    monetaryBasis: 'total',
    frequencyMonths: null,
    thresholds: null,
  })
})
