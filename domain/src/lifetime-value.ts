import { daysBetween, type LocalDate } from './local-date.ts'

/** Money of a patient or of a group to date, minor units. `linesAmount` = price of services sold, `linesAmountWithCost` = the part whose cost is known. */
export type ValueInput = {
  readonly revenue: number
  readonly knownLineCost: number
  readonly variableCost: number
  readonly linesAmount: number
  readonly linesAmountWithCost: number
}

/** `knownCostShare` is a fraction of what was sold; null when nothing was sold, and then margin rests on revenue alone. */
export type HistoricalValue = {
  readonly revenue: number
  readonly margin: number
  readonly knownCostShare: number | null
}

/** Historical LTV: all revenue to date, and margin = revenue − known cost of services − known variable cost. Minor units. */
export function historicalValue(input: ValueInput): HistoricalValue {
  return {
    revenue: input.revenue,
    margin: input.revenue - input.knownLineCost - input.variableCost,
    knownCostShare: input.linesAmount > 0 ? input.linesAmountWithCost / input.linesAmount : null,
  }
}

/** Why the formula cannot be multiplied out in the usual way. */
export const LTV_REASONS = ['no_visits', 'no_paid_visits', 'single_visit', 'same_day_visits'] as const
export type LtvReason = (typeof LTV_REASONS)[number]

/** One line of the working: money lines in minor units (not rounded, except the result), `from` = the facts it was made of. */
export type WorkingLine = {
  readonly key: 'averageCheck' | 'visitsPerYear' | 'lifetimeYears' | 'result'
  readonly value: number | null
  readonly from: Readonly<Record<string, number | string>>
}

export type FormulaValue = {
  /** Whole minor units; null = no data, see `reason`. */
  readonly result: number | null
  /** Set when the three factors do not simply multiply. */
  readonly reason: LtvReason | null
  readonly averageCheck: number | null
  readonly visitsPerYear: number | null
  readonly lifetimeYears: number | null
  readonly working: readonly WorkingLine[]
}

/** Visit days and money of one patient to date, minor units. `paidVisits` = visit days with revenue. */
export type FormulaInput = {
  readonly revenue: number
  readonly visits: number
  readonly paidVisits: number
  readonly firstVisitOn: LocalDate | null
  readonly lastVisitOn: LocalDate | null
}

const DAYS_IN_YEAR = 365.25

/** Years from the first to the last visit day: (last − first) / 365.25. */
export function lifetimeInYears(firstVisitOn: LocalDate, lastVisitOn: LocalDate): number {
  return daysBetween(firstVisitOn, lastVisitOn) / DAYS_IN_YEAR
}

/**
 * Formula LTV as clinics teach it: average check × visits per year × lifetime in years, with
 * average check = revenue / paid visits, visits per year = visits / lifetime, lifetime = (last − first visit) / 365.25.
 * A zero lifetime has no visits per year: one visit is worth one average check ('single_visit'),
 * several visits of one day as many checks as visits ('same_day_visits').
 */
export function formulaValue(input: FormulaInput): FormulaValue {
  const { visits, paidVisits, revenue, firstVisitOn, lastVisitOn } = input
  if (visits === 0 || firstVisitOn === null || lastVisitOn === null) return withoutResult('no_visits', null)
  const lifetimeYears = lifetimeInYears(firstVisitOn, lastVisitOn)
  if (paidVisits === 0) return withoutResult('no_paid_visits', lifetimeYears)
  const averageCheck = revenue / paidVisits
  const visitsPerYear = lifetimeYears > 0 ? visits / lifetimeYears : null
  const result = Math.round(averageCheck * visits)
  const reason = lifetimeYears > 0 ? null : visits === 1 ? 'single_visit' : 'same_day_visits'
  const working: WorkingLine[] = [
    { key: 'averageCheck', value: averageCheck, from: { revenue, paidVisits } },
    { key: 'visitsPerYear', value: visitsPerYear, from: { visits } },
    { key: 'lifetimeYears', value: lifetimeYears, from: { firstVisitOn, lastVisitOn } },
    { key: 'result', value: result, from: {} },
  ]
  return { result, reason, averageCheck, visitsPerYear, lifetimeYears, working }
}

/** The three factors for a whole segment: money in minor units, lifetime from survival or from its mean to date. */
export type SegmentFactors = {
  readonly averageCheck: number | null
  readonly visitsPerYear: number | null
  readonly lifetimeYears: number | null
}

/** Formula LTV of a segment: the three factors multiplied; null when any of them is unknown. Whole minor units. */
export function segmentFormulaValue({ averageCheck, visitsPerYear, lifetimeYears }: SegmentFactors): number | null {
  if (averageCheck === null || visitsPerYear === null || lifetimeYears === null) return null
  return Math.round(averageCheck * visitsPerYear * lifetimeYears)
}

function withoutResult(reason: LtvReason, lifetimeYears: number | null): FormulaValue {
  const working: WorkingLine[] = [
    { key: 'averageCheck', value: null, from: {} },
    { key: 'visitsPerYear', value: null, from: {} },
    { key: 'lifetimeYears', value: lifetimeYears, from: {} },
    { key: 'result', value: null, from: {} },
  ]
  return { result: null, reason, averageCheck: null, visitsPerYear: null, lifetimeYears, working }
}
