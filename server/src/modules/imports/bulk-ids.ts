import { type Random, systemRandom } from '../../platform/random.ts'

const AT_ONCE = 4096
const RANDOM_BYTES = 5
const DIGITS = Buffer.from('0123456789abcdef')

/**
 * Ids (uuid version 7) by the thousand. After the time comes a counter that begins anywhere, then 40 bits of chance: ids of one
 * source grow, so that rows land at the end of every index that begins with them instead of all over it.
 */
export function bulkIds(now: Date, random: Random = systemRandom): () => string {
  const stamp = now.getTime().toString(16).padStart(12, '0')
  const text = Buffer.from(`${stamp.slice(0, 8)}-${stamp.slice(8)}-7000-8000-000000000000`)
  let counter = random.bytes(4).readUInt32BE()
  let pool: Buffer = Buffer.alloc(0)
  let at = 0
  return () => {
    if (at + RANDOM_BYTES > pool.length) {
      pool = random.bytes(AT_ONCE * RANDOM_BYTES)
      at = 0
    }
    counter = (counter + 1) >>> 0
    for (let i = 0; i < COUNTER_AT.length; i += 1) text[COUNTER_AT[i]!] = DIGITS[(counter >>> (28 - 4 * i)) & 15]!
    for (let i = 0; i < RANDOM_BYTES; i += 1) {
      const byte = pool[at + i]!
      text[RANDOM_AT + 2 * i] = DIGITS[byte >> 4]!
      text[RANDOM_AT + 2 * i + 1] = DIGITS[byte & 15]!
    }
    at += RANDOM_BYTES
    return text.toString('latin1')
  }
}

/** Places of the counter's digits, the highest first, and of the first random digit. */
const COUNTER_AT = [15, 16, 17, 20, 21, 22, 24, 25]
const RANDOM_AT = 26
