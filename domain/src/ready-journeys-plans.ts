import type { ReadyJourney, ReadyMessage } from './ready-journey.ts'

const DAYTIME = { from: '11:00', to: '19:00' }
const BOOK_RU =
  '{% if link.book %} Записаться: {{ link.book }}{% elsif clinic.phone %} Записаться: {{ clinic.phone }}{% endif %}'
const BOOK_EN = '{% if link.book %} Book: {{ link.book }}{% elsif clinic.phone %} Book: {{ clinic.phone }}{% endif %}'

const message = (
  key: string,
  name: ReadyMessage['name'],
  { ru, en, channels }: { ru: string; en: string; channels: ReadyMessage['channels'] },
): ReadyMessage => ({
  key,
  name,
  messageClass: 'service',
  channels,
  bodies: { ru: { text: ru + BOOK_RU }, en: { text: en + BOOK_EN } },
})

const letter = (
  key: string,
  name: ReadyMessage['name'],
  { subject, ru, en }: { subject: { ru: string; en: string }; ru: string; en: string },
): ReadyMessage => ({
  key,
  name,
  messageClass: 'service',
  channels: ['email', 'max', 'sms'],
  bodies: {
    ru: { text: ru + BOOK_RU, email: { subject: subject.ru } },
    en: { text: en + BOOK_EN, email: { subject: subject.en } },
  },
})

/** Plans of treatment that were made and not begun. */
export const PLAN_JOURNEYS: readonly ReadyJourney[] = [
  {
    key: 'caries-not-booked',
    name: { ru: 'Найден кариес, записи нет', en: 'Caries found, nothing booked' },
    description: {
      ru: 'На следующий день напоминание в мессенджере, через два дня СМС, ещё через два звонок. Запись останавливает сразу',
      en: 'A messenger reminder the next day, an SMS two days later, a call after two more. A booking stops it at once',
    },
    needs: { ru: 'Планы лечения с услугами вида «Кариес»', en: 'Treatment plans with services of the kind "caries"' },
    trigger: { kind: 'event', match: { types: ['plan.presented'] } },
    settings: {
      priority: 'return',
      episode: 'plan',
      answers: { by: 'types', treatmentTypes: ['caries'] },
      holdoutPercent: 10,
    },
    steps: [
      { wait: { count: 1, unit: 'days' }, window: DAYTIME },
      { only: ['caries'] },
      { message: 'caries-next-day' },
      { wait: { count: 2, unit: 'days' }, window: DAYTIME },
      { message: 'caries-sms' },
      { wait: { count: 2, unit: 'days' }, window: DAYTIME },
      {
        call: { ru: 'Предложить время по плану', en: 'Offer a time for the plan' },
        script: {
          ru: 'Здравствуйте! После приёма вы хотели вернуться к плану. Подобрать удобное время на этой неделе?',
          en: 'Hello! After your visit you wanted to come back to the plan. Shall we find a convenient time this week?',
        },
      },
    ],
    messages: [
      message(
        'caries-next-day',
        { ru: 'После осмотра: выберите время', en: 'After the check: choose a time' },
        {
          channels: ['max', 'whatsapp', 'sms'],
          ru: '{{ patient.name }}, здравствуйте. Это {{ clinic.name }}. По итогам приёма остался следующий шаг, его лучше не откладывать.',
          en: '{{ patient.name }}, hello. This is {{ clinic.name }}. One step remains after your visit, and it is better not to put it off.',
        },
      ),
      message(
        'caries-sms',
        { ru: 'Напоминание о следующем шаге', en: 'Reminder of the next step' },
        {
          channels: ['sms', 'max'],
          ru: '{{ patient.name }}, на этой неделе есть удобные окна. {{ clinic.name }}.',
          en: '{{ patient.name }}, there are convenient times this week. {{ clinic.name }}.',
        },
      ),
    ],
  },
  {
    key: 'complex-plan',
    name: { ru: 'План на несколько визитов', en: 'A plan of several visits' },
    description: {
      ru: 'День 1: письмо с объяснением плана, день 4: выбрать дату, день 7: оплата частями',
      en: 'Day 1: a letter that explains the plan, day 4: choose a date, day 7: paying in parts',
    },
    needs: { ru: 'Планы лечения с ценами', en: 'Treatment plans with prices' },
    trigger: { kind: 'event', match: { types: ['plan.presented'] } },
    settings: {
      priority: 'return',
      episode: 'plan',
      answers: { by: 'types', treatmentTypes: ['complex', 'surgery', 'prosthetics', 'orthodontics'] },
      holdoutPercent: 10,
    },
    steps: [
      { wait: { count: 1, unit: 'days' }, window: DAYTIME },
      { only: ['complex', 'surgery', 'prosthetics', 'orthodontics'] },
      { message: 'plan-explained' },
      { wait: { count: 3, unit: 'days' }, window: DAYTIME },
      { message: 'plan-date' },
      { wait: { count: 3, unit: 'days' }, window: DAYTIME },
      { message: 'plan-parts' },
      { wait: { count: 3, unit: 'days' }, window: DAYTIME },
      {
        call: { ru: 'Обсудить план', en: 'Talk about the plan' },
        role: 'curator',
        script: {
          ru: 'Остались ли вопросы по плану? Что мешает начать: время, цена, сомнения? Предложите дату первого шага.',
          en: 'Any questions about the plan? What stands in the way: time, price, doubts? Offer a date for the first step.',
        },
      },
    ],
    messages: [
      letter(
        'plan-explained',
        { ru: 'Письмо: что будет по плану', en: 'Letter: what the plan holds' },
        {
          subject: {
            ru: '{{ clinic.name }}: ваш план и первый шаг',
            en: '{{ clinic.name }}: your plan and its first step',
          },
          ru: '{{ patient.name }}, здравствуйте.\n\nВаш план составлен, визитов в нём: {{ plan.visits_left }}. Каждый шаг можно запланировать отдельно, начать стоит с первого.\n\nЕсли остались вопросы, ответьте на это письмо: врач всё объяснит.',
          en: 'Hello {{ patient.name }}.\n\nYour plan is ready, with {{ plan.visits_left }} visits. Each step can be planned on its own; begin with the first.\n\nIf anything is unclear, answer this letter: the doctor will explain.',
        },
      ),
      message(
        'plan-date',
        { ru: 'Выберите дату первого шага', en: 'Choose the date of the first step' },
        {
          channels: ['max', 'whatsapp', 'sms'],
          ru: '{{ patient.name }}, когда вам удобно начать? Подберём утро, день или вечер.',
          en: '{{ patient.name }}, when would you like to begin? Morning, afternoon or evening.',
        },
      ),
      message(
        'plan-parts',
        { ru: 'Можно платить частями', en: 'It can be paid in parts' },
        {
          channels: ['max', 'sms', 'email'],
          ru: '{{ patient.name }}, по плану можно платить по шагам, за каждый визит отдельно. Подробности расскажет администратор.',
          en: '{{ patient.name }}, the plan can be paid step by step, each visit on its own. Ask us for details.',
        },
      ),
    ],
  },
]
