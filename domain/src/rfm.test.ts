import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  RFM_ACTION_WORDS,
  RFM_ACTIONS,
  RFM_CELLS,
  RFM_GROUP_ACTION,
  RFM_GROUP_CELLS,
  RFM_GROUP_WORDS,
  RFM_GROUPS,
  cellCode,
  cellFromCode,
  level,
  rfmCell,
  rfmGroup,
  scoreF,
  scoreM,
  scoreR,
  tercileCuts,
  tercileRank,
} from './rfm.ts'

const sorted = fc
  .array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 200 })
  .map((values) => values.toSorted((a, b) => a - b))

describe('tercile cuts', () => {
  test.each([
    [1, 1, 1],
    [2, 1, 2],
    [3, 1, 2],
    [4, 2, 3],
    [5, 2, 4],
    [6, 2, 4],
    [7, 3, 5],
    [9, 3, 6],
    [10, 4, 7],
    [100, 34, 67],
    [1_000_000, 333_334, 666_667],
  ])('of %i patients stand at positions %i and %i', (n, first, second) => {
    expect([tercileRank(n, 1), tercileRank(n, 2)]).toEqual([first, second])
  })

  test('nobody to measure gives no cuts', () => {
    expect(tercileCuts([])).toBeNull()
  })

  test('are real values of patients, as percentile_disc returns them', () => {
    expect(tercileCuts([10, 20, 30, 40])).toEqual([20, 30])
    expect(tercileCuts([5, 5, 5, 9])).toEqual([5, 5])
  })

  test('are the smallest values with at least a third and two thirds of patients at or below', () => {
    fc.assert(
      fc.property(sorted, (values) => {
        const smallest = (k: number): number | undefined =>
          values.find((v) => 3 * values.filter((other) => other <= v).length >= k * values.length)
        expect(tercileCuts(values)).toEqual([smallest(1), smallest(2)])
      }),
    )
  })

  test('rank agrees with the float arithmetic PostgreSQL uses', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (n) => {
        expect(tercileRank(n, 1)).toBe(Math.ceil(n * (1 / 3)))
        expect(tercileRank(n, 2)).toBe(Math.ceil(n * (2 / 3)))
      }),
    )
  })
})

describe('level and scores', () => {
  test.each([
    [89, 3],
    [90, 3],
    [91, 2],
    [180, 2],
    [181, 1],
    [0, 3],
  ])('a visit %i days ago scores R%i with cuts 90 and 180', (days, score) => {
    expect(scoreR(days, [90, 180])).toBe(score)
  })

  test.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
  ])('%i visits score F%i with cuts 1 and 3', (visits, score) => {
    expect(scoreF(visits, [1, 3])).toBe(score)
  })

  test.each([
    [-100, 1],
    [1_500_000, 1],
    [1_500_001, 2],
    [6_000_000, 2],
    [6_000_001, 3],
  ])('%i kopecks score M%i with cuts 15 000 and 60 000 roubles', (money, score) => {
    expect(scoreM(money, [1_500_000, 6_000_000])).toBe(score)
  })

  test('coinciding cuts leave the middle level empty', () => {
    expect([level(5, 5, 5), level(6, 5, 5)]).toEqual([1, 3])
  })

  test('a larger value never has a lower level and equal values share one', () => {
    fc.assert(
      fc.property(sorted, fc.nat(500), fc.nat(500), (values, a, b) => {
        const [c1, c2] = tercileCuts(values) ?? [0, 0]
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        expect(level(low, c1, c2)).toBeLessThanOrEqual(level(high, c1, c2))
        if (a === b) expect(level(a, c1, c2)).toBe(level(b, c1, c2))
      }),
    )
  })

  test('a patient gets the cell of its three measures', () => {
    const cuts = { recencyDays: [90, 180], frequency: [1, 3], monetary: [100, 200] } as const
    expect(rfmCell({ recencyDays: 200, frequency: 4, monetary: 300 }, cuts)).toEqual({ r: 1, f: 3, m: 3 })
    expect(rfmCell({ recencyDays: 10, frequency: 1, monetary: 150 }, cuts)).toEqual({ r: 3, f: 1, m: 2 })
  })
})

describe('cells and groups', () => {
  // Written by hand from the working table: rows R, columns F, digits M = 1, 2, 3.
  const byHand: Record<string, readonly [string, string, string]> = {
    R3F1: ['new', 'new', 'big_new'],
    R3F2: ['growing', 'loyal', 'loyal'],
    R3F3: ['loyal', 'champions', 'champions'],
    R2F1: ['cooling', 'cooling', 'cooling'],
    R2F2: ['cooling', 'growing', 'growing'],
    R2F3: ['cooling', 'loyal', 'loyal'],
    R1F1: ['lost', 'sleeping', 'at_risk'],
    R1F2: ['sleeping', 'sleeping', 'at_risk'],
    R1F3: ['sleeping', 'at_risk', 'at_risk'],
  }

  test('there are 27 cells, each in exactly one group', () => {
    const grouped = RFM_GROUPS.flatMap((group) => RFM_GROUP_CELLS[group])
    expect(RFM_CELLS).toHaveLength(27)
    expect(grouped.toSorted()).toEqual(RFM_CELLS.map(cellCode).toSorted())
    expect(new Set(grouped).size).toBe(27)
  })

  test('every cell has the group of the working table', () => {
    for (const { r, f, m } of RFM_CELLS) expect(rfmGroup(r, f, m)).toBe(byHand[`R${r}F${f}`]?.[m - 1])
  })

  test('a score outside 1–3 is refused', () => {
    expect(() => rfmGroup(0, 1, 1)).toThrow(RangeError)
    expect(() => rfmGroup(4, 1, 1)).toThrow(RangeError)
  })

  test('a cell is read back from its digits', () => {
    for (const cell of RFM_CELLS) expect(cellFromCode(cellCode(cell))).toEqual(cell)
    expect(cellFromCode('334')).toBeNull()
    expect(cellFromCode('33')).toBeNull()
  })

  test('every group has one action of its own and words in both languages', () => {
    expect(new Set(RFM_GROUPS.map((group) => RFM_GROUP_ACTION[group]))).toEqual(new Set(RFM_ACTIONS))
    for (const words of [...Object.values(RFM_GROUP_WORDS), ...Object.values(RFM_ACTION_WORDS)]) {
      expect(words.ru).toMatch(/[а-я]/)
      expect(words.en).toMatch(/^[ -~]+$/)
    }
  })
})
