import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** @returns whether the person did not have the tag before. */
export async function insertTagOf(
  db: Db,
  clinicId: string,
  { patientId, tag, now }: { patientId: string; tag: string; now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into patient_tags (clinic_id, record_id, tag, patient_id, added_at)
    select ${clinicId}::uuid, ${patientId}::uuid, ${tag}::text, ${patientId}::uuid, ${now}::timestamptz
    where not exists (select from patient_tags t where t.clinic_id = ${clinicId} and t.patient_id = ${patientId} and t.tag = ${tag})
    on conflict do nothing`.execute(db)
  return Number(numAffectedRows ?? 0) > 0
}

/** @returns whether there was something to take off. */
export async function deleteTagOf(
  db: Db,
  clinicId: string,
  { patientId, tag }: { patientId: string; tag: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from patient_tags
    where clinic_id = ${clinicId} and patient_id = ${patientId} and tag = ${tag}`.execute(db)
  return Number(numAffectedRows ?? 0) > 0
}

/** Sets one of the clinic's own fields; null empties it. @returns whether it changed. */
export async function setCustomField(
  db: Db,
  clinicId: string,
  { patientId, key, value, now }: { patientId: string; key: string; value: string | null; now: Date },
): Promise<boolean> {
  const next =
    value === null ? sql`custom - ${key}::text` : sql`custom || jsonb_build_object(${key}::text, ${value}::text)`
  const { numAffectedRows } = await sql`update patients set custom = ${next}, updated_at = ${now}
    where clinic_id = ${clinicId} and id = ${patientId} and custom ->> ${key}::text is distinct from ${value}::text`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0) > 0
}
