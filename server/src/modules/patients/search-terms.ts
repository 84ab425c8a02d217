import { repairHomoglyphs } from '@revisit/domain/homoglyphs.ts'

/** One thing that must be found in a card: any of its spellings will do. */
export type SearchTerm = { readonly spellings: readonly string[] }

const SEPARATORS = /[\s,;|]+/
const MOST_TERMS = 6
/** A piece of a phone as people write it: '8', '(916)', '123-45-67', '+7'. */
const PHONE_PIECE = /^[+(]*\d[\d()\-.]*$/
const NUMBER_SIGN = /^[№#]+/

/**
 * What somebody typed in the search box, as terms that all must occur, in any order: lower case, ё as е,
 * pieces of one phone joined ('8 (916) 123-45-67' → '9161234567'), № left out. At most six terms.
 */
export function searchTerms(query: string): SearchTerm[] {
  const words = repairHomoglyphs(query)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(SEPARATORS)
    .map((word) => word.replace(NUMBER_SIGN, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  return joinPhonePieces(words)
    .slice(0, MOST_TERMS)
    .map((pieces) => termOf(pieces))
}

/** The prefix of the sort name to look for when the whole query is too short for trigrams, else null. */
export function shortPrefix(terms: readonly SearchTerm[]): string | null {
  const spellings = terms.flatMap((term) => term.spellings)
  return spellings.length > 0 && spellings.every((text) => text.length < 3) ? (spellings[0] ?? null) : null
}

/** A LIKE pattern that finds the text anywhere; signs of LIKE stand for themselves. */
export function anywhere(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

/** The least text that is greater than every text with this prefix, in byte order. */
export function afterPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`
}

/** Words to compare by likeness: letters only, long enough to have a shape. */
export function wordsForLikeness(terms: readonly SearchTerm[]): string[] {
  return terms
    .filter((term) => term.spellings.length === 1)
    .map((term) => term.spellings[0] ?? '')
    .filter((text) => /^\p{L}{4,}$/u.test(text))
}

function joinPhonePieces(words: readonly string[]): string[][] {
  const groups: string[][] = []
  let previousIsPhone = false
  for (const word of words) {
    const isPhone = PHONE_PIECE.test(word)
    if (isPhone && previousIsPhone) groups.at(-1)!.push(word)
    else groups.push([word])
    previousIsPhone = isPhone
  }
  return groups
}

function termOf(pieces: readonly string[]): SearchTerm {
  const written = pieces.join(' ')
  if (!pieces.every((piece) => PHONE_PIECE.test(piece))) return { spellings: [written] }
  const digits = pieces.join('').replaceAll(/\D/g, '')
  return { spellings: [...new Set([...phoneSpellings(digits, written.startsWith('+')), ...asWritten(pieces, digits)])] }
}

/** Numbers are kept with the country ('79161234567'); people type 8, +7 or neither. */
function phoneSpellings(digits: string, withPlus: boolean): string[] {
  if (digits.length === 11 && /^[78]/.test(digits)) return [digits.slice(1)]
  if (!withPlus && digits.length >= 4 && digits.startsWith('8')) return [digits, `7${digits.slice(1)}`]
  return [digits]
}

/** A lone word with signs may be a card number such as '12-345'. */
function asWritten(pieces: readonly string[], digits: string): string[] {
  const [word] = pieces
  return pieces.length === 1 && word !== undefined && word !== digits && !/^[+(]/.test(word) ? [word] : []
}
