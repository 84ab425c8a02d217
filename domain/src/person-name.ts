import { EMPTY_READING, excerpt, read, refused } from './cell-problem.ts'
import type { Reading } from './cell-problem.ts'
import type { Sex } from './cell-value.ts'
import { sexOfFirstName } from './first-names.ts'
import { repairHomoglyphs } from './homoglyphs.ts'

export type PersonName = {
  readonly lastName: string | null
  readonly firstName: string | null
  readonly middleName: string | null
}

const PLAIN_CYRILLIC = /^[А-яЁё]+$/
const PROPER = /^[А-ЯЁ][а-яё]+$/
/** Most names; nothing in them needs tidying. */
const PLAIN_WORDS = /^[А-яЁё]+(?: [А-яЁё]+)*$/
const LONGEST_NAME = 200
/** Parts of names that are written small wherever they stand. */
const SMALL_PARTS = new Set(['оглы', 'оглу', 'кызы', 'кизи', 'гызы', 'углы', 'угли', 'улы', 'уулу'])
/** Parts that are written small in some families; the case of the card is kept. */
const EITHER_PARTS = new Set([
  'фон',
  'де',
  'дер',
  'аль',
  'эль',
  'ибн',
  'бен',
  'заде',
  'von',
  'van',
  'de',
  'der',
  'al',
  'ibn',
])
const PLACEHOLDER =
  /^(?:нету?|не ?указан[аоы]?|без (?:имени|фамилии|отчества)|неизвест(?:но|ный|ная|ен)|аноним(?:ный|ная)?|гость|пациент|клиент|тест(?:ов(?:ый|ая)?)?|test|unknown|anonymous|null|none|undefined|n\/?a|н\/д|no ?name|xxx+|ххх+|удален[ао]?|deleted|итого|всего)[.:]?$/iu

/** A part of a name as people write it: one script, one space, proper case. Applying it twice changes nothing. */
export function normaliseName(text: string): string {
  const clean = tidied(text)
  return clean === '' ? '' : clean.split(' ').map(properCase).join(' ').normalize('NFC')
}

/** Reads a cell with a surname, a name or a patronymic. A lone dash is an empty reading, «нет» and «тест» are problems. */
export function readName(cell: string): Reading<string> {
  const name = normaliseName(cell)
  if (/^[^\p{L}\p{N}]*$/u.test(name)) return EMPTY_READING
  if (name.length > LONGEST_NAME) return refused({ code: 'text_too_long', cell: excerpt(cell), limit: LONGEST_NAME })
  if (PLACEHOLDER.test(name)) return refused({ code: 'name_placeholder', cell: excerpt(cell) })
  return /\p{L}/u.test(name) ? read(name) : refused({ code: 'name_without_letters', cell: excerpt(cell) })
}

/** A name for comparison: lower case, ё as е, one script, letters only. 'Пётр' and 'ПЕТР', 'Анна-Мария' and 'Анна Мария' are equal. */
export function foldName(text: string | null | undefined): string {
  if (text === null || text === undefined || text === '') return ''
  if (PLAIN_CYRILLIC.test(text)) return text.toLowerCase().replaceAll('ё', 'е')
  const bare = text
    .normalize('NFKD')
    .replaceAll('и\u0306', 'й')
    .replaceAll('И\u0306', 'Й')
    .replaceAll(/[^\p{L}]+/gu, '')
  return repairHomoglyphs(bare)
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, '')
}

/** The whole name folded, 'иванова мария петровна', parts divided by a space: for list order and exact comparison. */
export function nameKey(name: PersonName): string {
  return [name.lastName, name.firstName, name.middleName]
    .map(foldName)
    .filter((part) => part !== '')
    .join(' ')
}

/** 'Иванова Мария Петровна'; empty when nothing is known. */
export function fullName(name: PersonName): string {
  return [name.lastName, name.firstName, name.middleName].filter(Boolean).join(' ')
}

/** 'Иванова М. П.' with no-break spaces, so that a surname never parts from its initials. */
export function shortName(name: PersonName): string {
  const initials = [name.firstName, name.middleName].flatMap((part) => (part ? [`${firstLetter(part)}.`] : []))
  if (!name.lastName) return [name.firstName, name.middleName].filter(Boolean).join(' ')
  return [name.lastName, ...initials].join('\u00a0')
}

/** Two letters for an avatar: surname and name, 'ИМ'. */
export function initials(name: PersonName): string {
  return [name.lastName, name.firstName ?? name.middleName].map((part) => (part ? firstLetter(part) : '')).join('')
}

export type SexGuess = { readonly sex: Sex; readonly sure: boolean }

/**
 * The sex a name tells: a patronymic is sure ('-ович', '-овна', 'оглы', 'кызы'), a frequent first name or the ending of a
 * surname is a guess. Null when nothing tells.
 */
export function sexByName(name: PersonName): SexGuess | null {
  const middle = foldName(name.middleName)
  if (/(?:вич|ьич|кич|мич|тич|фич|оглы|оглу|углы|угли|уулу|улы)$/u.test(middle)) return { sex: 'm', sure: true }
  if (/(?:вна|ична|инична|кызы|кизи|гызы)$/u.test(middle)) return { sex: 'f', sure: true }
  const first = sexOfFirstName(foldName(name.firstName))
  if (first !== null) return { sex: first, sure: false }
  const last = foldName(name.lastName)
  if (/(?:[оеё]в|[иы]н|ский|цкий|ской|цкой)$/u.test(last)) return { sex: 'm', sure: false }
  return /(?:[оеё]ва|[иы]на|ская|цкая)$/u.test(last) ? { sex: 'f', sure: false } : null
}

function tidied(text: string): string {
  if (PLAIN_WORDS.test(text)) return text
  const visible = text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .replaceAll(/[’`´‘]/g, "'")
    .replaceAll(/["«»„“”]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=\p{L}) ?- ?(?=\p{L})/gu, '-')
  return repairHomoglyphs(visible.replaceAll(/^[\s.,;:'*_-]+|[\s,;:'*_-]+$/g, ''))
}

function properCase(word: string): string {
  if (PROPER.test(word) && !SMALL_PARTS.has(word.toLowerCase())) return word
  return word
    .split('-')
    .map((part) => properPart(part))
    .join('-')
}

function properPart(part: string): string {
  const lower = part.toLowerCase()
  if (SMALL_PARTS.has(lower) || (part === lower && EITHER_PARTS.has(lower))) return lower
  if (/^(?:\p{L}\.)+\p{L}?$/u.test(part)) return part.toUpperCase()
  const tail = /^\p{L}'(?=\p{L}{2})/u.exec(lower)
  if (tail) return lower.slice(0, 1).toUpperCase() + "'" + capitalised(lower.slice(2))
  return isDeliberate(part) ? part : capitalised(lower)
}

/** 'МакДональд', 'McDonald': two capitalised halves were typed on purpose. */
function isDeliberate(part: string): boolean {
  return /^\p{Lu}\p{Ll}+\p{Lu}\p{Ll}+$/u.test(part)
}

function capitalised(lower: string): string {
  const start = lower.search(/\p{L}/u)
  if (start === -1) return lower
  const letter = String.fromCodePoint(lower.codePointAt(start) ?? 0)
  const [first = '', ...more] = letter.toUpperCase()
  return lower.slice(0, start) + first + more.join('').toLowerCase() + lower.slice(start + letter.length)
}

function firstLetter(part: string): string {
  return (/\p{L}/u.exec(part)?.[0] ?? '').toUpperCase()
}
