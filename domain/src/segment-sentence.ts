import type { Bilingual } from './bilingual.ts'
import { russianForm, type RussianForms } from './plural.ts'
import { OPERATOR_WORDS, type SegmentField, type SegmentOptions } from './segment-field.ts'
import type { FieldCatalogue } from './segment-fields.ts'
import {
  type Condition,
  isCondition,
  isRange,
  isTexts,
  type SegmentOperator,
  type SegmentRule,
} from './segment-rule.ts'
import { type DatePoint, pointWords, type RuleWindow, windowWords } from './segment-window.ts'

/** Names of the clinic's things by id: branches, staff, services, insurers, segments. Unknown ids are shown as they are. */
export type NameOf = (id: string) => string | undefined

type Locale = keyof Bilingual
type Telling = { locale: Locale; catalogue: FieldCatalogue; nameOf: NameOf }

/** A rule as a sentence: «Последний визит раньше, чем 180 дней назад; число визитов не меньше 2». */
export function ruleSentence(rule: SegmentRule, telling: Telling): string {
  const text = said(rule, telling, true)
  return text === '' ? WORDS[telling.locale].everybody : text[0]!.toUpperCase() + text.slice(1)
}

/** One condition in words: «Число визитов: не меньше 2 за последние 12 месяцев, специальность: Кардиология». */
export function conditionSentence(condition: Condition, { locale, catalogue, nameOf }: Telling): string {
  const field = catalogue.find(condition.field)
  if (!field) return condition.field
  const compared = OPERATOR_WORDS[condition.op][locale].replace('*', valueText(condition, field, { locale, nameOf }))
  const window = condition.within ? ` ${windowWords(condition.within)[locale]}` : ''
  return `${field.words[locale]}: ${compared}${window}${whereText(condition, field, { locale, nameOf })}`
}

/** Minor units as money with thin spaces: 30 000 ₽. */
export function moneyText(minor: number): string {
  const rubles = Math.round(Math.abs(minor) / 100)
  return `${minor < 0 ? '−' : ''}${grouped(rubles)} ₽`
}

const WORDS = {
  ru: { everybody: 'Все пациенты', and: '; ', or: ' или ', not: 'кроме тех, у кого', to: 'до' },
  en: { everybody: 'All patients', and: '; ', or: ' or ', not: 'except those with', to: 'to' },
}

function said(rule: SegmentRule, telling: Telling, isTop: boolean): string {
  const words = WORDS[telling.locale]
  if (isCondition(rule)) return conditionSentence(rule, telling)
  if ('not' in rule) return `${words.not} (${said(rule.not, telling, true)})`
  const [members, joint] = 'all' in rule ? [rule.all, words.and] : [rule.any, words.or]
  const parts = members.map((member) => said(member, telling, members.length === 1)).filter((part) => part !== '')
  const text = parts.join(joint)
  return isTop || parts.length < 2 ? text : `(${text})`
}

type Naming = { locale: Locale; nameOf: NameOf }

function valueText({ op, value }: Condition, field: SegmentField, naming: Naming): string {
  const { locale } = naming
  if (typeof value === 'number') return numberText(value, field, locale, op)
  if (isRange(value)) {
    const [from, to] = value
    return `${numberText(from, { ...field, noun: undefined } as SegmentField, locale, op)} ${WORDS[locale].to} ${numberText(to, field, locale, op)}`
  }
  if (isTexts(value)) return optionsText(value, field.options, naming)
  if (value === undefined) return ''
  return op === 'within' ? windowWords(value as RuleWindow)[locale] : pointWords(value as DatePoint)[locale]
}

function numberText(value: number, { type, noun }: SegmentField, locale: Locale, op: SegmentOperator): string {
  if (type === 'money') return moneyText(value)
  if (type === 'percent') return `${value} %`
  if (!noun) return grouped(value)
  const [one, few, many, en] = noun
  if (locale === 'en') return `${grouped(value)} ${en}${value === 1 ? '' : 's'}`
  // «Ровно 2 раза», but «не меньше 2 раз», «до 21 года».
  const forms: RussianForms = op === 'exactly' ? [one, few, many] : [few, many, many]
  return `${grouped(value)} ${russianForm(value, forms)}`
}

function whereText({ where }: Condition, field: SegmentField, naming: Naming): string {
  return Object.entries(where ?? {})
    .map(([key, values]) => {
      const filter = field.where?.find((known) => known.key === key)
      return `, ${filter?.words[naming.locale] ?? key}: ${optionsText(values, filter?.options, naming)}`
    })
    .join('')
}

const MOST_NAMED = 5

function optionsText(
  values: readonly string[],
  options: SegmentOptions | undefined,
  { locale, nameOf }: Naming,
): string {
  const named = values.slice(0, MOST_NAMED).map((value) => {
    if (options?.kind === 'fixed')
      return options.values.find((option) => option.value === value)?.words[locale] ?? value
    return nameOf(value) ?? value
  })
  const rest = values.length - named.length
  const more = locale === 'ru' ? `ещё ${rest}` : `${rest} more`
  return [...named, ...(rest > 0 ? [more] : [])].join(', ')
}

function grouped(value: number): string {
  const [whole = '', part] = String(Math.abs(value)).split('.')
  const text = whole.replaceAll(/\B(?=(\d{3})+$)/g, '\u202f')
  return `${value < 0 ? '−' : ''}${text}${part ? `,${part}` : ''}`
}
