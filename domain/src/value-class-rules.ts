import { z } from 'zod'

/** A boundary taken from the clinic's own active patients (share of them at or below it) or set in minor units. */
const boundarySchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('quantile'), share: z.number().gt(0).lt(1) }),
  z.object({ method: z.literal('fixed'), amount: z.int().positive() }),
])

/**
 * How a clinic divides its patients into value classes. Shares are fractions, money is in minor units.
 * The windows (12 months of revenue, 24 months of visits) belong to the definition and are not settings.
 */
export const valueClassRulesSchema = z.object({
  /** A patient below this LTV who also misses bookings or lives on discounts is unprofitable. Default: the median. */
  lowLtv: boundarySchema.default({ method: 'quantile', share: 0.5 }),
  missedBookings: z
    .object({ share: z.number().gt(0).max(1), minBookings: z.int().min(1).max(1000) })
    .default({ share: 0.5, minBookings: 4 }),
  discountShare: z.number().gt(0).max(1).default(0.4),
  vip: z
    .object({ revenue12m: boundarySchema, minVisits: z.int().min(1).max(1000) })
    .default({ revenue12m: { method: 'quantile', share: 0.9 }, minVisits: 2 }),
  stable: z.object({ minVisits24m: z.int().min(1).max(1000) }).default({ minVisits24m: 2 }),
  /** What serving a patient costs beside the services themselves: reception, reminders, an idle chair. */
  costToServe: z
    .object({ perVisit: z.int().min(0), perMissedBooking: z.int().min(0) })
    .default({ perVisit: 0, perMissedBooking: 0 }),
})
export type ValueClassRules = z.infer<typeof valueClassRulesSchema>
export type Boundary = z.infer<typeof boundarySchema>

/** The rules of a clinic that set nothing of its own. */
export const DEFAULT_VALUE_CLASS_RULES: ValueClassRules = valueClassRulesSchema.parse({})

/** Boundaries in minor units; null = no active patients to take them from, so the conditions using it do not hold. */
export type ClassCuts = { readonly lowLtv: number | null; readonly vipRevenue12m: number | null }

/**
 * Position (from 1) of a quantile among n values sorted ascending: the nearest rank ⌈share·n⌉,
 * in the same float arithmetic as PostgreSQL `percentile_disc(share)`.
 */
export function quantileRank(n: number, share: number): number {
  return Math.max(1, Math.ceil(share * n))
}

/** Boundaries for the rules, from revenue of all active patients with at least one visit, each list sorted ascending. */
export function classCuts(
  rules: ValueClassRules,
  sorted: { readonly revenueToDate: readonly number[]; readonly revenue12m: readonly number[] },
): ClassCuts {
  return {
    lowLtv: cutOf(rules.lowLtv, sorted.revenueToDate),
    vipRevenue12m: cutOf(rules.vip.revenue12m, sorted.revenue12m),
  }
}

/** Minor units spent on serving a patient beside the cost of services, by the clinic's rates. */
export function costToServe(
  rules: ValueClassRules,
  counts: { readonly visits: number; readonly missedBookings: number },
): number {
  return counts.visits * rules.costToServe.perVisit + counts.missedBookings * rules.costToServe.perMissedBooking
}

function cutOf(boundary: Boundary, sorted: readonly number[]): number | null {
  if (boundary.method === 'fixed') return boundary.amount
  return sorted[quantileRank(sorted.length, boundary.share) - 1] ?? null
}
