import { identityKeys, type MessengerKind } from '@revisit/domain/identity.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { searchTextOf, sortNameOf } from '../patients/search-text.ts'
import { isNaturalKey } from './natural-keys.ts'

type Card = {
  id: string
  patientId: string
  lastName: string | null
  firstName: string | null
  middleName: string | null
  birthDate: string | null
  contacts: { kind: string; value: string; own: boolean }[]
  externalIds: string[]
}

/**
 * Writes anew what follows from a card's names and contacts: identity keys of the card, search text of the card and of
 * the live person its contacts belong to.
 */
export async function refreshCards(db: Db, clinicId: string, recordIds: string[]): Promise<void> {
  if (recordIds.length === 0) return
  const cards = await readCards(db, clinicId, recordIds)
  const texts = cards.map(searchOf)
  await sql`update patients p set search_text = v.search_text, sort_name = v.sort_name
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as v (id uuid, search_text text, sort_name text)
    where p.clinic_id = ${clinicId}::uuid and p.id = v.id
      and (p.search_text, p.sort_name) is distinct from (v.search_text, v.sort_name)`.execute(db)
  const keys = cards.filter((card) => recordIds.includes(card.id)).flatMap(keysOf)
  await replaceKeys(db, clinicId, recordIds, keys)
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

/** The cards and the live people they belong to, each with all contacts that are theirs now. */
async function readCards(db: Db, clinicId: string, recordIds: string[]): Promise<Card[]> {
  const { rows } = await sql<Card>`
    with recursive line as (
      select id, merged_into from patients where clinic_id = ${clinicId}::uuid and id = any(${recordIds}::uuid[])
      union
      select p.id, p.merged_into from patients p join line on p.clinic_id = ${clinicId}::uuid and p.id = line.merged_into)
    select p.id, coalesce(live.id, p.id) as patient_id, p.last_name, p.first_name, p.middle_name, p.birth_date::text,
      coalesce((select jsonb_agg(jsonb_build_object('kind', c.kind, 'value', c.value, 'own', c.record_id = p.id)
          order by c.record_id = p.id desc, c.position, c.created_at, c.id)
        from contact_points c where c.clinic_id = p.clinic_id
          and (c.patient_id = p.id or (c.patient_id = live.id and c.record_id = p.id))), '[]') as contacts,
      coalesce((select array_agg(x.external_id order by x.external_id) from patient_external_ids x
        where x.clinic_id = p.clinic_id and (x.patient_id = p.id or (x.patient_id = live.id and x.record_id = p.id))), '{}') as external_ids
    from patients p
    left join lateral (
      with recursive up as (
        select p.id, p.merged_into union all
        select q.id, q.merged_into from patients q join up on q.clinic_id = p.clinic_id and q.id = up.merged_into)
      select id from up where merged_into is null) live on true
    where p.clinic_id = ${clinicId}::uuid and p.id in (select id from line)`.execute(db)
  return rows
}

function searchOf(card: Card): { id: string; search_text: string; sort_name: string } {
  const names = [card.lastName, card.firstName, card.middleName]
  const of = (kind: string) => card.contacts.filter((contact) => contact.kind === kind).map(({ value }) => value)
  const externalIds = card.externalIds.filter((id) => !isNaturalKey(id))
  const search = searchTextOf({ names, phones: of('phone'), emails: of('email'), externalIds })
  return { id: card.id, search_text: search, sort_name: sortNameOf(names) }
}

function keysOf(card: Card): CardKey[] {
  const own = card.contacts.filter((contact) => contact.own)
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
