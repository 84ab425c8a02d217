import type { Day } from './days.ts'
import type { PatientShare } from './patient-row.ts'

/** What one day of a patient brought. The object is reused from day to day. */
export type ShareDay = { index: number; day: Day; revenue: number; cost: number; visited: boolean }

/** Walks through the days of a patient on which money moved, work was done or they came. */
export function eachDay(share: PatientShare, onDay: (day: ShareDay) => void): void {
  const { days, visitTotals, revenueTotals, costTotals } = share
  const current: ShareDay = { index: 0, day: 0, revenue: 0, cost: 0, visited: false }
  let [visits, revenue, cost] = [0, 0, 0]
  for (let index = 0; index < days.length; index++) {
    current.index = index
    current.day = days[index]!
    current.revenue = revenueTotals[index]! - revenue
    current.cost = costTotals[index]! - cost
    current.visited = visitTotals[index] !== visits
    revenue = revenueTotals[index]!
    cost = costTotals[index]!
    visits = visitTotals[index]!
    if (current.visited || current.revenue !== 0 || current.cost !== 0) onDay(current)
  }
}
