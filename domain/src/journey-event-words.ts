import type { Bilingual } from './bilingual.ts'
import { CHANNEL_WORDS } from './channel.ts'
import { CONSENT_PURPOSE_WORDS } from './consent-policy.ts'
import type { EventMatch, JourneyEvent, PayloadTest } from './journey-event.ts'
import { TASK_RESULT_WORDS } from './journey-words.ts'
import type { SegmentOptions } from './segment-field.ts'
import { BY, fixed, listed } from './segment-filters.ts'

/** What happened, as a receptionist would say it. */
export const EVENT_WORDS: Readonly<Record<JourneyEvent, Bilingual>> = {
  'appointment.booked': { ru: 'Записался', en: 'Booked' },
  'appointment.confirmed': { ru: 'Подтвердил запись', en: 'Confirmed the booking' },
  'appointment.arrived': { ru: 'Пришёл в клинику', en: 'Arrived' },
  'appointment.completed': { ru: 'Приём завершён', en: 'Visit completed' },
  'appointment.no_show': { ru: 'Не пришёл на приём', en: 'Did not come' },
  'appointment.cancelled': { ru: 'Запись отменена', en: 'Booking cancelled' },
  'appointment.rescheduled': { ru: 'Запись перенесена', en: 'Booking moved' },
  'payment.received': { ru: 'Оплата', en: 'Payment' },
  'payment.refunded': { ru: 'Возврат денег', en: 'Refund' },
  'service.done': { ru: 'Оказана услуга', en: 'Service done' },
  'plan.presented': { ru: 'Предложен план лечения', en: 'Treatment plan presented' },
  'plan.accepted': { ru: 'План принят', en: 'Plan accepted' },
  'plan.completed': { ru: 'План завершён', en: 'Plan completed' },
  'plan.lost': { ru: 'План потерян', en: 'Plan lost' },
  'policy.added': { ru: 'Добавлен полис', en: 'Policy added' },
  'consent.granted': { ru: 'Дал согласие', en: 'Gave consent' },
  'consent.withdrawn': { ru: 'Отозвал согласие', en: 'Withdrew consent' },
  'patient.created': { ru: 'Новая карточка', en: 'New card' },
  'patient.changed': { ru: 'Карточка изменилась', en: 'Card changed' },
  'patient.tagged': { ru: 'Поставлена метка', en: 'Tagged' },
  'patient.untagged': { ru: 'Снята метка', en: 'Tag taken off' },
  'segment.entered': { ru: 'Вошёл в сегмент', en: 'Entered a segment' },
  'segment.left': { ru: 'Вышел из сегмента', en: 'Left a segment' },
  'touch.sent': { ru: 'Сообщение ушло', en: 'Message sent' },
  'touch.delivered': { ru: 'Сообщение доставлено', en: 'Message delivered' },
  'touch.read': { ru: 'Прочитал сообщение', en: 'Read a message' },
  'touch.clicked': { ru: 'Открыл ссылку', en: 'Opened a link' },
  'touch.replied': { ru: 'Ответил на сообщение', en: 'Replied' },
  'touch.failed': { ru: 'Сообщение не дошло', en: 'Message failed' },
  'task.done': { ru: 'Задача сделана', en: 'Task done' },
  'site.page': { ru: 'Открыл страницу сайта', en: 'Opened a page of the site' },
  'site.service_viewed': { ru: 'Смотрел услугу на сайте', en: 'Viewed a service on the site' },
  'site.form_started': { ru: 'Начал заявку на сайте', en: 'Started a form on the site' },
  'site.form_sent': { ru: 'Отправил заявку с сайта', en: 'Sent a form on the site' },
  'site.booking_abandoned': { ru: 'Бросил запись на сайте', en: 'Left a booking on the site' },
}

/** One thing an event carries that a journey may ask about. */
export type EventField = {
  key: string
  words: Bilingual
  /** amount: minor units, compared by "at least"; the others by "one of" and "none of". */
  options: SegmentOptions | 'amount'
}

