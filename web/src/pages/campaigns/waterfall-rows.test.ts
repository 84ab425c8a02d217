import { describe, expect, it } from 'vitest'
import { fallRows, lostOf, remedyOf, type Waterfall } from './waterfall-rows.ts'

const reason = (code: string, remedy: string, people: number) => ({
  reason: { code, text: code, remedy, fix: null },
  people,
})
const step = (name: Waterfall['steps'][number]['step'], lost: number, left: number): Waterfall['steps'][number] => ({
  step: name,
  words: { ru: name, en: name },
  lost,
  left,
  reasons: lost > 0 ? [reason('rare', 'stop', 1), reason('usual', 'fixable', lost - 1)] : [],
})
const waterfall: Waterfall = {
  audience: 100,
  steps: [step('origin', 20, 80), step('person', 0, 80), step('consent', 30, 50)],
  now: 40,
  later: [reason('quiet_hours', 'later', 10)],
  held: [],
  coming: 50,
}

describe('the way from the segment to those who get it', () => {
  it('falls step by step, each where the one before ended', () => {
    expect(fallRows(waterfall).map(({ step: { step: name }, from, to }) => [name, from, to])).toEqual([
      ['origin', 0.8, 1],
      ['consent', 0.5, 0.8],
    ])
  })

  it('adds up to the segment', () => {
    expect(lostOf(waterfall) + waterfall.coming).toBe(waterfall.audience)
  })

  it('tells what can be done by the reason most people have', () => {
    expect(remedyOf(waterfall.steps[2]!)).toBe('fixable')
    expect(remedyOf(waterfall.steps[1]!)).toBeNull()
  })

  it('does not divide by an audience of nobody', () => {
    expect(fallRows({ ...waterfall, audience: 0, steps: [] })).toEqual([])
  })
})
