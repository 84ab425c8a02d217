import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export async function insertStale(db: Db, clinicId: string, patientIds: string[], now: Date): Promise<void> {
  await sql`insert into stale_patients (clinic_id, patient_id, since)
    select ${clinicId}::uuid, id, ${now} from unnest(${patientIds}::uuid[]) as id
    on conflict do nothing`.execute(db)
}
