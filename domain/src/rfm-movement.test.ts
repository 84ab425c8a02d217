import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RFM_GROUPS, type RfmGroup } from './rfm.ts'
import { movement, movementFromCounts } from './rfm-movement.ts'

const standing = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }).map(String), fc.constantFrom(...RFM_GROUPS)), { maxLength: 60 })
  .map((entries) => new Map<string, RfmGroup>(entries))

describe('movement between groups', () => {
  const before = new Map<string, RfmGroup>([
    ['Анна', 'champions'],
    ['Борис', 'champions'],
    ['Вера', 'new'],
    ['Глеб', 'new'],
    ['Дарья', 'lost'],
  ])
  const after = new Map<string, RfmGroup>([
    ['Анна', 'champions'],
    ['Борис', 'loyal'],
    ['Вера', 'cooling'],
    ['Глеб', 'cooling'],
    ['Егор', 'new'],
  ])
  const moved = movement(before, after, RFM_GROUPS)

  test('tells who stayed, moved, entered and left', () => {
    expect(moved).toMatchObject({ stayed: 1, moved: 3, entered: 1, left: 1 })
  })

  test('lists only real moves, the largest first', () => {
    expect(moved.pairs[0]).toEqual({ from: 'new', to: 'cooling', patients: 2 })
    expect(moved.pairs).toHaveLength(4)
    expect(moved.pairs).toContainEqual({ from: null, to: 'new', patients: 1 })
    expect(moved.pairs).toContainEqual({ from: 'lost', to: null, patients: 1 })
  })

  test('every group closes: before and after by their parts', () => {
    const champions = moved.groups.find((row) => row.group === 'champions')
    expect(champions).toEqual({
      group: 'champions',
      before: 2,
      after: 1,
      stayed: 1,
      movedIn: 0,
      movedOut: 1,
      entered: 0,
      left: 0,
    })
    expect(moved.groups.find((row) => row.group === 'new')).toMatchObject({
      before: 2,
      after: 1,
      movedOut: 2,
      entered: 1,
    })
  })

  test('nobody anywhere is no movement', () => {
    const still = movement(new Map(), new Map(), RFM_GROUPS)
    expect(still).toMatchObject({ stayed: 0, moved: 0, entered: 0, left: 0, pairs: [] })
  })

  test('counted pairs give the same answer, also when a pair comes in pieces', () => {
    const counted = movementFromCounts<RfmGroup>(
      [
        { from: 'champions', to: 'champions', patients: 1 },
        { from: 'champions', to: 'loyal', patients: 1 },
        { from: 'new', to: 'cooling', patients: 1 },
        { from: 'new', to: 'cooling', patients: 1 },
        { from: null, to: 'new', patients: 1 },
        { from: 'lost', to: null, patients: 1 },
        { from: 'lost', to: 'lost', patients: 0 },
      ],
      RFM_GROUPS,
    )
    expect(counted.groups).toEqual(moved.groups)
    expect(counted.pairs.toSorted(byName)).toEqual(moved.pairs.toSorted(byName))
  })

  test('for any two dates people are neither lost nor invented', () => {
    fc.assert(
      fc.property(standing, standing, (before, after) => {
        const answer = movement(before, after, RFM_GROUPS)
        expect(answer.stayed + answer.moved + answer.left).toBe(before.size)
        expect(answer.stayed + answer.moved + answer.entered).toBe(after.size)
        for (const row of answer.groups) {
          expect(row.before).toBe([...before.values()].filter((group) => group === row.group).length)
          expect(row.after).toBe([...after.values()].filter((group) => group === row.group).length)
          expect(row.before).toBe(row.stayed + row.movedOut + row.left)
          expect(row.after).toBe(row.stayed + row.movedIn + row.entered)
        }
      }),
    )
  })
})

function byName(a: { from: string | null; to: string | null }, b: { from: string | null; to: string | null }): number {
  return `${a.from}${a.to}`.localeCompare(`${b.from}${b.to}`)
}
