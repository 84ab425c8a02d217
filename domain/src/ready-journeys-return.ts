import type { MessageClass } from './channel.ts'
import type { ReadyJourney, ReadyMessage } from './ready-journey.ts'

const DAYTIME = { from: '11:00', to: '19:00' }
const BOOK_RU =
  '{% if link.book %} Записаться: {{ link.book }}{% elsif clinic.phone %} Записаться: {{ clinic.phone }}{% endif %}'
const BOOK_EN = '{% if link.book %} Book: {{ link.book }}{% elsif clinic.phone %} Book: {{ clinic.phone }}{% endif %}'

type Words = { ru: string; en: string; channels: ReadyMessage['channels']; subject?: { ru: string; en: string } }

const message = (
  key: string,
  name: ReadyMessage['name'],
  { ru, en, channels, subject }: Words,
  messageClass: MessageClass = 'service',
): ReadyMessage => ({
  key,
  name,
  messageClass,
  channels,
  bodies: {
    ru: { text: ru + BOOK_RU, ...(subject ? { email: { subject: subject.ru } } : {}) },
    en: { text: en + BOOK_EN, ...(subject ? { email: { subject: subject.en } } : {}) },
  },
})

/** Bringing back: recalls, dates, people who are slipping away. */
export const RETURN_JOURNEYS: readonly ReadyJourney[] = [
  {
    key: 'hygiene-recall',
    name: { ru: 'Пора на плановый визит', en: 'Time for a regular visit' },
    description: {
      ru: 'Через четыре месяца после гигиены: письмо, через пять дней мессенджер, ещё через пять звонок',
      en: 'Four months after hygiene: a letter, a messenger five days later, a call after five more',
    },
    needs: { ru: 'Услуги вида «Гигиена»', en: 'Services of the kind "hygiene"' },
    trigger: {
      kind: 'date',
      field: 'visit_of_treatment',
      treatmentTypes: ['hygiene'],
      offset: { count: 120, unit: 'days' },
      at: '11:00',
    },
    settings: {
      priority: 'return',
      episode: 'treatment',
      answers: { by: 'types', treatmentTypes: ['hygiene'] },
      holdoutPercent: 10,
    },
    steps: [
      { message: 'recall-letter' },
      { wait: { count: 5, unit: 'days' }, window: DAYTIME },
      { message: 'recall-message' },
      { wait: { count: 5, unit: 'days' }, window: DAYTIME },
      {
        call: { ru: 'Пригласить на плановый визит', en: 'Invite to a regular visit' },
        script: {
          ru: 'Здравствуйте! Подошло время планового визита. Какой день удобен?',
          en: 'Hello! It is time for a regular visit. Which day suits you?',
        },
      },
    ],
    messages: [
      message(
        'recall-letter',
        { ru: 'Письмо: пора на плановый визит', en: 'Letter: time for a visit' },
        {
          channels: ['email', 'max', 'sms'],
          subject: {
            ru: '{{ clinic.name }}: пора на плановый визит',
            en: '{{ clinic.name }}: time for a regular visit',
          },
          ru: '{{ patient.name }}, здравствуйте. После прошлого визита прошло {{ visit.months_ago }} мес. Самое время для планового.',
          en: 'Hello {{ patient.name }}. It is {{ visit.months_ago }} months since your last visit, a good time for the next.',
        },
      ),
      message(
        'recall-message',
        { ru: 'Удобное время для визита', en: 'A convenient time' },
        {
          channels: ['max', 'whatsapp', 'sms'],
          ru: '{{ patient.name }}, подобрать удобное время для планового визита? {{ clinic.name }}.',
          en: '{{ patient.name }}, shall we find a convenient time for your regular visit? {{ clinic.name }}.',
        },
      ),
    ],
  },
  {
    key: 'unused-coupon',
    name: { ru: 'Не использован купон', en: 'An unused coupon' },
    description: { ru: 'Через 14 дней после метки «купон»', en: 'Fourteen days after the tag "coupon"' },
    needs: { ru: 'Метка «купон» на карточке', en: 'The tag "coupon" on the card' },
    trigger: {
      kind: 'event',
      match: { types: ['patient.tagged'], where: [{ key: 'tag', op: 'in', values: ['купон', 'Купон', 'coupon'] }] },
    },
    settings: { priority: 'promotion', episode: 'event', answers: { by: 'any' }, holdoutPercent: 10 },
    steps: [{ wait: { count: 14, unit: 'days' }, window: DAYTIME }, { message: 'coupon-reminder' }],
    messages: [
      message(
        'coupon-reminder',
        { ru: 'Купон ещё действует', en: 'The coupon is still valid' },
        {
          channels: ['max', 'sms', 'email'],
          ru: '{{ patient.name }}, ваш купон в {{ clinic.name }} ещё действует.',
          en: '{{ patient.name }}, your coupon at {{ clinic.name }} is still valid.',
        },
        'advertising',
      ),
    ],
  },
  {
    key: 'overdue-prescription',
    name: { ru: 'Просрочено назначение', en: 'An overdue prescription' },
    description: {
      ru: 'На следующий день после срока назначения: напоминание, через три дня звонок',
      en: 'The day after a prescription was due: a reminder, a call three days later',
    },
    needs: { ru: 'Поле карточки prescription_due с датой', en: 'The card field prescription_due with a date' },
    trigger: { kind: 'date', field: 'prescription_due', offset: { count: 1, unit: 'days' }, at: '11:00' },
    settings: { priority: 'service', episode: 'run', answers: { by: 'any' } },
    steps: [
      { message: 'prescription-reminder' },
      { wait: { count: 3, unit: 'days' }, window: DAYTIME },
      {
        call: { ru: 'Уточнить о назначении врача', en: 'Ask about the doctor’s prescription' },
        role: 'curator',
        script: {
          ru: 'Врач ждал вас. Помочь с записью?',
          en: 'The doctor was expecting you. May we help with a time?',
        },
      },
    ],
    messages: [
      message(
        'prescription-reminder',
        { ru: 'Подошёл срок визита', en: 'A visit is due' },
        {
          channels: ['max', 'sms', 'email'],
          ru: '{{ patient.name }}, подошёл срок, о котором вы договорились с врачом. {{ clinic.name }}.',
          en: '{{ patient.name }}, the date you agreed on with the doctor has come. {{ clinic.name }}.',
        },
      ),
    ],
  },
  {
    key: 'churn-window',
    name: { ru: 'Вот-вот перестанет ходить', en: 'About to stop coming' },
    description: {
      ru: 'Регулярные пациенты без визита пять месяцев и без записи',
      en: 'Regular patients with no visit for five months and nothing booked',
    },
    needs: { ru: 'История визитов', en: 'A history of visits' },
    trigger: { segment: 'churn-window' },
    segment: {
      key: 'churn-window',
      name: { ru: 'Вот-вот перестанут ходить', en: 'About to stop coming' },
      rule: {
        all: [
          { field: 'visits.count', op: 'at_least', value: 2 },
          { field: 'visits.last', op: 'before', value: { ago: 5, unit: 'month' } },
          { field: 'visits.last', op: 'since', value: { ago: 6, unit: 'month' } },
          { field: 'bookings.ahead', op: 'none' },
        ],
      },
    },
    reentry: { kind: 'after', days: 180 },
    settings: { priority: 'promotion', episode: 'patient', answers: { by: 'any' }, holdoutPercent: 10 },
    steps: [
      { message: 'churn-invite' },
      { wait: { count: 4, unit: 'days' }, window: DAYTIME },
      {
        call: { ru: 'Узнать, как дела, и пригласить', en: 'Ask how things are and invite' },
        script: {
          ru: 'Давно не виделись. Всё ли хорошо? Удобно ли зайти на осмотр?',
          en: 'It has been a while. Is everything all right? Would a check-up suit you?',
        },
      },
    ],
    messages: [
      message(
        'churn-invite',
        { ru: 'Давно не виделись', en: 'It has been a while' },
        {
          channels: ['max', 'sms', 'email'],
          ru: '{{ patient.name }}, давно не виделись. Будем рады вам в {{ clinic.name }}.',
          en: '{{ patient.name }}, it has been a while. We would be glad to see you at {{ clinic.name }}.',
        },
        'advertising',
      ),
    ],
  },
  {
    key: 'lost-best',
    name: { ru: 'Возврат лучших', en: 'Winning back the best' },
    description: {
      ru: 'Ценные пациенты, которые перестали ходить: сначала звонок куратора, потом личное приглашение',
      en: 'Valuable patients who stopped coming: a curator calls first, then a personal invitation',
    },
    needs: { ru: 'RFM: ценные под угрозой', en: 'RFM: valuable at risk' },
    trigger: { segment: 'lost-best' },
    segment: {
      key: 'lost-best',
      name: { ru: 'Ценные, перестали ходить', en: 'Valuable, stopped coming' },
      rule: {
        all: [
          { field: 'value.rfm_group', op: 'any_of', value: ['at_risk'] },
          { field: 'bookings.ahead', op: 'none' },
        ],
      },
    },
    reentry: { kind: 'after', days: 365 },
    settings: { priority: 'return', episode: 'patient', answers: { by: 'any' }, holdoutPercent: 10 },
    steps: [
      {
        call: { ru: 'Позвонить ценному пациенту', en: 'Call a valuable patient' },
        role: 'curator',
        script: {
          ru: 'Почему перестали ходить? Был ли конфликт? Запишите причину и предложите личный шаг.',
          en: 'Why did they stop? Was there a conflict? Write down the reason and offer a personal step.',
        },
      },
      { wait: { count: 1, unit: 'days' }, window: DAYTIME },
      { message: 'best-invite' },
    ],
    messages: [
      message(
        'best-invite',
        { ru: 'Личное приглашение', en: 'A personal invitation' },
        {
          channels: ['max', 'email', 'sms'],
          ru: '{{ patient.name }}, нам важно ваше мнение, и мы будем рады видеть вас снова. {{ clinic.name }}.',
          en: '{{ patient.name }}, your opinion matters to us, and we would be glad to see you again. {{ clinic.name }}.',
        },
        'advertising',
      ),
    ],
  },
  {
    key: 'policy-ending',
    name: { ru: 'Заканчивается полис', en: 'The policy ends' },
    description: {
      ru: 'За 30 дней до конца полиса и за 10 дней: успеть пройти нужное',
      en: 'Thirty and ten days before the policy ends: time to use it',
    },
    needs: { ru: 'Полисы с датой окончания', en: 'Policies with an end date' },
    trigger: { kind: 'date', field: 'policy_end', offset: { count: -30, unit: 'days' }, at: '11:00' },
    settings: { priority: 'service', episode: 'policy', answers: { by: 'any' } },
    steps: [
      { message: 'policy-month' },
      { wait: { count: 20, unit: 'days' }, window: DAYTIME },
      { message: 'policy-days' },
    ],
    messages: [
      message(
        'policy-month',
        { ru: 'Полис действует ещё месяц', en: 'The policy lasts one more month' },
        {
          channels: ['max', 'sms', 'email'],
          ru: '{{ patient.name }}, ваш полис действует до {{ policy.ends_on }}. Успейте запланировать визит. {{ clinic.name }}.',
          en: '{{ patient.name }}, your policy is valid until {{ policy.ends_on }}. There is time to plan a visit. {{ clinic.name }}.',
        },
      ),
      message(
        'policy-days',
        { ru: 'Полис скоро закончится', en: 'The policy ends soon' },
        {
          channels: ['sms', 'max', 'email'],
          ru: '{{ patient.name }}, полис действует до {{ policy.ends_on }}. Есть время для последнего визита по нему. {{ clinic.name }}.',
          en: '{{ patient.name }}, the policy is valid until {{ policy.ends_on }}. There is still time for a visit. {{ clinic.name }}.',
        },
      ),
    ],
  },
  {
    key: 'birthday',
    name: { ru: 'День рождения', en: 'Birthday' },
    description: {
      ru: 'Поздравление в 11 часов по времени пациента',
      en: 'Congratulations at eleven of the patient’s day',
    },
    needs: { ru: 'Даты рождения', en: 'Birth dates' },
    trigger: { kind: 'date', field: 'birthday', offset: { count: 0, unit: 'days' }, at: '11:00' },
    unlessBooked: false,
    settings: {
      priority: 'promotion',
      episode: 'year',
      answers: { by: 'none' },
      goal: null,
      needsFreshData: false,
      late: { hours: 12, policy: 'skip' },
    },
    steps: [{ message: 'birthday-wish', expiresAfterHours: 10 }],
    messages: [
      message(
        'birthday-wish',
        { ru: 'С днём рождения', en: 'Happy birthday' },
        {
          channels: ['max', 'sms', 'email'],
          ru: '{{ patient.name }}, с днём рождения! {{ clinic.name }} желает вам здоровья и радости.',
          en: 'Happy birthday, {{ patient.name }}! {{ clinic.name }} wishes you health and joy.',
        },
        'advertising',
      ),
    ],
  },
  {
    key: 'programme-due',
    name: { ru: 'Подошёл визит по годовой программе', en: 'A visit of the annual programme is due' },
    description: {
      ru: 'В день, когда подошёл визит по программе, и звонок через четыре дня',
      en: 'On the day a visit of the programme is due, and a call four days later',
    },
    needs: { ru: 'Поле карточки programme_due с датой', en: 'The card field programme_due with a date' },
    trigger: { kind: 'date', field: 'programme_due', offset: { count: 0, unit: 'days' }, at: '11:00' },
    settings: { priority: 'service', episode: 'run', answers: { by: 'any' } },
    steps: [
      { message: 'programme-visit' },
      { wait: { count: 4, unit: 'days' }, window: DAYTIME },
      {
        call: { ru: 'Записать на визит по программе', en: 'Book the visit of the programme' },
        role: 'curator',
        script: {
          ru: 'Подошёл визит по вашей программе. Какой день удобен?',
          en: 'A visit of your programme is due. Which day suits you?',
        },
      },
    ],
    messages: [
      message(
        'programme-visit',
        { ru: 'Визит по программе', en: 'A visit of the programme' },
        {
          channels: ['max', 'sms', 'email'],
          ru: '{{ patient.name }}, по вашей годовой программе подошёл очередной визит. {{ clinic.name }}.',
          en: '{{ patient.name }}, the next visit of your annual programme is due. {{ clinic.name }}.',
        },
      ),
    ],
  },
]
