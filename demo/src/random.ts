/** A small seeded source of chance: the same seed and stream always give the same numbers. */
export type Random = {
  /** Uniform in [0, 1). */
  float(): number
  /** Whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  chance(probability: number): boolean
  normal(mean: number, deviation: number): number
  /** Log-normal by its median; `sigma` is the deviation of the logarithm. */
  lognormal(median: number, sigma: number): number
  exponential(mean: number): number
  poisson(mean: number): number
  pick<T>(items: readonly T[]): T
}

/** sfc32 (Chris Doty-Humphrey, PractRand) started from a seed and a stream number, both mixed by splitmix32. */
export function createRandom(seed: number, stream = 0): Random {
  const float = sfc32(seed, stream)
  const normal = (mean: number, deviation: number): number => {
    const radius = Math.sqrt(-2 * Math.log(1 - float()))
    return mean + deviation * radius * Math.cos(2 * Math.PI * float())
  }
  return {
    float,
    normal,
    int: (low, high) => low + Math.floor(float() * (high - low + 1)),
    chance: (probability) => float() < probability,
    lognormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
    exponential: (mean) => -mean * Math.log(1 - float()),
    poisson: (mean) => (mean > 30 ? Math.max(0, Math.round(normal(mean, Math.sqrt(mean)))) : poisson(float, mean)),
    pick: (items) => {
      const item = items[Math.floor(float() * items.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
  }
}

/** A choice among weighted items, prepared once and drawn many times by binary search. */
export type Choice<T> = { draw(random: Random): T }

/** Weights are relative; they need not sum to one. */
export function weightedChoice<T>(options: readonly (readonly [T, number])[]): Choice<T> {
  const cumulative: number[] = []
  let total = 0
  for (const [, weight] of options) cumulative.push((total += weight))
  return {
    draw(random) {
      const option = options[firstAbove(cumulative, random.float() * total)]
      if (option === undefined) throw new RangeError('nothing to choose from')
      return option[0]
    },
  }
}

/** Zipf: the k-th item (from 1) has weight 1 / (k + shift)^exponent, as surnames and streets have. */
export function zipfChoice<T>(items: readonly T[], exponent = 1, shift = 2): Choice<T> {
  return weightedChoice(items.map((item, rank) => [item, 1 / (rank + 1 + shift) ** exponent] as const))
}

/** Index of the first cumulative weight greater than `value`; the last index when none is. */
export function firstAbove(cumulative: ArrayLike<number>, value: number): number {
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cumulative[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}

/** Moves a probability along the logit scale, so that it never leaves (0, 1). */
export function shiftedProbability(probability: number, logitShift: number): number {
  return 1 / (1 + Math.exp(-(Math.log(probability / (1 - probability)) + logitShift)))
}

function sfc32(seed: number, stream: number): () => number {
  const mix = splitmix32(Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(stream | 0, 0x85ebca77) ^ (stream >>> 16))
  let a = mix()
  let b = mix()
  let c = mix()
  let counter = 1
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 4294967296
  }
  for (let warmUp = 0; warmUp < 12; warmUp++) next()
  return next
}

function splitmix32(start: number): () => number {
  let state = start | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
}

/** Knuth's product method, for small means. */
function poisson(float: () => number, mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  let product = float()
  while (product > limit) {
    count++
    product *= float()
  }
  return count
}
