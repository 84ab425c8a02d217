import { editDistance } from './edit-distance.ts'
import { canonicalFirstName, isKnownFirstName } from './first-names.ts'
import { daysBetween } from './local-date.ts'
import type { LocalDate } from './local-date.ts'

/** How one word of a name relates to the same word of another record. `initial`: one of them is only a first letter. */
export type WordLikeness = 'same' | 'variant' | 'initial' | 'near' | 'differs' | 'unknown'

export type BirthLikeness = 'same' | 'day_off' | 'swapped' | 'typo' | 'differs' | 'unknown'

/**
 * Compares two folded first names. 'Мария' and 'Маша' are variants; 'Мария' and 'Марина' differ although one letter tells them
 * apart, because both are names; 'Мария' and 'Мраия' are near.
 */
export function firstNameLikeness(a: string, b: string): WordLikeness {
  const plain = wordLikeness(a, b)
  if (plain === 'same' || plain === 'unknown' || plain === 'initial') return plain
  if (canonicalFirstName(a) === canonicalFirstName(b)) return 'variant'
  return plain === 'near' && isKnownFirstName(a) && isKnownFirstName(b) ? 'differs' : plain
}

/** Compares two folded surnames or patronymics; a part of a double surname is its variant. */
export function wordLikeness(a: string, b: string): WordLikeness {
  if (a === '' || b === '') return 'unknown'
  if (a === b) return 'same'
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'initial' : 'differs'
  const limit = slips(Math.max(a.length, b.length))
  return limit > 0 && editDistance(a, b, limit) <= limit ? 'near' : 'differs'
}

/** True when one surname is half of the other double one: 'Иванова-Петрова' and 'Петрова'. Takes surnames as written. */
export function isHalfOfSurname(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return (
    long.toLowerCase().split(/[\s-]+/).length > 1 &&
    long
      .toLowerCase()
      .split(/[\s-]+/)
      .includes(short.toLowerCase())
  )
}

/** Compares two birth dates: a day off, day and month swapped, one digit mistyped or two neighbours swapped. */
export function birthLikeness(a: LocalDate | null, b: LocalDate | null): BirthLikeness {
  if (a === null || b === null) return 'unknown'
  if (a === b) return 'same'
  if (a.slice(0, 4) === b.slice(0, 4) && a.slice(5, 7) === b.slice(8, 10) && a.slice(8, 10) === b.slice(5, 7))
    return 'swapped'
  if (Math.abs(daysBetween(a, b)) === 1) return 'day_off'
  return isOneSlip(a.replaceAll('-', ''), b.replaceAll('-', '')) ? 'typo' : 'differs'
}

/** Slips of the hand allowed in a word: none up to three letters, one up to eight, two beyond. */
function slips(length: number): number {
  if (length <= 3) return 0
  return length <= 8 ? 1 : 2
}

function isOneSlip(a: string, b: string): boolean {
  const wrong = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]))
  const [first = 0, second = 0] = wrong
  if (wrong.length === 1) return true
  return wrong.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first]
}
