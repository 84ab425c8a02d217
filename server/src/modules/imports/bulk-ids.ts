import { type Random, systemRandom } from '../../platform/random.ts'

const AT_ONCE = 4096
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Time-ordered ids (uuid version 7) by the thousand: as newId, with chance drawn in large pieces. */
export function bulkIds(now: Date, random: Random = systemRandom): () => string {
  const stamp = now.getTime().toString(16).padStart(12, '0')
  const head = `${stamp.slice(0, 8)}-${stamp.slice(8)}-7`
  let pool: Buffer = Buffer.alloc(0)
  let at = 0
  return () => {
    if (at + 10 > pool.length) {
      pool = random.bytes(AT_ONCE * 10)
      at = 0
    }
    const b = pool
    const o = at
    at += 10
    const hex = (i: number) => HEX[b[o + i]!]!
    return `${head}${hex(0)}${hex(1)[0]}-${HEX[(b[o + 2]! & 0x3f) | 0x80]}${hex(3)}-${hex(4)}${hex(5)}${hex(6)}${hex(7)}${hex(8)}${hex(9)}`
  }
}
