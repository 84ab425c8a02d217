import { addDays, type LocalDate } from '@revisit/domain/local-date.ts'
import type { Condition } from '@revisit/domain/segment-rule.ts'
import { sql } from 'kysely'
import { numberTest, type Sql } from './comparison-queries.ts'
import { daysOf, instantsOf, type Moment } from './moment.ts'
import { aggregateFits, type Facts, hasFact, rowFits, type RuleScope } from './scope-queries.ts'

/** SQL of a field, given how it is compared. */
export type Compile = (condition: Condition, scope: RuleScope) => Sql

/** How many facts there are; a question of yes or no stops at the first one. */
export function countFits(condition: Condition, facts: Facts, scope: RuleScope, count: Sql = sql`count(*)`): Sql {
  if (condition.op === 'any') return hasFact(facts, scope)
  if (condition.op === 'none') return sql`not ${hasFact(facts, scope)}`
  return aggregateFits(facts, count, numberTest(condition, 0), scope)
}

type Running = { total(column: string): Sql; before(days: string): Sql; upTo(days: string): Sql }

/** A figure of a window from the running totals of the person's history. */
export function historyFits(condition: Condition, scope: RuleScope, value: (running: Running) => Sql): Sql {
  const { from, to } = daysUpToToday(condition, scope.moment)
  const place = (day: LocalDate, days: string) => sql`width_bucket(${day}::date, ${sql.raw(days)})`
  const before = (days: string) => (from === null ? sql`0` : place(addDays(from, -1), days))
  const upTo = (days: string) => place(to, days)
  const at = (column: string, index: Sql) => sql`coalesce(h.${sql.raw(column)}[${index}], 0)`
  const total = (column: string) => sql`(${at(column, upTo('h.days'))} - ${at(column, before('h.days'))})`
  return rowFits(historyOf(scope), value({ total, before, upTo }), numberTest(condition, 0), scope)
}

export function historyOf({ clinicId }: RuleScope): Facts {
  return { from: sql`patient_history h`, patient: sql`h.patient_id`, where: [sql`h.clinic_id = ${clinicId}::uuid`] }
}

/** What has happened: nothing dated after today counts, as in the statistics. */
export function daysUpToToday({ within }: Condition, moment: Moment): { from: LocalDate | null; to: LocalDate } {
  const { from, to } = daysOf(within, moment)
  const last = to === null || to > moment.today ? moment.today : to
  // A window that ends before it begins holds nothing: as differences of running totals it would count backwards.
  return { from, to: from !== null && from > last ? addDays(from, -1) : last }
}

export function betweenDays(column: Sql, condition: Condition, moment: Moment, reach: 'past' | 'any' = 'any'): Sql[] {
  const { from, to } = reach === 'past' ? daysUpToToday(condition, moment) : daysOf(condition.within, moment)
  return [
    ...(from === null ? [] : [sql`${column} >= ${from}::date`]),
    ...(to === null ? [] : [sql`${column} <= ${to}::date`]),
  ]
}

export function betweenInstants(column: Sql, { within }: Condition, moment: Moment): Sql[] {
  const { from, before } = instantsOf(within, moment)
  return [
    ...(from === null ? [] : [sql`${column} >= ${from}::timestamptz`]),
    ...(before === null ? [] : [sql`${column} < ${before}::timestamptz`]),
  ]
}
