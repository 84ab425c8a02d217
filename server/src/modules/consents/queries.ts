import { type Insertable, sql } from 'kysely'
import type { ConsentWord } from '@revisit/domain/consent-ledger.ts'
import type { Db, Tables } from '../../platform/db.ts'

export type LedgerWord = ConsentWord & { patientId: string }
export type Hold = { patientId: string; reason: string; scope: 'everything' | 'offers' }

/** The latest word of each person about each purpose and channel; of two said at once, the refusal. Rides consents_by_patient. */
export async function readLedger(db: Db, clinicId: string, patientIds: readonly string[]): Promise<LedgerWord[]> {
  const { rows } = await sql<LedgerWord>`
    select distinct on (patient_id, purpose, channel) patient_id, purpose, channel, granted, at from consents
    where clinic_id = ${clinicId}::uuid and patient_id = any(${patientIds}::uuid[])
    order by patient_id, purpose, channel, at desc, granted`.execute(db)
  return rows
}

/** Bad moments in force. Rides contact_holds_by_patient. */
export async function readHolds(
  db: Db,
  clinicId: string,
  { patientIds, now }: { patientIds: readonly string[]; now: Date },
): Promise<Hold[]> {
  const { rows } = await sql<Hold>`select patient_id, reason, scope from contact_holds
    where clinic_id = ${clinicId}::uuid and patient_id = any(${patientIds}::uuid[]) and lifted_at is null
      and since <= ${now} and (until is null or until > ${now})`.execute(db)
  return rows
}

/** Patients who wrote to the clinic in these messengers first. */
export async function readWriters(
  db: Db,
  clinicId: string,
  patientIds: readonly string[],
): Promise<{ patientId: string; channel: string }[]> {
  const { rows } = await sql<{ patientId: string; channel: string }>`
    select distinct c.patient_id, i.channel from contact_points c
    join inbound_items i on i.clinic_id = ${clinicId}::uuid and i.channel = c.kind
      and i.item ->> 'kind' in ('message', 'start') and i.item ->> 'address' = c.value
    where c.clinic_id = ${clinicId}::uuid and c.patient_id = any(${patientIds}::uuid[])
      and c.kind in ('telegram', 'whatsapp')`.execute(db)
  return rows
}

export async function insertConsents(db: Db, rows: Insertable<Tables['consents']>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('consents').values(rows).execute()
}

/** Everything said, newest first; of two words said at once the refusal, which counts, stands above. */
export async function listLedger(db: Db, clinicId: string, patientId: string) {
  return db
    .selectFrom('consents as c')
    .leftJoin('staff as s', (join) => join.onRef('s.clinicId', '=', 'c.clinicId').onRef('s.id', '=', 'c.recordedBy'))
    .select([
      'c.id',
      'c.purpose',
      'c.channel',
      'c.granted',
      'c.source',
      'c.form',
      'c.proof',
      'c.textId',
      'c.evidence',
      'c.at',
    ])
    .select('s.name as recordedBy')
    .where('c.clinicId', '=', clinicId)
    .where('c.patientId', '=', patientId)
    .orderBy('c.at', 'desc')
    .orderBy('c.granted')
    .orderBy('c.id', 'desc')
    .limit(500)
    .execute()
}

export async function listTexts(db: Db, clinicId: string) {
  return db
    .selectFrom('consentTexts')
    .select(['id', 'purpose', 'text', 'createdAt'])
    .where('clinicId', '=', clinicId)
    .orderBy('createdAt', 'desc')
    .execute()
}

export async function insertText(db: Db, row: Insertable<Tables['consentTexts']>): Promise<void> {
  await db.insertInto('consentTexts').values(row).execute()
}

/** Everybody who has one of these addresses. Rides contact_points_by_value. */
export async function ownersOf(
  db: Db,
  clinicId: string,
  addresses: readonly { kind: string; value: string }[],
): Promise<{ patientId: string; kind: string; value: string }[]> {
  if (addresses.length === 0) return []
  const { rows } = await sql<{ patientId: string; kind: string; value: string }>`
    select distinct c.patient_id, c.kind, c.value
    from jsonb_to_recordset(${JSON.stringify(addresses)}::jsonb) as a (kind text, value text)
    join contact_points c on c.clinic_id = ${clinicId}::uuid and c.value = a.value and c.kind = a.kind`.execute(db)
  return rows
}

export async function addressesOf(
  db: Db,
  clinicId: string,
  patientId: string,
): Promise<{ kind: string; value: string }[]> {
  return db
    .selectFrom('contactPoints')
    .select(['kind', 'value'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .execute()
}

export async function livePatient(db: Db, clinicId: string, patientId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    with recursive live as (
      select id, merged_into from patients where clinic_id = ${clinicId}::uuid and id = ${patientId}::uuid
      union all
      select p.id, p.merged_into from live l join patients p on p.clinic_id = ${clinicId}::uuid and p.id = l.merged_into)
    select id from live where merged_into is null`.execute(db)
  return rows[0]?.id ?? null
}

export async function listHolds(db: Db, clinicId: string, patientId: string) {
  return db
    .selectFrom('contactHolds')
    .select(['id', 'reason', 'scope', 'note', 'since', 'until', 'liftedAt'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .orderBy('since', 'desc')
    .execute()
}

export async function insertHold(db: Db, row: Insertable<Tables['contactHolds']>): Promise<void> {
  await db.insertInto('contactHolds').values(row).execute()
}

export async function liftHold(
  db: Db,
  clinicId: string,
  { id, patientId, at, by }: { id: string; patientId: string; at: Date; by: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('contactHolds')
    .set({ liftedAt: at, liftedBy: by })
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('id', '=', id)
    .where('liftedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
