import type { AnniversaryFacts, CalendarFacts } from '@revisit/domain/cohorts.ts'
import { endOfMonth } from '@revisit/domain/local-date.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { type CohortSlice, type CohortSums, dateOf, firstDayOfMonth } from '../statistics/statistics.ts'
import { sumCohorts } from './history-sums-queries.ts'
import type { Question } from './question.ts'
import type { CohortDimension, Where } from './slices.ts'

/** Which slices are asked for: one per value of `by` (one in all when null), among people who meet every condition. */
export type Sliced = { by: CohortDimension | null; where: readonly Where[] }
export type InSlice<T> = T & { value: string }

/**
 * What the cohort table is folded from, slice by slice. Whole slices of today or of a past month end are kept sums; anything else
 * (another day, crossed conditions, limited branches) is summed from the histories of the people concerned. Never from facts.
 */
export type CohortFacts = {
  calendar: InSlice<CalendarFacts>[]
  anniversary: InSlice<AnniversaryFacts>[]
  /** The latest first visit day of each month ('YYYY-MM') among everybody who meets the conditions. */
  youngest: Map<string, string>
}

/** Facts for one mode of the table; the other mode's are left empty. */
export async function readCohortFacts(
  db: Db,
  question: Question,
  { by, where, mode }: Sliced & { mode: 'calendar' | 'anniversary' },
): Promise<CohortFacts> {
  if (isKept(question, { by, where })) return readKept(db, question, { by, where, mode })
  const slice: CohortSlice = by ?? 'all'
  const sums = await sumCohorts(db, question, { slices: slice === 'all' ? ['all'] : [slice, 'all'], where })
  const rows = [...sums.entries()].filter((entry) => entry.slice === slice).map(rowOf)
  return {
    calendar: rows,
    anniversary: rows.map((row) => ({ ...row, active: row.activeAtAge })),
    youngest: youngestOf(sums),
  }
}

async function readKept(
  db: Db,
  question: Question,
  { by, where, mode }: Sliced & { mode: 'calendar' | 'anniversary' },
): Promise<CohortFacts> {
  const cells = keptCells(question, { by, where })
  if (mode === 'calendar') return { calendar: await readCalendar(db, cells), anniversary: [], youngest: new Map() }
  return {
    calendar: [],
    anniversary: await readAnniversary(db, cells),
    youngest: await readYoungest(db, question, where),
  }
}

function keptCells({ clinicId, asOf }: Question, { by, where }: Sliced): RawBuilder<unknown> {
  const [condition] = where
  const value = condition ? sql`and value = ${condition.value}` : sql``
  return sql`(select ${by === null ? sql`'' as value` : sql`value`}, cohort_month, fact_month, k, revenue, cost, visits,
      active, active_in_quarter, active_in_year, active_at_age
    from cohort_cells where clinic_id = ${clinicId} and dimension = ${by ?? condition?.dimension ?? 'all'} ${value}
      and cohort_month <= ${asOf}::date and fact_month <= ${asOf}::date)`
}

/** One row of a slice comes as an array: a table by doctor has tens of thousands of them. */
async function readCalendar(db: Db, cells: RawBuilder<unknown>): Promise<InSlice<CalendarFacts>[]> {
  const { rows } = await sql<{ packed: [string, string, string, ...number[]][] | null }>`
    select json_agg(json_build_array(value, to_char(cohort_month, 'YYYY-MM'), to_char(fact_month, 'YYYY-MM'), revenue, cost, visits,
      active, in_quarter, in_year)) as packed
    from (select c.value, c.cohort_month, c.fact_month, sum(c.revenue) as revenue, sum(c.cost) as cost, sum(c.visits) as visits,
        sum(c.active) as active, sum(c.active_in_quarter) as in_quarter, sum(c.active_in_year) as in_year
      from ${cells} c group by c.value, c.cohort_month, c.fact_month) s`.execute(db)
  return (rows[0]?.packed ?? []).map(([value, cohortMonth, factMonth, ...sums]) => ({
    value,
    cohortMonth,
    factMonth,
    revenue: sums[0]!,
    cost: sums[1]!,
    visits: sums[2]!,
    active: sums[3]!,
    firstActiveInQuarter: sums[4]!,
    firstActiveInYear: sums[5]!,
  }))
}

async function readAnniversary(db: Db, cells: RawBuilder<unknown>): Promise<InSlice<AnniversaryFacts>[]> {
  const { rows } = await sql<{ packed: [string, string, ...number[]][] | null }>`
    select json_agg(json_build_array(value, to_char(cohort_month, 'YYYY-MM'), k, revenue, cost, visits, active)) as packed
    from (select c.value, c.cohort_month, c.k, sum(c.revenue) as revenue, sum(c.cost) as cost, sum(c.visits) as visits,
        sum(c.active_at_age) as active
      from ${cells} c group by c.value, c.cohort_month, c.k) s`.execute(db)
  return (rows[0]?.packed ?? []).map(([value, cohortMonth, ...sums]) => ({
    value,
    cohortMonth,
    k: sums[0]!,
    revenue: sums[1]!,
    cost: sums[2]!,
    visits: sums[3]!,
    active: sums[4]!,
  }))
}

async function readYoungest(
  db: Db,
  { clinicId, asOf }: Question,
  [condition]: readonly Where[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ month: string; day: string }>`
    select to_char(day, 'YYYY-MM') as month, max(day) as day from first_visit_cells
    where clinic_id = ${clinicId} and dimension = ${condition?.dimension ?? 'all'} and value = ${condition?.value ?? ''}
      and day <= ${asOf}::date group by 1`.execute(db)
  return new Map(rows.map(({ month, day }) => [month, day]))
}

/** Whether kept sums answer: everybody, at most one way of slicing, today or the end of a month. */
export function isKept({ asOf, today, branch, scope }: Question, { by, where }: Sliced): boolean {
  const wholeMonths = asOf === today || asOf === endOfMonth(asOf)
  return wholeMonths && branch === null && scope === null && where.length + (by === null ? 0 : 1) <= 1
}

type Entry = ReturnType<CohortSums['entries']> extends Generator<infer E> ? E : never

function rowOf({ value, cohortMonth, factMonth, k, numbers }: Entry) {
  return {
    value,
    cohortMonth: firstDayOfMonth(cohortMonth).slice(0, 7),
    factMonth: firstDayOfMonth(factMonth).slice(0, 7),
    k,
    revenue: numbers[0]!,
    cost: numbers[1]!,
    visits: numbers[2]!,
    active: numbers[3]!,
    firstActiveInQuarter: numbers[4]!,
    firstActiveInYear: numbers[5]!,
    activeAtAge: numbers[6]!,
  }
}

function youngestOf(sums: CohortSums): Map<string, string> {
  const youngest = new Map<string, string>()
  for (const [day] of sums.firstVisits.get('all')?.get('')?.entries() ?? []) {
    const date = dateOf(day)
    const month = date.slice(0, 7)
    if (date > (youngest.get(month) ?? '')) youngest.set(month, date)
  }
  return youngest
}
