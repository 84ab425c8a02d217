import { foldName } from '@revisit/domain/person-name.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { bulkIds } from './bulk-ids.ts'
import type { EntityBatch } from './chunk.ts'
import { copyLine } from './copy-text.ts'
import { assignmentsSql, insertSql, type MergeShape } from './merge-sql.ts'
import { fill, type MergeContext } from './merge-queries.ts'
import { refreshCards } from './card-queries.ts'
import { stage } from './staging-queries.ts'

/** Marks rows whose number belongs to somebody with another name and another birth date. */
export async function refuseTakenNumbers(db: Db, shape: MergeShape, { clinicId }: MergeContext): Promise<void> {
  const names = shape.columns.map(({ name }) => name)
  if (!names.includes('birth_date')) return
  const { rows } = await sql<{ n: number; old: string; new: string }>`
    select r.n, concat(t.last_name, ' ', t.first_name) as old, concat(r.last_name, ' ', r.first_name) as new
    from pg_temp.import_row r join patients t on t.clinic_id = ${clinicId}::uuid and t.id = r.old_id
    where r.birth_date <> t.birth_date and concat(t.last_name, ' ', t.first_name) <> concat(r.last_name, ' ', r.first_name)`.execute(
    db,
  )
  const taken = rows.filter((row) => foldName(row.old) !== foldName(row.new)).map(({ n }) => n)
  if (taken.length === 0) return
  await sql`update pg_temp.import_row set missing = 'key_taken' where n = any(${taken}::int[])`.execute(db)
}

/** Rows without any name can only speak of patients who are known already. */
export async function refuseNameless(db: Db, { mapped }: EntityBatch): Promise<void> {
  if (['full_name', 'last_name', 'first_name', 'middle_name'].some((field) => mapped.fields.has(field))) return
  await sql`update pg_temp.import_row set missing = 'last_name' where old_id is null`.execute(db)
}

/** Writes classified patients with their numbers, contacts, tags, consents and identity keys. */
export async function mergePatients(
  db: Db,
  { batch, shape, context }: { batch: EntityBatch; shape: MergeShape; context: MergeContext },
): Promise<void> {
  await stageExtras(db, batch, context)
  await insertNewPatients(db, shape, context)
  await addExtras(db, context)
  await updateOldPatients(db, shape, context)
}

async function stageExtras(db: Db, { rows }: EntityBatch, { now }: MergeContext): Promise<void> {
  const id = bulkIds(now)
  const contacts: string[] = []
  const tags: string[] = []
  const keys: string[] = []
  const consents: string[] = []
  rows.forEach(({ extras }, n) => {
    if (extras === null) return
    extras.contacts.forEach(({ kind, value, label, extension }, at) =>
      contacts.push(copyLine([String(n), id(), kind, value, label, extension, String(at)])),
    )
    for (const tag of extras.tags) tags.push(copyLine([String(n), tag.slice(0, 100)]))
    for (const { kind, value } of extras.keys) keys.push(copyLine([String(n), kind, value]))
    const { consentService, consentMarketing } = extras
    if (consentService !== null) consents.push(copyLine([String(n), id(), 'service', String(consentService)]))
    if (consentMarketing !== null) consents.push(copyLine([String(n), id(), 'marketing', String(consentMarketing)]))
  })
  const n = { name: 'n', type: 'int' as const }
  const text = (name: string) => ({ name, type: 'text' as const })
  const uuid = { name: 'id', type: 'uuid' as const }
  const pos = { name: 'pos', type: 'int' as const }
  await stage(db, 'import_contact', {
    columns: [n, uuid, text('kind'), text('value'), text('label'), text('extension'), pos],
    lines: contacts,
  })
  await stage(db, 'import_tag', { columns: [n, text('tag')], lines: tags })
  await stage(db, 'import_key', { columns: [n, text('kind'), text('value')], lines: keys })
  await stage(db, 'import_consent', {
    columns: [n, uuid, text('purpose'), { name: 'granted', type: 'boolean' }],
    lines: consents,
  })
  await sql`analyze pg_temp.import_contact, pg_temp.import_tag, pg_temp.import_key, pg_temp.import_consent`.execute(db)
}

