import { describe, expect, it } from 'vitest'
import { createRandom, shiftedProbability, weightedChoice, zipfChoice } from './random.ts'

const DRAWS = 40_000

function draws(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

describe('seeded chance', () => {
  it('tells the same numbers for the same seed and others for another seed or stream', () => {
    const sequence = (seed: number, stream: number) => draws(5, createRandom(seed, stream).float)
    expect(sequence(1, 0)).toEqual(sequence(1, 0))
    expect(sequence(1, 0)).not.toEqual(sequence(2, 0))
    expect(sequence(1, 0)).not.toEqual(sequence(1, 1))
  })

  it('does not start neighbouring streams alike', () => {
    const firsts = Array.from({ length: 2000 }, (_, stream) => createRandom(7, stream).float())
    expect(mean(firsts)).toBeGreaterThan(0.47)
    expect(mean(firsts)).toBeLessThan(0.53)
    expect(new Set(firsts).size).toBe(2000)
  })

  it('draws distributions with the moments they are named for', () => {
    const random = createRandom(3)
    expect(mean(draws(DRAWS, () => random.normal(10, 2)))).toBeCloseTo(10, 1)
    expect(mean(draws(DRAWS, () => random.exponential(5)))).toBeCloseTo(5, 0)
    expect(mean(draws(DRAWS, () => random.poisson(3)))).toBeCloseTo(3, 1)
    expect(mean(draws(DRAWS, () => random.poisson(90)))).toBeCloseTo(90, 0)
    const sorted = draws(DRAWS, () => random.lognormal(20, 0.5)).sort((a, b) => a - b)
    expect(sorted[DRAWS / 2]).toBeGreaterThan(19.5)
    expect(sorted[DRAWS / 2]).toBeLessThan(20.5)
  })

  it('draws whole numbers with both ends and weighted items by their weight', () => {
    const random = createRandom(4)
    expect(new Set(draws(500, () => random.int(1, 3)))).toEqual(new Set([1, 2, 3]))
    const choice = weightedChoice([
      ['often', 9],
      ['seldom', 1],
    ] as const)
    const often = Array.from({ length: DRAWS }, () => choice.draw(random)).filter((item) => item === 'often').length
    expect(often / DRAWS).toBeCloseTo(0.9, 2)
    const ranks = zipfChoice([1, 2, 3], 1, 0)
    const first = Array.from({ length: DRAWS }, () => ranks.draw(random)).filter((item) => item === 1).length
    expect(first / DRAWS).toBeCloseTo(6 / 11, 2)
  })

  it('shifts a probability without leaving its range', () => {
    expect(shiftedProbability(0.5, 0)).toBeCloseTo(0.5)
    expect(shiftedProbability(0.3, 1)).toBeGreaterThan(0.5)
    expect(shiftedProbability(0.95, 3)).toBeLessThan(1)
  })
})
