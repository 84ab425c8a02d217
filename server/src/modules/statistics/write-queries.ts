import { type RawBuilder, sql } from 'kysely'
import type { ValueClassRules } from '@revisit/domain/value-class-rules.ts'
import type { Db } from '../../platform/db.ts'
import { classOfReasonSql, type Cuts, reasonSql, statsColumns } from './class-rule-queries.ts'
import { HISTORY_COLUMNS, SHARE_COLUMNS, STATS_COLUMNS } from './columns.ts'
import { cohortDeltas, dayDeltas, firstVisitDeltas, measureDeltas, returnDeltas } from './explode-queries.ts'
import type { RowContext } from './row-queries.ts'

const columns = (names: readonly string[], alias?: string): RawBuilder<unknown> =>
  sql.join(names.map((name) => sql.ref(alias ? `${alias}.${name}` : name)))

/** The tables of sums: key columns, summed columns, and what a patient adds to each. */
const CELL_TABLES = [
  {
    table: 'cohort_cells',
    keys: ['dimension', 'value', 'cohort_month', 'fact_month', 'k'],
    sums: ['revenue', 'cost', 'visits', 'active', 'active_in_quarter', 'active_in_year', 'active_at_age'],
    deltas: cohortDeltas,
  },
  { table: 'first_visit_cells', keys: ['dimension', 'value', 'day'], sums: ['patients'], deltas: firstVisitDeltas },
  {
    table: 'return_cells',
    keys: ['dimension', 'value', 'from_visit', 'day'],
    sums: ['total', 'within_30', 'within_60', 'within_90', 'within_180', 'within_365', 'ever', 'arrived'],
    deltas: returnDeltas,
  },
  {
    table: 'day_cells',
    keys: ['branch', 'day'],
    sums: ['revenue', 'repeat_revenue', 'cost', 'visits', 'paid_visits', 'new_patients', 'returning_patients'],
    deltas: dayDeltas,
  },
  { table: 'measure_cells', keys: ['measure', 'step'], sums: ['patients'], deltas: measureDeltas },
] as const
type CellTable = (typeof CELL_TABLES)[number]

/** Takes the rows of the people in `due_patients` as they are now into the temporary table `old_rows`. */
export async function keepOldRows(db: Db, clinicId: string): Promise<void> {
  await sql`create temp table old_rows on commit drop as
    select ${columns(STATS_COLUMNS, 's')}, ${columns(HISTORY_COLUMNS, 'h')}
    from due_patients d join patient_stats s on s.clinic_id = ${sql.lit(clinicId)} and s.patient_id = d.patient_id
      join patient_history h on h.clinic_id = s.clinic_id and h.patient_id = s.patient_id`.execute(db)
}

