import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** Live people the transaction may see behind ids of cards, also of cards merged into others. */
export async function readLivePeople(
  db: Db,
  clinicId: string,
  ids: readonly string[],
): Promise<{ given: string; id: string }[]> {
  const { rows } = await sql<{ given: string; id: string }>`
    with recursive up as (
      select p.id as given, p.id, p.merged_into from patients p where p.clinic_id = ${clinicId}::uuid and p.id = any(${[...ids]}::uuid[])
      union all
      select u.given, p.id, p.merged_into from up u join patients p on p.clinic_id = ${clinicId}::uuid and p.id = u.merged_into
    ) select given, id from up where merged_into is null`.execute(db)
  return rows
}

/** Who has a phone, an e-mail, a messenger handle or a card number; one value may belong to several people. */
export async function readOwners(
  db: Db,
  clinicId: string,
  asked: readonly { given: string; values: readonly string[] }[],
): Promise<{ given: string; id: string }[]> {
  const { rows } = await sql<{ given: string; id: string }>`
    with asked as (select a.given, v.value from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(given text, values text[]),
      unnest(a.values) as v(value))
    select distinct found.given, found.id from (
      select a.given, c.patient_id as id from asked a join contact_points c on c.clinic_id = ${clinicId}::uuid and c.value = a.value
      union all
      select a.given, e.patient_id from asked a
        join patient_external_ids e on e.clinic_id = ${clinicId}::uuid and e.external_id = a.value
    ) found join patients p on p.clinic_id = ${clinicId}::uuid and p.id = found.id`.execute(db)
  return rows
}

/** Puts people on a list. @returns those who were not on it. */
export async function insertEntries(
  db: Db,
  clinicId: string,
  entry: { segmentId: string; patientIds: readonly string[]; by: string | null; now: Date },
): Promise<string[]> {
  const { segmentId, patientIds, by, now } = entry
  const { rows } = await sql<{ patientId: string }>`
    insert into segment_list_entries (clinic_id, segment_id, record_id, patient_id, added_by, added_at)
    select ${clinicId}::uuid, ${segmentId}::uuid, id, id, ${by}::uuid, ${now}::timestamptz
    from (select distinct unnest(${[...patientIds]}::uuid[]) as id) people
    where not exists (select from segment_list_entries e where e.clinic_id = ${clinicId}::uuid
      and e.segment_id = ${segmentId}::uuid and e.patient_id = people.id)
    on conflict (clinic_id, segment_id, record_id) do nothing returning patient_id`.execute(db)
  return rows.map(({ patientId }) => patientId)
}

/** Takes people off a list. @returns those who were on it. */
export async function deleteEntries(
  db: Db,
  clinicId: string,
  { segmentId, patientIds }: { segmentId: string | null; patientIds: readonly string[] },
): Promise<string[]> {
  const ofSegment = segmentId === null ? sql`` : sql`and segment_id = ${segmentId}::uuid`
  const { rows } = await sql<{ patientId: string }>`delete from segment_list_entries
    where clinic_id = ${clinicId}::uuid ${ofSegment} and patient_id = any(${[...patientIds]}::uuid[]) returning patient_id`.execute(
    db,
  )
  return [...new Set(rows.map(({ patientId }) => patientId))]
}
