import type { Condition, SegmentRule } from '@revisit/domain/segment-rule.ts'
import { expect, it } from 'vitest'
import { asGroup, changeAt, isComplete, withOperator } from './rule-tree.ts'
import type { VocabularyField } from './segment-calls.ts'

const twice: Condition = { field: 'visits.count', op: 'at_least', value: 2 }
const longAgo: Condition = { field: 'visits.last', op: 'before', value: { ago: 180, unit: 'day' } }
const booked: Condition = { field: 'bookings.ahead', op: 'any' }
const rule: SegmentRule = { all: [longAgo, { any: [twice, { not: booked }] }] }
const lastVisit = { key: 'visits.last', type: 'date', operators: ['before'] } as unknown as VocabularyField

it('shows a lone condition as a list of one row', () => {
  expect(asGroup(twice)).toEqual({ all: [twice] })
  expect(asGroup({ any: [twice] })).toEqual({ any: [twice] })
})

it('changes one row deep inside and leaves the others as they were', () => {
  const thrice = { ...twice, value: 3 }
  expect(changeAt(rule, '1.0', () => thrice)).toEqual({ all: [longAgo, { any: [thrice, { not: booked }] }] })
})

it('takes an excluded row out together with its «except»', () => {
  expect(changeAt(rule, '1.1.0', () => null)).toEqual({ all: [longAgo, { any: [twice] }] })
  expect(changeAt(rule, '', () => null)).toEqual({ all: [] })
})

it('waits with counting until every row is filled in and no group is empty', () => {
  expect(isComplete({ all: [] })).toBe(true)
  expect(isComplete(rule)).toBe(true)
  expect(isComplete({ all: [{ any: [] }] })).toBe(false)
  expect(isComplete({ all: [{ field: 'profile.tags', op: 'any_of', value: [] }] })).toBe(false)
  expect(isComplete({ all: [{ ...twice, where: { doctor: [] } }] })).toBe(false)
})

it('keeps the day when the comparison turns around, and takes a period when it needs one', () => {
  expect(withOperator(longAgo, 'since', lastVisit).value).toEqual({ ago: 180, unit: 'day' })
  expect(withOperator(longAgo, 'within', lastVisit).value).toEqual({ last: 30, unit: 'day' })
  expect(withOperator(longAgo, 'known', lastVisit)).toEqual({ field: 'visits.last', op: 'known' })
})
