import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** The household of each person who has one. */
export async function readHouseholds(db: Db, clinicId: string, patientIds: readonly string[]) {
  const { rows } = await sql<{ patientId: string; householdId: string }>`
    select patient_id, min(household_id::text)::uuid as household_id from household_members
    where clinic_id = ${clinicId} and patient_id = any(${patientIds}::uuid[]) group by patient_id`.execute(db)
  return new Map(rows.map(({ patientId, householdId }) => [patientId, householdId]))
}

export async function insertHousehold(db: Db, clinicId: string, id: string, now: Date): Promise<void> {
  await db.insertInto('households').values({ clinicId, id, createdAt: now }).execute()
}

export async function insertMember(
  db: Db,
  clinicId: string,
  { householdId, patientId, by, now }: { householdId: string; patientId: string; by: string | null; now: Date },
): Promise<void> {
  const recordId = patientId
  await db
    .insertInto('householdMembers')
    .values({ clinicId, householdId, patientId, recordId, addedBy: by, addedAt: now })
    .onConflict((clash) => clash.columns(['clinicId', 'recordId']).doNothing())
    .execute()
}

/** Everybody of one household joins another. */
export async function uniteHouseholds(db: Db, clinicId: string, from: string, to: string): Promise<void> {
  await db
    .updateTable('householdMembers')
    .set({ householdId: to })
    .where('clinicId', '=', clinicId)
    .where('householdId', '=', from)
    .execute()
}

/** Takes people out of their household; only those added at a moment, when told. @returns how many rows went. */
export async function deleteMembers(
  db: Db,
  clinicId: string,
  patientIds: readonly string[],
  addedAt: Date | null,
): Promise<number> {
  const { numAffectedRows } = await sql`delete from household_members
    where clinic_id = ${clinicId} and patient_id = any(${patientIds}::uuid[])
      and (${addedAt}::timestamptz is null or added_at = ${addedAt})`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** People who share a phone, an e-mail or a messenger with somebody, unless a crowd shares it. Rides identity_keys. */
export async function readContactMates(db: Db, clinicId: string, patientId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct m.id from identity_keys k
    join lateral (
      select array_agg(distinct o.patient_id) as ids from identity_keys o
      where o.clinic_id = ${clinicId} and o.kind = k.kind and o.value = k.value) others on cardinality(others.ids) <= 20
    cross join unnest(others.ids) as m(id)
    where k.clinic_id = ${clinicId} and k.patient_id = ${patientId} and m.id <> ${patientId}
      and k.kind in ('phone', 'email', 'telegram', 'whatsapp', 'max')`.execute(db)
  return rows.map(({ id }) => id)
}
