import { foldName, normaliseName } from './person-name.ts'
import type { PersonName } from './person-name.ts'
import { isKnownFirstName } from './first-names.ts'

/** A name taken apart, with the former surname when the card shows one in brackets: 'Иванова (Петрова) Мария'. */
export type SplitName = PersonName & { readonly formerLastName: string | null }

const NOBODY: SplitName = { lastName: null, firstName: null, middleName: null, formerLastName: null }
const PATRONYMIC = /(?:ович|евич|ьевич|ьич|[кмтф]ич|овна|евна|ьевна|ична|инична)$/u
const PATRONYMIC_TAIL = new Set(['оглы', 'оглу', 'кызы', 'кизи', 'гызы', 'углы', 'угли', 'улы', 'уулу'])
const SURNAME = /(?:[оеё]ва?|[иы]на?|ский|ская|цкий|цкая|ской|[еи]нко|ук|юк|чук|ян|янц|швили|дзе|ых|их)$/u
const INITIAL = /^\p{L}\.?$/u

/**
 * Takes apart a name written in one column: 'Иванова Мария Петровна', 'Иванова М.П.', 'М. П. Иванова', 'Мария Петровна Иванова',
 * 'Мария Иванова', 'Мамедов Али Вели оглы', 'Иванов, Иван'. The order is surname first unless the words show otherwise.
 */
export function splitFullName(text: string): SplitName {
  const formerLastName = bracketed(text)
  const words = wordsOf(text.replaceAll(/\([^)]*\)?/g, ' '))
  const [tail, patronymic] = takePatronymicTail(words)
  const name = patronymic === null ? arranged(tail) : { ...arranged(tail), middleName: patronymic }
  return { ...NOBODY, ...name, formerLastName }
}

/** A single capitalised word in brackets that could be a surname; notes such as «(сын)» are not. */
function bracketed(text: string): string | null {
  const inside = /\(\s*([^()\s]+)\s*\)/u.exec(text)?.[1]
  if (inside === undefined || !/^\p{Lu}\p{L}{2,}$/u.test(inside)) return null
  const name = normaliseName(inside)
  return SURNAME.test(name.toLowerCase()) ? name : null
}

/** Words with letters only: numbers, dates and signs that stand beside a name are no part of it. 'М.П.' becomes two words. */
function wordsOf(text: string): readonly string[] {
  return normaliseName(text.replaceAll(/[,;]/g, ' ').replaceAll(/(?<=(?<!\p{L})\p{L}\.)(?=\p{L})/gu, ' '))
    .split(' ')
    .filter((word) => /\p{L}/u.test(word) && !/\d/.test(word))
    .map((word) => (INITIAL.test(word) ? `${word.slice(0, 1).toUpperCase()}.` : word))
}

function takePatronymicTail(words: readonly string[]): [rest: readonly string[], patronymic: string | null] {
  const at = words.findIndex((word) => PATRONYMIC_TAIL.has(foldName(word)))
  if (at < 1) return [words, null]
  return [[...words.slice(0, at - 1), ...words.slice(at + 1)], `${words[at - 1]} ${words[at]}`]
}

function arranged(words: readonly string[]): PersonName {
  const [first = null, second = null, third = null] = words
  if (words.length <= 1) return { lastName: first, firstName: null, middleName: null }
  if (words.length === 2) return pair(first ?? '', second ?? '')
  if (isFirstNameFirst(words)) return { lastName: words.slice(2).join(' '), firstName: first, middleName: second }
  if (words.length === 3) return { lastName: first, firstName: second, middleName: third }
  return longName(words)
}

/** 'Мария Петровна Иванова' and 'М. П. Иванова'. */
function isFirstNameFirst(words: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = words
  if (INITIAL.test(first) && INITIAL.test(second)) return !INITIAL.test(third)
  return isPatronymic(second) && !isPatronymic(third) && !INITIAL.test(third)
}

function pair(first: string, second: string): PersonName {
  if (isPatronymic(second) && isKnownFirstName(foldName(first)))
    return { lastName: null, firstName: first, middleName: second }
  const swapped = INITIAL.test(first) && !INITIAL.test(second)
  const known =
    isKnownFirstName(foldName(first)) && !isKnownFirstName(foldName(second)) && SURNAME.test(foldName(second))
  return swapped || known
    ? { lastName: second, firstName: first, middleName: null }
    : { lastName: first, firstName: second, middleName: null }
}

/** Four words and more: what stands before the name and patronymic at the end is the surname. */
function longName(words: readonly string[]): PersonName {
  const last = words.at(-1) ?? ''
  if (!isPatronymic(last))
    return { lastName: words[0] ?? null, firstName: words[1] ?? null, middleName: words.slice(2).join(' ') }
  return { lastName: words.slice(0, -2).join(' '), firstName: words.at(-2) ?? null, middleName: last }
}

function isPatronymic(word: string): boolean {
  return PATRONYMIC.test(foldName(word))
}