const treatment = (key: string): EventField => ({ key, words: BY.treatment.words, options: BY.treatment.options })
const DOCTOR: EventField = { key: 'doctorId', words: BY.doctor.words, options: listed('doctors') }
const BRANCH: EventField = { key: 'branchId', words: BY.branch.words, options: listed('branches') }
const SERVICE: EventField = { key: 'serviceId', words: BY.service.words, options: listed('services') }
const AMOUNT: EventField = { key: 'amount', words: { ru: 'сумма', en: 'amount' }, options: 'amount' }
const PAYER: EventField = { key: 'payer', words: BY.payer.words, options: BY.payer.options }
const TAG: EventField = { key: 'tag', words: { ru: 'метка', en: 'tag' }, options: listed('tags') }
const SEGMENT: EventField = { key: 'segmentId', words: { ru: 'сегмент', en: 'segment' }, options: listed('segments') }
const INSURER: EventField = { key: 'insurerId', words: BY.insurer.words, options: listed('insurers') }
const CHANNEL: EventField = { key: 'channel', words: BY.messageChannel.words, options: fixed(CHANNEL_WORDS) }
const PURPOSE: EventField = {
  key: 'purpose',
  words: { ru: 'на что', en: 'about what' },
  options: fixed(CONSENT_PURPOSE_WORDS),
}
const RESULT: EventField = { key: 'result', words: { ru: 'итог', en: 'result' }, options: fixed(TASK_RESULT_WORDS) }

const FIELDS_OF: Readonly<Record<string, readonly EventField[]>> = {
  appointment: [DOCTOR, BRANCH, treatment('treatmentTypes')],
  payment: [AMOUNT, PAYER],
  service: [treatment('treatmentType'), SERVICE, DOCTOR, BRANCH],
  plan: [DOCTOR],
  policy: [INSURER],
  consent: [PURPOSE, CHANNEL],
  segment: [SEGMENT],
  touch: [CHANNEL],
  task: [RESULT],
}

const OWN_FIELDS: Partial<Record<JourneyEvent, readonly EventField[]>> = {
  'patient.tagged': [TAG],
  'patient.untagged': [TAG],
  'site.service_viewed': [SERVICE],
}

/** What every one of the listed events carries. */
export function eventFields(types: readonly JourneyEvent[]): EventField[] {
  const [first = [], ...others] = types.map((type) => OWN_FIELDS[type] ?? FIELDS_OF[type.split('.')[0]!] ?? [])
  return first.filter(({ key }) => others.every((fields) => fields.some((field) => field.key === key)))
}

/** Says values of the clinic's lists by name. */
export type NameOf = (id: string) => string | undefined

/** «Приём завершён, врач: Гусева Т. И.» in both languages. `money` writes minor units. */
export function eventWords(match: EventMatch, nameOf: NameOf, money: (amount: number) => string): Bilingual {
  const say = (language: 'ru' | 'en') =>
    [
      match.types.map((type) => EVENT_WORDS[type][language]).join(language === 'ru' ? ' или ' : ' or '),
      ...match.where.map((test) => testWords(test, match.types, { language, nameOf, money })),
    ].join(', ')
  return { ru: say('ru'), en: say('en') }
}

type Saying = { language: 'ru' | 'en'; nameOf: NameOf; money: (amount: number) => string }

const NOT = { ru: 'кроме', en: 'except' }
const FROM = { ru: 'от', en: 'from' }

function testWords(
  { key, op, values }: PayloadTest,
  types: readonly JourneyEvent[],
  { language, nameOf, money }: Saying,
): string {
  const field = eventFields(types).find((one) => one.key === key)
  const name = field?.words[language] ?? key
  if (op === 'at_least') return `${name} ${FROM[language]} ${money(Number(values[0]))}`
  const named = values.map((value) => {
    const options = field?.options
    const known =
      typeof options === 'object' && options.kind === 'fixed'
        ? options.values.find((option) => option.value === value)?.words[language]
        : nameOf(String(value))
    return known ?? String(value)
  })
  const listedValues = named.join(', ')
  return op === 'in' ? `${name}: ${listedValues}` : `${name} ${NOT[language]}: ${listedValues}`
}
