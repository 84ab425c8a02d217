import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** Tells those who live on statistics that the people of `due_patients` were counted anew. */
export async function insertRefreshedDue(db: Db, clinicId: string): Promise<void> {
  await sql`insert into refreshed_patients (clinic_id, patient_id)
    select ${clinicId}::uuid, patient_id from due_patients order by patient_id`.execute(db)
}

/** The same of everybody: word about single people is not needed any more. */
export async function insertRefreshedEverybody(db: Db, clinicId: string): Promise<void> {
  await sql`insert into refreshed_everybody (clinic_id) values (${clinicId}::uuid)`.execute(db)
}

/** More people than this are not told apart any more: everybody is said to be new. */
const MOST_TOLD_APART = 20_000

/**
 * Takes word of people counted anew, at most `limit` marks. `everybody` says that so many were that single people are not
 * worth telling.
 */
export async function takeRefreshed(
  db: Db,
  clinicId: string,
  limit: number,
): Promise<{ everybody: boolean; patientIds: string[] }> {
  if (await isEverybodyNew(db, clinicId)) {
    await sql`with told as (delete from refreshed_everybody where (clinic_id, id) in (
        select clinic_id, id from refreshed_everybody where clinic_id = ${clinicId}::uuid for update skip locked))
      delete from refreshed_patients where (clinic_id, id) in (
        select clinic_id, id from refreshed_patients where clinic_id = ${clinicId}::uuid for update skip locked)`.execute(
      db,
    )
    return { everybody: true, patientIds: [] }
  }
  const { rows } = await sql<{ patientId: string }>`
    delete from refreshed_patients where (clinic_id, id) in (
      select clinic_id, id from refreshed_patients where clinic_id = ${clinicId}::uuid
      order by id limit ${limit} for update skip locked)
    returning patient_id`.execute(db)
  return { everybody: false, patientIds: [...new Set(rows.map(({ patientId }) => patientId))] }
}

async function isEverybodyNew(db: Db, clinicId: string): Promise<boolean> {
  const { rows } = await sql<{ everybody: boolean }>`
    select exists (select from refreshed_everybody where clinic_id = ${clinicId}::uuid)
      or (select count(*) from (select from refreshed_patients where clinic_id = ${clinicId}::uuid
        limit ${MOST_TOLD_APART + 1}) marks) > ${MOST_TOLD_APART} as everybody`.execute(db)
  return rows[0]!.everybody
}
