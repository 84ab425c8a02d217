import type { TableEncoding } from './table.ts'

/** Share of each letter in Russian text, percent (Russian National Corpus), е and ё apart. */
const letterShare: Record<string, number> = {
  о: 10.97,
  е: 8.45,
  а: 8.01,
  и: 7.35,
  н: 6.7,
  т: 6.26,
  с: 5.47,
  р: 4.73,
  в: 4.54,
  л: 4.4,
  к: 3.49,
  м: 3.21,
  д: 2.98,
  п: 2.81,
  у: 2.62,
  я: 2.01,
  ы: 1.9,
  ь: 1.74,
  г: 1.7,
  з: 1.65,
  б: 1.59,
  ч: 1.44,
  й: 1.21,
  х: 0.97,
  ж: 0.94,
  ш: 0.73,
  ю: 0.64,
  ц: 0.48,
  щ: 0.36,
  э: 0.32,
  ф: 0.26,
  ё: 0.2,
  ъ: 0.04,
  і: 0.3,
  ї: 0.1,
  є: 0.1,
  ґ: 0.01,
  ў: 0.05,
}
const signsInText = '«»„“”’–—…№°§ €'
const logOfSign = Math.log(0.002)
const logOfJunk = Math.log(0.00001)
const logOfCaseBreak = Math.log(0.01)
/** How often clinics' files come in each encoding, as a logarithm; decides between words of a few letters only. */
const singleByte: [encoding: TableEncoding, logOfCommonness: number][] = [
  ['windows-1251', 0],
  ['ibm866', -2],
  ['koi8-r', -3],
]
const scoredBytes = 20_000

/**
 * The encoding of a text by its bytes: byte order mark, then zero-byte pattern of UTF-16, then validity as UTF-8 (more
 * valid than broken sequences), then the likeliest single-byte Cyrillic encoding by letter statistics.
 * 'binary' when the bytes are no text; 'ascii' when nothing in the sample tells (read as UTF-8).
 */
export function detectEncoding(samples: Buffer[]): TableEncoding | 'ascii' | 'binary' {
  const head = samples[0] ?? Buffer.alloc(0)
  const marked = byteOrderMark(head)
  if (marked) return marked
  const wide = wideByZeroes(head)
  if (wide) return wide
  if (samples.some(isBinary)) return 'binary'
  if (!samples.some((sample) => sample.some((byte) => byte > 127))) return 'ascii'
  let valid = 0
  let broken = 0
  samples.forEach((sample, index) => {
    const counts = countSequences(sample, index > 0)
    valid += counts.valid
    broken += counts.broken
  })
  return valid > broken ? 'utf-8' : likeliestCyrillic(samples)
}

function byteOrderMark(head: Buffer): TableEncoding | 'binary' | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return head[2] === 0 && head[3] === 0 ? 'binary' : 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 text of Latin and Cyrillic letters has 0x00 or 0x04 in nearly every other byte, and hardly ever in the rest. */
function wideByZeroes(head: Buffer): TableEncoding | undefined {
  const length = Math.min(head.length - (head.length % 2), 16_384)
  if (length < 4) return undefined
  const high = [0, 0]
  for (let at = 0; at < length; at += 1) {
    const byte = head[at]!
    if (byte === 0 || byte === 4) high[at % 2]! += 1
  }
  const half = length / 2
  if (high[1]! > half * 0.8 && high[0]! < half * 0.2) return 'utf-16le'
  if (high[0]! > half * 0.8 && high[1]! < half * 0.2) return 'utf-16be'
  return undefined
}

function isBinary(sample: Buffer): boolean {
  let zeroes = 0
  let controls = 0
  for (const byte of sample) {
    if (byte === 0) zeroes += 1
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) controls += 1
  }
  return zeroes > Math.max(4, sample.length * 0.1) || controls > Math.max(2, sample.length * 0.02)
}

/** Multi-byte UTF-8 sequences that are whole, and bytes that fit none; a sequence cut by a border counts as neither. */
function countSequences(sample: Buffer, cutAtStart: boolean): { valid: number; broken: number } {
  let valid = 0
  let broken = 0
  let at = 0
  const tolerated = cutAtStart ? 3 : 0
  while (at < tolerated && isContinuation(sample[at])) at += 1
  while (at < sample.length) {
    const length = sequenceLength(sample[at]!)
    let present = 1
    while (present < length && isContinuation(sample[at + present])) present += 1
    if (length > 1 && present === length) valid += 1
    else if (length !== 1 && at + present < sample.length) broken += 1
    at += length === 0 ? 1 : present
  }
  return { valid, broken }
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead < 0xe0) return 2
  if (lead >= 0xe0 && lead < 0xf0) return 3
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0
}

function likeliestCyrillic(samples: Buffer[]): TableEncoding {
  const words = wordsBeyondAscii(samples)
  const scored = singleByte.map(([encoding, logOfCommonness]) => {
    const score = plausibility(new TextDecoder(encoding).decode(words)) + logOfCommonness
    return { encoding, score }
  })
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).encoding
}

/** The bytes above 127, every run of others squeezed to one space. */
function wordsBeyondAscii(samples: Buffer[]): Buffer {
  const words = Buffer.alloc(scoredBytes)
  let length = 0
  for (const sample of samples) {
    for (const byte of sample) {
      if (length === scoredBytes) return words
      if (byte > 127) words[length++] = byte
      else if (length > 0 && words[length - 1] !== 32) words[length++] = 32
    }
  }
  return words.subarray(0, length)
}

/** Logarithm of how likely the text is Russian, letter by letter; a capital after a small letter is nearly unheard of. */
function plausibility(text: string): number {
  let score = 0
  let afterSmall = false
  for (const letter of text) {
    if (letter === ' ') {
      afterSmall = false
      continue
    }
    const small = letter.toLowerCase()
    const share = letterShare[small]
    if (share !== undefined) score += Math.log(share / 100)
    else score += signsInText.includes(letter) ? logOfSign : logOfJunk
    if (afterSmall && small !== letter) score += logOfCaseBreak
    afterSmall = share !== undefined && small === letter
  }
  return score
}
