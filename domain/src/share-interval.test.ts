import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilsonInterval } from './share-interval.ts'

// Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i has the published Wilson interval', (hits, total, low, high) => {
  const interval = wilsonInterval(hits, total)
  expect(interval?.low).toBeCloseTo(low, 4)
  expect(interval?.high).toBeCloseTo(high, 4)
})

test('nobody has no interval', () => {
  expect(wilsonInterval(0, 0)).toBeNull()
})

test('its ends are the shares from which the observed one is exactly 1.96 errors away', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (total, part) => {
      const hits = Math.round(part * total)
      const { low, high } = wilsonInterval(hits, total) ?? { low: -1, high: -1 }
      const share = hits / total
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      for (const end of [low, high]) {
        if (end === 0 || end === 1) continue
        const errors = Math.abs(share - end) / Math.sqrt((end * (1 - end)) / total)
        expect(errors).toBeCloseTo(1.95996, 4)
      }
    }),
  )
})

test('ends swap when hits and misses swap', () => {
  const hits = wilsonInterval(7, 40)
  const misses = wilsonInterval(33, 40)
  expect(misses?.low).toBeCloseTo(1 - (hits?.high ?? 0), 12)
  expect(misses?.high).toBeCloseTo(1 - (hits?.low ?? 0), 12)
})

test('everybody and nobody reach the very end', () => {
  expect(wilsonInterval(0, 7)?.low).toBe(0)
  expect(wilsonInterval(7, 7)?.high).toBe(1)
})
