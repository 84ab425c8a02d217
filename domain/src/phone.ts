import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { CountryCode } from 'libphonenumber-js/max'
import { excerpt } from './cell-problem.ts'
import type { CellProblem } from './cell-problem.ts'
import type { E164 } from './phone-text.ts'

export type { CountryCode }

/** The phones of one cell without repeats, the extension of each or null, and what could not be read. */
export type PhoneReading = {
  readonly phones: readonly E164[]
  readonly extensions: readonly (string | null)[]
  readonly problems: readonly CellProblem[]
}

/** Russian area codes of the fixed network; every 9xx code is mobile. Source: numbering plan as in libphonenumber 2026. */
const AREA_CODES =
  '301 302 336 341 342 343 345 346 347 349 351 352 353 365 381 382 383 384 385 388 390 391 394 395 ' +
  '401 411 413 415 416 421 423 424 426 427 471 472 473 474 475 481 482 483 484 485 486 487 491 492 493 494 495 496 498 499 ' +
  '800 803 804 808 809 811 812 813 814 815 816 817 818 820 821 831 833 834 835 836 840 841 842 843 844 845 846 847 848 ' +
  '851 855 856 857 860 861 862 863 865 866 867 869 871 872 873 877 878 879'
const isRussianCode = new Uint8Array(1000).fill(1, 900)
for (const code of AREA_CODES.split(' ')) isRussianCode[Number(code)] = 1

const NONE: PhoneReading = { phones: [], extensions: [], problems: [] }
const IN_A_ROW = ['1234567890123', '0123456789012', '9876543210987']
const LONGEST_CELL = 300
const PLACEHOLDER =
  /^(?:[^\p{L}\d]*|0+|нету?|no|none|null|n\/?a|н\/д|undefined|нет (?:телефона|номера|данных)|без (?:телефона|номера)|не (?:указан|знает|дал|дала|помнит|оставил|оставила)[оаы]?|отсутствует|неизвест(?:но|ен)|отказ(?:ался|алась)?)[.!]?$/iu
