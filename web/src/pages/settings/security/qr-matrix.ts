import { qrCodewords } from './qr-codewords.ts'

/** Dark modules of a QR code, rows from the top. */
export type QrMatrix = boolean[][]

type Drawing = { modules: QrMatrix; fixed: boolean[][]; side: number }

const LEVEL_M = 0
const MASKS: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/**
 * A QR code (ISO/IEC 18004, level M, bytes in UTF-8) of a text, without the quiet zone; null when the text is too long
 * for any code.
 */
export function qrMatrix(text: string): QrMatrix | null {
  const encoded = qrCodewords(new TextEncoder().encode(text))
  if (!encoded) return null
  const side = encoded.version * 4 + 17
  const drawing: Drawing = { side, modules: square(side), fixed: square(side) }
  drawFixedPatterns(drawing, encoded.version)
  drawCodewords(drawing, encoded.codewords)
  const candidates = MASKS.map((_, mask) => masked(drawing, mask))
  return candidates.reduce((best, candidate) => (penalty(candidate) < penalty(best) ? candidate : best))
}

function square(side: number): boolean[][] {
  return Array.from({ length: side }, () => Array.from({ length: side }, () => false))
}

function put({ modules, fixed, side }: Drawing, x: number, y: number, dark: boolean): void {
  if (x < 0 || y < 0 || x >= side || y >= side) return
  modules[y]![x] = dark
  fixed[y]![x] = true
}

function drawFixedPatterns(drawing: Drawing, version: number): void {
  const { side } = drawing
  for (let at = 0; at < side; at++) {
    put(drawing, 6, at, at % 2 === 0)
    put(drawing, at, 6, at % 2 === 0)
  }
  for (const [x, y] of [[3, 3], [side - 4, 3], [3, side - 4]] as const) drawRings(drawing, [x, y], 4) // prettier-ignore
  const places = alignmentPlaces(version)
  const last = places.length - 1
  for (const [row, y] of places.entries()) {
    for (const [column, x] of places.entries()) {
      const isFinder = (row === 0 && (column === 0 || column === last)) || (row === last && column === 0)
      if (!isFinder) drawRings(drawing, [x, y], 2)
    }
  }
  drawFormat(drawing, 0)
  if (version >= 7) drawVersion(drawing, version)
}

/** A finder (radius 4, its white border included) or an alignment pattern (radius 2). */
function drawRings(drawing: Drawing, [centreX, centreY]: readonly [number, number], radius: number): void {
  for (let dy = -radius; dy <= radius; dy++) {
    for (let dx = -radius; dx <= radius; dx++) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy))
      const dark = radius === 4 ? ring !== 2 && ring !== 4 : ring !== 1
      put(drawing, centreX + dx, centreY + dy, dark)
    }
  }
}

function alignmentPlaces(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2
  const last = version * 4 + 10
  return [6, ...Array.from({ length: count - 1 }, (_, at) => last - (count - 2 - at) * step)]
}

function drawFormat(drawing: Drawing, mask: number): void {
  const { side } = drawing
  const word = (LEVEL_M << 3) | mask
  let rest = word
  for (let round = 0; round < 10; round++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537)
  const bits = ((word << 10) | rest) ^ 0x5412
  const bit = (at: number) => ((bits >>> at) & 1) === 1
  for (let at = 0; at < 15; at++) {
    const along = at < 6 ? at : at < 8 ? at + 1 : side - 15 + at
    put(drawing, 8, along, bit(at))
    const across = at < 8 ? side - 1 - at : at === 8 ? 7 : 14 - at
    put(drawing, across, 8, bit(at))
  }
  put(drawing, 8, side - 8, true)
}

function drawVersion(drawing: Drawing, version: number): void {
  let rest = version
  for (let round = 0; round < 12; round++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25)
  const bits = (version << 12) | rest
  for (let at = 0; at < 18; at++) {
    const near = drawing.side - 11 + (at % 3)
    const far = Math.floor(at / 3)
    const dark = ((bits >>> at) & 1) === 1
    put(drawing, near, far, dark)
    put(drawing, far, near, dark)
  }
}

/** Pairs of columns from the right, up and down in turn, around the fixed patterns. */
function drawCodewords({ modules, fixed, side }: Drawing, codewords: number[]): void {
  let at = 0
  for (let right = side - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    const upward = ((right + 1) & 2) === 0
    for (let step = 0; step < side; step++) {
      const y = upward ? side - 1 - step : step
      for (const x of [right, right - 1]) {
        if (fixed[y]![x] || at >= codewords.length * 8) continue
        modules[y]![x] = ((codewords[at >>> 3]! >>> (7 - (at & 7))) & 1) === 1
        at++
      }
    }
  }
}

function masked(drawing: Drawing, mask: number): QrMatrix {
  const { side, fixed } = drawing
  const modules = drawing.modules.map((row, y) => row.map((dark, x) => dark !== (!fixed[y]![x] && MASKS[mask]!(x, y))))
  drawFormat({ side, fixed, modules }, mask)
  return modules
}

/** How hard the code is to read: long runs, blocks, things like finders, too dark or too light (7.8.3). */
function penalty(modules: QrMatrix): number {
  const columns = modules.map((_, x) => modules.map((row) => row[x]!))
  const lines = [...modules, ...columns].reduce((sum, line) => sum + linePenalty(line), 0)
  const dark = modules.flat().filter(Boolean).length
  const total = modules.length ** 2
  const balance = Math.ceil(Math.abs(dark * 20 - total * 10) / total) - 1
  return lines + blockPenalty(modules) + Math.max(0, balance) * 10
}

function linePenalty(line: boolean[]): number {
  const text = line.map((dark) => (dark ? '1' : '0')).join('')
  const runs = text.match(/0{5,}|1{5,}/g) ?? []
  const finders = [...text.matchAll(/(?=10111010000|00001011101)/g)]
  return runs.reduce((sum, run) => sum + run.length - 2, 0) + finders.length * 40
}

function blockPenalty(modules: QrMatrix): number {
  let found = 0
  for (let y = 1; y < modules.length; y++) {
    for (let x = 1; x < modules.length; x++) {
      const dark = modules[y]![x]
      const same = modules[y - 1]![x] === dark && modules[y]![x - 1] === dark && modules[y - 1]![x - 1] === dark
      if (same) found++
    }
  }
  return found * 3
}
