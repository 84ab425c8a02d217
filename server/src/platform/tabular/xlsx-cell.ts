/** How a number is shown: as itself, as a point in time, or as a duration counted in hours. */
export type NumberKind = 'number' | 'date' | 'elapsed'

const secondsPerDay = 86_400
/** 9999-12-31, the last day spreadsheets know. */
const lastSerial = 2_958_465
const millisecondsPerDay = 86_400_000
const builtInDates: [from: number, to: number][] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]
const epoch1900 = Date.UTC(1899, 11, 30)
const epoch1904 = Date.UTC(1904, 0, 1)

/** The kind of a number format: built-in ids of ECMA-376 18.8.30 and custom codes with day, month, year, hour, second. */
export function numberKind(formatId: number, code: string | undefined): NumberKind {
  if (code === undefined) {
    if (formatId === 46) return 'elapsed'
    return builtInDates.some(([from, to]) => formatId >= from && formatId <= to) ? 'date' : 'number'
  }
  if (/^general/i.test(code)) return 'number'
  const bare = code.slice(0, 1_000).replace(/"[^"]*"|\\.|_.|\*./g, '')
  if (/\[(h+|m+|s+)\]/i.test(bare)) return 'elapsed'
  const tokens = bare.replace(/\[[^\]]*\]/g, '')
  return /[dmyhs]/i.test(tokens) || /дд|мм|гг|чч/i.test(tokens) ? 'date' : 'number'
}

/**
 * A stored number as people write it: no exponent, 15 significant digits as spreadsheets show; whole numbers keep every
 * digit they are stored with (card and policy numbers). Text that is no number is returned as it is.
 */
export function plainNumber(stored: string): string {
  const text = stored.trim()
  if (/^-?\d+$/.test(text)) return text
  const value = Number(text)
  if (text === '' || !Number.isFinite(value)) return text
  const rounded = Number(value.toPrecision(15))
  const short = String(rounded)
  if (!short.includes('e')) return short
  return Math.abs(rounded) < 1 ? rounded.toFixed(20).replace(/\.?0+$/, '') : BigInt(rounded).toString()
}

/**
 * A date serial as 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM:SS' (local, to the second); a bare time below one day as 'HH:MM:SS';
 * zero, which spreadsheets show as the day 0, as ''. Undefined when the serial is no date.
 * Serial 60 of the 1900 system is the invented day 1900-02-29 and is given so: it fails as a date further on.
 */
export function dateFromSerial(serial: number, date1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= lastSerial + 1) return undefined
  const seconds = Math.round(serial * secondsPerDay)
  const days = Math.floor(seconds / secondsPerDay)
  const time = clock(seconds - days * secondsPerDay)
  if (days === 0 && !date1904) return seconds === 0 ? '' : time
  const day = calendarDay(days, date1904)
  return seconds % secondsPerDay === 0 ? day : `${day}T${time}`
}

/** A duration in days as 'HH:MM:SS', hours past 24 kept. */
export function elapsedFromSerial(serial: number): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > lastSerial) return undefined
  return clock(Math.round(serial * secondsPerDay))
}

/** The column of a reference like `AB12`, counted from 0; -1 when there is none. */
export function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
    if (column > 1_000_000) break
  }
  return column - 1
}

/** Undoes the writing of control characters as `_x000D_`; zero characters and halves of letters do not come through. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text
    .replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('\0', '')
    .toWellFormed()
}

function calendarDay(days: number, date1904: boolean): string {
  if (!date1904 && days === 60) return '1900-02-29'
  const shift = !date1904 && days < 60 ? 1 : 0
  const start = date1904 ? epoch1904 : epoch1900
  return new Date(start + (days + shift) * millisecondsPerDay).toISOString().slice(0, 10)
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
