import type { Bilingual } from './bilingual.ts'
import type { SegmentOperator } from './segment-rule.ts'

/** What a condition compares. `count` and the sums are taken over facts, `set` holds several values at once. */
export const SEGMENT_TYPES = [
  'number',
  'money',
  'percent',
  'count',
  'date',
  'birthday',
  'choice',
  'set',
  'text',
  'flag',
] as const
export type SegmentType = (typeof SEGMENT_TYPES)[number]

export const SEGMENT_GROUPS = [
  'profile',
  'visits',
  'bookings',
  'money',
  'value',
  'plans',
  'policies',
  'contact',
  'events',
  'work',
  'segments',
  'custom',
] as const
export type SegmentGroup = (typeof SEGMENT_GROUPS)[number]

/** Lists of the clinic that values are chosen from. */
export const CLINIC_LISTS = [
  'branches',
  'doctors',
  'staff',
  'specialties',
  'services',
  'sources',
  'districts',
  'tags',
  'insurers',
  'employers',
  'programmes',
  'lead_sources',
  'campaigns',
  'segments',
  'journeys',
] as const
export type ClinicList = (typeof CLINIC_LISTS)[number]

/** Where values come from: a fixed list, a list of the clinic, or anything a person types. */
export type SegmentOptions =
  | { readonly kind: 'fixed'; readonly values: readonly SegmentOption[] }
  | { readonly kind: 'clinic'; readonly list: ClinicList }
  | { readonly kind: 'free' }
export type SegmentOption = { readonly value: string; readonly words: Bilingual }

/** A filter of the facts a field counts: «услуга», «врач». */
export type SegmentFilter = { readonly key: string; readonly words: Bilingual; readonly options: SegmentOptions }

export type SegmentField = {
  readonly key: string
  readonly group: SegmentGroup
  readonly type: SegmentType
  readonly words: Bilingual
  /** Of choice and set. */
  readonly options?: SegmentOptions
  /** Windows over the facts: none, of the past, of what lies ahead, or of the past down to hours. */
  readonly window?: 'past' | 'future' | 'hours'
  readonly where?: readonly SegmentFilter[]
  /** Tells of money: only for those who may see it. */
  readonly money?: true
  /** Noun after a number: [год, года, лет, year]. */
  readonly noun?: readonly [string, string, string, string]
}

/** The operators of every type, the one a new condition begins with first. */
export const OPERATORS_OF_TYPE: Readonly<Record<SegmentType, readonly SegmentOperator[]>> = {
  number: ['at_least', 'at_most', 'exactly', 'between', 'known', 'unknown'],
  money: ['at_least', 'at_most', 'between'],
  percent: ['at_least', 'at_most', 'between'],
  count: ['any', 'none', 'at_least', 'at_most', 'exactly', 'between'],
  date: ['before', 'since', 'within', 'known', 'unknown'],
  birthday: ['within', 'known', 'unknown'],
  choice: ['any_of', 'none_of', 'known', 'unknown'],
  set: ['any_of', 'all_of', 'none_of', 'known', 'unknown'],
  text: ['any_of', 'none_of', 'contains', 'known', 'unknown'],
  flag: ['yes', 'no'],
}

/** What an operator is given. */
export type ValueKind = 'nothing' | 'number' | 'range' | 'point' | 'window' | 'texts'

export const VALUE_OF_OPERATOR: Readonly<Record<SegmentOperator, ValueKind>> = {
  at_least: 'number',
  at_most: 'number',
  exactly: 'number',
  between: 'range',
  any: 'nothing',
  none: 'nothing',
  before: 'point',
  since: 'point',
  within: 'window',
  any_of: 'texts',
  all_of: 'texts',
  none_of: 'texts',
  contains: 'texts',
  yes: 'nothing',
  no: 'nothing',
  known: 'nothing',
  unknown: 'nothing',
}

export const GROUP_WORDS: Readonly<Record<SegmentGroup, Bilingual>> = {
  profile: { ru: 'Профиль', en: 'Profile' },
  visits: { ru: 'Визиты', en: 'Visits' },
  bookings: { ru: 'Записи', en: 'Bookings' },
  money: { ru: 'Деньги', en: 'Money' },
  value: { ru: 'Ценность', en: 'Value' },
  plans: { ru: 'Планы лечения', en: 'Treatment plans' },
  policies: { ru: 'Полисы', en: 'Policies' },
  contact: { ru: 'Связь и согласия', en: 'Contact and consent' },
  events: { ru: 'События и сайт', en: 'Events and site' },
  work: { ru: 'Работа с пациентом', en: 'Work with the patient' },
  segments: { ru: 'Сегменты', en: 'Segments' },
  custom: { ru: 'Свои поля', en: 'Custom fields' },
}

/** Operators in words; `*` stands where the value goes. */
export const OPERATOR_WORDS: Readonly<Record<SegmentOperator, Bilingual>> = {
  at_least: { ru: 'не меньше *', en: 'at least *' },
  at_most: { ru: 'не больше *', en: 'at most *' },
  exactly: { ru: 'ровно *', en: 'exactly *' },
  between: { ru: 'от *', en: 'from *' },
  any: { ru: 'есть', en: 'at least once' },
  none: { ru: 'нет', en: 'never' },
  before: { ru: 'раньше, чем *', en: 'before *' },
  since: { ru: 'не раньше, чем *', en: 'not before *' },
  within: { ru: '*', en: '*' },
  any_of: { ru: 'одно из: *', en: 'any of: *' },
  all_of: { ru: 'всё из: *', en: 'all of: *' },
  none_of: { ru: 'ничего из: *', en: 'none of: *' },
  contains: { ru: 'содержит: *', en: 'contains: *' },
  yes: { ru: 'да', en: 'yes' },
  no: { ru: 'нет', en: 'no' },
  known: { ru: 'указано', en: 'known' },
  unknown: { ru: 'не указано', en: 'unknown' },
}
