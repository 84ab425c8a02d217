import type { Bilingual } from '@revisit/domain/bilingual.ts'
import { ageOn, daysBetween, type LocalDate } from '@revisit/domain/local-date.ts'
import { russianForm } from '@revisit/domain/plural.ts'
import type { FieldCatalogue } from '@revisit/domain/segment-fields.ts'
import type { Condition } from '@revisit/domain/segment-rule.ts'
import { conditionSentence, moneyText, type NameOf } from '@revisit/domain/segment-sentence.ts'
import { VALUE_CLASS_WORDS, type ValueClass } from '@revisit/domain/value-class.ts'
import type { TalkedPerson } from './person-queries.ts'

/** What words are made of: the person, the clinic's day, the cell of RFM where money may be seen. */
export type Talk = {
  person: TalkedPerson
  today: LocalDate
  rfm: string | null
  catalogue: FieldCatalogue
  nameOf: NameOf
}

/** What is so about a person with regard to a condition: «Последний визит: 41 день назад», else the condition and whether it holds. */
export function saidOf(condition: Condition, ok: boolean, talk: Talk): Bilingual {
  const { field, within, where } = condition
  const value = within || where ? null : (VALUES[field]?.(talk) ?? null)
  const words = talk.catalogue.find(field)?.words
  if (value && words) return { ru: `${words.ru}: ${value.ru}`, en: `${words.en}: ${value.en}` }
  const sentence = (locale: 'ru' | 'en') =>
    conditionSentence(condition, { locale, catalogue: talk.catalogue, nameOf: talk.nameOf })
  return ok
    ? { ru: sentence('ru'), en: sentence('en') }
    : { ru: `Не подходит: ${sentence('ru')}`, en: `Does not fit: ${sentence('en')}` }
}

const NONE: Bilingual = { ru: 'нет', en: 'none' }
const UNKNOWN: Bilingual = { ru: 'не указано', en: 'unknown' }

const VALUES: Readonly<Record<string, (talk: Talk) => Bilingual | null>> = {
  'profile.age': ({ person, today }) =>
    person.birthDate === null ? UNKNOWN : countWords(ageOn(person.birthDate, today), ['год', 'года', 'лет', 'year']),
  'profile.sex': ({ person: { sex } }) =>
    sex === null ? UNKNOWN : sex === 'm' ? { ru: 'мужской', en: 'male' } : { ru: 'женский', en: 'female' },
  'profile.district': ({ person }) => plain(person.district),
  'profile.source': ({ person }) => plain(person.source),
  'profile.tags': ({ person }) => (person.tags.length > 0 ? plain(person.tags.join(', ')) : NONE),
  'visits.count': ({ person }) => plain(String(person.visits)),
  'visits.last': ({ person, today }) => agoWords(person.lastVisitOn, today),
  'visits.first': ({ person, today }) => agoWords(person.firstVisitOn, today),
  'bookings.ahead': ({ person, today }) =>
    person.nextVisitOn === null || person.nextVisitOn < today
      ? NONE
      : plain(dotted(person.nextVisitOn), person.nextVisitOn),
  'bookings.no_shows': ({ person }) => plain(String(person.noShows)),
  'bookings.cancelled': ({ person }) => plain(String(person.cancelled)),
  'money.revenue': ({ person }) => plain(moneyText(person.revenue)),
  'money.margin': ({ person }) => plain(moneyText(person.revenue - person.cost)),
  'money.average_check': ({ person: { revenue, paidVisits } }) =>
    paidVisits > 0 ? plain(moneyText(Math.round(revenue / paidVisits))) : NONE,
  'plans.left': ({ person }) => plain(moneyText(person.openPlanAmount)),
  'plans.open': ({ person }) => plain(String(person.openPlans)),
  'value.class': ({ person }) =>
    person.valueClass === null ? UNKNOWN : VALUE_CLASS_WORDS[person.valueClass as ValueClass],
  'value.rfm_group': ({ rfm }) => plain(rfm),
  'value.rfm_cell': ({ rfm }) => plain(rfm),
}

function plain(ru: string | null, en: string | null = ru): Bilingual {
  return ru === null || en === null ? UNKNOWN : { ru, en }
}

function agoWords(day: LocalDate | null, today: LocalDate): Bilingual {
  if (day === null) return { ru: 'не было', en: 'never' }
  const days = daysBetween(day, today)
  if (days === 0) return { ru: 'сегодня', en: 'today' }
  const span = countWords(days, ['день', 'дня', 'дней', 'day'])
  return { ru: `${span.ru} назад`, en: `${span.en} ago` }
}

function countWords(count: number, [one, few, many, en]: readonly [string, string, string, string]): Bilingual {
  return { ru: `${count} ${russianForm(count, [one, few, many])}`, en: `${count} ${en}${count === 1 ? '' : 's'}` }
}

function dotted(day: LocalDate): string {
  return `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`
}
