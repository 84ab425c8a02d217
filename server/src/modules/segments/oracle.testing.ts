import { ageOn, localDateOf } from '@revisit/domain/local-date.ts'
import { cellCode, rfmGroup } from '@revisit/domain/rfm.ts'
import { bucketOfId } from '@revisit/domain/segment-bucket.ts'
import { type Condition, type SegmentRule } from '@revisit/domain/segment-rule.ts'
import { ago, DAY, hoursAgo, noon, ZONE } from './world.testing.ts'

import {
  at,
  within,
  happened,
  atMoment,
  among,
  number,
  date,
  choice,
  set,
  flag,
  distinct,
  sum,
  visits,
  bookings,
  net,
  paymentsOf,
  costOf,
  averageCheck,
  insuredShare,
  isOpenPlan,
  policiesOf,
  isInForce,
  KINDS,
  kindsOf,
  latestWord,
  consent,
  cellOf,
  ALL,
  latest,
  earliest,
  birthday,
  weight,
  type OraclePerson,
  type OracleWorld,
} from './oracle-facts.testing.ts'

export type { OraclePerson, OracleWorld } from './oracle-facts.testing.ts'

/** Whether a person fits a rule, worked out from the facts alone. */
export function fitsRule(rule: SegmentRule, person: OraclePerson, world: OracleWorld): boolean {
  if ('all' in rule) return rule.all.every((inner) => fitsRule(inner, person, world))
  if ('any' in rule) return rule.any.some((inner) => fitsRule(inner, person, world))
  if ('not' in rule) return !fitsRule(rule.not, person, world)
  return fits(rule, person, world)
}

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
