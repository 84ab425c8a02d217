import type { Day } from './days.ts'

/** Stretches of 32 days from 1900 on are found by place; anything before or after by key. */
const FIRST_KEY = -1142
const PLACES = 3500

/** Whole numbers of either kind; counts of people fit the shorter one and halve the memory that is walked through. */
export type Numbers = Float64Array | Int32Array

/** Sums by day, a few whole numbers each; only stretches of 32 days with anything in them take memory. */
export class DaySums {
  private readonly near: (Numbers | undefined)[] = []
  private readonly far = new Map<number, Numbers>()
  readonly width: number
  private readonly kind: 'money' | 'people'

  constructor(width: number, kind: 'money' | 'people') {
    this.width = width
    this.kind = kind
  }

  /** The stretch a day lies in; its numbers begin at `placeOf(day)`. */
  chunkOf(day: Day): Numbers {
    const place = (day >> 5) - FIRST_KEY
    if (place < 0 || place >= PLACES) return ensured(this.far, day >> 5, () => this.newChunk())
    return (this.near[place] ??= this.newChunk())
  }

  placeOf(day: Day): number {
    return (day & 31) * this.width
  }

  /** Days with a number other than zero. The view is valid until the next step. */
  *entries(): Generator<[Day, Numbers]> {
    const near = this.near.flatMap((chunk, place) => (chunk ? [[place + FIRST_KEY, chunk] as const] : []))
    for (const [key, chunk] of [...near, ...this.far]) {
      for (let index = 0; index < 32; index++) {
        const numbers = chunk.subarray(index * this.width, (index + 1) * this.width)
        if (hasAny(numbers)) yield [key * 32 + index, numbers]
      }
    }
  }

  private newChunk(): Numbers {
    return this.kind === 'people' ? new Int32Array(32 * this.width) : new Float64Array(32 * this.width)
  }
}

/** Whether a number of a cell is other than zero. */
export function hasAny(numbers: Numbers): boolean {
  for (let index = 0; index < numbers.length; index++) if (numbers[index] !== 0) return true
  return false
}

/** The value under a key, made when it is not there yet. */
export function ensured<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}
