import {
  addDays,
  addYears,
  birthdayIn,
  daysBetween,
  type LocalDate,
  startOfDay,
  yearOf,
} from '@revisit/domain/local-date.ts'
import { rfmCell, type RfmCuts } from '@revisit/domain/rfm.ts'
import { type Condition, isRange } from '@revisit/domain/segment-rule.ts'
import {
  type DatePoint,
  resolvePoint,
  resolveWindow,
  type RuleWindow,
  windowHours,
} from '@revisit/domain/segment-window.ts'
import { ago, DAY, type Directory, type PersonFacts, ZONE } from './world.testing.ts'

/** A person as the oracle knows them: the facts, and what only the product decides (class, membership). */
export type OraclePerson = {
  id: string
  facts: PersonFacts
  valueClass: string | null
  homeBranch: string | null
  memberOf: ReadonlySet<string>
}
export type OracleWorld = { directory: Directory; cuts: RfmCuts | null }

export const at = <T>(list: readonly T[], index: number | null): T | null => (index === null ? null : list[index]!)
const days = (window: RuleWindow | undefined) => (window ? resolveWindow(window, DAY) : { from: null, to: null })
export const within = (day: LocalDate, window: RuleWindow | undefined) => {
  const { from, to } = days(window)
  return (from === null || day >= from) && (to === null || day <= to)
}
export const happened = (day: LocalDate, window: RuleWindow | undefined) => day <= DAY && within(day, window)
const HOUR = new Date('2026-11-22T09:00:00Z').getTime()
export const atMoment = (moment: Date, window: RuleWindow | undefined) => {
  const hours = windowHours(window)
  if (hours !== null) return moment.getTime() >= HOUR - hours * 3_600_000
  const { from, to } = days(window)
  return (
    (from === null || moment >= startOfDay(from, ZONE)) && (to === null || moment < startOfDay(addDays(to, 1), ZONE))
  )
}
export const among = (values: readonly string[] | undefined, value: string | null | undefined) =>
  values === undefined || (value != null && values.includes(value))

export function number({ op, value }: Condition, measured: number | null): boolean {
  if (op === 'known') return measured !== null
  if (op === 'unknown') return measured === null
  if (measured === null) return false
  if (op === 'any') return measured > 0
  if (op === 'none') return measured <= 0
  if (isRange(value)) return measured >= value[0] && measured <= value[1]
  const limit = value as number
  return op === 'at_least' ? measured >= limit : op === 'at_most' ? measured <= limit : measured === limit
}

export function date({ op, value }: Condition, day: LocalDate | null): boolean {
  if (op === 'known') return day !== null
  if (op === 'unknown') return day === null
  if (day === null) return false
  if (op === 'within') return within(day, value as RuleWindow)
  const limit = resolvePoint(value as DatePoint, DAY)
  return op === 'before' ? day < limit : day >= limit
}

export function choice({ op, value }: Condition, chosen: string | null): boolean {
  const values = value as string[]
  if (op === 'known') return chosen !== null
  if (op === 'unknown') return chosen === null
  if (op === 'none_of') return chosen === null || !values.includes(chosen)
  if (op === 'contains')
    return chosen !== null && values.some((part) => chosen.toLowerCase().includes(part.toLowerCase()))
  return chosen !== null && values.includes(chosen)
}

export function set({ op, value }: Condition, has: readonly string[]): boolean {
  const values = value as string[]
  if (op === 'known') return has.length > 0
  if (op === 'unknown') return has.length === 0
  if (op === 'all_of') return values.every((one) => has.includes(one))
  const any = values.some((one) => has.includes(one))
  return op === 'none_of' ? !any : any
}

export const flag = ({ op }: Condition, is: boolean) => (op === 'yes') === is

export const distinct = <T>(list: readonly T[]): number => new Set(list).size
export const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0)

