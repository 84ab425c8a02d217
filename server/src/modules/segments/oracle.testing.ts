import {
  addDays,
  addYears,
  ageOn,
  birthdayIn,
  daysBetween,
  type LocalDate,
  localDateOf,
  startOfDay,
  yearOf,
} from '@revisit/domain/local-date.ts'
import { cellCode, rfmCell, type RfmCuts, rfmGroup } from '@revisit/domain/rfm.ts'
import { bucketOfId } from '@revisit/domain/segment-bucket.ts'
import { type Condition, isRange, type SegmentRule } from '@revisit/domain/segment-rule.ts'
import {
  type DatePoint,
  resolvePoint,
  resolveWindow,
  type RuleWindow,
  windowHours,
} from '@revisit/domain/segment-window.ts'
import { ago, DAY, type Directory, hoursAgo, noon, type PersonFacts, ZONE } from './world.testing.ts'

/** A person as the oracle knows them: the facts, and what only the product decides (class, membership). */
export type OraclePerson = {
  id: string
  facts: PersonFacts
  valueClass: string | null
  homeBranch: string | null
  memberOf: ReadonlySet<string>
}
export type OracleWorld = { directory: Directory; cuts: RfmCuts | null }

/** Whether a person fits a rule, worked out from the facts alone. */
export function fitsRule(rule: SegmentRule, person: OraclePerson, world: OracleWorld): boolean {
  if ('all' in rule) return rule.all.every((inner) => fitsRule(inner, person, world))
  if ('any' in rule) return rule.any.some((inner) => fitsRule(inner, person, world))
  if ('not' in rule) return !fitsRule(rule.not, person, world)
  return fits(rule, person, world)
}

const at = <T>(list: readonly T[], index: number | null): T | null => (index === null ? null : list[index]!)
const days = (window: RuleWindow | undefined) => (window ? resolveWindow(window, DAY) : { from: null, to: null })
const within = (day: LocalDate, window: RuleWindow | undefined) => {
  const { from, to } = days(window)
  return (from === null || day >= from) && (to === null || day <= to)
}
const happened = (day: LocalDate, window: RuleWindow | undefined) => day <= DAY && within(day, window)
const HOUR = new Date('2026-11-22T09:00:00Z').getTime()
const atMoment = (moment: Date, window: RuleWindow | undefined) => {
  const hours = windowHours(window)
  if (hours !== null) return moment.getTime() >= HOUR - hours * 3_600_000
  const { from, to } = days(window)
  return (
    (from === null || moment >= startOfDay(from, ZONE)) && (to === null || moment < startOfDay(addDays(to, 1), ZONE))
  )
}
const among = (values: readonly string[] | undefined, value: string | null | undefined) =>
  values === undefined || (value != null && values.includes(value))

function number({ op, value }: Condition, measured: number | null): boolean {
  if (op === 'known') return measured !== null
  if (op === 'unknown') return measured === null
  if (measured === null) return false
  if (op === 'any') return measured > 0
  if (op === 'none') return measured <= 0
  if (isRange(value)) return measured >= value[0] && measured <= value[1]
  const limit = value as number
  return op === 'at_least' ? measured >= limit : op === 'at_most' ? measured <= limit : measured === limit
}

function date({ op, value }: Condition, day: LocalDate | null): boolean {
  if (op === 'known') return day !== null
  if (op === 'unknown') return day === null
  if (day === null) return false
  if (op === 'within') return within(day, value as RuleWindow)
  const limit = resolvePoint(value as DatePoint, DAY)
  return op === 'before' ? day < limit : day >= limit
}

function choice({ op, value }: Condition, chosen: string | null): boolean {
  const values = value as string[]
  if (op === 'known') return chosen !== null
  if (op === 'unknown') return chosen === null
  if (op === 'none_of') return chosen === null || !values.includes(chosen)
  if (op === 'contains')
    return chosen !== null && values.some((part) => chosen.toLowerCase().includes(part.toLowerCase()))
  return chosen !== null && values.includes(chosen)
}

