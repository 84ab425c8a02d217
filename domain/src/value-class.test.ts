import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CLASS_REASON_WORDS,
  VALUE_CLASSES,
  VALUE_CLASS_TACTIC,
  VALUE_CLASS_WORDS,
  VALUE_TACTICS,
  VALUE_TACTIC_WORDS,
  classOverrideSchema,
  classify,
  type ClassInput,
  type ClassOverride,
} from './value-class.ts'
import { DEFAULT_VALUE_CLASS_RULES } from './value-class-rules.ts'

const yardstick = {
  rules: DEFAULT_VALUE_CLASS_RULES,
  cuts: { lowLtv: 10_000, vipRevenue12m: 50_000 },
  asOf: '2025-06-30',
}

function aPatient(change: Partial<ClassInput> = {}): ClassInput {
  return {
    revenueToDate: 20_000,
    marginToDate: 12_000,
    costToServe: 0,
    bookings: 3,
    missedBookings: 0,
    discountShare: 0,
    revenue12m: 20_000,
    visits24m: 2,
    visits: 2,
    override: null,
    ...change,
  }
}

function anOverride(change: Partial<ClassOverride> = {}): ClassOverride {
  return {
    class: 'vip',
    authorId: 'kim',
    reason: 'жена главного врача',
    startsOn: '2025-01-01',
    endsOn: '2025-06-30',
    ...change,
  }
}

describe('value class of a patient', () => {
  test.each([
    ['two visits in two years', {}, 'stable', 'comes_regularly'],
    ['one visit', { visits: 1, visits24m: 1 }, 'one_time', 'single_visit'],
    ['several visits long ago', { visits: 5, visits24m: 1 }, 'one_time', 'stopped_coming'],
    ['several visits, none of late', { visits: 5, visits24m: 0 }, 'one_time', 'stopped_coming'],
    ['top revenue and two visits', { revenue12m: 50_000 }, 'vip', 'top_revenue'],
    ['a kopeck below the top', { revenue12m: 49_999 }, 'stable', 'comes_regularly'],
    ['top revenue in one visit', { revenue12m: 90_000, visits: 1, visits24m: 1 }, 'one_time', 'single_visit'],
    ['margin below the cost to serve', { costToServe: 12_001 }, 'unprofitable', 'margin_below_cost_to_serve'],
    ['margin equal to the cost to serve', { costToServe: 12_000 }, 'stable', 'comes_regularly'],
    ['a loss', { marginToDate: -1 }, 'unprofitable', 'margin_below_cost_to_serve'],
    ['a loss of a big payer', { marginToDate: -1, revenue12m: 90_000 }, 'unprofitable', 'margin_below_cost_to_serve'],
    ['unknown margin', { marginToDate: null, costToServe: 99_999 }, 'stable', 'comes_regularly'],
    [
      'half of four bookings missed, little money',
      { bookings: 4, missedBookings: 2, revenueToDate: 9_999 },
      'unprofitable',
      'missed_bookings',
    ],
    [
      'half missed, money at the median',
      { bookings: 4, missedBookings: 2, revenueToDate: 10_000 },
      'stable',
      'comes_regularly',
    ],
    [
      'all of three missed, little money',
      { bookings: 3, missedBookings: 3, revenueToDate: 1 },
      'stable',
      'comes_regularly',
    ],
    [
      'two of five missed, little money',
      { bookings: 5, missedBookings: 2, revenueToDate: 1 },
      'stable',
      'comes_regularly',
    ],
    [
      'discounts of 40 %, little money',
      { discountShare: 0.4, revenueToDate: 9_999 },
      'unprofitable',
      'lives_on_discounts',
    ],
    ['discounts of 39 %, little money', { discountShare: 0.39, revenueToDate: 9_999 }, 'stable', 'comes_regularly'],
    ['discounts of 90 %, much money', { discountShare: 0.9 }, 'stable', 'comes_regularly'],
    ['nothing sold, little money', { discountShare: null, revenueToDate: 0 }, 'stable', 'comes_regularly'],
    ['never came', { visits: 0, visits24m: 0, marginToDate: -5 }, null, 'no_visits'],
  ])('%s', (_name, change, expected, reason) => {
    const answer = classify(aPatient(change), yardstick)
    expect([answer.class, answer.reason.code]).toEqual([expected, reason])
  })

  test('the reason carries the figures it rests on', () => {
    const missed = classify(aPatient({ bookings: 4, missedBookings: 3, revenueToDate: 500 }), yardstick)
    expect(missed.reason.params).toEqual({ bookings: 4, missedBookings: 3, ltv: 500, lowLtv: 10_000 })
  })

  test('where hardly anybody paid this year, nobody is VIP without money', () => {
    const poorYear = { ...yardstick, cuts: { lowLtv: 0, vipRevenue12m: 0 } }
    expect(classify(aPatient({ revenue12m: 0 }), poorYear).class).toBe('stable')
    expect(classify(aPatient({ revenue12m: 1 }), poorYear).class).toBe('vip')
  })

  test('without boundaries nobody is VIP or of low LTV', () => {
    const empty = { ...yardstick, cuts: { lowLtv: null, vipRevenue12m: null } }
    expect(classify(aPatient({ revenue12m: 1e9, discountShare: 1, revenueToDate: 0 }), empty).class).toBe('stable')
  })

  test('own rules of a clinic decide', () => {
    const rules = {
      ...DEFAULT_VALUE_CLASS_RULES,
      discountShare: 0.2,
      stable: { minVisits24m: 3 },
      missedBookings: { share: 0.3, minBookings: 2 },
    }
    const strict = { ...yardstick, rules }
    expect(classify(aPatient({ discountShare: 0.2, revenueToDate: 1 }), strict).reason.code).toBe('lives_on_discounts')
    expect(classify(aPatient({ bookings: 2, missedBookings: 1, revenueToDate: 1 }), strict).class).toBe('unprofitable')
    expect(classify(aPatient({ visits24m: 2 }), strict).class).toBe('one_time')
  })
})

