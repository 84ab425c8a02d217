import { addDays, instantOf, type LocalDate } from '@revisit/domain/local-date.ts'
import fc from 'fast-check'

/** The day tests live in, noon in Moscow. */
export const DAY: LocalDate = '2026-11-22'
export const ZONE = 'Europe/Moscow'

/** The lists of a small clinic. */
export type Directory = {
  branches: string[]
  doctors: { id: string; specialty: string | null }[]
  services: { id: string; specialty: string | null; treatmentType: string }[]
  insurers: string[]
}

const days = fc.oneof(fc.integer({ min: 0, max: 800 }), fc.constantFrom(0, 1, 29, 30, 31, 90, 180, 364, 365, 366))
const somewhen = fc.oneof(days, fc.integer({ min: -40, max: -1 }))
const place = (n: number) => fc.option(fc.nat(n - 1), { nil: null })
const some = <T>(item: fc.Arbitrary<T>, maxLength: number) => fc.array(item, { maxLength })

/** What chance decides about a person; days are counted back from today, negative ones lie ahead. */
export const personFacts = fc.record({
  sex: fc.constantFrom('m', 'f', null),
  birthDate: fc.option(
    fc.oneof(
      fc
        .tuple(fc.integer({ min: 1940, max: 2024 }), fc.integer({ min: 0, max: 400 }))
        .map(([year, day]) => addDays(`${year}-01-01`, day)),
      fc.constantFrom('2000-02-29', '1990-11-22', '1990-11-23', '1991-12-31', '1985-01-01'),
    ),
    { nil: null },
  ),
  district: fc.constantFrom('Сокол', 'Химки', '', null),
  source: fc.constantFrom('Яндекс', 'Рекомендация', null),
  branch: place(2),
  curator: place(3),
  doctor: place(3),
  referred: fc.boolean(),
  deceased: fc.constantFrom(false, false, false, true),
  createdAgo: days,
  custom: fc.record(
    {
      colour: fc.constantFrom('red', 'blue'),
      weight: fc.constantFrom<string | number>(55, 70.5, '90', 'много'),
      since: fc.constantFrom('2026-11-01', '2025-05-05'),
      note: fc.constantFrom('любит утро', 'Боится боли'),
    },
    { requiredKeys: [] },
  ),
  tags: fc.subarray(['vip', 'имплант', 'хроник']),
  contacts: some(
    fc.record({
      kind: fc.constantFrom('phone', 'email', 'telegram', 'max', 'push'),
      invalid: fc.constantFrom(false, false, true),
    }),
    4,
  ),
  consents: some(
    fc.record({
      purpose: fc.constantFrom('marketing', 'marketing', 'service'),
      channel: fc.constantFrom('*', 'sms', 'email', 'max'),
      granted: fc.boolean(),
      ago: fc.constantFrom(1, 5, 5, 100),
    }),
    4,
  ),
  appointments: some(
    fc.record({
      ago: somewhen,
      status: fc.constantFrom('completed', 'completed', 'completed', 'no_show', 'cancelled', 'booked', 'confirmed'),
      cancelledBy: fc.constantFrom('patient', 'clinic', null),
      doctor: place(3),
      branch: place(2),
      payer: fc.constantFrom('patient', 'insurer', null),
      services: some(place(4), 2),
    }),
    6,
  ),
  payments: some(
    fc.record({
      ago: somewhen,
      amount: fc.constantFrom(0, 100_000, 250_000, 1_000_000),
      kind: fc.constantFrom('payment', 'payment', 'payment', 'refund'),
      payer: fc.constantFrom('patient', 'insurer'),
      insurer: place(2),
      programme: fc.constantFrom('Мама', 'Детство', '', null),
    }),
    5,
  ),
  plans: some(
    fc.record({
      status: fc.constantFrom('draft', 'presented', 'accepted', 'in_progress', 'completed', 'postponed', 'lost'),
      doctor: place(3),
      ago: fc.option(days, { nil: null }),
      items: some(
        fc.record({
          status: fc.constantFrom('open', 'booked', 'done', 'declined'),
          price: fc.constantFrom(50_000, 3_000_000),
        }),
        2,
      ),
    }),
    2,
  ),
  policies: some(
    fc.record({
      from: fc.option(somewhen, { nil: null }),
      to: fc.option(fc.integer({ min: -60, max: 60 }), { nil: null }),
      insurer: place(2),
      employer: fc.constantFrom('Завод', null),
      programme: fc.constantFrom('Мама', null),
      limit: fc.constantFrom(null, 1_000_000),
      spent: fc.constantFrom(null, 300_000),
    }),
    2,
  ),
  events: some(
    fc.record({
      type: fc.constantFrom('site.page', 'site.service_viewed', 'site.form_sent', 'touch.sent'),
      hoursAgo: fc.constantFrom(1, 2, 5, 23, 30, 200, 2000),
      service: place(4),
      title: fc.constantFrom('Имплантация зубов', 'Гигиена', null),
      channel: fc.constantFrom('sms', 'email', null),
    }),
    4,
  ),
  calls: some(
    fc.record({
      direction: fc.constantFrom('in', 'out', null),
      result: fc.constantFrom('записан', 'недозвон', null),
      hoursAgo: fc.constantFrom(1, 30, 3000),
    }),
    2,
  ),
  offers: some(
    fc.record({
      outcome: fc.constantFrom('accepted', 'declined', null),
      service: place(4),
      hoursAgo: fc.constantFrom(5, 100, 9000),
    }),
    2,
  ),
  leads: some(
    fc.record({
      source: fc.constantFrom('Сайт', null),
      campaign: fc.constantFrom('осень', null),
      status: fc.constantFrom('новый', null),
      ago: days,
    }),
    2,
  ),
})
export type PersonFacts = typeof personFacts extends fc.Arbitrary<infer T> ? T : never

/** Somebody with a card and nothing else. */
export const NOBODY_YET: PersonFacts = {
  sex: null,
  birthDate: null,
  district: null,
  source: null,
  branch: null,
  curator: null,
  doctor: null,
  referred: false,
  deceased: false,
  createdAgo: 400,
  custom: {},
  tags: [],
  contacts: [],
  consents: [],
  appointments: [],
  payments: [],
  plans: [],
  policies: [],
  events: [],
  calls: [],
  offers: [],
  leads: [],
}

/** A visit so many days ago. */
export function aVisit(
  daysAgo: number,
  more: Partial<PersonFacts['appointments'][number]> = {},
): PersonFacts['appointments'][number] {
  return {
    ago: daysAgo,
    status: 'completed',
    cancelledBy: null,
    doctor: null,
    branch: null,
    payer: 'patient',
    services: [],
    ...more,
  }
}

export function ago(count: number): LocalDate {
  return addDays(DAY, -count)
}

/** Noon of a day so many days ago. */
export function noon(count: number): Date {
  return instantOf(ago(count), '12:00', ZONE)
}

const NOW = new Date('2026-11-22T09:00:00Z')
export const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000)
