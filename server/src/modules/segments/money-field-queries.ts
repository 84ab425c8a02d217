import type { Condition } from '@revisit/domain/segment-rule.ts'
import { sql } from 'kysely'
import { numberTest, overNullable, type Sql } from './comparison-queries.ts'
import { betweenDays, type Compile, countFits, daysUpToToday, historyFits, historyOf } from './fact-window-queries.ts'
import { aggregateFits, type Facts, rowFits, type RuleScope } from './scope-queries.ts'

/** SQL of money. Windows are read from the running totals of the person's history. */
export const MONEY_FIELD_SQL: Readonly<Record<string, Compile>> = {
  'money.revenue': revenueFits,
  'money.margin': (condition, scope) =>
    condition.within
      ? historyFits(condition, scope, ({ total }) => sql`${total('revenue_totals')} - ${total('cost_totals')}`)
      : overNullable(sql`(s.revenue - s.cost)`, numberTest(condition, 0)),
  'money.average_check': averageFits,
  'money.insured_share': insuredShareFits,
  'money.programmes': (condition, scope) => countFits(condition, paymentsOf(condition, scope, PROGRAMMED), scope),
}

function revenueFits(condition: Condition, scope: RuleScope): Sql {
  const test = numberTest(condition, 0)
  if (condition.where) return aggregateFits(paymentsOf(condition, scope, []), NET, test, scope)
  if (!condition.within) return overNullable(sql`s.revenue`, test)
  if ('last' in condition.within && yearOf(condition.within)) return overNullable(sql`s.revenue_year`, test)
  return historyFits(condition, scope, ({ total }) => total('revenue_totals'))
}

/** Whether a window is the year the statistics keep. */
function yearOf(window: object): boolean {
  const { last, unit } = window as { last: number; unit: string }
  return (last === 12 && unit === 'month') || (last === 1 && unit === 'year')
}

/** Revenue ÷ visits with revenue; of nobody without such visits. */
function averageFits(condition: Condition, scope: RuleScope): Sql {
  const test = numberTest(condition, null)
  if (!condition.within) {
    return overNullable(sql`(case when s.paid_visits > 0 then round(s.revenue::numeric / s.paid_visits) end)`, test)
  }
  const { from, to } = daysUpToToday(condition, scope.moment)
  const step = (totals: string) =>
    sql`h.${sql.raw(totals)}[i] - case when i > 1 then h.${sql.raw(totals)}[i - 1] else 0 end`
  const inside = sql`h.days[i] <= ${to}::date${from === null ? sql`` : sql` and h.days[i] >= ${from}::date`}`
  const value = sql`(select round(sum(${step('revenue_totals')})::numeric
      / nullif(count(*) filter (where ${step('revenue_totals')} > 0 and ${step('visit_totals')} > 0), 0))
    from generate_subscripts(h.days, 1) i where ${inside})`
  return rowFits(historyOf(scope), value, test, scope)
}

function insuredShareFits(condition: Condition, scope: RuleScope): Sql {
  const test = numberTest(condition, null)
  if (!condition.within) {
    return overNullable(sql`(case when s.revenue > 0 then s.insured_revenue * 100.0 / s.revenue end)`, test)
  }
  const insured = sql`sum(case when y.payer <> 'insurer' then 0 when y.kind = 'payment' then y.amount else -y.amount end)`
  const share = sql`(case when ${NET} > 0 then ${insured} * 100.0 / ${NET} end)`
  return aggregateFits(paymentsOf(condition, scope, []), share, test, scope)
}

const NET = sql`sum(case when y.kind = 'payment' then y.amount else -y.amount end)`
const PROGRAMMED = [sql`y.kind = 'payment'`, sql`y.programme is not null`, sql`y.programme <> ''`]

function paymentsOf(condition: Condition, { clinicId, moment }: RuleScope, more: readonly Sql[]): Facts {
  const { payer, insurer, programme } = condition.where ?? {}
  return {
    from: sql`payments y`,
    patient: sql`y.patient_id`,
    where: [
      sql`y.clinic_id = ${clinicId}::uuid`,
      ...more,
      ...betweenDays(sql`y.paid_on`, condition, moment, 'past'),
      ...(payer ? [sql`y.payer = any(${[...payer]}::text[])`] : []),
      ...(insurer ? [sql`y.insurer_id = any(${[...insurer]}::uuid[])`] : []),
      ...(programme ? [sql`y.programme = any(${[...programme]}::text[])`] : []),
    ],
  }
}
