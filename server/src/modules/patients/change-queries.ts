import { type Insertable, sql } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'
import type { CardColumns } from './change-schemas.ts'
import type { Subject } from './timeline-queries.ts'

export async function insertPatient(db: Db, patient: Insertable<Tables['patients']>): Promise<void> {
  await db.insertInto('patients').values(patient).execute()
}

/** Locks the card until the end of the transaction. @returns when it was last changed. */
export async function lockCard(db: Db, { clinicId, patientId }: Subject): Promise<Date> {
  const { rows } = await sql<{ updatedAt: Date }>`
    select updated_at from patients where clinic_id = ${clinicId} and id = ${patientId} for update`.execute(db)
  return rows[0]!.updatedAt
}

/** Changes columns and own fields (null removes one). The time of change always grows, even when the clinic's clock stands. */
export async function updateCard(
  db: Db,
  { clinicId, patientId }: Subject,
  { columns, custom, now }: { columns: CardColumns; custom: Record<string, string | number | null>; now: Date },
): Promise<Date> {
  const changed = await db
    .updateTable('patients')
    .set({
      ...columns,
      custom: sql`jsonb_strip_nulls(custom || ${JSON.stringify(custom)}::jsonb)`,
      updatedAt: sql`greatest(${now}::timestamptz, date_trunc('milliseconds', updated_at) + interval '1 millisecond')`,
    })
    .where('clinicId', '=', clinicId)
    .where('id', '=', patientId)
    .returning('updatedAt')
    .executeTakeFirstOrThrow()
  return changed.updatedAt
}

/** Which of the ids name a member of staff, a branch or a live patient of the clinic. */
export async function knownIds(
  db: Db,
  clinicId: string,
  table: 'staff' | 'branches' | 'patients',
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where clinic_id = ${clinicId} and id = any(${[...ids]}::uuid[])`.execute(db)
  return new Set(rows.map((row) => row.id))
}

/** False when this card already has the contact. */
export async function insertContact(db: Db, contact: Insertable<Tables['contactPoints']>): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into contact_points (clinic_id, id, patient_id, record_id, kind, value, label, position, created_at)
    select ${contact.clinicId}, ${contact.id}, ${contact.patientId}, ${contact.recordId}, ${contact.kind}, ${contact.value},
      ${contact.label ?? null}, least(count(*), 30000), ${contact.createdAt}
    from contact_points where clinic_id = ${contact.clinicId} and patient_id = ${contact.patientId}
    having not coalesce(bool_or(kind = ${contact.kind} and value = ${contact.value}), false)
    on conflict do nothing returning id`.execute(db)
  return rows.length === 1
}

/** Labels a contact on every merged card that has it. @returns its kind and value, or undefined when there is none. */
export async function labelContact(
  db: Db,
  { clinicId, patientId }: Subject,
  { id, label }: { id: string; label: string | null },
): Promise<{ kind: string } | undefined> {
  const { rows } = await sql<{ kind: string }>`
    update contact_points c set label = ${label} from contact_points x
    where x.clinic_id = ${clinicId} and x.id = ${id} and x.patient_id = ${patientId}
    and c.clinic_id = x.clinic_id and c.patient_id = x.patient_id and c.kind = x.kind and c.value = x.value
    returning c.kind`.execute(db)
  return rows[0]
}

/** Removes a contact from every merged card that has it. */
export async function deleteContact(
  db: Db,
  { clinicId, patientId }: Subject,
  id: string,
): Promise<{ kind: string } | undefined> {
  const { rows } = await sql<{ kind: string }>`
    delete from contact_points c using contact_points x
    where x.clinic_id = ${clinicId} and x.id = ${id} and x.patient_id = ${patientId}
    and c.clinic_id = x.clinic_id and c.patient_id = x.patient_id and c.kind = x.kind and c.value = x.value
    returning c.kind`.execute(db)
  return rows[0]
}

/** False when the person already has the tag. */
export async function insertTag(
  db: Db,
  { clinicId, patientId }: Subject,
  { tag, addedBy, now }: { tag: string; addedBy: string | null; now: Date },
): Promise<boolean> {
  const { rows } = await sql<{ tag: string }>`
    insert into patient_tags (clinic_id, record_id, tag, patient_id, added_by, added_at)
    select ${clinicId}, ${patientId}, ${tag}, ${patientId}, ${addedBy}::uuid, ${now}
    where not exists (select from patient_tags where clinic_id = ${clinicId} and patient_id = ${patientId} and tag = ${tag})
    on conflict do nothing returning tag`.execute(db)
  return rows.length === 1
}

/** False when the person has no such tag. */
export async function deleteTag(db: Db, { clinicId, patientId }: Subject, tag: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from patient_tags where clinic_id = ${clinicId} and patient_id = ${patientId} and tag = ${tag}`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** Removes an address from the person, whichever merged card it came with. False when there is none. */
export async function deleteContactValue(
  db: Db,
  { clinicId, patientId }: Subject,
  { kind, value }: { kind: string; value: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('contactPoints')
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('kind', '=', kind)
    .where('value', '=', value)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