async function insertNewPatients(db: Db, shape: MergeShape, context: MergeContext): Promise<void> {
  const { columns, values } = insertSql(shape)
  await fill(
    `insert into patients (clinic_id, id, import_id, updated_at, ${columns})
      select $clinic, r.id, $import, $now, ${values} from import_row r where r.old_id is null and r.missing is null`,
    context,
  ).execute(db)
  await fill(
    `insert into patient_external_ids (clinic_id, origin, external_id, patient_id, record_id, import_id)
      select $clinic, $origin, r.key, r.id, r.id, $import from import_row r where r.old_id is null and r.missing is null`,
    context,
  ).execute(db)
  await fill(
    `insert into identity_keys (clinic_id, kind, value, record_id, patient_id)
      select $clinic, k.kind, k.value, r.id, r.id from import_key k join import_row r using (n)
      where r.old_id is null and r.missing is null`,
    context,
  ).execute(db)
}

/** Adds what a card does not have yet, and notes which old cards it touched. */
async function addExtras(db: Db, context: MergeContext): Promise<void> {
  await sql`drop table if exists pg_temp.import_touched; create temp table import_touched (record_id uuid) on commit drop`.execute(
    db,
  )
  await fill(
    `with added as (
      insert into contact_points (clinic_id, id, patient_id, record_id, kind, value, label, extension, position, import_id, created_at)
      select $clinic, c.id, r.owner_patient, r.owner_record, c.kind, c.value, c.label, c.extension,
        c.pos + case when r.old_id is null then 0 else coalesce((select max(k.position) + 1 from contact_points k
          where k.clinic_id = $clinic and k.patient_id = r.owner_patient and k.record_id = r.owner_record), 0) end,
        $import, $now
      from import_contact c join import_row r using (n)
      where r.missing is null and (r.old_id is null or not exists (select from contact_points k
        where k.clinic_id = $clinic and k.record_id = r.owner_record and k.kind = c.kind and k.value = c.value))
      on conflict do nothing returning record_id)
    insert into import_touched select distinct added.record_id from added
      join import_row r on r.old_id = added.record_id`,
    context,
  ).execute(db)
  await fill(
    `with added as (
      insert into patient_tags (clinic_id, record_id, tag, patient_id, import_id, added_at)
      select $clinic, r.owner_record, g.tag, r.owner_patient, $import, $now
      from import_tag g join import_row r using (n) where r.missing is null
      on conflict do nothing returning record_id)
    insert into import_touched select distinct added.record_id from added join import_row r on r.old_id = added.record_id`,
    context,
  ).execute(db)
  await addConsents(db, context)
}

/** An answer is recorded when the file's answer changed: what a person said elsewhere since is not overruled by repetition. */
async function addConsents(db: Db, context: MergeContext): Promise<void> {
  await fill(
    `with added as (
      insert into consents (clinic_id, id, patient_id, record_id, purpose, channel, granted, source, import_id, at)
      select $clinic, c.id, r.owner_patient, r.owner_record, c.purpose, '*', c.granted, 'import', $import, $now
      from import_consent c join import_row r using (n)
      where r.missing is null and (r.old_id is null or c.granted is distinct from (select k.granted from consents k
        where k.clinic_id = $clinic and k.patient_id = r.owner_patient and k.record_id = r.owner_record
          and k.purpose = c.purpose and k.channel = '*' and k.source = 'import' order by k.at desc, k.id desc limit 1))
      returning record_id)
    insert into import_touched select distinct added.record_id from added join import_row r on r.old_id = added.record_id`,
    context,
  ).execute(db)
}

