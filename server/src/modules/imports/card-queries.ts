import { identityKeys, type MessengerKind } from '@revisit/domain/identity.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { searchTextOf, sortNameOf } from '../patients/patients.ts'
import { isNaturalKey } from './natural-keys.ts'

type Card = {
  id: string
  patientId: string
  lastName: string | null
  firstName: string | null
  middleName: string | null
  birthDate: string | null
  contacts: { kind: string; value: string }[]
  externalIds: string[]
  absorbed: string[]
}

/**
 * Writes anew what follows from a card's names and contacts: its identity keys and its search text; then the search text of
 * the live people these cards were merged into, who are found by everything their cards were.
 */
export async function refreshCards(db: Db, clinicId: string, recordIds: string[]): Promise<void> {
  if (recordIds.length === 0) return
  const cards = await readCards(db, clinicId, recordIds)
  await writeSearch(db, clinicId, cards.map(searchOf))
  await replaceKeys(db, clinicId, recordIds, cards.flatMap(keysOf))
  const living = [...new Set(cards.filter((card) => card.patientId !== card.id).map((card) => card.patientId))]
  if (living.length === 0) return
  const others = (await readCards(db, clinicId, living)).filter((card) => !recordIds.includes(card.id))
  await writeSearch(db, clinicId, others.map(searchOf))
}

async function writeSearch(db: Db, clinicId: string, texts: ReturnType<typeof searchOf>[]): Promise<void> {
  await sql`update patients p set search_text = v.search_text, sort_name = v.sort_name
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as v (id uuid, search_text text, sort_name text)
    where p.clinic_id = ${clinicId}::uuid and p.id = v.id
      and (p.search_text, p.sort_name) is distinct from (v.search_text, v.sort_name)`.execute(db)
}

export type CardKey = { record_id: string; patient_id: string; kind: string; value: string }

/** Puts these keys in place of those the cards have. */
export async function replaceKeys(db: Db, clinicId: string, recordIds: string[], keys: CardKey[]): Promise<void> {
  await sql`delete from identity_keys k using patients p
    where k.clinic_id = ${clinicId}::uuid and p.clinic_id = k.clinic_id and p.id = any(${recordIds}::uuid[])
      and k.record_id = p.id
      and k.patient_id in (select x.patient_id from patient_external_ids x where x.clinic_id = k.clinic_id and x.record_id = p.id
        union all select p.id)`.execute(db)
  await sql`insert into identity_keys (clinic_id, kind, value, record_id, patient_id)
    select ${clinicId}::uuid, kind, value, record_id, patient_id
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as v (record_id uuid, patient_id uuid, kind text, value text)
    on conflict do nothing`.execute(db)
}

/** Cards with their own contacts and numbers, and the search texts of cards merged into them. */
async function readCards(db: Db, clinicId: string, recordIds: string[]): Promise<Card[]> {
  const { rows } = await sql<Card>`
    select p.id, coalesce(up.id, p.id) as patient_id, p.last_name, p.first_name, p.middle_name, p.birth_date::text,
      coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'value', c.value) order by c.position, c.created_at, c.id)
        from contact_points c where c.clinic_id = p.clinic_id and c.patient_id = coalesce(up.id, p.id) and c.record_id = p.id), '[]') as contacts,
      coalesce((select array_agg(x.external_id order by x.external_id) from patient_external_ids x
        where x.clinic_id = p.clinic_id and x.patient_id = coalesce(up.id, p.id) and x.record_id = p.id), '{}') as external_ids,
      coalesce((select array_agg(q.search_text order by q.id) from patients q
        where q.clinic_id = p.clinic_id and q.merged_into = p.id), '{}') as absorbed
    from patients p
    left join lateral (
      with recursive line as (
        select p.id, p.merged_into union
        select q.id, q.merged_into from patients q join line on q.clinic_id = p.clinic_id and q.id = line.merged_into)
      select id from line where merged_into is null) up on true
    where p.clinic_id = ${clinicId}::uuid and p.id = any(${recordIds}::uuid[])`.execute(db)
  return rows
}

function searchOf(card: Card): { id: string; search_text: string; sort_name: string } {
  const names = [card.lastName, card.firstName, card.middleName]
  const of = (kind: string) => card.contacts.filter((contact) => contact.kind === kind).map(({ value }) => value)
  const externalIds = card.externalIds.filter((id) => !isNaturalKey(id))
  const own = searchTextOf({ names, phones: of('phone'), emails: of('email'), externalIds })
  const words = new Set(own.split(' '))
  const more = card.absorbed.flatMap((text) => text.split(' ')).filter((word) => word !== '' && !words.has(word))
  return { id: card.id, search_text: [own, ...new Set(more)].join(' '), sort_name: sortNameOf(names) }
}

function keysOf(card: Card): CardKey[] {
  const own = card.contacts
  const of = (kind: string) => own.filter((contact) => contact.kind === kind).map(({ value }) => value)
  const messengers = own.filter(({ kind }) => ['telegram', 'whatsapp', 'max'].includes(kind))
  const { lastName, firstName, middleName, birthDate } = card
  return identityKeys({
    lastName,
    firstName,
    middleName,
    birthDate,
    phones: of('phone'),
    emails: of('email'),
    messengers: messengers.map(({ kind, value }) => ({ kind: kind as MessengerKind, value })),
  }).map(({ kind, value }) => ({ record_id: card.id, patient_id: card.patientId, kind, value }))
}

/** Search texts as they were before an import, wherever the same words are searched now. */
export async function restoreSearchTexts(
  db: Db,
  { clinicId, importId }: { clinicId: string; importId: string },
): Promise<void> {
  const { rows } = await sql<{ id: string; now: string; before: string; sortName: string }>`
    select p.id, p.search_text as now, c.before ->> 'search_text' as before, p.sort_name
    from import_changes c join patients p on p.clinic_id = c.clinic_id and p.id = c.row_id
    where c.clinic_id = ${clinicId}::uuid and c.import_id = ${importId}::uuid and c.entity = 'patients'
      and p.search_text <> c.before ->> 'search_text'`.execute(db)
  const words = (text: string) => [...new Set(text.split(' '))].sort().join(' ')
  const same = rows.filter((row) => words(row.now) === words(row.before))
  await writeSearch(
    db,
    clinicId,
    same.map(({ id, before, sortName }) => ({ id, search_text: before, sort_name: sortName })),
  )
}
