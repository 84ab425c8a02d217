import { CHANNEL_WORDS } from './channel.ts'
import { RFM_CELLS, cellCode, RFM_GROUP_WORDS } from './rfm.ts'
import type { SegmentField } from './segment-field.ts'
import { BY, fixed, listed } from './segment-filters.ts'
import { VALUE_CLASS_WORDS } from './value-class.ts'

const YEARS = ['год', 'года', 'лет', 'year'] as const

const SCORES = fixed({ 1: { ru: '1', en: '1' }, 2: { ru: '2', en: '2' }, 3: { ru: '3', en: '3' } })
const CELLS = fixed(Object.fromEntries(RFM_CELLS.map((cell) => [cellCode(cell), both(cellCode(cell))])))
const CONTACT_KINDS = fixed({
  phone: { ru: 'Телефон', en: 'Phone' },
  email: { ru: 'Эл. почта', en: 'E-mail' },
  telegram: { ru: 'Telegram', en: 'Telegram' },
  whatsapp: { ru: 'WhatsApp', en: 'WhatsApp' },
  max: { ru: 'MAX', en: 'MAX' },
  push: { ru: 'Push в браузере', en: 'Web push' },
})
const REACHABLE = fixed(Object.fromEntries(Object.entries(CHANNEL_WORDS).filter(([channel]) => channel !== 'webhook')))
const CONSENT_STATES = fixed({
  granted: { ru: 'Есть', en: 'Granted' },
  withdrawn: { ru: 'Отозвано', en: 'Withdrawn' },
  unknown: { ru: 'Не спрашивали', en: 'Never asked' },
})
const PURPOSE = {
  key: 'purpose',
  words: { ru: 'на что', en: 'purpose' },
  options: fixed({
    marketing: { ru: 'Реклама', en: 'Advertising' },
    service: { ru: 'Сервисные сообщения', en: 'Service messages' },
    medical: { ru: 'Медицинские данные', en: 'Medical data' },
  }),
}
const CHANNEL = { key: 'channel', words: { ru: 'канал', en: 'channel' }, options: REACHABLE }

/** Who a person is, what they are worth, how to reach them. */
export const PERSON_FIELDS: readonly SegmentField[] = [
  { key: 'profile.age', group: 'profile', type: 'number', words: { ru: 'Возраст', en: 'Age' }, noun: YEARS },
  {
    key: 'profile.sex',
    group: 'profile',
    type: 'choice',
    words: { ru: 'Пол', en: 'Sex' },
    options: fixed({ m: { ru: 'Мужской', en: 'Male' }, f: { ru: 'Женский', en: 'Female' } }),
  },
  { key: 'profile.birthday', group: 'profile', type: 'birthday', words: { ru: 'День рождения', en: 'Birthday' } },
  {
    key: 'profile.branch',
    group: 'profile',
    type: 'choice',
    words: { ru: 'Филиал', en: 'Branch' },
    options: listed('branches'),
  },
  {
    key: 'profile.district',
    group: 'profile',
    type: 'choice',
    words: { ru: 'Район', en: 'District' },
    options: listed('districts'),
  },
  {
    key: 'profile.source',
    group: 'profile',
    type: 'choice',
    words: { ru: 'Источник', en: 'Source' },
    options: listed('sources'),
  },
  { key: 'profile.tags', group: 'profile', type: 'set', words: { ru: 'Метки', en: 'Tags' }, options: listed('tags') },
  {
    key: 'profile.curator',
    group: 'profile',
    type: 'choice',
    words: { ru: 'Куратор', en: 'Curator' },
    options: listed('staff'),
  },
  {
    key: 'profile.doctor',
    group: 'profile',
    type: 'choice',
    words: { ru: 'Предпочитаемый врач', en: 'Preferred doctor' },
    options: listed('doctors'),
  },
  {
    key: 'profile.referred',
    group: 'profile',
    type: 'flag',
    words: { ru: 'Пришёл по рекомендации', en: 'Came by referral' },
  },
  { key: 'profile.deceased', group: 'profile', type: 'flag', words: { ru: 'Умер', en: 'Deceased' } },
  { key: 'profile.created', group: 'profile', type: 'date', words: { ru: 'Карточка заведена', en: 'Card created' } },
  {
    key: 'profile.bucket',
    group: 'profile',
    type: 'number',
    words: { ru: 'Случайная доля (0–99)', en: 'Random share (0–99)' },
  },
  {
    key: 'value.class',
    group: 'value',
    type: 'choice',
    words: { ru: 'Класс', en: 'Class' },
    options: fixed(VALUE_CLASS_WORDS),
    money: true,
  },
  {
    key: 'value.rfm_group',
    group: 'value',
    type: 'choice',
    words: { ru: 'Группа RFM', en: 'RFM group' },
    options: fixed(RFM_GROUP_WORDS),
    money: true,
  },
  {
    key: 'value.rfm_cell',
    group: 'value',
    type: 'choice',
    words: { ru: 'Ячейка RFM', en: 'RFM cell' },
    options: CELLS,
    money: true,
  },
  ...(['recency', 'frequency', 'monetary'] as const).map((measure): SegmentField => {
    const ru = { recency: 'Оценка давности (R)', frequency: 'Оценка частоты (F)', monetary: 'Оценка денег (M)' }[
      measure
    ]
    const en = { recency: 'Recency score (R)', frequency: 'Frequency score (F)', monetary: 'Money score (M)' }[measure]
    return { key: `value.${measure}`, group: 'value', type: 'choice', words: { ru, en }, options: SCORES, money: true }
  }),
  { key: 'value.active', group: 'value', type: 'flag', words: { ru: 'Активный пациент', en: 'Active patient' } },
  {
    key: 'contact.kinds',
    group: 'contact',
    type: 'set',
    words: { ru: 'Контакты', en: 'Contacts' },
    options: CONTACT_KINDS,
  },
  {
    key: 'contact.channels',
    group: 'contact',
    type: 'set',
    words: { ru: 'Есть адрес для канала', en: 'Has an address for the channel' },
    options: REACHABLE,
  },
  {
    key: 'contact.reachable',
    group: 'contact',
    type: 'set',
    words: { ru: 'Можно написать с рекламой', en: 'May be sent advertising' },
    options: REACHABLE,
  },
  {
    key: 'contact.consent',
    group: 'contact',
    type: 'choice',
    words: { ru: 'Согласие', en: 'Consent' },
    options: CONSENT_STATES,
    where: [PURPOSE, CHANNEL],
  },
  {
    key: 'segment.member',
    group: 'segments',
    type: 'set',
    words: { ru: 'Состоит в сегменте', en: 'Is in the segment' },
    options: listed('segments'),
  },
  {
    key: 'plans.left',
    group: 'plans',
    type: 'money',
    words: { ru: 'Осталось по открытым планам', en: 'Left in open plans' },
    money: true,
  },
  {
    key: 'plans.presented',
    group: 'plans',
    type: 'date',
    words: { ru: 'Открытый план предложен', en: 'Open plan presented' },
  },
  {
    key: 'policies.left',
    group: 'policies',
    type: 'money',
    words: { ru: 'Остаток лимита полиса', en: 'Limit left in the policy' },
    where: [BY.insurer],
    money: true,
  },
]

function both(text: string) {
  return { ru: text, en: text }
}
