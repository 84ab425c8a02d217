import {
  FEMALE_NAMES_ADULT,
  FEMALE_NAMES_CHILD,
  IRREGULAR_PATRONYMICS,
  MALE_NAMES_ADULT,
  MALE_NAMES_CHILD,
  SURNAMES,
} from './name-lists.ts'
import { type Random, weightedChoice, zipfChoice } from './random.ts'

export type Sex = 'm' | 'f'
export type FullName = { lastName: string; firstName: string; middleName: string }

const adultNames = { m: weightedChoice(MALE_NAMES_ADULT), f: weightedChoice(FEMALE_NAMES_ADULT) }
const childNames = { m: weightedChoice(MALE_NAMES_CHILD), f: weightedChoice(FEMALE_NAMES_CHILD) }
const surnames = zipfChoice(SURNAMES, 0.75, 6)

/** A surname in the masculine form; `surnameFor` makes it agree with the person. */
export function drawSurname(random: Random): string {
  return surnames.draw(random)
}

export function drawFirstName(random: Random, sex: Sex, isChild: boolean): string {
  return (isChild ? childNames : adultNames)[sex].draw(random)
}

/** A father's name for an adult's patronymic. */
export function drawFatherName(random: Random): string {
  return adultNames.m.draw(random)
}

/** «Иванов» → «Иванова», «Троицкий» → «Троицкая», «Чёрный» → «Чёрная»; «Коваленко», «Черных», «Ким» stay. */
export function surnameFor(masculine: string, sex: Sex): string {
  if (sex === 'm') return masculine
  if (/(?:[оеё]в|[иы]н)$/.test(masculine)) return `${masculine}а`
  if (/(?:ий|ый|ой)$/.test(masculine) && masculine !== 'Цой') return `${masculine.slice(0, -2)}ая`
  return masculine
}

/** «Сергей» → «Сергеевич» / «Сергеевна», «Илья» → «Ильич» / «Ильинична», «Юрий» → «Юрьевич» / «Юрьевна». */
export function patronymicFor(fatherName: string, sex: Sex): string {
  const masculine = IRREGULAR_PATRONYMICS[fatherName] ?? regularPatronymic(fatherName)
  if (sex === 'm') return masculine
  if (masculine === 'Ильич') return 'Ильинична'
  return masculine.endsWith('ович') || masculine.endsWith('евич')
    ? `${masculine.slice(0, -2)}на`
    : `${masculine.slice(0, -1)}чна`
}

/** Russian → Latin the way people spell their own mailboxes: «Щербакова» → «shcherbakova». */
export function transliterate(text: string): string {
  return Array.from(text.toLowerCase(), (letter) => LATIN[letter] ?? letter).join('')
}

function regularPatronymic(name: string): string {
  if (/[жшщчц]ий$/.test(name) || name === 'Дмитрий') return `${name.slice(0, -1)}евич`
  if (name.endsWith('ий')) return `${name.slice(0, -2)}ьевич`
  if (name.endsWith('й')) return `${name.slice(0, -1)}евич`
  if (name.endsWith('ь')) return `${name.slice(0, -1)}евич`
  if (/[ая]$/.test(name)) return `${name.slice(0, -1)}ич`
  return `${name}ович`
}

const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}
