import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GateCount, stillComing, WATERFALL_STEPS, waterfallOf } from './campaign-waterfall.ts'
import { TOUCH_REASONS } from './touch-reasons.ts'

const counts = fc.array(
  fc.record<GateCount>({
    outcome: fc.constantFrom('send', 'later', 'hold', 'skip', 'held_out'),
    gate: fc.integer({ min: 0, max: 10 }),
    reason: fc.constantFrom(...TOUCH_REASONS),
    people: fc.integer({ min: 0, max: 100_000 }),
  }),
  { maxLength: 40 },
)

const sum = (rows: readonly { people: number }[]) => rows.reduce((total, { people }) => total + people, 0)

describe('the way from a segment to those who get the message', () => {
  it('counts everybody once: what is lost, what goes now, later and what waits is the segment', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const found = waterfallOf(given)
        const lost = found.steps.reduce((total, step) => total + step.lost, 0)
        expect(lost + stillComing(found)).toBe(sum(given))
        expect(found.audience).toBe(sum(given))
        expect(found.steps.at(-1)!.left).toBe(stillComing(found))
      }),
    )
  })

  it('adds up the reasons of each step to what is lost at it, and never grows on the way', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { steps, audience } = waterfallOf(given)
        let left = audience
        for (const step of steps) {
          expect(sum(step.reasons)).toBe(step.lost)
          expect(step.left).toBe(left - step.lost)
          left = step.left
        }
      }),
    )
  })

  it('shows every step in the order of the gates, also where nobody is lost', () => {
    const { steps } = waterfallOf([{ outcome: 'skip', gate: 4, reason: 'no_consent', people: 7 }])
    expect(steps.map(({ step }) => step)).toEqual([...WATERFALL_STEPS])
    expect(steps.find(({ step }) => step === 'consent')).toMatchObject({ lost: 7, left: 0 })
  })

  it('loses nobody who only waits for a decent hour', () => {
    const found = waterfallOf([
      { outcome: 'send', gate: 10, reason: 'sent', people: 2 },
      { outcome: 'later', gate: 8, reason: 'quiet_hours', people: 5 },
      { outcome: 'later', gate: 9, reason: 'over_cap', people: 1 },
    ])
    expect(found).toMatchObject({ now: 2, audience: 8 })
    expect(found.later).toEqual([
      { reason: 'quiet_hours', people: 5 },
      { reason: 'over_cap', people: 1 },
    ])
    expect(found.steps.every(({ lost }) => lost === 0)).toBe(true)
  })
})
