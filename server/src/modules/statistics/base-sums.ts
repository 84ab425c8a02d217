import { CohortSums } from './cohort-sums.ts'
import { DaySums, ensured } from './day-sums.ts'
import { type Day, monthNumberOf } from './days.ts'
import type { PatientShare } from './patient-row.ts'
import { ReturnSums } from './return-sums.ts'
import { eachDay } from './share-days.ts'

/** Revenue, repeat revenue, cost, visits, paid visits, new patients, returning patients. */
export const DAY_WIDTH = 7
const [REVENUE, REPEAT_REVENUE, COST, VISITS, PAID, NEW, RETURNING] = [0, 1, 2, 3, 4, 5, 6] as const

export type Measure = 'last_visit_on' | 'visits' | 'revenue' | 'active_revenue' | 'active_revenue_year'

/** Every table of sums at once: what patients add to each. Taking a patient out is adding with the other sign. */
export class BaseSums {
  readonly cohorts: CohortSums
  readonly returns = new ReturnSums()
  /** By branch. */
  readonly days = new Map<string, DaySums>()
  readonly measures = new Map<Measure, Map<number, number>>()

  /** `lastDay` = no fact is later. */
  constructor(lastDay: Day) {
    this.cohorts = new CohortSums(lastDay)
  }

  add(share: PatientShare, sign: 1 | -1): void {
    this.cohorts.add(share, sign)
    this.returns.add(share, sign)
    this.addDays(share, sign)
    this.addMeasures(share, sign)
  }

  private addDays(share: PatientShare, sign: 1 | -1): void {
    const first = share.visitDays[0] ?? Infinity
    let repeatMonth = -1
    eachDay(share, ({ index, day, revenue, cost, visited }) => {
      const sums = ensured(this.days, share.dayBranches[index] ?? '', () => new DaySums(DAY_WIDTH, 'money'))
      const numbers = sums.chunkOf(day)
      const at = sums.placeOf(day)
      numbers[at + REVENUE]! += sign * revenue
      numbers[at + COST]! += sign * cost
      if (day > first) numbers[at + REPEAT_REVENUE]! += sign * revenue
      if (!visited) return
      numbers[at + VISITS]! += sign
      if (revenue > 0) numbers[at + PAID]! += sign
      if (day === first) numbers[at + NEW]! += sign
      else if (monthNumberOf(day) !== repeatMonth) {
        repeatMonth = monthNumberOf(day)
        numbers[at + RETURNING]! += sign
      }
    })
  }

  private addMeasures({ visitDays, revenue, revenueYear, active }: PatientShare, sign: 1 | -1): void {
    const last = visitDays.at(-1)
    if (last === undefined) return
    this.count('last_visit_on', last, sign)
    this.count('visits', visitDays.length, sign)
    this.count('revenue', moneyStep(revenue), sign)
    if (!active) return
    this.count('active_revenue', moneyStep(revenue), sign)
    this.count('active_revenue_year', moneyStep(revenueYear), sign)
  }

  private count(measure: Measure, step: number, sign: 1 | -1): void {
    const steps = ensured(this.measures, measure, () => new Map<number, number>())
    steps.set(step, (steps.get(step) ?? 0) + sign)
  }
}

/** Minor units in one step of money. */
const STEP = 2 ** 17

/** Steps of money for counting people: 0 is exactly nothing, step n > 0 holds the 2^17 minor units above (n − 1) · 2^17. */
function moneyStep(amount: number): number {
  if (amount === 0) return 0
  return amount > 0 ? Math.floor((amount - 1) / STEP) + 1 : -(Math.floor((-amount - 1) / STEP) + 1)
}
