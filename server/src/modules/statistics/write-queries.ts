import { type RawBuilder, sql } from 'kysely'
import type { ValueClassRules } from '@revisit/domain/value-class-rules.ts'
import type { Db } from '../../platform/db.ts'
import { classOfReasonSql, type Cuts, knownCuts, reasonSql, statsColumns } from './class-rule-queries.ts'
import { HISTORY_COLUMNS, STATS_COLUMNS } from './columns.ts'
import { cellsOf, PEOPLE_COLUMNS, replacePeople } from './people-queries.ts'

const columns = (names: readonly string[], alias?: string): RawBuilder<unknown> =>
  sql.join(names.map((name) => sql.ref(alias ? `${alias}.${name}` : name)))

/** Statement that fills the temporary table `new_rows`. */
export const COPY_NEW_ROWS = 'copy new_rows from stdin (format binary)'

/** The temporary table rows are computed into before they are classed and stored. */
export async function createNewRows(db: Db): Promise<void> {
  await sql`create temp table new_rows on commit drop as
    select ${columns(STATS_COLUMNS, 's')}, null::text as override_class, ${columns(HISTORY_COLUMNS, 'h')}
    from patient_stats s, patient_history h with no data`.execute(db)
}

/** `new_rows` with the reason of everybody's class, computed once a row: without OFFSET the planner would write it out wherever it is used. */
function classedRows({ rules, cuts }: Writing): RawBuilder<unknown> {
  const override = sql.ref('n.override_class')
  return sql`(select n.*, ${reasonSql(statsColumns('n', override), rules, knownCuts(cuts))} as reason from new_rows n offset 0) n`
}

const CLASS = classOfReasonSql(sql`n.reason`, sql`n.override_class`)

/** Names the people whose stored row says the same already in the temporary table `same_rows`. */
async function findSameRows(db: Db, clinicId: string, writing: Writing): Promise<void> {
  const same = (names: readonly string[], alias: string) =>
    sql`(${columns(names, 'n')}) is not distinct from (${columns(names, alias)})`
  const clinic = sql.lit(clinicId)
  await sql`create temp table same_rows on commit drop as
    select n.patient_id from ${classedRows(writing)}
      join patient_stats s on s.clinic_id = ${clinic} and s.patient_id = n.patient_id
      join patient_history h on h.clinic_id = ${clinic} and h.patient_id = n.patient_id
    where ${same(STATS_COLUMNS, 's')} and ${same(HISTORY_COLUMNS, 'h')}
      and s.value_class_reason = n.reason and s.value_class is not distinct from ${CLASS}`.execute(db)
  await sql`analyze same_rows`.execute(db)
}

export type Writing = { rules: ValueClassRules; cuts: Cuts }
type Stamp = { clinicId: string; today: string; now: Date }

/** Takes the stored rows of `due_patients` away. @returns how many there were. */
export async function deleteDueRows(db: Db, clinicId: string): Promise<number> {
  const those = sql`clinic_id = ${clinicId} and patient_id in (select patient_id from due_patients)`
  const gone = await countingPeople(db, sql`delete from patient_stats where ${those}`, -1)
  await sql`delete from patient_history where ${those}`.execute(db)
  return gone
}

/** Stores `new_rows` of people who have none. @returns how many. */
export async function insertDueRows(db: Db, stamp: Stamp, writing: Writing): Promise<number> {
  const came = await countingPeople(db, insertStats(stamp, { writing, only: sql`true` }), 1)
  await insertHistory(db, stamp, sql`true`)
  return came
}

/** Makes the stored rows of everybody equal to `new_rows`; rows that say the same already stay untouched. */
export async function writeAllRows(db: Db, stamp: Stamp, writing: Writing): Promise<void> {
  const { clinicId } = stamp
  await findSameRows(db, clinicId, writing)
  const others = sql`t.clinic_id = ${clinicId} and not exists (select from same_rows o where o.patient_id = t.patient_id)`
  await sql`delete from patient_stats t where ${others}`.execute(db)
  await sql`delete from patient_history t where ${others}`.execute(db)
  const only = sql`not exists (select from same_rows o where o.patient_id = n.patient_id)`
  await insertStats(stamp, { writing, only }).execute(db)
  await insertHistory(db, stamp, only)
  await replacePeople(db, clinicId)
}