const EXTENSION =
  /(?<![\p{L}])(?:добавочный|доб|внутренний|внутр|вн|extension|ext|x|#|\*)\s*[.:№#]*\s*\(?\s*(\d{1,6})(?!\d)\)?/giu
const BETWEEN = /[,;/\\|\n\r]+|(?<!\p{L})(?:и|или|and|or)(?!\p{L})|(?=\+)/giu
const PLAIN = /^(?:\+7)?[\d ()\-\u00a0]+$/
const NOT_DIGITS = /\D+/g
const SPREADSHEET_POWER = /^(\d)[.,](\d+)e\+?(\d{1,2})$/i
const SPREADSHEET_POINT = /^(\d{10,15})[.,]0*$/

/**
 * Reads everything people write into a phone cell: '8 (916) 123-45-67 доб. 2', several phones divided by , ; / «и» or a line
 * break, '7.9161234567E+10'. Numbers without a country are of `defaultCountry`. A Russian number costs no library call.
 */
export function readPhones(cell: string, defaultCountry: CountryCode = 'RU'): PhoneReading {
  const russian = defaultCountry === 'RU' ? plainRussian(cell) : null
  if (russian !== null) return { phones: [russian], extensions: [null], problems: [] }
  const text = cell.trim()
  if (text === '') return NONE
  if (text.length > LONGEST_CELL) return failed({ code: 'text_too_long', cell: excerpt(cell), limit: LONGEST_CELL })
  if (PLACEHOLDER.test(text)) return failed({ code: 'phone_placeholder', cell: excerpt(cell) })
  const spread = spreadsheetDigits(text)
  if (spread === 'rounded') return failed({ code: 'phone_rounded', cell: excerpt(cell) })
  return readPieces(spread ?? text, defaultCountry)
}

/** The one phone of a text such as a search or a form field, or null when there is none or more than one. */
export function readPhone(text: string, defaultCountry: CountryCode = 'RU'): E164 | null {
  const { phones } = readPhones(text, defaultCountry)
  return phones.length === 1 ? (phones[0] ?? null) : null
}

function failed(problem: CellProblem): PhoneReading {
  return { phones: [], extensions: [], problems: [problem] }
}

/** Ten or eleven digits with the usual signs between them, a known Russian code, not a dummy; anything else is null. */
function plainRussian(cell: string): E164 | null {
  if (cell.length < 10 || cell.length > 24 || !PLAIN.test(cell)) return null
  const digits = cell.replaceAll(NOT_DIGITS, '')
  if (cell.startsWith('+') && digits.length !== 11) return null
  return russianPhone(digits)
}

function russianPhone(digits: string): E164 | null {
  const first = digits.charCodeAt(0)
  const body = digits.length === 11 && (first === 55 || first === 56) ? digits.slice(1) : digits
  if (body.length !== 10 || isRussianCode[Number(body.slice(0, 3))] !== 1) return null
  return isDummy(body) ? null : `+7${body}`
}

/** A spreadsheet that took the phone for a number writes 7.9161234567E+10 or 79161234567.0, with a comma in Russian. */
function spreadsheetDigits(text: string): string | 'rounded' | null {
  const point = SPREADSHEET_POINT.exec(text)
  if (point) return point[1] ?? null
  const power = SPREADSHEET_POWER.exec(text)
  if (!power) return null
  const [, lead = '', fraction = '', exponent = ''] = power
  const missing = Number(exponent) - fraction.length
  if (missing > 15 || (missing > 0 && fraction.length < 7)) return 'rounded'
  return lead + fraction.padEnd(Number(exponent), '0')
}

function readPieces(text: string, country: CountryCode): PhoneReading {
  const whole = wholePhone(text, country)
  if (whole !== null) return { phones: [whole], extensions: [extensionIn(text)], problems: [] }
  const phones: E164[] = []
  const extensions: (string | null)[] = []
  const problems: CellProblem[] = []
  for (const piece of text.split(BETWEEN)) {
    const extension = extensionIn(piece)
    for (const digits of numbersIn(piece)) {
      const reading = readNumber(digits, piece, country)
      if (typeof reading !== 'string') problems.push(reading)
      else if (!phones.includes(reading)) extensions[phones.push(reading) - 1] = null
    }
    if (extension !== null && phones.length > 0) extensions[phones.length - 1] = extension
  }
  if (phones.length === 0 && problems.length === 0) problems.push({ code: 'phone_unreadable', cell: excerpt(text) })
  return { phones, extensions, problems }
}

/** '8/916/123,45,67': signs that otherwise divide phones, inside a single one. */
function wholePhone(text: string, country: CountryCode): E164 | null {
  const bare = text.replace(EXTENSION, ' ')
  const digits = bare.replaceAll(/\D/g, '')
  if (digits.length < 10 || digits.length > 11 || bare.indexOf('+', bare.search(/\d/)) !== -1) return null
  const reading = readNumber(digits, bare, country)
  return typeof reading === 'string' ? reading : null
}

function extensionIn(piece: string): string | null {
  EXTENSION.lastIndex = 0
  const found = EXTENSION.exec(piece)
  EXTENSION.lastIndex = 0
  return found?.[1] ?? null
}

/** The digits of a piece, cut where Russian numbers were written one after another without a sign between them. */
function numbersIn(piece: string): readonly string[] {
  const digits = piece.replace(EXTENSION, ' ').replaceAll(/\D/g, '')
  if (digits === '') return []
  if (digits.length < 20 || digits.startsWith('00') || digits.startsWith('810')) return [digits]
  const numbers: string[] = []
  for (let at = 0; at < digits.length;) {
    const length = digits[at] === '7' || digits[at] === '8' ? 11 : 10
    numbers.push(digits.slice(at, at + length))
    at += length
  }
  return numbers.every((number) => russianPhone(number) !== null) ? numbers : [digits]
}

function readNumber(digits: string, piece: string, country: CountryCode): E164 | CellProblem {
  const cell = excerpt(piece)
  const national = digits.length === 11 && /^[78]/.test(digits) ? digits.slice(1) : digits
  if (isDummy(digits) || isDummy(national)) return { code: 'phone_dummy', cell }
  const withPlus = /^[^\d]*\+/.test(piece)
  if (!withPlus && country === 'RU') {
    const russian = russianPhone(digits)
    if (russian !== null) return russian
  }
  const phone = foreignPhone(digits, withPlus, country) ?? (isMistakenPlus(digits) ? russianPhone(digits) : null)
  return phone ?? unread(digits, cell)
}

/** '+8 916 …' and '+916 …' are Russian numbers with a plus too many: no country has such numbers. */
function isMistakenPlus(digits: string): boolean {
  return (digits.length === 11 && digits.startsWith('89')) || (digits.length === 10 && digits.startsWith('9'))
}

function foreignPhone(digits: string, withPlus: boolean, country: CountryCode): E164 | null {
  for (const candidate of candidates(digits, withPlus, country)) {
    const parsed = parsePhoneNumberFromString(candidate, country)
    if (parsed?.isValid() === true && !isDummy(parsed.nationalNumber)) return parsed.number
  }
  return null
}

function candidates(digits: string, withPlus: boolean, country: CountryCode): readonly string[] {
  if (withPlus) return [`+${digits}`]
  if (digits.startsWith('00')) return [`+${digits.slice(2)}`]
  if (digits.startsWith('810') && digits.length > 12) return [`+${digits.slice(3)}`]
  if (digits.length === 11 && digits.startsWith('8')) return [`+7${digits.slice(1)}`, digits]
  if (digits.length >= 11) return country === 'RU' ? [`+${digits}`] : [digits, `+${digits}`]
  return country === 'RU' ? [] : [digits]
}

/** All one digit, digits in a row as on the keyboard, or a Russian number whose last seven digits are zeros. */
function isDummy(digits: string): boolean {
  if (digits.length < 5) return false
  if (digits === (digits[0] ?? '').repeat(digits.length)) return true
  if (IN_A_ROW.some((row) => row.startsWith(digits))) return true
  return digits.length >= 10 && digits.endsWith('0000000')
}

function unread(digits: string, cell: string): CellProblem {
  const length = digits.length
  if (length >= 5 && length <= 7) return { code: 'phone_without_area_code', cell, digits: length }
  if (length === 11 || (length === 10 && !/^[78]/.test(digits))) return { code: 'phone_unreadable', cell }
  if (length > 11 && length <= 15 && cell.startsWith('+')) return { code: 'phone_unreadable', cell }
  return { code: 'phone_digits', cell, digits: length }
}
