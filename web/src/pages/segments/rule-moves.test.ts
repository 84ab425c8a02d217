import type { Condition, SegmentRule } from '@revisit/domain/segment-rule.ts'
import { expect, it } from 'vitest'
import { moveRow, pathOfNode, placeRow } from './rule-moves.ts'

const row = (value: number): Condition => ({ field: 'visits.count', op: 'at_least', value })
const [a, b, c, d] = [row(1), row(2), row(3), row(4)]
const rule: SegmentRule = { all: [a, { any: [b, c] }, d] }

it('drops a row between others of its list, counting places as they were seen', () => {
  expect(placeRow({ all: [a, b, c] }, '0', { list: '', at: 3 })).toEqual({ all: [b, c, a] })
  expect(placeRow({ all: [a, b, c] }, '2', { list: '', at: 0 })).toEqual({ all: [c, a, b] })
  expect(placeRow({ all: [a, b, c] }, '1', { list: '', at: 1 })).toEqual({ all: [a, b, c] })
})

it('drops a row into a list inside, and a list that stays empty goes away', () => {
  expect(placeRow(rule, '0', { list: '1', at: 1 })).toEqual({ all: [{ any: [b, a, c] }, d] })
  const once = placeRow(rule, '1.0', { list: '', at: 0 })
  expect(once).toEqual({ all: [b, a, { any: [c] }, d] })
  expect(placeRow(once, '2.0', { list: '', at: 4 })).toEqual({ all: [b, a, d, c] })
})

it('never drops a list into itself', () => {
  expect(placeRow(rule, '1', { list: '1', at: 0 })).toBe(rule)
})

it('moves by keyboard over a neighbour, and nowhere beyond the ends', () => {
  expect(moveRow(rule, '2', 'up')).toEqual({ all: [a, d, { any: [b, c] }] })
  expect(moveRow(rule, '0', 'down')).toEqual({ all: [{ any: [b, c] }, a, d] })
  expect([moveRow(rule, '0', 'up'), moveRow(rule, '2', 'down'), moveRow(rule, '0', 'out')]).toEqual([null, null, null])
})

it('nests into the list above, or makes one of the other kind with the row above', () => {
  expect(moveRow(rule, '2', 'in')).toEqual({ all: [a, { any: [b, c, d] }] })
  expect(moveRow({ all: [a, b] }, '1', 'in')).toEqual({ all: [{ any: [a, b] }] })
  expect(moveRow({ any: [a, b] }, '1', 'in')).toEqual({ any: [{ all: [a, b] }] })
  expect(moveRow(rule, '0', 'in')).toBeNull()
})

it('comes out behind its list, also behind an excluded one', () => {
  expect(moveRow(rule, '1.0', 'out')).toEqual({ all: [a, { any: [c] }, b, d] })
  const excluded: SegmentRule = { all: [a, { not: { any: [b, c] } }] }
  expect(moveRow(excluded, '1.0.1', 'out')).toEqual({ all: [a, { not: { any: [b] } }, c] })
})

it('finds the very row again after it has moved', () => {
  const moved = moveRow(rule, '2', 'in')!
  expect(pathOfNode(moved, d)).toBe('1.2')
})
