import { editDistance } from '@revisit/domain/edit-distance.ts'
import { foldWord } from '@revisit/domain/cell-value.ts'

/**
 * The one name of a list that a text most likely means: the same words in another order, a surname with initials
 * («Гусева Т.» of «Гусева Татьяна Игоревна»), a slip of the hand. Null when none or several fit equally well.
 */
export function similarName<T extends { name: string }>(text: string, list: readonly T[]): T | null {
  const words = wordsOf(text)
  if (words.length === 0) return null
  let best: { item: T; score: number } | null = null
  let rivals = 0
  for (const item of list) {
    const score = scoreOf(words, wordsOfItem(item))
    if (score < LEAST_SCORE || score < (best?.score ?? 0)) continue
    rivals = score === best?.score ? rivals + 1 : 0
    best = { item, score }
  }
  return best && rivals === 0 ? best.item : null
}

const LEAST_SCORE = 0.6

const KNOWN_WORDS = new WeakMap<object, string[]>()

/** Lists are asked about again and again: the words of their items are told once. */
function wordsOfItem(item: { name: string }): string[] {
  const known = KNOWN_WORDS.get(item) ?? wordsOf(item.name)
  KNOWN_WORDS.set(item, known)
  return known
}

function wordsOf(text: string): string[] {
  return foldWord(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** The share of words that have their like on the other side; the longest word of the shorter text must have one. */
function scoreOf(a: readonly string[], b: readonly string[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  const left = [...many]
  let found = 0
  const longest = few.reduce((one, other) => (other.length > one.length ? other : one), '')
  for (const word of [...few].sort((one, other) => other.length - one.length)) {
    const at = bestAt(word, left)
    if (at < 0) {
      if (word === longest) return 0
      continue
    }
    found += likeness(word, left[at]!)
    left.splice(at, 1)
  }
  return (found / few.length) * (few.length === 1 && many.length > 1 ? 0.8 : 1) - (many.length - few.length) * 0.02
}

function bestAt(word: string, others: readonly string[]): number {
  let best = -1
  others.forEach((other, at) => {
    if (likeness(word, other) > (best < 0 ? 0 : likeness(word, others[best]!))) best = at
  })
  return best
}

function likeness(a: string, b: string): number {
  if (a === b) return 1
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 0.8 : 0
  const longest = Math.max(a.length, b.length)
  const limit = longest <= 3 ? 0 : longest <= 8 ? 1 : 2
  return limit > 0 && editDistance(a, b, limit) <= limit ? 0.9 : 0
}
