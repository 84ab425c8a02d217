import { RowSplitter } from './split-rows.ts'
import { csvLimits, type Separator } from './table.ts'

const candidates: Separator[] = [';', '\t', ',', '|']
const rowsLookedAt = 500
const smallestScore = 0.5

/**
 * The separator that cuts the sample's rows most evenly into most columns, quotes honoured. `whole` says that the sample
 * ends where the file ends. A text that nothing cuts evenly is one column: the answer is then a character it lacks.
 */
export function detectSeparator(sample: string, whole: boolean): Separator {
  let best: { separator: Separator; score: number } | undefined
  for (const separator of candidates) {
    const score = evenness(sample, separator, whole)
    if (score > (best?.score ?? smallestScore)) best = { separator, score }
  }
  return best?.separator ?? candidates.find((separator) => !sample.includes(separator)) ?? ';'
}

/** Excel's own first line, `sep=;`: the separator it names and its length in characters with its line break. */
export function separatorLine(text: string): { separator: Separator; chars: number } | undefined {
  const found = /^"?sep=([,;|\t])"?(?:\r\n|\n|\r|$)/i.exec(text)
  return found ? { separator: found[1] as Separator, chars: found[0].length } : undefined
}

function evenness(sample: string, separator: Separator, whole: boolean): number {
  const splitter = new RowSplitter({ separator, limits: csvLimits })
  let { rows } = splitter.push(sample)
  if (whole || rows.length === 0) rows = rows.concat(splitter.end().rows)
  rows = rows.slice(0, rowsLookedAt)
  const counts = new Map<number, number>()
  for (const row of rows) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  let width = 0
  let count = 0
  for (const [nextWidth, nextCount] of counts) {
    if (nextCount * Math.log2(nextWidth) > count * Math.log2(Math.max(2, width)))
      [width, count] = [nextWidth, nextCount]
  }
  if (count === 0) return 0
  const fromTheTop = rows[0]!.length === width ? 1.25 : 1
  return (count / rows.length) * Math.log2(width) * fromTheTop * (separator === ',' ? commaTrust(sample) : 1)
}

/** Commas with a space after them are prose, commas between digits are usually decimals. */
function commaTrust(sample: string): number {
  const text = sample.slice(0, 20_000)
  const all = text.split(',').length - 1
  const prose = text.split(', ').length - 1
  const decimals = text.match(/\d,\d/g)?.length ?? 0
  return (1 - (0.7 * prose) / all) * (decimals > all / 2 ? 0.5 : 1)
}
