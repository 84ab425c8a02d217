import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { isGivenId } from './external-id-queries.ts'
import type { Subject } from './timeline-queries.ts'

export type CardFacts = {
  recordId: string
  lastName: string | null
  firstName: string | null
  middleName: string | null
  birthDate: string | null
  /** Contacts that came with this very card. */
  contacts: { kind: string; value: string }[]
  externalIds: string[]
}

/** The cards of a person with what identifies each of them. */
export async function readCardFacts(db: Db, { clinicId, patientId, cards }: Subject): Promise<CardFacts[]> {
  const { rows } = await sql<CardFacts>`
    select p.id as record_id, p.last_name, p.first_name, p.middle_name, p.birth_date,
      coalesce((select json_agg(json_build_object('kind', c.kind, 'value', c.value) order by c.position, c.id)
        from contact_points c where c.clinic_id = p.clinic_id and c.patient_id = ${patientId} and c.record_id = p.id),
        '[]') as contacts,
      array(select e.external_id from patient_external_ids e where e.clinic_id = p.clinic_id
        and e.patient_id = ${patientId} and e.record_id = p.id and ${isGivenId('e')} order by e.external_id) as external_ids
    from patients p where p.clinic_id = ${clinicId} and p.id = any(${[...cards]}::uuid[])`.execute(db)
  return rows
}

export async function writeSearch(
  db: Db,
  { clinicId, patientId }: Subject,
  { searchText, sortName }: { searchText: string; sortName: string },
): Promise<void> {
  await sql`update patients set search_text = ${searchText}, sort_name = ${sortName}
    where clinic_id = ${clinicId} and id = ${patientId}`.execute(db)
}

/** Puts these keys in place of those the cards of the person have. */
export async function writeIdentityKeys(
  db: Db,
  { clinicId, patientId, cards }: Subject,
  keys: { kind: string; value: string; recordId: string }[],
): Promise<void> {
  await sql`delete from identity_keys where clinic_id = ${clinicId} and record_id = any(${[...cards]}::uuid[])
    and kind <> 'external_id'`.execute(db)
  const rows = keys.map(({ kind, value, recordId }) => ({ kind, value, record_id: recordId }))
  await sql`insert into identity_keys (clinic_id, kind, value, record_id, patient_id)
    select ${clinicId}::uuid, k.kind, k.value, k.record_id, ${patientId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k (kind text, value text, record_id uuid)
    on conflict do nothing`.execute(db)
}
