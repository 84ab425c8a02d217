import { EMPTY_READING, excerpt, read, refused } from './cell-problem.ts'
import type { Reading, WordMeaning } from './cell-problem.ts'

export type Sex = 'm' | 'f'

const LARGEST_QUANTITY = 100_000

const YES = 'да yes y true t истина 1 + ✓ ✔ x х on вкл есть согласен согласна верно'
const NO = 'нет no n false f ложь 0 - − – off выкл отсутствует несогласен несогласна неверно'
const BOOLEANS = wordTable({ yes: YES.split(' '), no: [...NO.split(' '), 'не согласен', 'не согласна'] })

const SEXES = wordTable<Sex>({
  m: ['м', 'муж', 'мужской', 'мужчина', 'мальчик', 'm', 'male', 'man', 'мужск', '1'],
  f: ['ж', 'жен', 'женский', 'женщина', 'девочка', 'f', 'female', 'woman', 'w', 'женск', '2'],
})

/** Words and the value each stands for. Keys are folded: lower case, ё as е, single spaces, without a full stop at the end. */
export type WordTable<T extends string> = ReadonlyMap<string, T>

export function wordTable<T extends string>(words: Readonly<Record<T, readonly string[]>>): WordTable<T> {
  const table = new Map<string, T>()
  for (const value of Object.keys(words) as T[]) {
    for (const word of [value, ...words[value]]) table.set(foldWord(word), value)
  }
  return table
}

/** Reads one of the words of a table; anything else is `word_unknown`. */
export function readWord<T extends string>(cell: string, table: WordTable<T>, meaning: WordMeaning): Reading<T> {
  const word = foldWord(cell)
  if (word === '') return EMPTY_READING
  const value = table.get(word)
  return value === undefined ? refused({ code: 'word_unknown', cell: excerpt(cell), meaning }) : read(value)
}

/** Lower case, ё as е, single spaces, no signs of punctuation at the ends, underscores as spaces. */
export function foldWord(cell: string): string {
  const text = cell.trim()
  if (text.length === 1) return text.toLowerCase().replace('ё', 'е')
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[\s_\u00a0]+/g, ' ')
    .replaceAll(/^["'«(\s]+|["'»).!,;:\s]+$/g, '')
}

/** да/нет, yes/no, true/false, 1/0, + and −. */
export function readBoolean(cell: string): Reading<boolean> {
  const { value, problem } = readWord(cell, BOOLEANS, 'boolean')
  if (problem !== null) return refused(problem)
  return value === null ? EMPTY_READING : read(value === 'yes')
}

/** м, муж., женский, m, female, and the codes 1 and 2 (ISO 5218). A dash or «не указан» is an empty reading. */
export function readSex(cell: string): Reading<Sex> {
  return /^(?:[-–—?.0\s]*|не ?указано?|неизвест(?:но|ен)|не ?определ[её]н|unknown|u)$/iu.test(cell.trim())
    ? EMPTY_READING
    : readWord(cell, SEXES, 'sex')
}

/** The trimmed parts of a cell divided by `|`, without empty ones and repeats. */
export function readList(cell: string): readonly string[] {
  if (cell.trim() === '') return []
  const parts = cell.split('|').map((part) => part.replaceAll(/\s+/g, ' ').trim())
  return [...new Set(parts.filter((part) => part !== ''))]
}

/** A count of rendered services: '1', '2 шт.', '0,5', '3.00'; greater than zero, up to three decimals. */
export function readQuantity(cell: string): Reading<number> {
  const text = cell.trim().replace(/\s*(?:шт|ед|усл|зуб(?:а|ов)?|раз(?:а)?|pcs?)\.?$/iu, '')
  if (text === '' || /^[-–—]$/.test(text)) return EMPTY_READING
  if (!/^[-−+]?\d{1,15}(?:[.,]\d{1,15})?$/.test(text))
    return refused({ code: 'quantity_unreadable', cell: excerpt(cell) })
  const quantity = Math.round(Number(text.replace(',', '.').replace('−', '-')) * 1000) / 1000
  if (quantity <= 0) return refused({ code: 'quantity_not_positive', cell: excerpt(cell) })
  return quantity > LARGEST_QUANTITY ? refused({ code: 'quantity_too_large', cell: excerpt(cell) }) : read(quantity)
}

/** A whole number of zero or more: seconds of a call, planned visits. */
export function readCount(cell: string): Reading<number> {
  const text = cell.trim().replaceAll(/[\s\u00a0\u2009\u202f]/g, '')
  if (text === '' || /^[-–—]$/.test(text)) return EMPTY_READING
  if (!/^\d{1,9}(?:[.,]0*)?$/.test(text)) return refused({ code: 'quantity_unreadable', cell: excerpt(cell) })
  return read(Number.parseInt(text, 10))
}

/** A cell of text: control signs and repeated spaces gone, ends trimmed. Longer than `limit` characters is refused. */
export function readText(cell: string, limit = 2000): Reading<string> {
  const text = withoutControls(cell.normalize('NFC'))
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim()
  if (text === '') return EMPTY_READING
  return text.length > limit ? refused({ code: 'text_too_long', cell: excerpt(cell), limit }) : read(text)
}

/** Removes what no one can see and a database may refuse: NUL, controls, direction marks, zero-width signs, lone surrogates. */
function withoutControls(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (sign) => (/[\n\t]/.test(sign) ? sign : ''))
}
