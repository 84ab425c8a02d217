import { type Insertable, sql } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'

/** A row of patient_tags that came or went: the card it hangs on, and the live person now. */
export type TagRow = { recordId: string; patientId: string }

/** Puts a tag on people who do not have it. @returns the new rows. */
export async function insertTags(
  db: Db,
  clinicId: string,
  { rows: wanted, tag, addedBy, now }: { rows: readonly TagRow[]; tag: string; addedBy: string | null; now: Date },
): Promise<TagRow[]> {
  const recordIds = wanted.map(({ recordId }) => recordId)
  const patientIds = wanted.map(({ patientId }) => patientId)
  const { rows } = await sql<TagRow>`
    insert into patient_tags (clinic_id, record_id, tag, patient_id, added_by, added_at)
    select ${clinicId}, w.record_id, ${tag}, w.patient_id, ${addedBy}::uuid, ${now}
    from unnest(${recordIds}::uuid[], ${patientIds}::uuid[]) as w(record_id, patient_id)
    where not exists (select from patient_tags t
      where t.clinic_id = ${clinicId} and t.patient_id = w.patient_id and t.tag = ${tag})
    on conflict do nothing returning record_id, patient_id`.execute(db)
  return rows
}

/** Takes a tag off people, from every merged card of theirs. @returns the rows that went. */
export async function deleteTagsOfPeople(
  db: Db,
  clinicId: string,
  { patientIds, tag }: { patientIds: readonly string[]; tag: string },
): Promise<TagRow[]> {
  const { rows } = await sql<TagRow>`
    delete from patient_tags where clinic_id = ${clinicId} and tag = ${tag} and patient_id = any(${patientIds}::uuid[])
    returning record_id, patient_id`.execute(db)
  return rows
}

/** Takes a tag off exactly these cards. @returns the rows that went. */
export async function deleteTagsOfCards(
  db: Db,
  clinicId: string,
  { recordIds, tag }: { recordIds: readonly string[]; tag: string },
): Promise<TagRow[]> {
  const { rows } = await sql<TagRow>`
    delete from patient_tags where clinic_id = ${clinicId} and tag = ${tag} and record_id = any(${recordIds}::uuid[])
    returning record_id, patient_id`.execute(db)
  return rows
}

/** The live person behind each card, along merges; cards out of the caller's sight are left out. */
export async function readLiveOwners(db: Db, clinicId: string, recordIds: readonly string[]): Promise<TagRow[]> {
  const { rows } = await sql<TagRow>`
    with recursive owner as (
      select p.id as record_id, p.id as patient_id, p.merged_into from patients p
      where p.clinic_id = ${clinicId} and p.id = any(${recordIds}::uuid[])
      union all
      select o.record_id, p.id, p.merged_into from owner o
      join patients p on p.clinic_id = ${clinicId} and p.id = o.merged_into)
    select record_id, patient_id from owner where merged_into is null`.execute(db)
  return rows
}

export async function insertTagChange(db: Db, change: Insertable<Tables['tagChanges']>): Promise<void> {
  await db.insertInto('tagChanges').values(change).execute()
}

/** Forgets changes nobody may take back any more. */
export async function deleteOldTagChanges(db: Db, clinicId: string, before: Date): Promise<void> {
  await db.deleteFrom('tagChanges').where('clinicId', '=', clinicId).where('madeAt', '<', before).execute()
}

/** Takes a change out of the table, for whoever made it. */
export async function takeTagChange(
  db: Db,
  { clinicId, id, madeBy, since }: { clinicId: string; id: string; madeBy: string; since: Date },
): Promise<{ tag: string; put: boolean; recordIds: string[] } | undefined> {
  return db
    .deleteFrom('tagChanges')
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .where('madeBy', '=', madeBy)
    .where('madeAt', '>=', since)
    .returning(['tag', 'put', 'recordIds'])
    .executeTakeFirst()
}
