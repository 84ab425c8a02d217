import type { Visit } from './messy-clinic.ts'

/** RFM, cohorts and returns counted straight from the report, sharing no code with the product. */
export type Numbers = {
  patients: number
  revenue: number
  cuts: { recencyDays: number[]; frequency: number[]; monetary: number[] }
  /** People per cell, by '333'-like code; only cells with people. */
  cells: Record<string, number>
  /** Size and revenue of the first month by cohort month. */
  cohorts: Record<string, { size: number; firstMonthRevenue: number }>
  returnsWithin90: { eligible: number; converted: number }
}

export function countIndependently(visits: Visit[], asOf: string): Numbers {
  const people = new Map<string, { days: string[]; revenue: number; visits: Visit[] }>()
  for (const visit of visits.filter(({ day }) => day <= asOf)) {
    const person = people.get(visit.card) ?? { days: [], revenue: 0, visits: [] }
    person.days = [...new Set([...person.days, visit.day])].sort()
    person.revenue += visit.paid
    person.visits.push(visit)
    people.set(visit.card, person)
  }
  const all = [...people.values()]
  const recency = all.map(({ days }) => gap(days.at(-1)!, asOf))
  const frequency = all.map(({ days }) => days.length)
  const monetary = all.map(({ revenue }) => revenue)
  const cuts = { recencyDays: terciles(recency), frequency: terciles(frequency), monetary: terciles(monetary) }
  const cells: Record<string, number> = {}
  for (let i = 0; i < all.length; i += 1) {
    const code = `${4 - levelOf(recency[i]!, cuts.recencyDays)}${levelOf(frequency[i]!, cuts.frequency)}${levelOf(monetary[i]!, cuts.monetary)}`
    cells[code] = (cells[code] ?? 0) + 1
  }
  const cohorts: Numbers['cohorts'] = {}
  for (const { days, visits: own } of all) {
    const month = days[0]!.slice(0, 7)
    const cohort = (cohorts[month] ??= { size: 0, firstMonthRevenue: 0 })
    cohort.size += 1
    for (const { day, paid } of own) if (day.startsWith(month)) cohort.firstMonthRevenue += paid
  }
  const eligible = all.filter(({ days }) => gap(days[0]!, asOf) >= 90)
  const converted = eligible.filter(({ days }) => days[1] !== undefined && gap(days[0]!, days[1]) <= 90).length
  return {
    patients: all.length,
    revenue: monetary.reduce((sum, value) => sum + value, 0),
    cuts,
    cells,
    cohorts,
    returnsWithin90: { eligible: eligible.length, converted },
  }
}

function terciles(values: number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  return [1, 2].map((k) => sorted[Math.ceil((sorted.length * k) / 3) - 1]!)
}

function levelOf(value: number, [low, high]: number[]): number {
  return 1 + Number(value > low!) + Number(value > high!)
}

function gap(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
