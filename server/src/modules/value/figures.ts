import { daysBetween, daysInMonth, endOfMonth, monthOf, startOfMonth, yearOf } from '@revisit/domain/local-date.ts'
import type { DaySums, Days } from './overview-queries.ts'

/** A figure now and in the compared period, with its last months from the oldest; null = no data. */
export type Figure = { value: number | null; before: number | null; trend: (number | null)[] }

/** Sums of a period with what is known beside them. */
export type PeriodSums = DaySums & { spend: number | null }

export const NO_SUMS: DaySums = {
  revenue: 0,
  repeatRevenue: 0,
  cost: 0,
  visits: 0,
  paidVisits: 0,
  newPatients: 0,
  returningPatients: 0,
}

/** Adds sums up, branch to branch or month to month. */
export function addSums(rows: readonly DaySums[]): DaySums {
  const total = { ...NO_SUMS }
  for (const row of rows) for (const key of Object.keys(NO_SUMS) as (keyof DaySums)[]) total[key] += row[key]
  return total
}

/** Average check = revenue / visits with revenue, whole minor units. */
export function averageCheck({ revenue, paidVisits }: DaySums): number | null {
  return paidVisits > 0 ? Math.round(revenue / paidVisits) : null
}

/** Revenue of people who had come before, as a fraction of revenue. */
export function repeatShare({ revenue, repeatRevenue }: DaySums): number | null {
  return revenue > 0 ? repeatRevenue / revenue : null
}

/** CAC = acquisition spend / new patients, whole minor units. */
export function acquisitionCost({ spend, newPatients }: PeriodSums): number | null {
  return spend !== null && newPatients > 0 ? Math.round(spend / newPatients) : null
}

/** Spend / revenue (ДРР). */
export function adShare({ spend, revenue }: PeriodSums): number | null {
  return spend !== null && revenue > 0 ? spend / revenue : null
}

/** Spend of a period from whole months: a month counts by the share of its days inside. Null when no month has spend. */
export function spendOf(months: ReadonlyMap<string, number>, { from, to }: Days): number | null {
  let total: number | null = null
  for (const [month, amount] of months) {
    const first = `${month}-01`
    const days = daysInMonth(yearOf(first), Number(month.slice(5, 7)))
    const inside = daysBetween(from > first ? from : first, to < endOfMonth(first) ? to : endOfMonth(first)) + 1
    if (inside > 0) total = (total ?? 0) + Math.round((amount * inside) / days)
  }
  return total
}

/** True when a period lies in one month and begins with it: people counted once a month are counted once in it. */
export function isWithinMonth({ from, to }: Days): boolean {
  return from === startOfMonth(from) && monthOf(from) === monthOf(to)
}
