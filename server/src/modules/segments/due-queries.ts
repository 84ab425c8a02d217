import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** Asks for these people to be looked at again. A mark is a row of its own: nobody waits for it. */
export async function insertDue(db: Db, clinicId: string, patientIds: readonly string[]): Promise<void> {
  if (patientIds.length === 0) return
  await sql`insert into segment_due (clinic_id, patient_id)
    select ${clinicId}::uuid, id from (select distinct unnest(${[...patientIds]}::uuid[]) as id) people order by id`.execute(
    db,
  )
}

/** Takes people off the list of those to be looked at, at most `limit` marks. */
export async function takeDue(db: Db, clinicId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ patientId: string }>`
    delete from segment_due where (clinic_id, id) in (
      select clinic_id, id from segment_due where clinic_id = ${clinicId}::uuid order by id limit ${limit} for update skip locked)
    returning patient_id`.execute(db)
  return [...new Set(rows.map(({ patientId }) => patientId))]
}
