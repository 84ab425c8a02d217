import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** Names by id of one of the clinic's directories. */
export async function readDirectoryNames(
  db: Db,
  clinicId: string,
  table: 'services' | 'branches' | 'staff',
): Promise<Map<string, string>> {
  const rows = await db.selectFrom(table).select(['id', 'name']).where('clinicId', '=', clinicId).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export type Spend = { month: string; source: string; amount: number }

/** Advertising spend by month ('YYYY-MM') and source up to a month. */
export async function readSpend(db: Db, clinicId: string, lastMonth: string): Promise<Spend[]> {
  const { rows } = await sql<Spend>`
    select to_char(month, 'YYYY-MM') as month, source, sum(amount)::bigint as amount from marketing_spend
    where clinic_id = ${clinicId} and month <= ${`${lastMonth}-01`}::date group by 1, 2`.execute(db)
  return rows
}
