// Level M of ISO/IEC 18004: correction codewords per block and number of blocks, by version 1–40.
const CORRECTION_PER_BLOCK = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28,
  28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
]
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35,
  37, 38, 40, 43, 45, 47, 49,
]
const LARGEST = 40
const BYTE_MODE = 0b0100

export type QrCodewords = { version: number; codewords: number[] }

/**
 * The codewords of a QR code of correction level M that carries the bytes as they are, blocks interleaved (ISO/IEC 18004,
 * 7.4–7.6). The version is the smallest that holds them; null when none does (above 2331 bytes).
 */
export function qrCodewords(bytes: Uint8Array): QrCodewords | null {
  for (let version = 1; version <= LARGEST; version++) {
    const room = dataCodewords(version) * 8 - 4 - lengthBits(version)
    if (bytes.length * 8 <= room) return { version, codewords: interleaved(padded(bytes, version), version) }
  }
  return null
}

/** Modules left for codewords, as whole bytes and bits over: everything except the fixed patterns. */
export function rawBits(version: number): number {
  const side = version * 4 + 17
  const alignments = version === 1 ? 0 : Math.floor(version / 7) + 2
  const alignmentModules = alignments === 0 ? 0 : (alignments ** 2 - 3) * 25 - 2 * (alignments - 2) * 5
  const versionModules = version >= 7 ? 36 : 0
  const fixed = 3 * 64 + 2 * (side - 16) + 31
  return side * side - fixed - alignmentModules - versionModules
}

function padded(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = []
  const put = (value: number, length: number) => {
    for (let at = length - 1; at >= 0; at--) bits.push((value >> at) & 1)
  }
  const capacity = dataCodewords(version) * 8
  put(BYTE_MODE, 4)
  put(bytes.length, lengthBits(version))
  for (const byte of bytes) put(byte, 8)
  put(0, Math.min(4, capacity - bits.length))
  put(0, (8 - (bits.length % 8)) % 8)
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) put(pad, 8)
  return Array.from({ length: capacity / 8 }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0),
  )
}

function interleaved(data: number[], version: number): number[] {
  const count = BLOCKS[version - 1]!
  const correction = CORRECTION_PER_BLOCK[version - 1]!
  const total = Math.floor(rawBits(version) / 8)
  const shortLength = Math.floor(total / count) - correction
  const shortBlocks = count - (total % count)
  const divisor = divisorOf(correction)
  let from = 0
  const blocks = Array.from({ length: count }, (_, index) => {
    const length = shortLength + (index < shortBlocks ? 0 : 1)
    const part = data.slice(from, from + length)
    from += length
    return { part, check: remainderOf(part, divisor) }
  })
  const columns = (length: number, pick: (block: (typeof blocks)[number]) => number[]) =>
    Array.from({ length }, (_, at) => blocks.flatMap((block) => pick(block)[at] ?? [])).flat()
  return [...columns(shortLength + 1, ({ part }) => part), ...columns(correction, ({ check }) => check)]
}

function dataCodewords(version: number): number {
  return Math.floor(rawBits(version) / 8) - CORRECTION_PER_BLOCK[version - 1]! * BLOCKS[version - 1]!
}

function lengthBits(version: number): number {
  return version < 10 ? 8 : 16
}

/** The generator polynomial of Reed–Solomon over GF(256), highest power left out. */
function divisorOf(degree: number): number[] {
  const result: number[] = Array.from({ length: degree }, (_, at) => (at === degree - 1 ? 1 : 0))
  let root = 1
  for (let power = 0; power < degree; power++) {
    for (let at = 0; at < degree; at++) result[at] = product(result[at]!, root) ^ (result[at + 1] ?? 0)
    root = product(root, 2)
  }
  return result
}

function remainderOf(part: number[], divisor: number[]): number[] {
  let rest = divisor.map(() => 0)
  for (const byte of part) {
    const factor = byte ^ rest[0]!
    rest = [...rest.slice(1), 0].map((value, at) => value ^ product(divisor[at]!, factor))
  }
  return rest
}

/** Multiplication in GF(256) modulo 0x11d. */
function product(x: number, y: number): number {
  let result = 0
  for (let at = 7; at >= 0; at--) {
    result = (result << 1) ^ ((result >>> 7) * 0x11d)
    result ^= ((y >>> at) & 1) * x
  }
  return result
}
