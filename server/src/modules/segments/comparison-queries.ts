import type { Condition } from '@revisit/domain/segment-rule.ts'
import { isRange, isTexts } from '@revisit/domain/segment-rule.ts'
import type { DatePoint, RuleWindow } from '@revisit/domain/segment-window.ts'
import { type LocalDate, addDays, startOfDay } from '@revisit/domain/local-date.ts'
import { type RawBuilder, sql } from 'kysely'
import { dayOfPoint, daysOf, type Moment } from './moment.ts'

export type Sql = RawBuilder<unknown>

/** A test of one value: as SQL over an expression that is not null, and what it says of a missing value. */
export type Test = { over(value: Sql): Sql; ofMissing: boolean }

/** A missing number counts as this: 0 for sums and counts, null when nothing can be said. */
type Missing = 0 | null

/** Comparisons of numbers, counts, money and shares. */
export function numberTest({ op, value }: Condition, missing: Missing): Test {
  const bound = (operator: string, limit: number): Sql => sql`${sql.raw(operator)} ${limit}::numeric`
  const parts: Record<string, { bounds: Sql[]; ofZero: boolean } | undefined> = {
    any: { bounds: [bound('>', 0)], ofZero: false },
    none: { bounds: [bound('<=', 0)], ofZero: true },
  }
  if (typeof value === 'number') {
    parts['at_least'] = { bounds: [bound('>=', value)], ofZero: value <= 0 }
    parts['at_most'] = { bounds: [bound('<=', value)], ofZero: value >= 0 }
    parts['exactly'] = { bounds: [bound('=', value)], ofZero: value === 0 }
  }
  if (isRange(value)) {
    const [from, to] = value
    parts['between'] = { bounds: [bound('>=', from), bound('<=', to)], ofZero: from <= 0 && to >= 0 }
  }
  const found = parts[op]
  if (!found) return presenceTest(op)
  return {
    over: (measured) =>
      sql.join(
        found.bounds.map((limit) => sql`${measured} ${limit}`),
        sql` and `,
      ),
    ofMissing: missing === 0 && found.ofZero,
  }
}

/** Comparisons of days or, when `instants` is set, of moments with the edges of those days in the clinic's zone. */
export function dateTest(condition: Condition, moment: Moment, type: 'day' | 'instant' | 'text'): Test {
  const { op, value } = condition
  if (op === 'known' || op === 'unknown') return presenceTest(op)
  const edge = (day: LocalDate): Sql => {
    if (type === 'instant') return sql`${startOfDay(day, moment.timezone)}::timestamptz`
    return type === 'day' ? sql`${day}::date` : sql`${day}::text collate "C"`
  }
  const notBefore = (day: LocalDate) => (measured: Sql) => sql`${measured} >= ${edge(day)}`
  const before = (day: LocalDate) => (measured: Sql) => sql`${measured} < ${edge(day)}`
  const tests: ((measured: Sql) => Sql)[] = []
  if (op === 'before') tests.push(before(dayOfPoint(value as DatePoint, moment)))
  if (op === 'since') tests.push(notBefore(dayOfPoint(value as DatePoint, moment)))
  if (op === 'within') {
    const { from, to } = daysOf(value as RuleWindow, moment)
    if (from !== null) tests.push(notBefore(from))
    if (to !== null) tests.push(before(addDays(to, 1)))
  }
  return {
    over: (measured) =>
      sql.join(
        tests.map((test) => test(measured)),
        sql` and `,
      ),
    ofMissing: false,
  }
}

/** One of the values, or none of them: who has no value has none of them. */
export function choiceTest({ op, value }: Condition, type: 'text' | 'uuid' | 'int'): Test {
  if (op === 'known' || op === 'unknown') return presenceTest(op)
  const values = isTexts(value) ? [...value] : []
  const among = (measured: Sql) => sql`${measured} = any(${values}::${sql.raw(type)}[])`
  if (op === 'none_of') return { over: (measured) => sql`not (${among(measured)})`, ofMissing: true }
  if (op === 'contains') {
    return {
      over: (measured) =>
        sql`(${sql.join(
          values.map((part) => sql`position(lower(${part}::text) in lower(${measured})) > 0`),
          sql` or `,
        )})`,
      ofMissing: false,
    }
  }
  return { over: among, ofMissing: false }
}

/** A test over a column or expression that may be null. The answer is never null, so that `not` may stand before it. */
export function overNullable(value: Sql, { over, ofMissing }: Test): Sql {
  return ofMissing ? sql`(${value} is null or (${over(value)}))` : sql`(${value} is not null and (${over(value)}))`
}

function presenceTest(op: string): Test {
  return op === 'known' ? { over: () => sql`true`, ofMissing: false } : { over: () => sql`false`, ofMissing: true }
}