function set({ op, value }: Condition, has: readonly string[]): boolean {
  const values = value as string[]
  if (op === 'known') return has.length > 0
  if (op === 'unknown') return has.length === 0
  if (op === 'all_of') return values.every((one) => has.includes(one))
  const any = values.some((one) => has.includes(one))
  return op === 'none_of' ? !any : any
}

const flag = ({ op }: Condition, is: boolean) => (op === 'yes') === is

const distinct = <T>(list: readonly T[]): number => new Set(list).size
const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0)

function visits(
  { facts }: OraclePerson,
  { directory }: OracleWorld,
  { within: window, where = {} }: Condition,
): LocalDate[] {
  return facts.appointments
    .filter(({ status, doctor, branch, payer, services, ago: count }) => {
      const specialist = at(directory.doctors, doctor)
      const done = services.map((service) => at(directory.services, service)).filter((service) => service !== null)
      const bySpecialty =
        !where['specialty'] ||
        among(where['specialty'], specialist?.specialty) ||
        done.some((service) => among(where['specialty'], service.specialty))
      const byLine =
        (!where['treatment'] && !where['service']) ||
        done.some((service) => among(where['treatment'], service.treatmentType) && among(where['service'], service.id))
      return (
        status === 'completed' &&
        happened(ago(count), window) &&
        bySpecialty &&
        byLine &&
        among(where['doctor'], specialist?.id) &&
        among(where['branch'], at(directory.branches, branch)) &&
        among(where['payer'], payer)
      )
    })
    .map(({ ago: count }) => ago(count))
}

function bookings({ facts }: OraclePerson, { directory }: OracleWorld, { where = {} }: Condition) {
  return facts.appointments.filter(({ doctor, branch }) => {
    const specialist = at(directory.doctors, doctor)
    return (
      among(where['specialty'], specialist?.specialty) &&
      among(where['doctor'], specialist?.id) &&
      among(where['branch'], at(directory.branches, branch))
    )
  })
}

const net = (payments: PersonFacts['payments']) =>
  sum(payments.map(({ kind, amount }) => (kind === 'payment' ? amount : -amount)))

function paymentsOf({ facts }: OraclePerson, { directory }: OracleWorld, { within: window, where = {} }: Condition) {
  return facts.payments.filter(
    ({ ago: count, payer, insurer, programme }) =>
      happened(ago(count), window) &&
      among(where['payer'], payer) &&
      among(where['insurer'], at(directory.insurers, insurer)) &&
      among(where['programme'], programme),
  )
}

function costOf({ facts }: OraclePerson, window: RuleWindow | undefined): number {
  return sum(
    facts.appointments
      .filter((visit) => visit.status === 'completed' && happened(ago(visit.ago), window))
      .map(({ services }) => services.length * 40_000),
  )
}

const roundHalfUp = (value: number) => Math.sign(value) * Math.round(Math.abs(value))

function averageCheck(person: OraclePerson, world: OracleWorld, condition: Condition): number | null {
  const plain = { ...condition, where: undefined }
  const paid = paymentsOf(person, world, plain)
  const paidDays = [...new Set(visits(person, world, plain))].filter(
    (day) => net(paid.filter((one) => ago(one.ago) === day)) > 0,
  )
  return paidDays.length === 0 ? null : roundHalfUp(net(paid) / paidDays.length)
}

function insuredShare(person: OraclePerson, world: OracleWorld, condition: Condition): number | null {
  const paid = paymentsOf(person, world, { ...condition, where: undefined })
  return net(paid) > 0 ? (net(paid.filter(({ payer }) => payer === 'insurer')) * 100) / net(paid) : null
}

const isOpenPlan = ({ status, items }: PersonFacts['plans'][number]) =>
  ['presented', 'accepted', 'in_progress'].includes(status) &&
  items.some((item) => ['open', 'booked', 'postponed'].includes(item.status))

function policiesOf({ facts }: OraclePerson, { directory }: OracleWorld, { where = {} }: Condition) {
  return facts.policies.filter(
    ({ insurer, employer, programme }) =>
      among(where['insurer'], at(directory.insurers, insurer)) &&
      among(where['employer'], employer) &&
      among(where['programme'], programme),
  )
}
const isInForce = ({ from, to }: PersonFacts['policies'][number]) =>
  (from === null || ago(from) <= DAY) && (to === null || ago(to) >= DAY)

