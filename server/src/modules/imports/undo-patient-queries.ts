import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { type Batch, batchOf, type BatchRow, KEPT_BY_REASON, reasonSql, type Undoing } from './undo-queries.ts'

/** Rows that belong to a person and are made of other rows: they go with the card. */
const DERIVED = new Set([
  'identity_keys',
  'patient_external_ids',
  'patient_stats',
  'patient_history',
  'stale_patients',
  'refreshed_patients',
  'segment_due',
  'segment_members',
  'segment_history',
  'events',
  'site_events',
  'site_visitors',
])

type ChildTable = { name: string; hasImport: boolean }

/** Every table whose rows belong to a person, found in the catalog so that none is forgotten. */
export async function readChildTables(db: Db): Promise<ChildTable[]> {
  const { rows } = await sql<ChildTable>`
    select c.relname::text as name,
      bool_or(a.attname = 'import_id') as has_import
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    group by c.relname having bool_or(a.attname = 'patient_id') order by 1`.execute(db)
  return rows
}

/**
 * Hides the next cards the import made and nobody relies on, with what they alone had. They vanish from statistics with the next
 * refresh and are deleted after it.
 */
export async function hideCards(
  db: Db,
  children: readonly ChildTable[],
  {
    clinicId,
    importId,
    editedAfter,
    after,
    limit,
  }: Undoing & { editedAfter: Date[]; after: string | null; limit: number },
): Promise<Batch> {
  const later = `exists (select from import_changes c where c.clinic_id = t.clinic_id and c.entity = 'patients'
    and c.row_id = t.id and c.import_id <> '${safeId(importId)}')`
  const joined = `exists (select from merges m where m.clinic_id = t.clinic_id and m.undone_at is null
    and (m.keep_id = t.id or m.absorb_id = t.id))`
  const recommends = `exists (select from patients r where r.clinic_id = t.clinic_id and r.referrer_id = t.id
    and r.import_id is distinct from '${safeId(importId)}')`
  const reason = reasonSql([
    [joined, 'merged'],
    [`(${reliedOn(children, importId)})`, 'used'],
    [later, 'imported'],
    [recommends, 'used'],
  ])
  const { rows } = await sql<BatchRow>`
    with page as materialized (
      select t.id, coalesce(${sql.raw(reason)},
        case when not (t.updated_at = any(${editedAfter}::timestamptz[])) then 'edited' end) as reason
      from patients t
      where t.clinic_id = ${clinicId}::uuid and t.import_id = ${importId}::uuid and t.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      order by t.id limit ${limit}),
    hidden as (update patients t set merged_into = t.id, referrer_id = null from page
      where t.clinic_id = ${clinicId}::uuid and t.id = page.id and page.reason is null returning t.id::text)
    select (select id from page order by id desc limit 1) as last_id, (select count(*)::int from page) as seen,
      (select array_agg(id) from hidden) as done, (select array_agg(id) from hidden) as patient_ids, ${KEPT_BY_REASON} as kept`.execute(
    db,
  )
  return batchOf(rows[0]!)
}

/** Deletes the hidden cards of an import and everything that is only theirs. */
export async function deleteHiddenCards(
  db: Db,
  children: readonly ChildTable[],
  { clinicId, importId }: Undoing,
): Promise<number> {
  await sql`drop table if exists pg_temp.undone_card`.execute(db)
  await sql`create temp table undone_card on commit drop as select id from patients
    where clinic_id = ${clinicId}::uuid and import_id = ${importId}::uuid and merged_into = id`.execute(db)
  await sql`create index on pg_temp.undone_card (id)`.execute(db)
  await sql`analyze pg_temp.undone_card`.execute(db)
  await sql`update patients set referrer_id = null where clinic_id = ${clinicId}::uuid and referrer_id in (select id from pg_temp.undone_card)`.execute(
    db,
  )
  for (const { name } of children) {
    await sql`delete from ${sql.raw(name)} where clinic_id = ${clinicId}::uuid and patient_id in (select id from pg_temp.undone_card)`.execute(
      db,
    )
  }
  await sql`delete from merges where clinic_id = ${clinicId}::uuid
    and (keep_id in (select id from pg_temp.undone_card) or absorb_id in (select id from pg_temp.undone_card))`.execute(
    db,
  )
  await sql`delete from duplicate_pairs where clinic_id = ${clinicId}::uuid
    and (a_id in (select id from pg_temp.undone_card) or b_id in (select id from pg_temp.undone_card))`.execute(db)
  const { rows } = await sql<{ n: number }>`with gone as (delete from patients where clinic_id = ${clinicId}::uuid
    and id in (select id from pg_temp.undone_card) returning 1) select count(*)::int as n from gone`.execute(db)
  return rows[0]!.n
}

const FACTS = ['appointments', 'payments', 'plans', 'service_lines', 'policies', 'offers', 'leads', 'calls']

/** A card with a fact left, or with anything that did not come with the import, stays. */
function reliedOn(children: readonly ChildTable[], importId: string): string {
  const own = children.filter(({ name }) => !DERIVED.has(name))
  return own
    .map(({ name, hasImport }) => {
      const foreign = hasImport && !FACTS.includes(name) ? `and o.import_id is distinct from '${safeId(importId)}'` : ''
      return `exists (select from ${name} o where o.clinic_id = t.clinic_id and o.patient_id = t.id ${foreign})`
    })
    .join(' or ')
}

function safeId(text: string): string {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new Error('not an id')
  return text
}
