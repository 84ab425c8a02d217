import { describe, expect, it } from 'vitest'
import { pilotSize, placeOf } from './campaign-place.ts'

const two = [
  { id: 'a', weight: 1 },
  { id: 'b', weight: 1 },
]
const place = (household: string, options: Partial<Parameters<typeof placeOf>[0]> = {}) =>
  placeOf({ campaignId: 'c1', household, variants: two, holdoutPercent: 10, ...options })
const households = Array.from({ length: 20_000 }, (_, n) => `household:${n}`)

describe('where a household stands in a campaign', () => {
  it('is the same whenever and wherever it is asked', () => {
    // Written down: a campaign at work must not be drawn anew by another version of the product.
    expect(place('+79160000001')).toEqual({ arm: 'treated', variant: 'b', draw: 0.8332934857277345 })
    expect(place('+79160000002')).toEqual({ arm: 'treated', variant: 'b', draw: 0.7158960198650238 })
  })

  it('gives the control group its share, and none when there is none', () => {
    const control = households.filter((household) => place(household).arm === 'control').length
    expect(control / households.length).toBeCloseTo(0.1, 2)
    expect(households.some((household) => place(household, { holdoutPercent: 0 }).arm === 'control')).toBe(false)
  })

  it('keeps everybody in the control group when it grows', () => {
    for (const household of households.slice(0, 2000))
      if (place(household).arm === 'control') expect(place(household, { holdoutPercent: 25 }).arm).toBe('control')
  })

  it('divides the audience between variants by their weights', () => {
    const variants = [
      { id: 'a', weight: 3 },
      { id: 'b', weight: 1 },
    ]
    const b = households.filter((household) => place(household, { variants }).variant === 'b').length
    expect(b / households.length).toBeCloseTo(0.25, 1)
  })

  it('draws variant, arm and order apart: the pilot holds both variants and both arms in their shares', () => {
    const pilot = households.map((household) => place(household)).filter(({ draw }) => draw < 0.2)
    expect(pilot.length / households.length).toBeCloseTo(0.2, 1)
    expect(pilot.filter(({ variant }) => variant === 'b').length / pilot.length).toBeCloseTo(0.5, 1)
    expect(pilot.filter(({ arm }) => arm === 'control').length / pilot.length).toBeCloseTo(0.1, 1)
  })

  it('stands elsewhere in another campaign', () => {
    const same = households.filter(
      (household) => place(household).variant === place(household, { campaignId: 'c2' }).variant,
    )
    expect(same.length / households.length).toBeCloseTo(0.5, 1)
  })

  it('has no variant where none was chosen', () => expect(place('x', { variants: [] }).variant).toBeNull())

  it('makes a pilot of at least one and at most everybody', () => {
    expect([pilotSize(30, 5), pilotSize(1, 5), pilotSize(0, 5), pilotSize(100_000, 5)]).toEqual([2, 1, 0, 5000])
  })
})
