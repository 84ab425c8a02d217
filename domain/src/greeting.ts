import type { Sex } from './cell-value.ts'
import type { PersonName } from './person-name.ts'
import { sexByName } from './person-name.ts'

/** How a clinic speaks: by name and patronymic, or by the first name. */
export type Politeness = 'formal' | 'friendly'

export type Addressee = PersonName & { readonly sex: Sex | null }

/**
 * What to call a person in a message, in the nominative, so that no declension can go wrong: «Анна Петровна», «Анна».
 * Null when the card has no whole first name: a message that needs the name is then not sent rather than sent to «Здравствуйте, !».
 */
export function addressOf(person: Addressee, politeness: Politeness): string | null {
  const first = wholeWord(person.firstName)
  if (first === null) return null
  const middle = wholeWord(person.middleName)
  return politeness === 'formal' && middle !== null ? `${first} ${middle}` : first
}

/** «Уважаемая», «Уважаемый» or, when the sex is not known for sure, a form that is right for both. */
export function respectfulAdjective(person: Addressee): string {
  return bySex(person, { m: 'Уважаемый', f: 'Уважаемая', unknown: 'Здравствуйте,' })
}

/** The form of a word that goes with the person: записался, записалась; «записались» when the sex is not known for sure. */
export function bySex(
  person: Addressee,
  forms: { readonly m: string; readonly f: string; readonly unknown: string },
): string {
  const guess = sexByName(person)
  const sex = person.sex ?? (guess?.sure ? guess.sex : null)
  return sex === null ? forms.unknown : forms[sex]
}

/** A name as people write it; null for initials, digits and placeholders. */
function wholeWord(word: string | null | undefined): string | null {
  const text = (word ?? '').trim()
  if (!/^\p{L}[\p{L}'’ -]*\p{L}$/u.test(text)) return null
  return text
    .toLowerCase()
    .replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}
