import { describe, expect, it } from 'vitest'
import { freeVariantId, variantLetter, variantShare } from './variant-weights.ts'

const variant = (id: string, weight: number) => ({ id, templateId: '', weight })

describe('variants of a campaign', () => {
  it('are called by letters and divide the audience by their weights', () => {
    const variants = [variant('a', 3), variant('b', 1)]
    expect([variantLetter(0), variantLetter(1)]).toEqual(['A', 'B'])
    expect([variantShare(variants, 0), variantShare(variants, 1)]).toEqual([0.75, 0.25])
  })

  it('take an id nobody has, also after one in the middle was removed', () => {
    expect(freeVariantId([])).toBe('a')
    expect(freeVariantId([variant('a', 1), variant('c', 1)])).toBe('b')
  })
})