const KINDS: Record<string, string> = {
  sms: 'phone',
  call: 'phone',
  email: 'email',
  telegram: 'telegram',
  whatsapp: 'whatsapp',
  max: 'max',
  push: 'push',
}
const kindsOf = ({ facts }: OraclePerson) =>
  facts.contacts.filter(({ invalid }) => !invalid).map(({ kind }) => kind as string)

function latestWord({ facts }: OraclePerson, purpose: string, channel: string): boolean | null {
  const said = facts.consents.filter(
    (one) => one.purpose === purpose && (one.channel === channel || one.channel === '*'),
  )
  const last = said.sort((a, b) => a.ago - b.ago || Number(a.granted) - Number(b.granted))[0]
  return last?.granted ?? null
}

function consent(person: OraclePerson, { where = {} }: Condition): string | null {
  const words = (where['purpose'] ?? ['marketing']).flatMap((purpose) =>
    (where['channel'] ?? Object.keys(KINDS)).map((channel) => latestWord(person, purpose, channel)),
  )
  if (words.includes(true)) return 'granted'
  return words.includes(false) ? 'withdrawn' : null
}

function cellOf(person: OraclePerson, world: OracleWorld) {
  const all = visits(person, world, ALL)
  if (all.length === 0 || world.cuts === null) return null
  const last = all.reduce((a, b) => (a > b ? a : b))
  return rfmCell(
    { recencyDays: daysBetween(last, DAY), frequency: distinct(all), monetary: net(paymentsOf(person, world, ALL)) },
    world.cuts,
  )
}

const ALL: Condition = { field: '', op: 'any' }
const latest = (list: LocalDate[]) => (list.length === 0 ? null : list.reduce((a, b) => (a > b ? a : b)))
const earliest = (list: LocalDate[]) => (list.length === 0 ? null : list.reduce((a, b) => (a < b ? a : b)))

function birthday({ op, value }: Condition, birthDate: LocalDate | null): boolean {
  if (op === 'known') return birthDate !== null
  if (op === 'unknown' || birthDate === null) return op === 'unknown' && birthDate === null
  const { from, to } = resolveWindow(value as RuleWindow, DAY)
  if (from === null || to === null) return true
  if (to < from) return false
  if (to >= addYears(from, 1)) return true
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    const day = birthdayIn(birthDate, year)
    if (day >= from && day <= to) return true
  }
  return false
}

const weight = (value: unknown) =>
  typeof value === 'number' ? value : /^-?\d+(\.\d+)?$/.test(String(value ?? '')) ? Number(value) : null

type Check = (condition: Condition, person: OraclePerson, world: OracleWorld) => boolean

const lost: Check = (c, person, world) =>
  number(
    c,
    bookings(person, world, c).filter(
      (one) =>
        (one.status === 'no_show' || (one.status === 'cancelled' && one.cancelledBy === 'patient')) &&
        happened(ago(one.ago), c.within) &&
        !visits(person, world, ALL).some((day) => day >= ago(one.ago)),
    ).length,
  )