/** Runs a statement on patient_stats, noting in `people_change` which cells its rows leave (−1) or enter. @returns how many rows. */
async function countingPeople(db: Db, statement: RawBuilder<unknown>, sign: 1 | -1): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with touched as (${statement} returning ${columns(PEOPLE_COLUMNS)}),
      noted as (insert into people_change ${cellsOf(sql`touched`, sign)})
    select count(*)::int as n from touched`.execute(db)
  return rows[0]!.n
}

function insertStats(
  { clinicId, today, now }: Stamp,
  { writing, only }: { writing: Writing; only: RawBuilder<unknown> },
): RawBuilder<unknown> {
  return sql`insert into patient_stats (clinic_id, ${columns(STATS_COLUMNS)}, value_class, value_class_reason, stats_on, refreshed_at)
    select ${clinicId}, ${columns(STATS_COLUMNS, 'n')}, ${CLASS}, n.reason, ${today}::date, ${now}::timestamptz
    from ${classedRows(writing)} where ${only}`
}

async function insertHistory(db: Db, { clinicId }: Stamp, only: RawBuilder<unknown>): Promise<void> {
  await sql`insert into patient_history (clinic_id, patient_id, ${columns(HISTORY_COLUMNS)})
    select ${clinicId}, n.patient_id, ${columns(HISTORY_COLUMNS, 'n')} from new_rows n where ${only}`.execute(db)
}

/** Who may have another class after boundaries moved: people between the old and the new one, or everybody. */
export type Between = { revenue: [number, number] | null; revenueYear: [number, number] | null } | 'everybody'

/** Classes people again; those set by hand keep theirs. */
export async function classAgain(
  db: Db,
  clinicId: string,
  { rules, cuts, between }: { rules: ValueClassRules; cuts: Cuts; between: Between },
): Promise<void> {
  const noOverride = sql`null::text`
  const reason = reasonSql(statsColumns('s', noOverride), rules, knownCuts(cuts))
  const those = between === 'everybody' ? sql`true` : betweenSql(between)
  const unclassed = PEOPLE_COLUMNS.filter((name) => !name.startsWith('value_class'))
  const as = (valueClass: string, valueReason: string): RawBuilder<unknown> =>
    sql`(select ${columns(unclassed)}, ${sql.ref(valueClass)} as value_class, ${sql.ref(valueReason)} as value_class_reason from changed)`
  await sql`
    with changed as (update patient_stats t
        set value_class = ${classOfReasonSql(sql`s.reason`, noOverride)}, value_class_reason = s.reason
        from (select s.patient_id, s.value_class as class_before, s.value_class_reason as reason_before, ${reason} as reason
          from patient_stats s
          where s.clinic_id = ${clinicId} and s.value_class_reason <> 'set_by_hand' and (${those}) offset 0) s
        where t.clinic_id = ${clinicId} and t.patient_id = s.patient_id and s.reason_before <> s.reason
        returning t.patient_id as classed_id, ${columns(PEOPLE_COLUMNS, 't')}, s.class_before, s.reason_before),
      told as (insert into refreshed_patients (clinic_id, patient_id) select ${clinicId}::uuid, classed_id from changed),
      left_cells as (insert into people_change ${cellsOf(as('class_before', 'reason_before'), -1)})
    insert into people_change ${cellsOf(as('value_class', 'value_class_reason'), 1)}`.execute(db)
}

function betweenSql({ revenue, revenueYear }: Exclude<Between, 'everybody'>): RawBuilder<unknown> {
  const ranges = [
    ...(revenue ? [sql`s.revenue between ${revenue[0]} and ${revenue[1]}`] : []),
    ...(revenueYear ? [sql`s.revenue_year between ${revenueYear[0]} and ${revenueYear[1]}`] : []),
  ]
  return ranges.length > 0 ? sql.join(ranges, sql` or `) : sql`false`
}
