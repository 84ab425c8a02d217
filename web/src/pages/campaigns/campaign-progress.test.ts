import { describe, expect, it } from 'vitest'
import { settledShare, stillToGo } from './campaign-progress.ts'

describe('how far a campaign is', () => {
  it('counts those whose turn has not come among those still to get it', () => {
    const pilot = { people: 1598, released: 320, sent: 60, open: 242 }
    expect(stillToGo(pilot)).toBe(1278 + 242)
    expect(settledShare(pilot)).toBeCloseTo(78 / 1598)
  })

  it('is whole when nothing is left, and nothing of nobody', () => {
    expect(settledShare({ people: 10, released: 10, sent: 7, open: 0 })).toBe(1)
    expect(settledShare({ people: 0, released: 0, sent: 0, open: 0 })).toBe(0)
  })
})
