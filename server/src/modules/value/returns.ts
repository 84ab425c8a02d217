import { returnRow } from '@revisit/domain/returns.ts'
import type { Db } from '../../platform/db.ts'
import type { Locale } from '../../platform/errors.ts'
import { keptAnswer } from './kept-queries.ts'
import type { Question } from './question.ts'
import { type ReturnMonth, readReturns, readReturnTrend, type ReturnSlicing } from './return-queries.ts'
import { readSliceNames } from './slice-names.ts'

export type ReturnsAsked = ReturnSlicing & { fromVisit: number | null; locale: Locale }

/** Conversion from visit n to n + 1 by slice, with Wilson intervals; groups still inside the window are marked immature. */
export async function returnRates(db: Db, question: Question, asked: ReturnsAsked) {
  const { by, where, withinDays, fromVisit, locale } = asked
  const { counted } = await keptAnswer(db, question, {
    key: ['returns', by, where, withinDays],
    compute: async () => ({ counted: await readReturns(db, question, asked) }),
  })
  const names = by && (await readSliceNames(db, question.clinicId, { dimension: by, locale }))
  const rows = counted
    .filter((row) => fromVisit === null || row.fromVisit === fromVisit)
    .map(({ value, ...count }) => ({
      ...returnRow({ ...count, key: by === null ? null : value }),
      name: names ? names(value) : null,
    }))
    .toSorted((a, b) => a.fromVisit - b.fromVisit || b.eligible - a.eligible)
  return { asOf: question.asOf, withinDays, by, rows }
}

/** Conversion by month of the visit people are counted from: everybody, or slice by slice. */
export async function returnTrend(db: Db, question: Question, asked: ReturnsAsked) {
  const { by, where, withinDays, locale } = asked
  const fromVisit = asked.fromVisit ?? 1
  const { counted } = await keptAnswer(db, question, {
    key: ['return trend', by, where, withinDays],
    compute: async () => ({ counted: await readReturnTrend(db, question, asked) }),
  })
  const names = by && (await readSliceNames(db, question.clinicId, { dimension: by, locale }))
  const rows = counted.filter((row) => row.fromVisit === fromVisit)
  const slices = [...Map.groupBy(rows, (row) => row.value)].map(([key, months]) => ({
    key,
    name: names ? names(key) : null,
    points: months.map(pointOf),
  }))
  const about = { asOf: question.asOf, withinDays, by, fromVisit }
  return by === null ? { ...about, points: slices[0]?.points ?? [], slices: [] } : { ...about, points: [], slices }
}

function pointOf({ month, eligible, converted, waiting, fromVisit }: ReturnMonth) {
  return { cohort: month, ...returnRow({ key: null, fromVisit, eligible, converted, waiting }) }
}
