import type { Bilingual } from './bilingual.ts'
import { CHANNEL_WORDS } from './channel.ts'
import type { ClinicList, SegmentFilter, SegmentOption, SegmentOptions } from './segment-field.ts'

/** Values of the clinic's own list. */
export function listed(list: ClinicList): SegmentOptions {
  return { kind: 'clinic', list }
}

/** A fixed list of values with their words. */
export function fixed(words: Readonly<Record<string, Bilingual>>): SegmentOptions {
  const values: SegmentOption[] = Object.entries(words).map(([value, said]) => ({ value, words: said }))
  return { kind: 'fixed', values }
}

const filter = (key: string, ru: string, en: string, options: SegmentOptions): SegmentFilter => ({
  key,
  words: { ru, en },
  options,
})

export const TREATMENT_WORDS: Readonly<Record<string, Bilingual>> = {
  consultation: { ru: 'Консультация', en: 'Consultation' },
  hygiene: { ru: 'Гигиена', en: 'Hygiene' },
  caries: { ru: 'Кариес', en: 'Caries' },
  complex: { ru: 'Комплексное лечение', en: 'Complex treatment' },
  surgery: { ru: 'Хирургия', en: 'Surgery' },
  prosthetics: { ru: 'Протезирование', en: 'Prosthetics' },
  orthodontics: { ru: 'Ортодонтия', en: 'Orthodontics' },
  diagnostics: { ru: 'Диагностика', en: 'Diagnostics' },
  other: { ru: 'Другое', en: 'Other' },
}

const PAYER_WORDS: Readonly<Record<string, Bilingual>> = {
  patient: { ru: 'Пациент', en: 'Patient' },
  insurer: { ru: 'Страховая', en: 'Insurer' },
  employer: { ru: 'Работодатель', en: 'Employer' },
}

export const BY = {
  specialty: filter('specialty', 'специальность', 'specialty', listed('specialties')),
  treatment: filter('treatment', 'вид лечения', 'kind of treatment', fixed(TREATMENT_WORDS)),
  service: filter('service', 'услуга', 'service', listed('services')),
  doctor: filter('doctor', 'врач', 'doctor', listed('doctors')),
  branch: filter('branch', 'филиал', 'branch', listed('branches')),
  payer: filter('payer', 'платит', 'payer', fixed(PAYER_WORDS)),
  insurer: filter('insurer', 'страховая', 'insurer', listed('insurers')),
  employer: filter('employer', 'работодатель', 'employer', listed('employers')),
  programme: filter('programme', 'программа', 'programme', listed('programmes')),
  cancelledBy: filter(
    'cancelledBy',
    'кто отменил',
    'cancelled by',
    fixed({ patient: { ru: 'Пациент', en: 'Patient' }, clinic: { ru: 'Клиника', en: 'Clinic' } }),
  ),
  planStatus: filter(
    'status',
    'состояние',
    'state',
    fixed({
      draft: { ru: 'Черновик', en: 'Draft' },
      presented: { ru: 'Предложен', en: 'Presented' },
      accepted: { ru: 'Принят', en: 'Accepted' },
      in_progress: { ru: 'В работе', en: 'In progress' },
      completed: { ru: 'Завершён', en: 'Completed' },
      postponed: { ru: 'Отложен', en: 'Postponed' },
      lost: { ru: 'Потерян', en: 'Lost' },
    }),
  ),
  direction: filter(
    'direction',
    'направление',
    'direction',
    fixed({ in: { ru: 'Входящий', en: 'Incoming' }, out: { ru: 'Исходящий', en: 'Outgoing' } }),
  ),
  callResult: filter('result', 'результат', 'result', { kind: 'free' }),
  outcome: filter(
    'outcome',
    'ответ',
    'outcome',
    fixed({
      accepted: { ru: 'Согласился', en: 'Accepted' },
      declined: { ru: 'Отказался', en: 'Declined' },
      thinking: { ru: 'Думает', en: 'Thinking' },
    }),
  ),
  leadSource: filter('source', 'источник', 'source', listed('lead_sources')),
  campaign: filter('campaign', 'кампания', 'campaign', listed('campaigns')),
  leadStatus: filter('status', 'статус', 'status', { kind: 'free' }),
  siteEvent: filter(
    'type',
    'что сделал',
    'what happened',
    fixed({
      'site.page': { ru: 'Открыл страницу', en: 'Opened a page' },
      'site.service_viewed': { ru: 'Смотрел услугу', en: 'Viewed a service' },
      'site.form_started': { ru: 'Начал заполнять форму', en: 'Started a form' },
      'site.form_sent': { ru: 'Отправил форму', en: 'Sent a form' },
      'site.booking_abandoned': { ru: 'Бросил запись', en: 'Abandoned a booking' },
    }),
  ),
  words: filter('words', 'в названии есть', 'the name contains', { kind: 'free' }),
  eventType: filter('type', 'событие', 'event', { kind: 'free' }),
  channel: filter('channel', 'канал', 'channel', { kind: 'free' }),
  journey: filter('journey', 'сценарий', 'journey', listed('journeys')),
  messageChannel: filter('channel', 'канал', 'channel', fixed(CHANNEL_WORDS)),
  messageClass: filter(
    'class',
    'вид сообщения',
    'kind of message',
    fixed({
      service: { ru: 'Сервисное', en: 'Service' },
      advertising: { ru: 'Рекламное', en: 'Advertising' },
    }),
  ),
} as const satisfies Record<string, SegmentFilter>
