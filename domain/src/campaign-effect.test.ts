import { describe, expect, it } from 'vitest'
import { detectableDifference, effectOnMean, effectOnShare } from './campaign-effect.ts'
import { chanceOf } from './stable-chance.ts'

describe('what a campaign changed', () => {
  it('says more when the interval of the difference is above zero', () => {
    const effect = effectOnShare({ hits: 300, total: 1000 }, { hits: 100, total: 500 })!
    expect(effect.difference).toBeCloseTo(0.1)
    expect(effect.low).toBeGreaterThan(0)
    expect(effect.verdict).toBe('more')
  })

  it('says less when the message drove people away', () =>
    expect(effectOnShare({ hits: 50, total: 1000 }, { hits: 100, total: 500 })!.verdict).toBe('less'))

  it('says nothing certain while the interval holds zero', () =>
    expect(effectOnShare({ hits: 105, total: 1000 }, { hits: 50, total: 500 })!.verdict).toBe('unclear'))

  it('names no winner in small groups, however large the difference', () => {
    expect(effectOnShare({ hits: 40, total: 49 }, { hits: 0, total: 400 })!.verdict).toBe('not_enough')
    expect(effectOnShare({ hits: 2, total: 400 }, { hits: 1, total: 400 })!.verdict).toBe('not_enough')
    expect(effectOnShare({ hits: 1, total: 10 }, { hits: 0, total: 0 })).toBeNull()
  })

  it('finds a winner between two equal groups in about 5 % of cases, never above 7 %', () => {
    let found = 0
    const draw = (seed: string, total: number) =>
      Array.from({ length: total }, (_, n) => chanceOf(`${seed}|${n}`)).filter((chance) => chance < 0.2).length
    for (let run = 0; run < 1000; run += 1) {
      const [treated, control] = [draw(`t${run}`, 400), draw(`c${run}`, 100)]
      const { verdict } = effectOnShare({ hits: treated, total: 400 }, { hits: control, total: 100 })!
      if (verdict === 'more' || verdict === 'less') found += 1
    }
    expect(found).toBeGreaterThan(10)
    expect(found).toBeLessThanOrEqual(70)
  })

  it('compares money per person with the spread of each group', () => {
    const treated = { people: 100, sum: 100 * 5000, squares: 100 * 5000 ** 2 + 100 * 1000 ** 2 }
    const control = { people: 100, sum: 100 * 3000, squares: 100 * 3000 ** 2 + 100 * 1000 ** 2 }
    const effect = effectOnMean(treated, control)!
    expect(effect.difference).toBe(2000)
    // Two standard errors of √(1000²/99 + 1000²/99) ≈ 142.
    expect(effect.high - effect.low).toBeCloseTo(2 * 1.96 * 142.1, -1)
    expect(effect.verdict).toBe('more')
  })

  it('says nothing about money nobody paid', () => {
    const nobody = { people: 100, sum: 0, squares: 0 }
    expect(effectOnMean(nobody, nobody)!.verdict).toBe('not_enough')
    expect(effectOnMean(nobody, { people: 0, sum: 0, squares: 0 })).toBeNull()
  })

  it('tells before the launch how small a difference the groups can show', () => {
    // 640 patients, 15 % control, 10 % base rate.
    expect(detectableDifference(544, 96, 0.1)).toBeCloseTo(0.093, 3)
    expect(detectableDifference(544, 0, 0.1)).toBeNull()
  })
})
