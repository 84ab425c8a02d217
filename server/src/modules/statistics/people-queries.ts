import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

const KEYS = ['branch_ids', 'home_branch', 'source', 'value_class', 'value_class_reason'] as const
const SUMS = ['patients', 'visits', 'revenue', 'cost', 'list_price_total', 'list_price_with_cost'] as const

const names = (columns: readonly string[], alias?: string): RawBuilder<unknown> =>
  sql.join(columns.map((name) => sql.ref(alias ? `${alias}.${name}` : name)))
const ALL = names([...KEYS, ...SUMS])

/** Columns of patient_stats that place a person into a cell. */
export const PEOPLE_COLUMNS = [
  'branch_ids',
  'home_branch_id',
  'source',
  'value_class',
  'value_class_reason',
  'visits',
  'revenue',
  'cost',
  'list_price_total',
  'list_price_with_cost',
] as const

/** The temporary table of what leaves cells and what enters them. */
export async function createPeopleChange(db: Db): Promise<void> {
  await sql`create temp table if not exists people_change on commit drop as
    select ${ALL} from people_cells with no data`.execute(db)
}

/** Cells of rows (a relation with PEOPLE_COLUMNS) as columns of `people_change`; taken away when the sign is −1. */
export function cellsOf(rows: RawBuilder<unknown>, sign: 1 | -1): RawBuilder<unknown> {
  const sum = (name: string) => sql`${sql.lit(sign)} * sum(r.${sql.ref(name)})::bigint`
  return sql`select r.branch_ids, coalesce(r.home_branch_id::text, ''), coalesce(r.source, ''), coalesce(r.value_class, ''),
      coalesce(r.value_class_reason, ''), ${sql.lit(sign)} * count(*)::int, ${sum('visits')}, ${sum('revenue')}, ${sum('cost')}, ${sum('list_price_total')},
      ${sum('list_price_with_cost')}
    from ${rows} r group by 1, 2, 3, 4, 5`
}

/** Adds `people_change` to the kept cells; cells that come to nothing are taken away. */
export async function addToPeople(db: Db, clinicId: string): Promise<void> {
  const add = sql.join(SUMS.map((name) => sql`${sql.ref(name)} = c.${sql.ref(name)} + excluded.${sql.ref(name)}`))
  await sql`insert into people_cells as c (clinic_id, ${ALL})
    select ${clinicId}, ${names(KEYS)}, ${sql.join(SUMS.map((name) => sql`sum(${sql.ref(name)})`))}
    from people_change group by ${names(KEYS)} order by ${names(KEYS)}
    on conflict (clinic_id, ${names(KEYS)}) do update set ${add}`.execute(db)
  await sql`delete from people_cells where clinic_id = ${clinicId} and patients = 0`.execute(db)
}

/** Makes the cells anew from the stored rows of everybody. */
export async function replacePeople(db: Db, clinicId: string): Promise<void> {
  await sql`delete from people_cells where clinic_id = ${clinicId}`.execute(db)
  await sql`insert into people_cells (clinic_id, ${ALL})
    select ${clinicId}, c.* from (${cellsOf(sql`(select * from patient_stats where clinic_id = ${clinicId})`, 1)}) c`.execute(
    db,
  )
}