describe('class set by hand', () => {
  test.each([
    ['2024-12-31', 'unprofitable'],
    ['2025-01-01', 'vip'],
    ['2025-06-30', 'vip'],
    ['2025-07-01', 'unprofitable'],
  ])('on %s the class is %s', (asOf, expected) => {
    const patient = aPatient({ marginToDate: -1, override: anOverride() })
    expect(classify(patient, { ...yardstick, asOf }).class).toBe(expected)
  })

  test('holds for somebody who has not visited and names its author and reason', () => {
    const answer = classify(aPatient({ visits: 0, visits24m: 0, override: anOverride() }), yardstick)
    expect(answer).toEqual({
      class: 'vip',
      reason: { code: 'set_by_hand', params: { authorId: 'kim', reason: 'жена главного врача', endsOn: '2025-06-30' } },
    })
  })

  test('needs a reason, an author and an end not before the start', () => {
    expect(classOverrideSchema.safeParse(anOverride()).success).toBe(true)
    expect(classOverrideSchema.safeParse(anOverride({ reason: '  ' })).success).toBe(false)
    expect(classOverrideSchema.safeParse(anOverride({ authorId: '' })).success).toBe(false)
    expect(classOverrideSchema.safeParse(anOverride({ endsOn: '2024-12-31' })).success).toBe(false)
    expect(classOverrideSchema.safeParse(anOverride({ endsOn: '2025-02-30' })).success).toBe(false)
  })
})

test('everybody who visited has exactly one class, and it follows the written order', () => {
  const patients = fc.record({
    revenueToDate: fc.integer({ min: -100, max: 300 }),
    marginToDate: fc.option(fc.integer({ min: -100, max: 300 })),
    costToServe: fc.nat(20),
    bookings: fc.nat(8),
    missedBookings: fc.nat(8),
    discountShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    revenue12m: fc.nat(300),
    visits24m: fc.nat(4),
    visits: fc.integer({ min: 1, max: 6 }),
    override: fc.constant(null),
  })
  const cuts = { lowLtv: 100, vipRevenue12m: 200 }
  fc.assert(
    fc.property(patients, (patient) => {
      const low = patient.revenueToDate < 100
      const often = patient.bookings >= 4 && patient.missedBookings * 2 >= patient.bookings
      const discounts = patient.discountShare !== null && patient.discountShare >= 0.4
      const loss = patient.marginToDate !== null && patient.marginToDate < patient.costToServe
      const holds = {
        unprofitable: loss || (low && (often || discounts)),
        vip: patient.revenue12m >= 200 && patient.visits >= 2,
        stable: patient.visits24m >= 2,
        one_time: true,
      }
      const first = (['unprofitable', 'vip', 'stable', 'one_time'] as const).find((name) => holds[name])
      expect(classify(patient, { ...yardstick, cuts }).class).toBe(first)
    }),
  )
})

test('each class has its own tactic, and everything has words in both languages', () => {
  expect(new Set(VALUE_CLASSES.map((name) => VALUE_CLASS_TACTIC[name]))).toEqual(new Set(VALUE_TACTICS))
  const words = [VALUE_CLASS_WORDS, VALUE_TACTIC_WORDS, CLASS_REASON_WORDS].flatMap((table) => Object.values(table))
  for (const { ru, en } of words) {
    expect(ru).toMatch(/[а-я]|VIP/)
    expect(en).toMatch(/^[ -~]+$/)
  }
})
