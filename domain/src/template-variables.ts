import type { Bilingual } from './bilingual.ts'

export type TemplateVariable = {
  readonly name: string
  readonly words: Bilingual
  /** What it looks like in a message, for previews. */
  readonly sample: Bilingual
  /** It tells about care: never leaves through an open channel. */
  readonly medical: boolean
}

const variable = (name: string, words: Bilingual, sample: Bilingual, medical = false): TemplateVariable => ({
  name,
  words,
  sample,
  medical,
})
const same = (text: string): Bilingual => ({ ru: text, en: text })

/** Everything a message may say about a person, in the order of the picker. A name that is not here does not publish. */
export const TEMPLATE_VARIABLES: readonly TemplateVariable[] = [
  variable(
    'patient.name',
    { ru: 'Обращение к пациенту', en: 'How the patient is addressed' },
    { ru: 'Анна Петровна', en: 'Anna' },
  ),
  variable('patient.first_name', { ru: 'Имя', en: 'First name' }, { ru: 'Анна', en: 'Anna' }),
  variable(
    'patient.dear',
    { ru: 'Уважаемый или Уважаемая', en: 'Respectful address by sex' },
    { ru: 'Уважаемая', en: 'Dear' },
  ),
  variable('patient.sex', { ru: 'Пол, для слов вроде «записался»', en: 'Sex, for words that depend on it' }, same('f')),
  variable(
    'clinic.name',
    { ru: 'Название клиники', en: 'Name of the clinic' },
    { ru: 'Линия улыбки', en: 'Smile Line' },
  ),
  variable('clinic.phone', { ru: 'Телефон клиники', en: 'Phone of the clinic' }, same('+7 495 123-45-67')),
  variable('branch.name', { ru: 'Филиал', en: 'Branch' }, { ru: 'Сокол', en: 'Sokol' }),
  variable(
    'branch.address',
    { ru: 'Адрес филиала', en: 'Address of the branch' },
    { ru: 'Ленинградский пр-т, 74', en: '74 Leningradsky av.' },
  ),
  variable(
    'appointment.date',
    { ru: 'День записи', en: 'Day of the appointment' },
    { ru: '24 ноября', en: '24 November' },
  ),
  variable(
    'appointment.weekday',
    { ru: 'День недели записи', en: 'Weekday of the appointment' },
    { ru: 'вторник', en: 'Tuesday' },
  ),
  variable('appointment.time', { ru: 'Время записи', en: 'Time of the appointment' }, same('14:30')),
  variable('doctor.name', { ru: 'Врач', en: 'Doctor' }, { ru: 'Гусева Т. И.', en: 'Guseva T. I.' }),
  variable(
    'doctor.specialty',
    { ru: 'Специальность врача', en: 'Speciality of the doctor' },
    { ru: 'ортодонтия', en: 'orthodontics' },
    true,
  ),
  variable(
    'visit.date',
    { ru: 'День последнего визита', en: 'Day of the last visit' },
    { ru: '2 ноября', en: '2 November' },
  ),
  variable('visit.months_ago', { ru: 'Месяцев после визита', en: 'Months since the visit' }, same('6')),
  variable('service.name', { ru: 'Услуга', en: 'Service' }, { ru: 'Лечение кариеса', en: 'Caries treatment' }, true),
  variable(
    'plan.name',
    { ru: 'Название плана лечения', en: 'Name of the plan' },
    { ru: 'Имплантация', en: 'Implants' },
    true,
  ),
  variable('plan.visits_left', { ru: 'Осталось визитов по плану', en: 'Visits left in the plan' }, same('3')),
  variable('plan.amount_left', { ru: 'Осталось по плану, ₽', en: 'Money left in the plan' }, same('68 200 ₽')),
  variable('plan.date', { ru: 'День составления плана', en: 'Day of the plan' }, { ru: '2 ноября', en: '2 November' }),
  variable('diagnosis', { ru: 'Диагноз', en: 'Diagnosis' }, { ru: 'Кариес', en: 'Caries' }, true),
  variable(
    'policy.ends_on',
    { ru: 'Последний день полиса', en: 'Last day of the policy' },
    { ru: '31 декабря', en: '31 December' },
  ),
  variable('policy.days_left', { ru: 'Дней до конца полиса', en: 'Days left in the policy' }, same('30')),
  variable('policy.insurer', { ru: 'Страховая компания', en: 'Insurer' }, { ru: 'СОГАЗ', en: 'SOGAZ' }),
  variable('link.book', { ru: 'Ссылка на запись', en: 'Link to book' }, same('https://clinic.example/book')),
  variable(
    'link.review',
    { ru: 'Ссылка на отзыв', en: 'Link to leave a review' },
    same('https://clinic.example/review'),
  ),
  variable('link.survey', { ru: 'Ссылка на опрос', en: 'Link to the survey' }, same('https://clinic.example/survey')),
  variable(
    'link.unsubscribe',
    { ru: 'Ссылка на отписку', en: 'Link to unsubscribe' },
    same('https://clinic.example/u'),
  ),
  variable(
    'link.telegram',
    { ru: 'Личная ссылка в бот Telegram', en: 'Personal link to the Telegram bot' },
    same('https://t.me/clinic_bot?start=a1b2'),
  ),
  variable(
    'link.max',
    { ru: 'Личная ссылка в бот MAX', en: 'Personal link to the MAX bot' },
    same('https://max.ru/clinic_bot?start=a1b2'),
  ),
  variable(
    'link.push',
    { ru: 'Личная ссылка на сообщения в браузере', en: 'Personal link to messages in the browser' },
    same('https://clinic.example/push/a1b2'),
  ),
]

const BY_NAME = new Map(TEMPLATE_VARIABLES.map((one) => [one.name, one]))

/** The variable of this name, or undefined when there is none. */
export function templateVariable(name: string): TemplateVariable | undefined {
  return BY_NAME.get(name)
}
