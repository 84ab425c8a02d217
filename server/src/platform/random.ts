import { randomBytes } from 'node:crypto'

/** Where chance comes from: ids, tokens, passwords. */
export type Random = { bytes(length: number): Buffer }

export const systemRandom: Random = { bytes: (length) => randomBytes(length) }

/** Time-ordered uuid, version 7 (RFC 9562). */
export function newId(now: Date = new Date(), random: Random = systemRandom): string {
  const bytes = random.bytes(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** An unguessable token for links and keys, 256 bits, URL-safe. */
export function newToken(random: Random = systemRandom): string {
  return random.bytes(32).toString('base64url')
}
