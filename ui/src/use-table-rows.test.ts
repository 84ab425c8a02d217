import { describe, expect, it } from 'vitest'
import { walkTo, withRow } from './use-table-rows.ts'

describe('the keyboard in a long table', () => {
  const at = (active: number) => ({ active, screen: 20, last: 99 })

  it('walks by rows and by screens and stays inside', () => {
    expect(walkTo('ArrowDown', at(5))).toBe(6)
    expect(walkTo('ArrowUp', at(0))).toBe(0)
    expect(walkTo('PageDown', at(90))).toBe(99)
    expect(walkTo('PageUp', at(30))).toBe(10)
    expect(walkTo('End', at(5))).toBe(99)
    expect(walkTo('Home', at(50))).toBe(0)
  })

  it('leaves other keys alone', () => {
    expect(walkTo('a', at(5))).toBeNull()
  })

  it('keeps its row in the page when it is scrolled away, above or below', () => {
    expect(withRow([40, 41, 42], 3, 100)).toEqual([3, 40, 41, 42])
    expect(withRow([40, 41, 42], 77, 100)).toEqual([40, 41, 42, 77])
    expect(withRow([40, 41, 42], 41, 100)).toEqual([40, 41, 42])
    expect(withRow([0, 1], 5, 2)).toEqual([0, 1])
  })
})
