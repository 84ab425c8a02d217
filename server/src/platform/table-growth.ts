import { sql } from 'kysely'
import type { Db } from './db.ts'

/** Below this size a wrong plan costs nothing. */
const WORTH_BYTES = 1_000_000
/** A clinic believed to have more rows than this is looked up by key whatever else the planner believes. */
const KNOWN_ROWS = 50_000
/** How far its belief may be from the truth before the planner is told. */
const WRONG_ROWS = 1000
const WRONG_TIMES = 20

/**
 * Tells the planner about tables that grew more than twofold since it last looked, and about tables in which it expects next
 * to nothing of a clinic that has a lot. While a bulk write runs, nobody else does: without this a fresh table looks empty, and
 * a clinic imported beside others looks like one row, so that lookups by key turn into nested scans of whole clinics.
 * Looks at all tables of clinics unless told which.
 */
export async function analyzeGrownTables(db: Db, clinicId: string, tables?: readonly string[]): Promise<void> {
  const among = tables ? sql`c.relname = any(${tables}::text[])` : sql`true`
  // One order for everybody: two imports that analyse the same tables wait for one another and never in a circle.
  const { rows } = await sql<{ name: string; grown: boolean }>`select c.relname as name,
      pg_relation_size(c.oid) > ${WORTH_BYTES} + 2 * c.relpages::bigint * current_setting('block_size')::int as grown
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'clinic_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and pg_relation_size(c.oid) > ${WORTH_BYTES} and ${among}
    order by c.relname`.execute(db)
  for (const { name, grown } of rows) {
    if (grown || (await isClinicUnknown(db, name, clinicId))) await analyze(db, name)
  }
}

/** Whether the planner expects far fewer rows of the clinic than there are. Reads no more rows than the answer needs. */
async function isClinicUnknown(db: Db, table: string, clinicId: string): Promise<boolean> {
  const ofClinic = sql`select from ${sql.table(table)} where clinic_id = ${clinicId}`
  const plan = await sql<
    Record<string, [{ Plan: { 'Plan Rows': number } }]>
  >`explain (format json) ${ofClinic}`.execute(db)
  const believed = Object.values(plan.rows[0]!)[0]![0].Plan['Plan Rows']
  if (believed > KNOWN_ROWS) return false
  const wrong = WRONG_ROWS + WRONG_TIMES * believed
  const { rows } = await sql<{
    found: number
  }>`select count(*)::int as found from (${ofClinic} limit ${wrong}) rows`.execute(db)
  return rows[0]!.found === wrong
}

/** By right on PostgreSQL 17 and newer, through the owner's function before (application-role.ts). */
async function analyze(db: Db, table: string): Promise<void> {
  const { rows } = await sql<{ byRight: boolean }>`
    select current_setting('server_version_num')::int >= 170000 as by_right`.execute(db)
  if (rows[0]!.byRight) await sql`analyze ${sql.table(table)}`.execute(db)
  else await sql`select public.analyze_as_owner(${table})`.execute(db)
}