/** Old rows (−1) and new rows (+1) of the people whose share in the sums changed, as the temporary table `share_changes`. */
export async function keepShareChanges(db: Db): Promise<number> {
  const same = sql`(${columns(SHARE_COLUMNS, 'o')}) is not distinct from (${columns(SHARE_COLUMNS, 'n')})`
  const share = ['patient_id', 'first_visit_on', 'last_visit_on', ...SHARE_COLUMNS]
  await sql`create temp table share_changes on commit drop as
    select 1 as sign, ${columns(share, 'n')} from new_rows n left join old_rows o on o.patient_id = n.patient_id
      where o.patient_id is null or not ${same}
    union all
    select -1 as sign, ${columns(share, 'o')} from old_rows o left join new_rows n on n.patient_id = o.patient_id
      where n.patient_id is null or not ${same}`.execute(db)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from share_changes`.execute(db)
  return rows[0]?.n ?? 0
}

/** Adds the shares in `share_changes` to every table of sums; rows that come to nothing are taken away. */
export async function applyShareChanges(db: Db, clinicId: string): Promise<void> {
  for (const cells of CELL_TABLES) {
    const { table, keys, sums } = cells
    const delta = sql.table(`${table}_change`)
    const target = sql.table(table)
    const nonZero = sql.join(
      sums.map((name) => sql`${sql.ref(name)} <> 0`),
      sql` or `,
    )
    await sql`create temp table ${delta} on commit drop as
      select * from (${cells.deltas(sql`(select * from share_changes)`)}) d where ${nonZero}`.execute(db)
    const add = sql.join(sums.map((name) => sql`${sql.ref(name)} = c.${sql.ref(name)} + excluded.${sql.ref(name)}`))
    await sql`insert into ${target} as c (clinic_id, ${columns([...keys, ...sums])})
      select ${clinicId}, ${columns([...keys, ...sums])} from ${delta} order by ${columns(keys)}
      on conflict (clinic_id, ${columns(keys)}) do update set ${add}`.execute(db)
    const empty = sql.join(
      sums.map((name) => sql`c.${sql.ref(name)} = 0`),
      sql` and `,
    )
    const sameKey = sql.join(
      keys.map((name) => sql`c.${sql.ref(name)} = d.${sql.ref(name)}`),
      sql` and `,
    )
    await sql`delete from ${target} c using ${delta} d where c.clinic_id = ${clinicId} and ${sameKey} and ${empty}`.execute(
      db,
    )
  }
}

/** Fills the tables of sums anew from `new_rows`, the whole base. */
export async function refillCells(db: Db, clinicId: string): Promise<void> {
  for (const { table, keys, sums, deltas } of CELL_TABLES as readonly CellTable[]) {
    await sql`delete from ${sql.table(table)} where clinic_id = ${clinicId}`.execute(db)
    const nonZero = sql.join(
      sums.map((name) => sql`${sql.ref(name)} <> 0`),
      sql` or `,
    )
    await sql`insert into ${sql.table(table)} (clinic_id, ${columns([...keys, ...sums])})
      select ${clinicId}, ${columns([...keys, ...sums])} from (${deltas(sql`(select 1 as sign, * from new_rows)`)}) d
      where ${nonZero} order by ${columns(keys)}`.execute(db)
  }
}

/** Replaces the stored rows (of `due_patients`, or of everybody) by `new_rows`, classed by the given boundaries. */
export async function writeRows(
  db: Db,
  { clinicId, today, now }: RowContext,
  { whose, rules, cuts }: { whose: 'everybody' | 'due'; rules: ValueClassRules; cuts: Cuts },
): Promise<number> {
  const those = whose === 'due' ? sql`and patient_id in (select patient_id from due_patients)` : sql``
  await sql`delete from patient_stats where clinic_id = ${clinicId} ${those}`.execute(db)
  await sql`delete from patient_history where clinic_id = ${clinicId} ${those}`.execute(db)
  const override = sql.ref('n.override_class')
  const reason = reasonSql(statsColumns('n', override), rules, cuts)
  const { numAffectedRows } = await sql`
    insert into patient_stats (clinic_id, ${columns(STATS_COLUMNS)}, value_class, value_class_reason, stats_on, refreshed_at)
    select ${clinicId}, ${columns(STATS_COLUMNS, 'n')}, ${classOfReasonSql(sql`n.reason`, override)}, n.reason, ${today}::date, ${now}::timestamptz
    from (select n.*, ${reason} as reason from new_rows n) n`.execute(db)
  await sql`insert into patient_history (clinic_id, patient_id, ${columns(HISTORY_COLUMNS)})
    select ${clinicId}, n.patient_id, ${columns(HISTORY_COLUMNS, 'n')} from new_rows n`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Who may have another class after boundaries moved: people between the old and the new one, or everybody. */
export type Between = { revenue: [number, number] | null; revenue12m: [number, number] | null } | 'everybody'

/** Classes people again; those set by hand keep theirs. @returns how many changed. */
export async function classAgain(
  db: Db,
  clinicId: string,
  { rules, cuts, between }: { rules: ValueClassRules; cuts: Cuts; between: Between },
): Promise<number> {
  const noOverride = sql`null::text`
  const reason = reasonSql(statsColumns('s', noOverride), rules, cuts)
  const those = between === 'everybody' ? sql`true` : betweenSql(between)
  const { numAffectedRows } = await sql`update patient_stats t
    set value_class = ${classOfReasonSql(sql`s.reason`, noOverride)}, value_class_reason = s.reason
    from (select s.patient_id, s.value_class_reason as was, ${reason} as reason from patient_stats s
      where s.clinic_id = ${clinicId} and s.value_class_reason <> 'set_by_hand' and (${those})) s
    where t.clinic_id = ${clinicId} and t.patient_id = s.patient_id and s.was <> s.reason`.execute(db)
  return Number(numAffectedRows ?? 0)
}

function betweenSql({ revenue, revenue12m }: Exclude<Between, 'everybody'>): RawBuilder<unknown> {
  const ranges = [
    ...(revenue ? [sql`s.revenue between ${revenue[0]} and ${revenue[1]}`] : []),
    ...(revenue12m ? [sql`s.revenue_year between ${revenue12m[0]} and ${revenue12m[1]}`] : []),
  ]
  return ranges.length > 0 ? sql.join(ranges, sql` or `) : sql`false`
}

/** The earliest day on which the history of somebody in `share_changes` changed; null when only windows moved. */
export async function earliestChange(db: Db): Promise<string | null> {
  const facts = (
    sign: 1 | -1,
  ): RawBuilder<unknown> => sql`select c.patient_id, c.source, c.first_service_id, c.first_specialty, c.first_doctor_id,
      c.first_branch_id, c.first_payer, c.visit_doctors, c.visit_administrators, c.visit_branches, c.visit_treatments, d.*
    from share_changes c cross join lateral unnest(c.days, c.visit_totals, c.booking_totals, c.missed_totals, c.revenue_totals,
      c.cost_totals, c.list_totals, c.discount_totals, c.day_branches) d(day, v, b, m, r, k, l, s, br) where c.sign = ${sql.lit(sign)}`
  const { rows } = await sql<{ day: string | null }>`select min(day) as day from (
    (${facts(1)} except ${facts(-1)}) union all (${facts(-1)} except ${facts(1)})) changed`.execute(db)
  return rows[0]?.day ?? null
}