async function updateOldPatients(db: Db, shape: MergeShape, context: MergeContext): Promise<void> {
  await sql`update pg_temp.import_row set changed = true where old_id in (select record_id from pg_temp.import_touched)
    and missing is null and not changed`.execute(db)
  await fill(
    `insert into import_changes (clinic_id, import_id, entity, row_id, before)
      select $clinic, $import, 'patients', t.id, to_jsonb(t) || jsonb_build_object('_keys', coalesce((
        select jsonb_agg(jsonb_build_object('kind', k.kind, 'value', k.value, 'patient_id', k.patient_id))
        from identity_keys k where k.clinic_id = $clinic and k.record_id = t.id
          and k.patient_id in (t.id, t.merged_into, r.owner_patient)), '[]'))
      from import_row r join patients t on t.clinic_id = $clinic and t.id = r.old_id
      where r.changed and r.missing is null and t.import_id is distinct from $import
      on conflict do nothing`,
    context,
  ).execute(db)
  await fill(
    `insert into import_changes (clinic_id, import_id, entity, row_id, before)
      select distinct on (t.id) $clinic, $import, 'patients', t.id, to_jsonb(t)
      from import_row r join patients t on t.clinic_id = $clinic and t.id = r.owner_patient
      where r.changed and r.missing is null and r.old_id is not null and r.owner_patient <> r.old_id and t.import_id is distinct from $import
      on conflict do nothing`,
    context,
  ).execute(db)
  await fill(
    `update patients t set ${assignmentsSql(shape)}, updated_at = $now from import_row r
      where r.changed and r.missing is null and t.clinic_id = $clinic and t.id = r.old_id`,
    context,
  ).execute(db)
  const { rows } = await sql<{ recordId: string }>`select old_id as record_id from pg_temp.import_row
    where changed and missing is null`.execute(db)
  await refreshCards(
    db,
    context.clinicId,
    rows.map(({ recordId }) => recordId),
  )
}

export type ReferrerRow = { key: string; referrer: string; rowNumber: number }

/** Second pass: who recommended whom, once everybody of the file is known. @returns rows whose referrer is unknown. */
export async function linkReferrers(db: Db, rows: ReferrerRow[], context: MergeContext): Promise<ReferrerRow[]> {
  const text = (name: string) => ({ name, type: 'text' as const })
  await stage(db, 'import_referrer', {
    columns: [{ name: 'n', type: 'int' }, text('key'), text('referrer')],
    lines: rows.map(({ key, referrer }, n) => copyLine([String(n), key, referrer])),
  })
  await sql`drop table if exists pg_temp.import_linked`.execute(db)
  await fill(
    `create temp table import_linked on commit drop as
      select s.n, e.record_id as id, x.record_id as referrer_id from import_referrer s
      join patient_external_ids e on e.clinic_id = $clinic and e.origin = $origin and e.external_id = s.key
      left join patient_external_ids x on x.clinic_id = $clinic and x.origin = $origin and x.external_id = s.referrer`,
    context,
  ).execute(db)
  const changed = `from import_linked r where t.clinic_id = $clinic and t.id = r.id and r.referrer_id is not null
    and r.referrer_id <> r.id and t.referrer_id is distinct from r.referrer_id`
  await fill(
    `insert into import_changes (clinic_id, import_id, entity, row_id, before)
      select distinct on (t.id) $clinic, $import, 'patients', t.id, to_jsonb(t) from patients t, import_linked r
      where t.clinic_id = $clinic and t.id = r.id and r.referrer_id is not null and r.referrer_id <> r.id
        and t.referrer_id is distinct from r.referrer_id and t.import_id is distinct from $import
      on conflict do nothing`,
    context,
  ).execute(db)
  await fill(`update patients t set referrer_id = r.referrer_id ${changed}`, context).execute(db)
  const unknown = await sql<{
    n: number
  }>`select n from pg_temp.import_linked where referrer_id is null order by n`.execute(db)
  return unknown.rows.map(({ n }) => rows[n]!)
}
