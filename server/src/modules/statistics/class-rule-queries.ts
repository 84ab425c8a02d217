import {
  DEFAULT_VALUE_CLASS_RULES,
  type ValueClassRules,
  valueClassRulesSchema,
} from '@revisit/domain/value-class-rules.ts'
import { type RawBuilder, sql } from 'kysely'

/** Boundaries of money for the classes, minor units; null = nobody to take them from. */
export type Cuts = { lowLtv: number | null; vipBoundary: number | null }

/** The same boundaries where a statement finds them itself. */
type CutColumns = { lowLtv: RawBuilder<unknown>; vipBoundary: RawBuilder<unknown> }

/** Boundaries already known, as columns. */
export function knownCuts({ lowLtv, vipBoundary }: Cuts): CutColumns {
  return { lowLtv: sql`${sql.lit(lowLtv)}::bigint`, vipBoundary: sql`${sql.lit(vipBoundary)}::bigint` }
}

/** Column names the class is made of; `override` is the class set by hand. */
export type ClassColumns = {
  visits: RawBuilder<unknown>
  visits24m: RawBuilder<unknown>
  revenue: RawBuilder<unknown>
  revenue12m: RawBuilder<unknown>
  cost: RawBuilder<unknown>
  bookings: RawBuilder<unknown>
  missed: RawBuilder<unknown>
  list: RawBuilder<unknown>
  discount: RawBuilder<unknown>
  override: RawBuilder<unknown>
}

/** Rules as stored; the defaults when nothing is stored or it no longer fits. */
export function parseClassRules(stored: unknown): ValueClassRules {
  const parsed = valueClassRulesSchema.safeParse(stored ?? {})
  return parsed.success ? parsed.data : DEFAULT_VALUE_CLASS_RULES
}

/** The class columns of a table or alias that has the columns of patient_stats. */
export function statsColumns(alias: string, override: RawBuilder<unknown>): ClassColumns {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`)
  return {
    visits: column('visits'),
    visits24m: column('visits_two_years'),
    revenue: column('revenue'),
    revenue12m: column('revenue_year'),
    cost: column('cost'),
    bookings: column('bookings'),
    missed: sql`(${column('no_shows')} + ${column('cancelled')})`,
    list: column('list_price_total'),
    discount: column('discount_total'),
    override,
  }
}

/**
 * The code of the reason a patient has the class they have, as SQL: the same order and comparisons as `classify` of
 * domain/src/value-class.ts, which explains a single patient in words. Margin is revenue − known cost, also when no cost is known:
 * more refunded than paid is a loss whatever the costs.
 */
export function reasonSql(columns: ClassColumns, rules: ValueClassRules, cuts: CutColumns): RawBuilder<unknown> {
  const { visits, revenue, cost, bookings, missed, list, discount } = columns
  const { perVisit, perMissedBooking } = rules.costToServe
  const { lowLtv, vipBoundary } = cuts
  return sql`case
    when ${columns.override} is not null then 'set_by_hand'
    when ${visits} = 0 then 'no_visits'
    when ${revenue} - ${cost} < ${visits}::bigint * ${sql.lit(perVisit)} + ${missed}::bigint * ${sql.lit(perMissedBooking)} then 'margin_below_cost_to_serve'
    when ${revenue} < ${lowLtv} and ${bookings} >= ${sql.lit(rules.missedBookings.minBookings)}
      and ${missed}::float8 / nullif(${bookings}, 0) >= ${sql.lit(rules.missedBookings.share)}::float8 then 'missed_bookings'
    when ${revenue} < ${lowLtv} and ${discount}::float8 / nullif(${list}, 0) >= ${sql.lit(rules.discountShare)}::float8 then 'lives_on_discounts'
    when ${columns.revenue12m} > 0 and ${columns.revenue12m} >= ${vipBoundary} and ${visits} >= ${sql.lit(rules.vip.minVisits)} then 'top_revenue'
    when ${columns.visits24m} >= ${sql.lit(rules.stable.minVisits24m)} then 'comes_regularly'
    when ${visits} = 1 then 'single_visit'
    else 'stopped_coming' end`
}

/** The class that follows from a reason; null for people without a visit. */
export function classOfReasonSql(reason: RawBuilder<unknown>, override: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case ${reason} when 'set_by_hand' then ${override} when 'no_visits' then null
    when 'margin_below_cost_to_serve' then 'unprofitable' when 'missed_bookings' then 'unprofitable' when 'lives_on_discounts' then 'unprofitable'
    when 'top_revenue' then 'vip' when 'comes_regularly' then 'stable' else 'one_time' end`
}
