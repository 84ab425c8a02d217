import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type OfferInsert = { id: string; patientId: string; recordId: string; serviceId: string | null; script: string }

export async function insertOffers(db: Db, clinicId: string, offers: readonly OfferInsert[], now: Date): Promise<void> {
  if (offers.length === 0) return
  await sql`insert into offers (clinic_id, id, patient_id, record_id, service_id, offered_at, script)
    select ${clinicId}::uuid, o.id, o."patientId", o."recordId", s.id, ${now}, nullif(o.script, '')
    from jsonb_to_recordset(${JSON.stringify(offers)}::jsonb) as o (id uuid, "patientId" uuid, "recordId" uuid, "serviceId" uuid, script text)
    left join services s on s.clinic_id = ${clinicId} and s.id = o."serviceId"`.execute(db)
}
