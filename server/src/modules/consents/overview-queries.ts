import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type ActiveHold = {
  id: string
  patientId: string
  lastName: string | null
  firstName: string | null
  middleName: string | null
  reason: string
  scope: string
  note: string | null
  since: Date
  until: Date | null
  setBy: string | null
}

/** Bad moments in force, the newest first; the row policy leaves patients of other branches out. */
export async function listActiveHolds(
  db: Db,
  clinicId: string,
  { now, limit, before }: { now: Date; limit: number; before: string | null },
): Promise<ActiveHold[]> {
  const { rows } = await sql<ActiveHold>`
    select h.id, p.id as patient_id, p.last_name, p.first_name, p.middle_name, h.reason, h.scope, h.note, h.since, h.until, s.name as set_by
    from contact_holds h
    join patients p on p.clinic_id = ${clinicId}::uuid and p.id = h.patient_id and p.merged_into is null
    left join staff s on s.clinic_id = ${clinicId}::uuid and s.id = h.set_by
    where h.clinic_id = ${clinicId}::uuid and h.lifted_at is null and h.since <= ${now}
      and (h.until is null or h.until > ${now}) and (${before}::uuid is null or h.id < ${before}::uuid)
    order by h.id desc limit ${limit}`.execute(db)
  return rows
}

/** How many bad moments are in force. */
export async function countActiveHolds(db: Db, clinicId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ holds: number }>`
    select count(*)::int as holds from contact_holds h
    join patients p on p.clinic_id = ${clinicId}::uuid and p.id = h.patient_id and p.merged_into is null
    where h.clinic_id = ${clinicId}::uuid and h.lifted_at is null and h.since <= ${now}
      and (h.until is null or h.until > ${now})`.execute(db)
  return rows[0]!.holds
}

export type PurposeCount = { purpose: string; granted: number; refused: number }

/**
 * How many living patients agree to a purpose in at least one channel by their latest word, and how many refuse it in every one they
 * spoke about.
 */
export async function countByPurpose(db: Db, clinicId: string): Promise<PurposeCount[]> {
  const { rows } = await sql<PurposeCount>`
    with latest as (
      select distinct on (patient_id, purpose, channel) patient_id, purpose, granted from consents
      where clinic_id = ${clinicId}::uuid order by patient_id, purpose, channel, at desc, granted
    ), people as (
      select patient_id, purpose, bool_or(granted) as granted from latest group by patient_id, purpose
    )
    select l.purpose, (count(*) filter (where l.granted))::int as granted, (count(*) filter (where not l.granted))::int as refused
    from people l join patients p on p.clinic_id = ${clinicId}::uuid and p.id = l.patient_id and p.merged_into is null
    group by l.purpose`.execute(db)
  return rows
}

/** How many addresses nobody may write to, by why. */
export async function countSuppressed(
  db: Db,
  clinicId: string,
): Promise<{ reason: string; scope: string; addresses: number }[]> {
  const { rows } = await sql<{ reason: string; scope: string; addresses: number }>`
    select reason, scope, count(distinct hash)::int as addresses from suppressed_addresses
    where clinic_id = ${clinicId}::uuid and lifted_at is null group by reason, scope order by 3 desc, 1`.execute(db)
  return rows
}
