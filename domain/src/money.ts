import { EMPTY_READING, excerpt, read, refused } from './cell-problem.ts'
import type { CellProblem, Reading } from './cell-problem.ts'

/** 100 billion roubles in kopecks: larger sums are a mistaken column. */
const LARGEST_MINOR = 10_000_000_000_000
const THIN_SPACE = '\u2009'
const NO_BREAK_SPACE = '\u00a0'
const MINUS = '\u2212'

const PLAIN = /^-?\d{1,12}(?:[.,]\d{1,2})?$/
const SPACES = /[\s\u00a0\u2007\u2009\u202f'’`_]+/g
const ROUBLES = /(?:₽|рублей|рубля|рубль|руб\.?|р\.?|rub\.?|rur\.?)/giu
const KOPECKS = /^(.*?)(?:₽|рублей|рубля|рубль|руб\.?|р\.?)\s*(\d{1,2})\s*(?:копеек|копейка|копейки|коп\.?|к\.?)$/iu
const OTHER_CURRENCY = /[$€£¥₸₴]|\b(?:usd|eur|kzt|byn|uah|uzs|cny|gbp)\b|тенге|доллар|евро|сум(?![а-яё])/iu
const NOTHING = /^[-–—−]*$/

/**
 * Reads a sum in roubles as people and systems print it: '1 234,50 ₽', '1,234.56', '1 234-50', '(1 234,50)', '12400р.', '1.2E+04'.
 * The value is in kopecks. An empty cell or a lone dash is an empty reading. `notNegative` refuses sums below zero.
 */
export function readMoney(cell: string, options: { readonly notNegative?: boolean } = {}): Reading<number> {
  const trimmed = cell.trim()
  if (NOTHING.test(trimmed)) return EMPTY_READING
  const minor = PLAIN.test(trimmed) ? plainMinor(trimmed) : writtenMinor(trimmed)
  if (typeof minor !== 'number') return refused({ code: minor, cell: excerpt(cell) })
  if (Math.abs(minor) > LARGEST_MINOR) return refused({ code: 'money_too_large', cell: excerpt(cell) })
  if (minor < 0 && options.notNegative === true) return refused({ code: 'money_negative', cell: excerpt(cell) })
  return read(minor)
}

/**
 * A sum of kopecks as text: thin spaces between groups, a no-break space before ₽ and a real minus. Kopecks are shown when
 * they are not zero ('auto'), always, or never (then rounded half away from zero).
 */
export function formatMoney(
  minor: number,
  locale: 'ru' | 'en' = 'ru',
  kopecks: 'auto' | 'always' | 'never' = 'auto',
): string {
  const total = kopecks === 'never' ? Math.round(Math.abs(minor) / 100) * 100 : Math.abs(minor)
  const rest = total % 100
  const shown = kopecks === 'always' || (kopecks === 'auto' && rest !== 0)
  const fraction = shown ? `${locale === 'ru' ? ',' : '.'}${String(rest).padStart(2, '0')}` : ''
  const sign = minor < 0 && total !== 0 ? MINUS : ''
  return `${sign}${groupThousands(Math.floor(total / 100))}${fraction}${NO_BREAK_SPACE}₽`
}

/** Groups of three digits divided by thin spaces, with a real minus: −1 284 500. Takes a whole number. */
export function groupThousands(count: number): string {
  const digits = String(Math.abs(Math.trunc(count)))
  return (count < 0 ? MINUS : '') + digits.replaceAll(/\B(?=(\d{3})+$)/g, THIN_SPACE)
}

type MoneyProblemCode = Extract<CellProblem['code'], `money_${string}`>

function plainMinor(text: string): number {
  const point = Math.max(text.indexOf('.'), text.indexOf(','))
  if (point === -1) return Number(text) * 100 + 0
  const whole = Number(text.slice(0, point)) * 100
  const rest = Number(text.slice(point + 1).padEnd(2, '0'))
  return (text.startsWith('-') ? whole - rest : whole + rest) + 0
}

function writtenMinor(text: string): number | MoneyProblemCode {
  if (text.length > 60) return 'money_unreadable'
  if (OTHER_CURRENCY.test(text)) return 'money_other_currency'
  const negative = /^\(.*\)$/.test(text) || /^[^\d]*[-–−]/.test(text) || /\d\s*[-–−]\s*[^\d]*$/.test(text)
  const bare = withoutSign(text)
  const halves = KOPECKS.exec(bare)
  const amount = halves ? joinKopecks(halves[1] ?? '', halves[2] ?? '') : amountOf(bare.replace(ROUBLES, ' ').trim())
  if (typeof amount !== 'number') return amount
  return negative && amount !== 0 ? -amount : amount
}

function withoutSign(text: string): string {
  return text
    .replaceAll(/^\(|\)$/g, '')
    .replace(/^([^\d]*)[-–−+]/, '$1')
    .replace(/(\d\s*)[-–−](?=[^\d]*$)/, '$1')
    .trim()
}

function joinKopecks(roubles: string, kopecks: string): number | MoneyProblemCode {
  const whole = amountOf(roubles.trim())
  if (typeof whole !== 'number') return whole
  return whole % 100 === 0 ? whole + Number(kopecks) : 'money_unreadable'
}

function amountOf(text: string): number | MoneyProblemCode {
  const dashed = /^([\d\s\u00a0\u2009\u202f]+)[-–−=](\d{2})$/.exec(text)
  if (dashed) return amountOf(`${dashed[1]},${dashed[2]}`)
  if (/^\d+(?:[.,]\d+)?e[+-]?\d{1,3}$/i.test(text)) return roundedMinor(Number(text.replace(',', '.')))
  const groups = text.split(SPACES)
  if (groups.length > 1 && !areGroups(groups)) return 'money_unreadable'
  return separatedMinor(groups.join(''), groups.length > 1)
}

/** '1 234 567,89': after the first, each space-divided group has three digits, the last may carry a fraction. */
function areGroups(groups: readonly string[]): boolean {
  const last = groups.length - 1
  return groups.every((group, i) => {
    if (i === 0) return /^\d{1,3}$/.test(group)
    return i === last ? /^\d{3}(?:[.,]\d+)?$/.test(group) : /^\d{3}$/.test(group)
  })
}

function separatedMinor(text: string, grouped: boolean): number | MoneyProblemCode {
  if (!/^[\d.,]*\d[.,]?$/.test(text)) return 'money_unreadable'
  const separators = text.replaceAll(/\d/g, '')
  if (separators.length <= 1) return singleSeparator(text, separators, grouped)
  const last = separators.at(-1) ?? ''
  const inner = separators.slice(0, -1)
  const other = last === '.' ? ',' : '.'
  if (inner === other.repeat(inner.length)) return mixedSeparators(text, other, last)
  const repeated = separators === last.repeat(separators.length)
  if (!repeated || !new RegExp(`^\\d{1,3}(?:\\${last}\\d{3})+$`).test(text)) return 'money_unreadable'
  return fractionMinor(text.replaceAll(last, ''), '')
}

function mixedSeparators(text: string, thousands: string, decimal: string): number | MoneyProblemCode {
  const [whole = '', fraction = ''] = text.split(decimal)
  if (!new RegExp(`^\\d{1,3}(?:\\${thousands}\\d{3})+$`).test(whole)) return 'money_unreadable'
  return fractionMinor(whole.replaceAll(thousands, ''), fraction)
}

/** '1.234' may be a thousand or one and a bit, so it is refused; '0.234', '1500.000' and '1 500,000' cannot be groups. */
function singleSeparator(text: string, separator: string, grouped: boolean): number | MoneyProblemCode {
  const [whole = '', fraction = ''] = separator === '' ? [text] : text.split(separator)
  if (!grouped && fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) return 'money_ambiguous'
  return fractionMinor(whole, fraction)
}

function fractionMinor(whole: string, fraction: string): number | MoneyProblemCode {
  const significant = fraction.replace(/0+$/, '')
  if (whole.length > 15) return 'money_too_large'
  if (significant.length <= 2) return Number(whole) * 100 + Number(significant.padEnd(2, '0'))
  return significant.length >= 6 ? roundedMinor(Number(`${whole}.${significant}`)) : 'money_too_precise'
}

/** Sums that passed through binary fractions end in noise such as 1234.4999999998; anything else beyond kopecks is refused. */
function roundedMinor(roubles: number): number | MoneyProblemCode {
  const minor = roubles * 100
  if (!Number.isFinite(minor) || Math.abs(minor) > LARGEST_MINOR) return 'money_too_large'
  const rounded = Math.round(minor)
  return Math.abs(minor - rounded) < 0.001 ? rounded : 'money_too_precise'
}
