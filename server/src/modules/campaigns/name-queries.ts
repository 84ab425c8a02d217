import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** Names of members of staff by id. */
export async function readNames(db: Db, clinicId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`select id, name from staff
    where clinic_id = ${clinicId}::uuid and id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type PatientName = { lastName: string | null; firstName: string | null; middleName: string | null }

/** Names of patients the transaction may see, by id. */
export async function readPatientNames(
  db: Db,
  clinicId: string,
  ids: readonly string[],
): Promise<Map<string, PatientName>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<PatientName & { id: string }>`select id, last_name, first_name, middle_name from patients
    where clinic_id = ${clinicId}::uuid and id = any(${[...ids]}::uuid[]) and merged_into is null`.execute(db)
  return new Map(rows.map(({ id, ...name }) => [id, name]))
}