const CHECKS: Record<string, Check> = {
  'profile.age': (c, { facts }) => number(c, facts.birthDate === null ? null : ageOn(facts.birthDate, DAY)),
  'profile.sex': (c, { facts }) => choice(c, facts.sex),
  'profile.birthday': (c, { facts }) => birthday(c, facts.birthDate),
  'profile.branch': (c, { homeBranch }) => choice(c, homeBranch),
  'profile.district': (c, { facts }) => choice(c, facts.district || null),
  'profile.source': (c, { facts }) => choice(c, facts.source),
  'profile.tags': (c, { facts }) => set(c, facts.tags),
  'profile.curator': (c, { facts }, { directory }) => choice(c, at(directory.doctors, facts.curator)?.id ?? null),
  'profile.doctor': (c, { facts }, { directory }) => choice(c, at(directory.doctors, facts.doctor)?.id ?? null),
  'profile.referred': (c, { facts }) => flag(c, facts.referred),
  'profile.deceased': (c, { facts }) => flag(c, facts.deceased),
  'profile.created': (c, { facts }) => date(c, localDateOf(noon(facts.createdAgo), ZONE)),
  'profile.bucket': (c, { id }) => number(c, bucketOfId(id)),
  'value.class': (c, { valueClass }) => choice(c, valueClass),
  'value.rfm_group': (c, person, world) => {
    const cell = cellOf(person, world)
    return choice(c, cell && rfmGroup(cell.r, cell.f, cell.m))
  },
  'value.rfm_cell': (c, person, world) => {
    const cell = cellOf(person, world)
    return choice(c, cell && cellCode(cell))
  },
  'value.recency': (c, person, world) => choice(c, cellOf(person, world)?.r.toString() ?? null),
  'value.frequency': (c, person, world) => choice(c, cellOf(person, world)?.f.toString() ?? null),
  'value.monetary': (c, person, world) => choice(c, cellOf(person, world)?.m.toString() ?? null),
  'value.active': (c, person, world) => flag(c, (latest(visits(person, world, ALL)) ?? '') > '2025-05-22'),
  'contact.kinds': (c, person) => set(c, kindsOf(person)),
  'contact.channels': (c, person) =>
    set(
      c,
      Object.keys(KINDS).filter((channel) => kindsOf(person).includes(KINDS[channel]!)),
    ),
  'contact.reachable': (c, person) =>
    set(
      c,
      Object.keys(KINDS).filter(
        (channel) => kindsOf(person).includes(KINDS[channel]!) && latestWord(person, 'marketing', channel) === true,
      ),
    ),
  'contact.consent': (c, person) => {
    const state = consent(person, c)
    if (c.op === 'known' || c.op === 'unknown') return (state !== null) === (c.op === 'known')
    return choice(c, state ?? 'unknown')
  },
  'segment.member': (c, { memberOf }) => set(c, [...memberOf]),
  'plans.left': (c, { facts }) =>
    number(
      c,
      sum(
        facts.plans
          .filter(isOpenPlan)
          .flatMap(({ items }) =>
            items.filter(({ status }) => status === 'open' || status === 'booked').map(({ price }) => price),
          ),
      ),
    ),
  'plans.presented': (c, { facts }) =>
    date(c, earliest(facts.plans.filter(isOpenPlan).flatMap(({ ago: count }) => (count === null ? [] : [ago(count)])))),
  'policies.left': (c, person, world) => {
    const left = policiesOf(person, world, c)
      .filter(isInForce)
      .flatMap(({ limit, spent }) => (limit === null ? [] : [limit - (spent ?? 0)]))
    return number(c, left.length === 0 ? null : Math.max(...left))
  },
  'visits.count': (c, person, world) => number(c, distinct(visits(person, world, c))),
  'visits.last': (c, person, world) => date(c, latest(visits(person, world, { ...c, within: undefined }))),
  'visits.first': (c, person, world) => date(c, earliest(visits(person, world, { ...c, within: undefined }))),
  'bookings.ahead': (c, person, world) =>
    number(
      c,
      bookings(person, world, c).filter(
        ({ status, ago: count }) =>
          (status === 'booked' || status === 'confirmed') && count <= 0 && within(ago(count), c.within),
      ).length,
    ),
  'bookings.no_shows': (c, person, world) =>
    number(
      c,
      bookings(person, world, c).filter(
        ({ status, ago: count }) => status === 'no_show' && happened(ago(count), c.within),
      ).length,
    ),
  'bookings.cancelled': (c, person, world) =>
    number(
      c,
      bookings(person, world, c).filter(
        (one) =>
          one.status === 'cancelled' &&
          among(c.where?.['cancelledBy'], one.cancelledBy) &&
          happened(ago(one.ago), c.within),
      ).length,
    ),
  'bookings.lost': lost,
  'money.revenue': (c, person, world) => number(c, net(paymentsOf(person, world, c))),
  'money.margin': (c, person, world) => number(c, net(paymentsOf(person, world, c)) - costOf(person, c.within)),
  'money.average_check': (c, person, world) => number(c, averageCheck(person, world, c)),
  'money.insured_share': (c, person, world) => number(c, insuredShare(person, world, c)),
  'money.programmes': (c, person, world) =>
    number(c, paymentsOf(person, world, c).filter(({ kind, programme }) => kind === 'payment' && programme).length),
  'plans.count': (c, { facts }, { directory }) =>
    number(
      c,
      facts.plans.filter(
        ({ status, doctor, ago: count }) =>
          among(c.where?.['status'], status) &&
          among(c.where?.['doctor'], at(directory.doctors, doctor)?.id) &&
          (!c.within || (count !== null && within(ago(count), c.within))),
      ).length,
    ),
  'plans.open': (c, { facts }, { directory }) =>
    number(
      c,
      facts.plans.filter(
        (plan) => isOpenPlan(plan) && among(c.where?.['doctor'], at(directory.doctors, plan.doctor)?.id),
      ).length,
    ),
  'policies.in_force': (c, person, world) => number(c, policiesOf(person, world, c).filter(isInForce).length),
  'policies.ending': (c, person, world) =>
    number(
      c,
      policiesOf(person, world, c).filter((one) => isInForce(one) && one.to !== null && within(ago(one.to), c.within))
        .length,
    ),
  'policies.ended': (c, person, world) =>
    number(
      c,
      policiesOf(person, world, c).filter(({ to }) => to !== null && ago(to) < DAY && within(ago(to), c.within)).length,
    ),
  'site.actions': (c, { facts }, { directory }) =>
    number(
      c,
      facts.events.filter(({ type, hoursAgo: hours, service, title }) => {
        const viewed = at(directory.services, service)
        const named = c.where?.['words']
        return (
          (c.where?.['type'] ? among(c.where['type'], type) : type.startsWith('site.')) &&
          atMoment(hoursAgo(hours), c.within) &&
          among(c.where?.['service'], viewed?.id) &&
          among(c.where?.['treatment'], viewed?.treatmentType) &&
          (!named || named.some((word) => (title ?? '').toLowerCase().includes(word.toLowerCase())))
        )
      }).length,
    ),
  'events.count': (c, { facts }) =>
    number(
      c,
      facts.events.filter(
        ({ type, channel, hoursAgo: hours }) =>
          among(c.where?.['type'], type) && among(c.where?.['channel'], channel) && atMoment(hoursAgo(hours), c.within),
      ).length,
    ),
  // Nobody of this world has been in a journey or got a message.
  'journey.now': (c) => set(c, []),
  'journey.entered': (c) => number(c, 0),
  'messages.sent': (c) => number(c, 0),
  'messages.answered': (c) => number(c, 0),
  'messages.last': (c) => date(c, null),
  'calls.count': (c, { facts }) =>
    number(
      c,
      facts.calls.filter(
        ({ direction, result, hoursAgo: hours }) =>
          among(c.where?.['direction'], direction) &&
          among(c.where?.['result'], result) &&
          atMoment(hoursAgo(hours), c.within),
      ).length,
    ),
  'offers.count': (c, { facts }, { directory }) =>
    number(
      c,
      facts.offers.filter(
        ({ outcome, service, hoursAgo: hours }) =>
          among(c.where?.['outcome'], outcome) &&
          among(c.where?.['service'], at(directory.services, service)?.id) &&
          atMoment(hoursAgo(hours), c.within),
      ).length,
    ),
  'leads.count': (c, { facts }) =>
    number(
      c,
      facts.leads.filter(
        ({ source, campaign, status, ago: count }) =>
          among(c.where?.['source'], source) &&
          among(c.where?.['campaign'], campaign) &&
          among(c.where?.['status'], status) &&
          happened(ago(count), c.within),
      ).length,
    ),
  'custom.colour': (c, { facts }) => choice(c, facts.custom.colour ?? null),
  'custom.weight': (c, { facts }) => number(c, weight(facts.custom.weight)),
  'custom.since': (c, { facts }) => date(c, facts.custom.since ?? null),
  'custom.note': (c, { facts }) => choice(c, facts.custom.note ?? null),
}

function fits(condition: Condition, person: OraclePerson, world: OracleWorld): boolean {
  const check = CHECKS[condition.field]
  if (!check) throw new Error(`the oracle does not know ${condition.field}`)
  return check(condition, person, world)
}
