import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** Marks a link, or a shared phone, as gone through. @returns the (hashed) chat it was used from first. */
export async function useOnce(
  db: Db,
  clinicId: string,
  { hash, channel, address, now }: { hash: Buffer; channel: string; address: string; now: Date },
): Promise<{ isFirst: boolean; address: string }> {
  const inserted = await db
    .insertInto('usedChatLinks')
    .values({ clinicId, hash, channel, address, usedAt: now })
    .onConflict((conflict) => conflict.columns(['clinicId', 'hash']).doNothing())
    .returning('address')
    .executeTakeFirst()
  if (inserted) return { isFirst: true, address }
  const before = await db
    .selectFrom('usedChatLinks')
    .select('address')
    .where('clinicId', '=', clinicId)
    .where('hash', '=', hash)
    .executeTakeFirstOrThrow()
  return { isFirst: false, address: before.address }
}

/** Living people who have a phone. Rides the primary key of identity_keys. */
export async function ownersOfPhone(db: Db, clinicId: string, phone: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id from identity_keys k
    join patients p on p.clinic_id = ${clinicId}::uuid and p.id = k.patient_id and p.merged_into is null and not p.deceased
    where k.clinic_id = ${clinicId}::uuid and k.kind = 'phone' and k.value = ${phone}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Everybody who has an address. Rides contact_points_by_value. */
export async function holdersOf(
  db: Db,
  clinicId: string,
  { kind, value }: { kind: string; value: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('contactPoints')
    .select('patientId')
    .distinct()
    .where('clinicId', '=', clinicId)
    .where('kind', '=', kind)
    .where('value', '=', value)
    .execute()
  return rows.map(({ patientId }) => patientId)
}

/** Whether the card still names somebody: erased people are not written to. */
export async function isLiving(db: Db, clinicId: string, patientId: string): Promise<boolean> {
  const row = await db
    .selectFrom('patients')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('id', '=', patientId)
    .where('deceased', '=', false)
    .executeTakeFirst()
  return row !== undefined
}

/** Browsers of a person by their address at the push service. */
export async function browserOf(
  db: Db,
  clinicId: string,
  { patientId, endpoint }: { patientId: string; endpoint: string },
): Promise<string | null> {
  const { rows } = await sql<{ value: string }>`
    select value from contact_points where clinic_id = ${clinicId}::uuid and patient_id = ${patientId}::uuid and kind = 'push'
      and value like '{%' and value::jsonb ->> 'endpoint' = ${endpoint} limit 1`.execute(db)
  return rows[0]?.value ?? null
}
