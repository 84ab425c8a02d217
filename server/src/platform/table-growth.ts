import { sql } from 'kysely'
import type { Db } from './db.ts'

/** Below this size a wrong plan costs nothing. */
const WORTH_BYTES = 1_000_000

/**
 * Tells the planner about tables that grew more than twofold since it last looked. While a bulk write runs, nobody else
 * does: without this a fresh table looks empty and lookups by key turn into nested scans of whole tables.
 * Needs the MAINTAIN right (PostgreSQL 17 and newer); before that PostgreSQL skips it with a notice.
 */
export async function analyzeGrownTables(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and pg_relation_size(oid) > ${WORTH_BYTES} + 2 * relpages::bigint * current_setting('block_size')::int`.execute(
    db,
  )
  for (const { name } of rows) await sql`analyze ${sql.table(name)}`.execute(db)
}
