import { type Insertable, sql } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'
import type { Subject } from './timeline-queries.ts'

export async function insertOverride(db: Db, override: Insertable<Tables['valueClassOverrides']>): Promise<void> {
  await db.insertInto('valueClassOverrides').values(override).execute()
}

/** Ends every class set by hand that is in force or ahead. False when there was none. */
export async function revokeOverrides(
  db: Db,
  { clinicId, patientId }: Subject,
  { today, now }: { today: string; now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update value_class_overrides set revoked_at = ${now}
    where clinic_id = ${clinicId} and patient_id = ${patientId} and revoked_at is null and ends_on >= ${today}::date
  `.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}
