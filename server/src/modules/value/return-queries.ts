import { addDays, endOfMonth, monthOf } from '@revisit/domain/local-date.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { dateOf, dayOf } from '../statistics/statistics.ts'
import { isKept } from './cohort-queries.ts'
import { sumReturns } from './history-sums-queries.ts'
import type { Question } from './question.ts'
import type { ReturnDimension, Where } from './slices.ts'

export type ReturnWindow = 30 | 60 | 90 | 180 | 365 | null
export type ReturnSlicing = { by: ReturnDimension | null; where: readonly Where[]; withinDays: ReturnWindow }
/** People at visit number `fromVisit`: those whose window has passed, those of them who came, those still inside it. */
export type CountedReturn = {
  value: string
  fromVisit: number
  eligible: number
  converted: number
  waiting: number
}

/** Conversion to the next visit by slice. Whole slices come from kept sums, the rest from histories of the people concerned. */
export async function readReturns(db: Db, question: Question, slicing: ReturnSlicing): Promise<CountedReturn[]> {
  const { withinDays } = slicing
  if (!isKeptSlice(question, slicing)) return withoutMonths(await countHistories(db, question, slicing))
  const { rows } = await sql<CountedReturn>`
    select value, from_visit::int as from_visit, ${counts(question, withinDays)}
    from ${keptCells(question, slicing)} c group by 1, 2 having sum(total) filter (where day <= ${question.asOf}::date) > 0
    order by 1, 2`.execute(db)
  return rows
}

export type ReturnMonth = CountedReturn & { month: string }

/** The same by month of the visit people are counted from. With no window, returns up to the day asked about. */
export async function readReturnTrend(db: Db, question: Question, slicing: ReturnSlicing): Promise<ReturnMonth[]> {
  const { withinDays } = slicing
  const unlimitedInPast = withinDays === null && question.asOf !== question.today
  if (unlimitedInPast || !isKeptSlice(question, slicing)) return countHistories(db, question, slicing)
  const numbers =
    withinDays === null
      ? sql`sum(total)::int as eligible, sum(ever)::int as converted, 0 as waiting`
      : counts(question, withinDays)
  const { rows } = await sql<{ packed: [string, string, number, number, number, number][] | null }>`
    select json_agg(json_build_array(value, to_char(month, 'YYYY-MM'), from_visit, eligible, converted, waiting)
      order by value, month, from_visit) as packed
    from (select value, date_trunc('month', day) as month, from_visit, ${numbers}
      from ${keptCells(question, slicing)} c where day <= ${question.asOf}::date group by 1, 2, 3 having sum(total) > 0) s`.execute(
    db,
  )
  return (rows[0]?.packed ?? []).map(([value, month, fromVisit, eligible, converted, waiting]) => ({
    value,
    month,
    fromVisit,
    eligible,
    converted,
    waiting,
  }))
}

/** A window counts people for whom it has passed by the day; without one everybody counts, returned or not by the day. */
function counts({ asOf }: Question, withinDays: ReturnWindow): RawBuilder<unknown> {
  const day = sql`${asOf}::date`
  if (withinDays === null) {
    return sql`coalesce(sum(total) filter (where day <= ${day}), 0)::int as eligible,
      coalesce(sum(arrived) filter (where day <= ${day}), 0)::int as converted, 0 as waiting`
  }
  const passed = sql`${addDays(asOf, -withinDays)}::date`
  return sql`coalesce(sum(total) filter (where day <= ${passed}), 0)::int as eligible,
    coalesce(sum(${sql.ref(`within_${withinDays}`)}) filter (where day <= ${passed}), 0)::int as converted,
    coalesce(sum(total) filter (where day > ${passed} and day <= ${day}), 0)::int as waiting`
}

/** Kept sums answer for any day: a window that has passed by then never changes, and arrivals carry their own day. */
function isKeptSlice(question: Question, { by, where }: ReturnSlicing): boolean {
  const ofThePerson = where.every(({ dimension }) => dimension === 'source' || dimension === 'service')
  const anyDay = { ...question, asOf: endOfMonth(question.asOf) }
  return ofThePerson && isKept(anyDay, { by: by === null ? null : 'source', where })
}

function keptCells({ clinicId }: Question, { by, where }: ReturnSlicing): RawBuilder<unknown> {
  const [condition] = where
  const value = condition ? sql`and value = ${condition.value}` : sql``
  return sql`(select ${by === null ? sql`'' as value` : sql`value`}, from_visit, day, total, within_30, within_60, within_90, within_180,
      within_365, ever, arrived
    from return_cells where clinic_id = ${clinicId} and dimension = ${by ?? condition?.dimension ?? 'all'} ${value})`
}

/** Places of the windows among the numbers of the sums. */
const WINDOW_PLACES = new Map<ReturnWindow, number>([
  [30, 1],
  [60, 2],
  [90, 3],
  [180, 4],
  [365, 5],
  [null, 6],
])

async function countHistories(
  db: Db,
  question: Question,
  { by, where, withinDays }: ReturnSlicing,
): Promise<ReturnMonth[]> {
  const sums = await sumReturns(db, question, { slices: [by ?? 'all'], where })
  const passed = dayOf(question.asOf) - (withinDays ?? 0)
  const months = new Map<string, ReturnMonth>()
  for (const { value, fromVisit, day, numbers } of sums.entries()) {
    const total = numbers[0]!
    if (total === 0) continue
    const month = monthOf(dateOf(day))
    const key = `${month}|${fromVisit}|${value}`
    const row = months.get(key) ?? { value, month, fromVisit, eligible: 0, converted: 0, waiting: 0 }
    months.set(key, row)
    if (day > passed) row.waiting += total
    else {
      row.eligible += total
      row.converted += numbers[WINDOW_PLACES.get(withinDays)!]!
    }
  }
  return [...months.values()].toSorted((a, b) =>
    a.month < b.month ? -1 : a.month > b.month ? 1 : a.fromVisit - b.fromVisit,
  )
}

function withoutMonths(rows: readonly ReturnMonth[]): CountedReturn[] {
  const groups = Map.groupBy(rows, ({ value, fromVisit }) => `${fromVisit}|${value}`)
  return [...groups.values()].map((months) => {
    const sum = (key: 'eligible' | 'converted' | 'waiting') => months.reduce((total, row) => total + row[key], 0)
    const { value, fromVisit } = months[0]!
    return { value, fromVisit, eligible: sum('eligible'), converted: sum('converted'), waiting: sum('waiting') }
  })
}