export function visits(
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

export function bookings({ facts }: OraclePerson, { directory }: OracleWorld, { where = {} }: Condition) {
  return facts.appointments.filter(({ doctor, branch }) => {
    const specialist = at(directory.doctors, doctor)
    return (
      among(where['specialty'], specialist?.specialty) &&
      among(where['doctor'], specialist?.id) &&
      among(where['branch'], at(directory.branches, branch))
    )
  })
}

export const net = (payments: PersonFacts['payments']) =>
  sum(payments.map(({ kind, amount }) => (kind === 'payment' ? amount : -amount)))

export function paymentsOf(
  { facts }: OraclePerson,
  { directory }: OracleWorld,
  { within: window, where = {} }: Condition,
) {
  return facts.payments.filter(
    ({ ago: count, payer, insurer, programme }) =>
      happened(ago(count), window) &&
      among(where['payer'], payer) &&
      among(where['insurer'], at(directory.insurers, insurer)) &&
      among(where['programme'], programme),
  )
}

export function costOf({ facts }: OraclePerson, window: RuleWindow | undefined): number {
  return sum(
    facts.appointments
      .filter((visit) => visit.status === 'completed' && happened(ago(visit.ago), window))
      .map(({ services }) => services.length * 40_000),
  )
}

const roundHalfUp = (value: number) => Math.sign(value) * Math.round(Math.abs(value))

export function averageCheck(person: OraclePerson, world: OracleWorld, condition: Condition): number | null {
  const plain = { ...condition, where: undefined }
  const paid = paymentsOf(person, world, plain)
  const paidDays = [...new Set(visits(person, world, plain))].filter(
    (day) => net(paid.filter((one) => ago(one.ago) === day)) > 0,
  )
  return paidDays.length === 0 ? null : roundHalfUp(net(paid) / paidDays.length)
}

export function insuredShare(person: OraclePerson, world: OracleWorld, condition: Condition): number | null {
  const paid = paymentsOf(person, world, { ...condition, where: undefined })
  return net(paid) > 0 ? (net(paid.filter(({ payer }) => payer === 'insurer')) * 100) / net(paid) : null
}

export const isOpenPlan = ({ status, items }: PersonFacts['plans'][number]) =>
  ['presented', 'accepted', 'in_progress'].includes(status) &&
  items.some((item) => ['open', 'booked', 'postponed'].includes(item.status))

export function policiesOf({ facts }: OraclePerson, { directory }: OracleWorld, { where = {} }: Condition) {
  return facts.policies.filter(
    ({ insurer, employer, programme }) =>
      among(where['insurer'], at(directory.insurers, insurer)) &&
      among(where['employer'], employer) &&
      among(where['programme'], programme),
  )
}
export const isInForce = ({ from, to }: PersonFacts['policies'][number]) =>
  (from === null || ago(from) <= DAY) && (to === null || ago(to) >= DAY)

export const KINDS: Record<string, string> = {
  sms: 'phone',
  call: 'phone',
  email: 'email',
  telegram: 'telegram',
  whatsapp: 'whatsapp',
  max: 'max',
  push: 'push',
}
export const kindsOf = ({ facts }: OraclePerson) =>
  facts.contacts.filter(({ invalid }) => !invalid).map(({ kind }) => kind as string)

export function latestWord({ facts }: OraclePerson, purpose: string, channel: string): boolean | null {
  const said = facts.consents.filter(
    (one) => one.purpose === purpose && (one.channel === channel || one.channel === '*'),
  )
  const last = said.sort((a, b) => a.ago - b.ago || Number(a.granted) - Number(b.granted))[0]
  return last?.granted ?? null
}

export function consent(person: OraclePerson, { where = {} }: Condition): string | null {
  const words = (where['purpose'] ?? ['marketing']).flatMap((purpose) =>
    (where['channel'] ?? Object.keys(KINDS)).map((channel) => latestWord(person, purpose, channel)),
  )
  if (words.includes(true)) return 'granted'
  return words.includes(false) ? 'withdrawn' : null
}

export function cellOf(person: OraclePerson, world: OracleWorld) {
  const all = visits(person, world, ALL)
  if (all.length === 0 || world.cuts === null) return null
  const last = all.reduce((a, b) => (a > b ? a : b))
  return rfmCell(
    { recencyDays: daysBetween(last, DAY), frequency: distinct(all), monetary: net(paymentsOf(person, world, ALL)) },
    world.cuts,
  )
}

export const ALL: Condition = { field: '', op: 'any' }
export const latest = (list: LocalDate[]) => (list.length === 0 ? null : list.reduce((a, b) => (a > b ? a : b)))
export const earliest = (list: LocalDate[]) => (list.length === 0 ? null : list.reduce((a, b) => (a < b ? a : b)))

export function birthday({ op, value }: Condition, birthDate: LocalDate | null): boolean {
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

export const weight = (value: unknown) =>
  typeof value === 'number' ? value : /^-?\d+(\.\d+)?$/.test(String(value ?? '')) ? Number(value) : null
