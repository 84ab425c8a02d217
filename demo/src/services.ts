import { type Day, dayOfParts, yearOf } from './calendar.ts'
import type { ServiceRow } from './rows.ts'
import { SERVICE_GROUPS } from './service-list.ts'

/** Prices go up twice a year; together the two steps make about 9 % a year. */
const YEARLY_GROWTH = 0.09

export type PriceList = {
  rows: readonly ServiceRow[]
  /** Throws RangeError on an unknown code. */
  byCode(code: string): ServiceRow
  /** Price in kopecks in force on a day, rounded to 50 roubles as price lists are. */
  priceOn(service: ServiceRow, day: Day): number
  /** Cost in kopecks on a day; follows the prices, rounded to a rouble. */
  costOn(service: ServiceRow, day: Day): number
}

/** The price list as it stands on `endDay`; earlier prices are derived backwards by the growth. */
export function createPriceList(endDay: Day): PriceList {
  const rows = SERVICE_GROUPS.flatMap((group) =>
    group.entries.map(([code, name, price, cost]): ServiceRow => ({
      externalId: code,
      code,
      name,
      category: group.category,
      specialty: group.specialty,
      treatmentType: group.treatmentType,
      price: price * 100,
      cost: cost * 100,
    })),
  )
  const known = new Map(rows.map((row) => [row.code, row]))
  const lastStep = stepOf(endDay)
  const factors = new Map<number, number>()
  const factorOn = (day: Day): number => {
    const step = Math.min(stepOf(day), lastStep)
    let factor = factors.get(step)
    if (factor === undefined) factors.set(step, (factor = (1 + YEARLY_GROWTH) ** ((step - lastStep) / 2)))
    return factor
  }
  return {
    rows,
    byCode(code) {
      const row = known.get(code)
      if (row === undefined) throw new RangeError(`no service ${code}`)
      return row
    },
    priceOn: (service, day) => Math.max(50_00, Math.round((service.price * factorOn(day)) / 50_00) * 50_00),
    costOn: (service, day) => Math.round((service.cost * factorOn(day)) / 100) * 100,
  }
}

/** Half-year number: a new price list comes into force on 15 January and on 1 September. */
function stepOf(day: Day): number {
  const year = yearOf(day)
  if (day >= dayOfParts(year, 9, 1)) return year * 2 + 1
  return day >= dayOfParts(year, 1, 15) ? year * 2 : year * 2 - 1
}
