import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** The household of a person, or null. */
export async function readHousehold(db: Db, clinicId: string, patientId: string): Promise<string | null> {
  const { rows } = await sql<{ householdId: string }>`
    select household_id from household_members where clinic_id = ${clinicId} and patient_id = ${patientId}
    order by added_at desc limit 1`.execute(db)
  return rows[0]?.householdId ?? null
}

export async function insertHousehold(db: Db, clinicId: string, id: string, now: Date): Promise<void> {
  await db.insertInto('households').values({ clinicId, id, createdAt: now }).execute()
}

/** Puts a person into a household, out of any other. */
export async function moveToHousehold(
  db: Db,
  member: { clinicId: string; householdId: string; patientId: string; addedBy: string | null; now: Date },
): Promise<void> {
  const { clinicId, householdId, patientId, addedBy, now } = member
  await leaveHousehold(db, clinicId, patientId)
  await db
    .insertInto('householdMembers')
    .values({ clinicId, householdId, patientId, recordId: patientId, addedBy, addedAt: now })
    .execute()
}

/** Takes a person out of their household. False when they had none. */
export async function leaveHousehold(db: Db, clinicId: string, patientId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('householdMembers')
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
