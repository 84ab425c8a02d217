/** Seeded chance (mulberry32): the same seed gives the same year. */
export type Chance = {
  next(): number
  below(limit: number): number
  is(probability: number): boolean
  one<T>(of: readonly T[]): T
  bytes(length: number): Buffer
  uuid(): string
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => below(256)))
  return {
    next,
    below,
    is: (probability) => next() < probability,
    one: (of) => of[below(of.length)]!,
    bytes,
    uuid: () => uuidOf(bytes(16)),
  }
}

function uuidOf(bytes: Buffer): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
