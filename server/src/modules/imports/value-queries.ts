import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

const MOST_SOURCES = 300

/** The clinic's sources of patients, the most frequent first. */
export async function readSourceNames(db: Db, clinicId: string): Promise<string[]> {
  const { rows } = await sql<{ source: string }>`select source from patients
    where clinic_id = ${clinicId}::uuid and source is not null group by source order by count(*) desc, source
    limit ${MOST_SOURCES}`.execute(db)
  return rows.map(({ source }) => source)
}
