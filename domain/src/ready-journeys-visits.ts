import type { ReadyJourney, ReadyMessage } from './ready-journey.ts'

const DAYTIME = { from: '10:00', to: '20:00' }
const BOOK_RU =
  '{% if link.book %} Записаться: {{ link.book }}{% elsif clinic.phone %} Телефон: {{ clinic.phone }}{% endif %}'
const BOOK_EN = '{% if link.book %} Book: {{ link.book }}{% elsif clinic.phone %} Phone: {{ clinic.phone }}{% endif %}'

const message = (
  key: string,
  name: ReadyMessage['name'],
  { ru, en, channels }: { ru: string; en: string; channels: ReadyMessage['channels'] },
): ReadyMessage => ({ key, name, messageClass: 'service', channels, bodies: { ru: { text: ru }, en: { text: en } } })

/** Around one visit: before it, after it, and when it did not happen. */
export const VISIT_JOURNEYS: readonly ReadyJourney[] = [
  {
    key: 'no-show',
    name: { ru: 'Не пришёл на приём', en: 'Did not come' },
    description: {
      ru: 'Через два часа предложить новое время, на следующий день звонок',
      en: 'A new time two hours later, a call the next day',
    },
    needs: { ru: 'Записи со статусом «не пришёл»', en: 'Appointments with the status "no show"' },
    trigger: { kind: 'event', match: { types: ['appointment.no_show'] } },
    settings: { priority: 'service', episode: 'appointment', answers: { by: 'any' } },
    steps: [
      { wait: { count: 2, unit: 'hours' }, window: DAYTIME },
      { message: 'no-show-new-time' },
      { wait: { count: 1, unit: 'days' }, window: DAYTIME },
      {
        call: { ru: 'Перезаписать: не пришёл', en: 'Rebook: did not come' },
        script: {
          ru: 'Здравствуйте! Вчера ждали вас. Всё ли в порядке? Подобрать другое время?',
          en: 'Hello! We were expecting you. Is everything all right? Shall we find another time?',
        },
      },
    ],
    messages: [
      message(
        'no-show-new-time',
        { ru: 'Подобрать другое время', en: 'Find another time' },
        {
          channels: ['max', 'whatsapp', 'sms'],
          ru: `{{ patient.name }}, сегодня мы вас не дождались. Подобрать другое время? {{ clinic.name }}.${BOOK_RU}`,
          en: `{{ patient.name }}, we missed you today. Shall we find another time? {{ clinic.name }}.${BOOK_EN}`,
        },
      ),
    ],
  },
  {
    key: 'consultation-no-treatment',
    name: { ru: 'Была консультация, лечения нет', en: 'A consultation without treatment' },
    description: {
      ru: 'Через неделю после консультации без новой записи: вопрос, через пять дней напоминание и звонок',
      en: 'A week after a consultation with nothing booked: a question, five days later a reminder and a call',
    },
    needs: { ru: 'Услуги вида «Консультация»', en: 'Services of the kind "consultation"' },
    trigger: {
      kind: 'date',
      field: 'visit_of_treatment',
      treatmentTypes: ['consultation'],
      offset: { count: 7, unit: 'days' },
      at: '12:00',
    },
    settings: { priority: 'return', episode: 'appointment', answers: { by: 'any' }, holdoutPercent: 10 },
    steps: [
      { message: 'consultation-question' },
      { wait: { count: 5, unit: 'days' }, window: DAYTIME },
      { message: 'consultation-reminder' },
      { wait: { count: 3, unit: 'days' }, window: DAYTIME },
      {
        call: { ru: 'После консультации: решился ли', en: 'After the consultation: decided?' },
        script: {
          ru: 'Вы были у нас на консультации. Остались ли вопросы? Что важно для решения: время, цена, другое мнение?',
          en: 'You had a consultation with us. Any questions left? What matters for the decision: time, price, another opinion?',
        },
      },
    ],
    messages: [
      message(
        'consultation-question',
        { ru: 'Остались ли вопросы', en: 'Any questions left' },
        {
          channels: ['max', 'whatsapp', 'sms'],
          ru: `{{ patient.name }}, здравствуйте. Вы были в {{ clinic.name }} неделю назад. Остались ли вопросы к врачу? Ответьте на это сообщение.${BOOK_RU}`,
          en: `Hello {{ patient.name }}. You visited {{ clinic.name }} a week ago. Any questions for the doctor? Just answer this message.${BOOK_EN}`,
        },
      ),
      message(
        'consultation-reminder',
        { ru: 'Следующий шаг после визита', en: 'The next step after the visit' },
        {
          channels: ['sms', 'max', 'email'],
          ru: `{{ patient.name }}, напоминаем о следующем шаге после визита. {{ clinic.name }}.${BOOK_RU}`,
          en: `{{ patient.name }}, a reminder of the next step after your visit. {{ clinic.name }}.${BOOK_EN}`,
        },
      ),
    ],
  },
  {
    key: 'appointment-reminder',
    name: { ru: 'Напоминание о записи', en: 'Appointment reminder' },
    description: {
      ru: 'За сутки и за два часа до приёма; перенос и отмена записи меняют и напоминания',
      en: 'A day and two hours before the visit; moving or cancelling the booking moves the reminders',
    },
    needs: { ru: 'Записи на будущее', en: 'Future bookings' },
    trigger: { kind: 'date', field: 'appointment_start', offset: { count: -24, unit: 'hours' } },
    unlessBooked: false,
    settings: {
      priority: 'medical',
      episode: 'appointment',
      answers: { by: 'none' },
      goal: { kind: 'visit' },
      needsFreshData: false,
      cap: 'ignores',
      late: { hours: 12, policy: 'skip' },
    },
    steps: [
      { message: 'reminder-day', expiresAfterHours: 20 },
      { wait: { count: 22, unit: 'hours' } },
      { message: 'reminder-hours', expiresAfterHours: 1 },
    ],
    messages: [
      message(
        'reminder-day',
        { ru: 'Завтра ваш приём', en: 'Your visit tomorrow' },
        {
          channels: ['max', 'whatsapp', 'sms', 'email'],
          ru: '{{ patient.name }}, ждём вас {{ appointment.date }} в {{ appointment.time }}. {{ clinic.name }}{% if branch.address %}, {{ branch.address }}{% endif %}.{% if clinic.phone %} Перенести: {{ clinic.phone }}.{% endif %}',
          en: '{{ patient.name }}, see you on {{ appointment.date }} at {{ appointment.time }}. {{ clinic.name }}{% if branch.address %}, {{ branch.address }}{% endif %}.{% if clinic.phone %} To move it: {{ clinic.phone }}.{% endif %}',
        },
      ),
      message(
        'reminder-hours',
        { ru: 'Сегодня ваш приём', en: 'Your visit today' },
        {
          channels: ['max', 'whatsapp', 'sms'],
          ru: '{{ patient.name }}, ждём вас сегодня в {{ appointment.time }}. {{ clinic.name }}.',
          en: '{{ patient.name }}, see you today at {{ appointment.time }}. {{ clinic.name }}.',
        },
      ),
    ],
  },
  {
    key: 'nps-after-visit',
    name: { ru: 'Оценка после визита', en: 'Score after the visit' },
    description: {
      ru: 'Через два часа после приёма: оценка от 0 до 10',
      en: 'Two hours after the visit: a score from 0 to 10',
    },
    needs: { ru: 'Завершённые приёмы', en: 'Completed visits' },
    trigger: { kind: 'event', match: { types: ['appointment.completed'] } },
    unlessBooked: false,
    reentry: { kind: 'after', days: 90 },
    settings: {
      priority: 'service',
      episode: 'patient',
      answers: { by: 'none' },
      goal: null,
      needsFreshData: false,
    },
    steps: [{ wait: { count: 2, unit: 'hours' }, window: DAYTIME }, { message: 'nps-question' }],
    messages: [
      message(
        'nps-question',
        { ru: 'Как прошёл визит', en: 'How was the visit' },
        {
          channels: ['max', 'whatsapp', 'sms', 'email'],
          ru: '{{ patient.name }}, спасибо за визит. Насколько вы готовы порекомендовать {{ clinic.name }} близким, от 0 до 10? {% if link.survey %}{{ link.survey }}{% else %}Ответьте числом.{% endif %}',
          en: '{{ patient.name }}, thank you for coming. How likely are you to recommend {{ clinic.name }}, from 0 to 10? {% if link.survey %}{{ link.survey }}{% else %}Answer with a number.{% endif %}',
        },
      ),
    ],
  },
  {
    key: 'review-request',
    name: { ru: 'Просьба об отзыве', en: 'Request for a review' },
    description: {
      ru: 'Через три дня после приёма, не чаще раза в полгода. Одна ссылка для всех, без отбора довольных',
      en: 'Three days after a visit, at most twice a year. One link for everybody, nobody is picked for being pleased',
    },
    needs: { ru: 'Ссылка на отзывы в настройках сообщений', en: 'The review link in message settings' },
    trigger: { kind: 'event', match: { types: ['appointment.completed'] } },
    unlessBooked: false,
    reentry: { kind: 'after', days: 180 },
    settings: { priority: 'return', episode: 'patient', answers: { by: 'none' }, goal: null, needsFreshData: false },
    steps: [
      { wait: { count: 3, unit: 'days' }, window: { from: '12:00', to: '19:00' } },
      { message: 'review-question' },
    ],
    messages: [
      message(
        'review-question',
        { ru: 'Поделитесь впечатлением', en: 'Share your impression' },
        {
          channels: ['max', 'whatsapp', 'email', 'sms'],
          ru: '{{ patient.name }}, помогите нам стать лучше: расскажите о визите в {{ clinic.name }}. {% if link.review %}{{ link.review }}{% else %}Ответьте на это сообщение.{% endif %}',
          en: '{{ patient.name }}, help us improve: tell us about your visit to {{ clinic.name }}. {% if link.review %}{{ link.review }}{% else %}Just answer this message.{% endif %}',
        },
      ),
    ],
  },
]
