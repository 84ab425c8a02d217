import { addressOf, bySex, respectfulAdjective } from '@revisit/domain/greeting.ts'
import { daysBetween, type LocalDate, localDateOf, localTimeOf, monthsBetween } from '@revisit/domain/local-date.ts'
import { TEMPLATE_VARIABLES } from '@revisit/domain/template-variables.ts'
import type { MessageSettings } from './schemas.ts'
import type { ValueRow } from './values-queries.ts'

/** Addresses that belong into one message. */
export type MessageLinks = {
  book?: string
  review?: string
  survey?: string
  unsubscribe?: string
  telegram?: string
  max?: string
  push?: string
}

type Field = string | number | undefined
type Values = Record<string, Record<string, Field>>
type Setting = { settings: MessageSettings; links: MessageLinks; now: Date }

/** What one message may say about one person; what is not known is absent and keeps the message from being sent. */
export function messageValues(row: ValueRow, { settings, links, now }: Setting): Values {
  const today = localDateOf(now, zoneOf(row))
  return known({
    patient: patientValues(row, settings),
    clinic: { name: row.clinicName, phone: filled(settings.phone) },
    branch: { name: filled(row.branchName), address: filled(row.branchAddress) },
    appointment: appointmentValues(row),
    doctor: { name: row.doctorName === null ? undefined : shortName(row.doctorName) },
    visit: visitValues(row, today),
    plan: planValues(row),
    policy: policyValues(row, today),
    link: linkValues(settings, links),
  })
}

function patientValues(row: ValueRow, { politeness }: MessageSettings): Record<string, Field> {
  return {
    name: addressOf(row, politeness) ?? undefined,
    first_name: addressOf(row, 'friendly') ?? undefined,
    dear: row.locale === 'ru' ? respectfulAdjective(row) : 'Dear',
    sex: bySex(row, { m: 'm', f: 'f', unknown: 'unknown' }),
  }
}

function appointmentValues(row: ValueRow): Record<string, Field> {
  if (row.startsAt === null) return {}
  const on = localDateOf(row.startsAt, zoneOf(row))
  return {
    date: dayInWords(on, row.locale),
    weekday: weekdayInWords(on, row.locale),
    time: localTimeOf(row.startsAt, zoneOf(row)).slice(0, 5),
  }
}

function visitValues({ lastVisitOn, locale }: ValueRow, today: LocalDate): Record<string, Field> {
  return lastVisitOn === null
    ? {}
    : { date: dayInWords(lastVisitOn, locale), months_ago: monthsBetween(lastVisitOn, today) }
}

function planValues(row: ValueRow): Record<string, Field> {
  const { planVisitsLeft, planAmountLeft, planPresentedAt, locale } = row
  return {
    visits_left: planVisitsLeft ?? undefined,
    amount_left: planAmountLeft === null ? undefined : roubles(planAmountLeft, locale),
    date: planPresentedAt === null ? undefined : dayInWords(localDateOf(planPresentedAt, zoneOf(row)), locale),
  }
}

function policyValues({ policyEndsOn, insurer, locale }: ValueRow, today: LocalDate): Record<string, Field> {
  if (policyEndsOn === null) return {}
  return {
    ends_on: dayInWords(policyEndsOn, locale),
    days_left: daysBetween(today, policyEndsOn),
    insurer: filled(insurer),
  }
}

function linkValues(settings: MessageSettings, links: MessageLinks): Record<string, Field> {
  return {
    book: links.book ?? filled(settings.bookingUrl),
    review: links.review ?? filled(settings.reviewUrl),
    survey: links.survey ?? filled(settings.surveyUrl),
    unsubscribe: links.unsubscribe,
    telegram: links.telegram,
    max: links.max,
    push: links.push,
  }
}

function zoneOf({ branchTimezone, clinicTimezone }: ValueRow): string {
  return branchTimezone ?? clinicTimezone
}

function filled(text: string | null): Field {
  return text === null || text === '' ? undefined : text
}

/** The samples of the catalogue in the shape of real values, for previews without a patient. */
export function sampleValues(locale: 'ru' | 'en'): Values {
  const values: Values = {}
  for (const { name, sample, medical } of TEMPLATE_VARIABLES) {
    const [group = '', field] = name.split('.')
    if (medical || field === undefined) continue
    values[group] = { ...values[group], [field]: /^\d+$/.test(sample.ru) ? Number(sample.ru) : sample[locale] }
  }
  return values
}

/** «Гусева Татьяна Игоревна» → «Гусева Т. И.». */
function shortName(name: string): string {
  const [last = '', ...rest] = name.trim().split(/\s+/)
  return [last, ...rest.slice(0, 2).map((word) => `${word[0]}.`)].join(' ')
}

function dayInWords(date: LocalDate, locale: 'ru' | 'en'): string {
  return words(date, locale, { day: 'numeric', month: 'long' })
}

function weekdayInWords(date: LocalDate, locale: 'ru' | 'en'): string {
  return words(date, locale, { weekday: 'long' })
}

function words(date: LocalDate, locale: 'ru' | 'en', options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', { ...options, timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  )
}

function roubles(minorUnits: number, locale: 'ru' | 'en'): string {
  return `${new Intl.NumberFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', { maximumFractionDigits: 0 }).format(minorUnits / 100)} ₽`
}

function known(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([group, fields]) => [
      group,
      Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    ]),
  )
}
