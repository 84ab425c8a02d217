import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { CHILD_TABLES } from './child-tables.ts'
import type { ConsentEntry } from './consent-outcome.ts'

export type CardRow = {
  id: string
  liveId: string
  fields: Record<string, unknown>
  custom: Record<string, unknown>
  searchText: string
}

export type MergeRow = {
  id: string
  keepId: string
  absorbId: string
  before: Record<string, unknown>
  absorbed: Record<string, unknown>
  chosen: Record<string, 'keep' | 'absorb'>
}

/** Merges and unmerges of one clinic follow one another; held to the end of the transaction. */
export async function lockIdentity(db: Db, clinicId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('identity:' || ${clinicId}::text, 0))`.execute(db)
}

/** Whether this transaction sees every row of the clinic: notes, diagnoses and all branches. */
export async function seesEverything(db: Db): Promise<boolean> {
  const { rows } = await sql<{ all: boolean }>`select sees_medical() and branch_scope() is null as all`.execute(db)
  return rows[0]!.all
}

/** Every card of the trees that the given cards belong to. Rides patients_merged. */
export async function readTreeIds(db: Db, clinicId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with roots as materialized (
      select distinct coalesce(merged_into, id) as id from patients
      where clinic_id = ${clinicId} and id = any(${ids}::uuid[]))
    select id from roots union all
    select m.id from roots r join patients m on m.clinic_id = ${clinicId} and m.merged_into = r.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Cards, locked in the order of ids. */
export async function lockCards(db: Db, clinicId: string, ids: readonly string[]): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`
    select p.id, coalesce(p.merged_into, p.id) as live_id, p.search_text, p.custom,
      jsonb_build_object('lastName', last_name, 'firstName', first_name, 'middleName', middle_name, 'sex', sex,
        'birthDate', birth_date, 'district', district, 'source', source, 'referrerId', coalesce(referrer_record_id, referrer_id), 'branchId', branch_id,
        'preferredDoctorId', preferred_doctor_id, 'preferredChannel', preferred_channel, 'preferredTime', preferred_time,
        'curatorId', curator_id, 'deceased', deceased) as fields
    from patients p
    where p.clinic_id = ${clinicId} and p.id = any(${ids}::uuid[])
    order by p.id for update of p`.execute(db)
  return rows
}

/** Merges in force among the given cards, oldest first. Rides merges_by_keep. */
export async function readMergesAmong(db: Db, clinicId: string, cardIds: readonly string[]): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`
    select id, keep_id, absorb_id, before, absorbed, chosen from merges
    where clinic_id = ${clinicId} and keep_id = any(${cardIds}::uuid[]) and undone_at is null
    order by seq`.execute(db)
  return rows
}

export async function readConsentsOf(db: Db, clinicId: string, patientIds: readonly string[]): Promise<ConsentEntry[]> {
  const { rows } = await sql<ConsentEntry>`
    select id, patient_id, record_id, purpose, channel, granted, at, merge_id from consents
    where clinic_id = ${clinicId} and patient_id = any(${patientIds}::uuid[])`.execute(db)
  return rows
}

export type CardMove = { record: string; from: string; to: string }

/** Rows of whole people go to other people: everything that belongs to `from` now belongs to `to`. */
export async function moveEverything(db: Db, clinicId: string, moves: readonly CardMove[]): Promise<void> {
  const whole = JSON.stringify(moves.filter(({ record, from }) => record === from))
  for (const table of CHILD_TABLES) {
    await sql`with moves as materialized (
        select m."from", m."to" from jsonb_to_recordset(${whole}::jsonb) as m("from" uuid, "to" uuid))
      update ${sql.table(table)} t set patient_id = m."to", record_id = coalesce(t.record_id, t.patient_id)
      from moves m where t.clinic_id = ${clinicId} and t.patient_id = m."from"`.execute(db)
  }
}

/** Rows that came with one card leave the person they belonged to; the card itself knows by record_id which they are. */
export async function moveRecords(db: Db, clinicId: string, moves: readonly CardMove[]): Promise<void> {
  const list = JSON.stringify(moves)
  for (const table of CHILD_TABLES) {
    await sql`with moves as materialized (
        select m.record, m."from", m."to" from jsonb_to_recordset(${list}::jsonb) as m(record uuid, "from" uuid, "to" uuid))
      update ${sql.table(table)} t set patient_id = m."to"
      from moves m where t.clinic_id = ${clinicId} and t.patient_id = m."from" and t.record_id = m.record`.execute(db)
  }
}

/** Says of every moved card whose it is now. */
export async function writeLiving(db: Db, clinicId: string, moves: readonly CardMove[], now: Date): Promise<void> {
  await sql`update patients p set merged_into = nullif(m."to", p.id), updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m(record uuid, "to" uuid)
    where p.clinic_id = ${clinicId} and p.id = m.record`.execute(db)
}

export type CardChange = { id: string; sortName: string; searchText: string; custom: object } & Record<string, unknown>

/** Writes whole cards. */
export async function writeCards(db: Db, clinicId: string, cards: readonly CardChange[], now: Date): Promise<void> {
  await sql`update patients p set last_name = c."lastName", first_name = c."firstName", middle_name = c."middleName",
      sex = c.sex, birth_date = c."birthDate", district = c.district, source = c.source, referrer_id = c."referrerId", referrer_record_id = null,
      branch_id = c."branchId", preferred_doctor_id = c."preferredDoctorId", preferred_channel = c."preferredChannel",
      preferred_time = c."preferredTime", curator_id = c."curatorId", deceased = c.deceased, custom = c.custom,
      search_text = c."searchText", sort_name = c."sortName", updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) as c(id uuid, "lastName" text, "firstName" text,
      "middleName" text, sex text, "birthDate" date, district text, source text, "referrerId" uuid, "branchId" uuid,
      "preferredDoctorId" uuid, "preferredChannel" text, "preferredTime" text, "curatorId" uuid, deceased boolean,
      custom jsonb, "searchText" text, "sortName" text)
    where p.clinic_id = ${clinicId} and p.id = c.id`.execute(db)
}

/** A recommender named by hand since the last merge is the one that counts. Call before anything moves. */
export async function forgetEditedReferrals(db: Db, clinicId: string, cardIds: readonly string[]): Promise<void> {
  await sql`update patients p set referrer_record_id = null
    from patients r
    where p.clinic_id = ${clinicId} and r.clinic_id = ${clinicId} and r.id = p.referrer_record_id
      and (p.id = any(${cardIds}::uuid[]) or p.referrer_id = any(${cardIds}::uuid[])
        or p.referrer_record_id = any(${cardIds}::uuid[]))
      and p.referrer_id is distinct from
        nullif(coalesce(r.merged_into, r.id), coalesce(p.merged_into, p.id))`.execute(db)
}

/** People recommended by these cards were recommended by whoever these cards are now; nobody recommended themselves. */
export async function followReferrals(db: Db, clinicId: string, cardIds: readonly string[]): Promise<void> {
  await sql`update patients p set referrer_id = l.now,
      referrer_record_id = case when l.now is distinct from l.card then l.card end
    from (
      select p.id, r.id as card, nullif(coalesce(r.merged_into, r.id), coalesce(p.merged_into, p.id)) as now
      from patients p
      join patients r on r.clinic_id = ${clinicId} and r.id = coalesce(p.referrer_record_id, p.referrer_id)
      where p.clinic_id = ${clinicId} and (p.id = any(${cardIds}::uuid[]) or p.referrer_id = any(${cardIds}::uuid[])
        or p.referrer_record_id = any(${cardIds}::uuid[]))) l
    where p.clinic_id = ${clinicId} and p.id = l.id
      and (p.referrer_id is distinct from l.now
        or p.referrer_record_id is distinct from case when l.now is distinct from l.card then l.card end)`.execute(db)
}

/** Names, contacts and card numbers of people, for making their search text anew. */
export async function readSearched(db: Db, clinicId: string, patientIds: readonly string[]) {
  const { rows } = await sql<{ id: string; phones: string[]; emails: string[]; externalIds: string[] }>`
    select p.id,
      array(select distinct value from contact_points c
        where c.clinic_id = p.clinic_id and c.patient_id = p.id and kind = 'phone' order by value) as phones,
      array(select distinct value from contact_points c
        where c.clinic_id = p.clinic_id and c.patient_id = p.id and kind = 'email' order by value) as emails,
      array(select external_id from patient_external_ids e where e.clinic_id = p.clinic_id and e.patient_id = p.id
        and external_id not like '~%' order by external_id) as external_ids
    from patients p where p.clinic_id = ${clinicId} and p.id = any(${patientIds}::uuid[])`.execute(db)
  return rows
}
