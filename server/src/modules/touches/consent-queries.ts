import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type LedgerWord = { patientId: string; purpose: string; channel: string; granted: boolean; at: Date }

/** The latest word of each person about each purpose and channel; of two said at once, the refusal. Rides consents_by_patient. */
export async function readLedger(db: Db, clinicId: string, patientIds: readonly string[]): Promise<LedgerWord[]> {
  const { rows } = await sql<LedgerWord>`
    select distinct on (patient_id, purpose, channel) patient_id, purpose, channel, granted, at from consents
    where clinic_id = ${clinicId}::uuid and patient_id = any(${patientIds}::uuid[]) and purpose in ('service', 'marketing')
    order by patient_id, purpose, channel, at desc, granted`.execute(db)
  return rows
}
