import type { Condition } from '@revisit/domain/segment-rule.ts'
import { sql } from 'kysely'
import { dateTest, numberTest, overNullable, type Sql } from './comparison-queries.ts'
import { betweenDays, type Compile, countFits, daysUpToToday, historyFits } from './fact-window-queries.ts'
import { aggregateFits, type Facts, idsWhere, type RuleScope } from './scope-queries.ts'

/** SQL of visits and bookings. Where the statistics know the answer, they are asked instead of the facts. */
export const VISIT_FIELD_SQL: Readonly<Record<string, Compile>> = {
  'visits.count': visitsFit,
  'visits.last': visitDayFits('s.last_visit_on', 'max'),
  'visits.first': visitDayFits('s.first_visit_on', 'min'),
  'bookings.ahead': aheadFits,
  'bookings.no_shows': bookingsFit('s.no_shows', () => [sql`a.status = 'no_show'`]),
  'bookings.cancelled': bookingsFit('s.cancelled', ({ where }) => [
    sql`a.status = 'cancelled'`,
    ...(where?.['cancelledBy'] ? [sql`a.cancelled_by = any(${[...where['cancelledBy']]}::text[])`] : []),
  ]),
  'bookings.lost': bookingsFit(null, (_condition, { clinicId, moment }) => [
    sql`(a.status = 'no_show' or a.status = 'cancelled' and a.cancelled_by = 'patient')`,
    sql`not exists (select from appointments n where n.clinic_id = ${clinicId}::uuid and n.patient_id = a.patient_id
      and n.status = 'completed' and n.visited_on >= a.visited_on and n.visited_on <= ${moment.today}::date)`,
  ]),
}

/** Visit days: the statistics know them all, the history those of a window, the appointments which doctor and what was done. */
function visitsFit(condition: Condition, scope: RuleScope): Sql {
  const { op, within, where } = condition
  const days = daysUpToToday(condition, scope.moment)
  if (where) return countFits(condition, visitsOf(condition, scope), scope, sql`count(distinct a.visited_on)`)
  if (!within) return overNullable(sql`s.visits`, numberTest(condition, 0))
  if (days.to === scope.moment.today && days.from !== null && (op === 'any' || op === 'none')) {
    const since = sql`(s.last_visit_on is not null and s.last_visit_on >= ${days.from}::date)`
    return op === 'any' ? since : sql`not ${since}`
  }
  return historyFits(condition, scope, ({ before, upTo }) => sql`${upTo('h.visit_days')} - ${before('h.visit_days')}`)
}

function visitDayFits(column: string, pick: 'max' | 'min'): Compile {
  return (condition, scope) => {
    const test = dateTest(condition, scope.moment, 'day')
    if (!condition.where) return overNullable(sql.raw(column), test)
    return aggregateFits(visitsOf(condition, scope), sql`${sql.raw(pick)}(a.visited_on)`, test, scope)
  }
}

function aheadFits(condition: Condition, scope: RuleScope): Sql {
  const { op, within, where } = condition
  const { today } = scope.moment
  if (!where && !within && (op === 'any' || op === 'none')) {
    const ahead = sql`(s.next_visit_on is not null and s.next_visit_on >= ${today}::date)`
    return op === 'any' ? ahead : sql`not ${ahead}`
  }
  const ahead = [sql`a.status in ('booked', 'confirmed', 'arrived')`, sql`a.visited_on >= ${today}::date`]
  return countFits(
    condition,
    bookingsOf(condition, scope, [...ahead, ...betweenDays(sql`a.visited_on`, condition, scope.moment)]),
    scope,
  )
}

function bookingsFit(column: string | null, kind: (condition: Condition, scope: RuleScope) => Sql[]): Compile {
  return (condition, scope) => {
    if (column && !condition.within && !condition.where) return overNullable(sql.raw(column), numberTest(condition, 0))
    const past = betweenDays(sql`a.visited_on`, condition, scope.moment, 'past')
    return countFits(condition, bookingsOf(condition, scope, [...kind(condition, scope), ...past]), scope)
  }
}

function visitsOf(condition: Condition, scope: RuleScope): Facts {
  const past = betweenDays(sql`a.visited_on`, condition, scope.moment, 'past')
  const { specialty, treatment, service } = condition.where ?? {}
  const { clinicId } = scope
  const done = (where: Sql) => sql`exists (select from service_lines l where l.clinic_id = ${clinicId}::uuid
    and l.appointment_id = a.id and l.service_id = any(${idsWhere('services', clinicId, where)}))`
  const named = [
    ...(treatment ? [sql`treatment_type = any(${[...treatment]}::text[])`] : []),
    ...(service ? [sql`id = any(${[...service]}::uuid[])`] : []),
  ]
  const bySpecialty = specialty
    ? [sql`(${doctorOf(specialty, clinicId)} or ${done(sql`specialty = any(${[...specialty]}::text[])`)})`]
    : []
  const byLine = named.length > 0 ? [done(sql.join(named, sql` and `))] : []
  const where = [sql`a.status = 'completed'`, ...past, ...bySpecialty, ...byLine]
  return appointmentsOf(condition, scope, where)
}

/** Bookings know their doctor only: nothing has been done yet. */
function bookingsOf(condition: Condition, scope: RuleScope, where: Sql[]): Facts {
  const { specialty } = condition.where ?? {}
  return appointmentsOf(condition, scope, [...where, ...(specialty ? [doctorOf(specialty, scope.clinicId)] : [])])
}

function doctorOf(specialties: readonly string[], clinicId: string): Sql {
  const doctors = idsWhere('staff', clinicId, sql`specialty = any(${[...specialties]}::text[])`)
  return sql`(a.doctor_id is not null and a.doctor_id = any(${doctors}))`
}

function appointmentsOf({ where }: Condition, { clinicId }: RuleScope, more: Sql[]): Facts {
  const among = (column: string, values: readonly string[] | undefined, type: string) =>
    values ? [sql`${sql.raw(column)} = any(${[...values]}::${sql.raw(type)}[])`] : []
  return {
    from: sql`appointments a`,
    patient: sql`a.patient_id`,
    where: [
      sql`a.clinic_id = ${clinicId}::uuid`,
      ...more,
      ...among('a.doctor_id', where?.['doctor'], 'uuid'),
      ...among('a.branch_id', where?.['branch'], 'uuid'),
      ...among('a.payer', where?.['payer'], 'text'),
    ],
  }
}
