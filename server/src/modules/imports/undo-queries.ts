import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type Undoing = { clinicId: string; importId: string }

/**
 * Why a row that an undo should take back stays: a later import changed it (`imported`) or a person did (`edited`), rows that stay
 * refer to it (`used`), its card was joined with another (`merged`), its person signs in (`signs_in`).
 */
export type KeptReason = 'imported' | 'edited' | 'used' | 'merged' | 'signs_in'
export type Kept = Partial<Record<KeptReason, number>>
export type Batch = { lastId: string | null; done: string[]; kept: Kept; patientIds: string[]; seen: number }

const NIL = '00000000-0000-0000-0000-000000000000'

/** Facts in the order they can be deleted, and what must not refer to a row that goes: `[table, column]`. */
export const FACTS: readonly { table: string; reliedBy: readonly (readonly [string, string])[]; owned: boolean }[] = [
  { table: 'calls', reliedBy: [], owned: true },
  { table: 'leads', reliedBy: [], owned: true },
  { table: 'offers', reliedBy: [], owned: true },
  { table: 'policies', reliedBy: [], owned: true },
  { table: 'payments', reliedBy: [], owned: true },
  { table: 'service_lines', reliedBy: [], owned: true },
  {
    table: 'appointments',
    reliedBy: [
      ['service_lines', 'appointment_id'],
      ['payments', 'appointment_id'],
      ['offers', 'appointment_id'],
    ],
    owned: true,
  },
  { table: 'plan_items', reliedBy: [['service_lines', 'plan_item_id']], owned: false },
  { table: 'plans', reliedBy: [['plan_items', 'plan_id']], owned: true },
  { table: 'marketing_spend', reliedBy: [], owned: false },
]

export const DIRECTORY_TABLES: readonly { table: string; reliedBy: readonly (readonly [string, string])[] }[] = [
  {
    table: 'insurers',
    reliedBy: [
      ['payments', 'insurer_id'],
      ['policies', 'insurer_id'],
    ],
  },
  {
    table: 'services',
    reliedBy: [
      ['service_lines', 'service_id'],
      ['plan_items', 'service_id'],
      ['offers', 'service_id'],
    ],
  },
  {
    table: 'staff',
    reliedBy: [
      ['appointments', 'doctor_id'],
      ['appointments', 'administrator_id'],
      ['plans', 'doctor_id'],
      ['offers', 'offered_by'],
      ['calls', 'operator_id'],
      ['patients', 'preferred_doctor_id'],
      ['patients', 'curator_id'],
      ['invitations', 'staff_id'],
    ],
  },
  {
    table: 'branches',
    reliedBy: [
      ['appointments', 'branch_id'],
      ['patients', 'branch_id'],
      ['staff', 'branch_id'],
    ],
  },
]

/** Takes back the next rows of a fact table that the import made, unless something that stays refers to them or changed them. */
export async function deleteFacts(
  db: Db,
  { table, reliedBy, owned }: (typeof FACTS)[number],
  { clinicId, importId, after, limit }: Undoing & { after: string | null; limit: number },
): Promise<Batch> {
  const reason = reasonSql([[`exists (${changedLater(table)})`, 'imported'], ...usedBy(reliedBy)])
  const patient = owned
    ? 't.patient_id'
    : table === 'plan_items'
      ? '(select p.patient_id from plans p where p.clinic_id = t.clinic_id and p.id = t.plan_id)'
      : 'null::uuid'
  const { rows } = await sql<BatchRow>`
    with page as materialized (
      select t.id, ${sql.raw(reason.replaceAll('$import', `'${uuid(importId)}'`))} as reason, ${sql.raw(patient)} as patient_id
      from ${sql.raw(table)} t
      where t.clinic_id = ${clinicId}::uuid and t.import_id = ${importId}::uuid and t.id > ${after ?? NIL}::uuid
      order by t.id limit ${limit}),
    gone as (delete from ${sql.raw(table)} t using page
      where t.clinic_id = ${clinicId}::uuid and t.id = page.id and page.reason is null returning t.id)
    select (select id from page order by id desc limit 1) as last_id, (select count(*)::int from page) as seen,
      (select array_agg(id::text) from gone) as done, ${KEPT_BY_REASON} as kept,
      (select array_agg(distinct patient_id::text) from page where reason is null and patient_id is not null) as patient_ids`.execute(
    db,
  )
  return batchOf(rows[0]!)
}

export type BatchRow = {
  lastId: string | null
  done: string[] | null
  kept: Kept | null
  seen: number
  patientIds: string[] | null
}

/** Counts of the rows of `page` that stay, by `reason`. */
export const KEPT_BY_REASON = sql`(select jsonb_object_agg(reason, n) from (select reason, count(*)::int as n from page
  where reason is not null group by reason) k)`

export function batchOf({ lastId, done, kept, seen, patientIds }: BatchRow): Batch {
  return { lastId, done: done ?? [], kept: kept ?? {}, seen, patientIds: patientIds ?? [] }
}

/** The first of the conditions that holds, by its word; null when the row may go. */
export function reasonSql(reasons: readonly (readonly [condition: string, reason: KeptReason])[]): string {
  return `case ${reasons.map(([condition, reason]) => `when ${condition} then '${reason}'`).join(' ')} end`
}

function usedBy(reliedBy: readonly (readonly [string, string])[]): [string, KeptReason][] {
  return reliedBy.map(([other, column]) => [
    `exists (select from ${other} o where o.clinic_id = t.clinic_id and o.${column} = t.id)`,
    'used',
  ])
}

/** Diagnoses and notes of rows that are gone, and events of what the import made. */
export async function deleteDetails(db: Db, { clinicId, importId }: Undoing): Promise<void> {
  await sql`delete from clinical_details d where d.clinic_id = ${clinicId}::uuid and d.import_id = ${importId}::uuid
    and not exists (select from import_changes c where c.clinic_id = d.clinic_id and c.row_id = d.subject_id
      and c.entity = 'clinical_details:' || d.subject_kind and c.import_id <> ${importId}::uuid)`.execute(db)
  await sql`delete from events e where e.clinic_id = ${clinicId}::uuid and e.payload ->> 'importId' = ${importId}
    and e.subject_kind in ('appointment', 'payment')`.execute(db)
}

/**
 * Puts back what rows were before the import. Rows changed again since are kept as they are now: by a later import, or, where the
 * moments of the import's own writing are given (`writtenAt`), by a person.
 */
export async function restoreRows(
  db: Db,
  table: string,
  { clinicId, importId, entity, columns, writtenAt }: Restoring,
): Promise<{ restored: string[]; patientIds: string[]; kept: Kept }> {
  const key = entity.startsWith('clinical_details') ? 'subject_id' : 'id'
  const owned = columns.includes('record_id')
  const set = columns.map((name) => `${name} = b.${name}`).join(', ')
  const pair = owned
    ? ', record_id = b.record_id, patient_id = case when t.record_id = b.record_id then t.patient_id else coalesce((select x.patient_id from patient_external_ids x where x.clinic_id = t.clinic_id and x.record_id = b.record_id limit 1), b.patient_id) end'
    : ''
  const own = owned ? set.replace('record_id = b.record_id, ', '').replace(', record_id = b.record_id', '') : set
  const { rows } = await sql<{ id: string; patientId: string | null; oldPatient: string | null }>`
    update ${sql.raw(table)} t set ${sql.raw(own + pair)}
    from import_changes c cross join lateral jsonb_populate_record(null::${sql.raw(table)}, c.before) b
    where c.clinic_id = ${clinicId}::uuid and c.import_id = ${importId}::uuid and c.entity = ${entity}
      and t.clinic_id = c.clinic_id and t.${sql.raw(key)} = c.row_id
      and not exists (select from import_changes l where l.clinic_id = c.clinic_id and l.entity = c.entity and l.row_id = c.row_id
        and l.import_id > c.import_id)
      ${writtenAt ? sql`and (t.updated_at = any(${writtenAt}::timestamptz[]) or t.updated_at = b.updated_at)` : sql``}
    returning c.row_id as id, ${sql.raw(owned ? 't.patient_id' : 'null::uuid')} as patient_id,
      ${sql.raw(owned ? 'b.patient_id' : 'null::uuid')} as old_patient`.execute(db)
  const total = await sql<{ n: number; later: number }>`select count(*)::int as n,
      count(*) filter (where exists (select from import_changes l where l.clinic_id = c.clinic_id and l.entity = c.entity
        and l.row_id = c.row_id and l.import_id > c.import_id))::int as later
    from import_changes c where clinic_id = ${clinicId}::uuid and import_id = ${importId}::uuid and entity = ${entity}`.execute(
    db,
  )
  const patientIds = new Set(
    rows.flatMap(({ patientId, oldPatient }) => [patientId, oldPatient]).filter((id) => id !== null),
  )
  const { n, later } = total.rows[0]!
  const edited = writtenAt ? n - rows.length - later : 0
  return { restored: rows.map(({ id }) => id), patientIds: [...patientIds], kept: { imported: later, edited } }
}

export type Restoring = Undoing & { entity: string; columns: string[]; writtenAt?: Date[] }

/** What of existing cards the import added: contacts, tags, answers of consent. @returns the live people concerned. */
export async function deleteExtras(
  db: Db,
  { clinicId, importId }: Undoing,
): Promise<{ recordIds: string[]; patientIds: string[] }> {
  const records = new Set<string>()
  const patients = new Set<string>()
  for (const table of ['contact_points', 'patient_tags', 'consents']) {
    const { rows } = await sql<{ recordId: string; patientId: string }>`
      delete from ${sql.raw(table)} c using import_changes i
      where c.clinic_id = ${clinicId}::uuid and c.import_id = ${importId}::uuid
        and i.clinic_id = c.clinic_id and i.import_id = c.import_id and i.entity = 'patients' and i.row_id = c.record_id
      returning c.record_id, c.patient_id`.execute(db)
    for (const { recordId, patientId } of rows) {
      records.add(recordId)
      patients.add(patientId)
    }
  }
  return { recordIds: [...records], patientIds: [...patients] }
}

export async function columnsOf(db: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select attname::text as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attidentity = ''`.execute(db)
  return rows.map(({ name }) => name)
}

export async function forgetChanges(db: Db, { clinicId, importId }: Undoing): Promise<void> {
  await sql`delete from import_changes where clinic_id = ${clinicId}::uuid and import_id = ${importId}::uuid`.execute(
    db,
  )
}

/** Takes back the next rows of a directory nobody refers to. People who can sign in stay. */
export async function deleteDirectory(
  db: Db,
  { table, reliedBy }: (typeof DIRECTORY_TABLES)[number],
  { clinicId, importId }: Undoing,
) {
  const signsIn: [string, KeptReason][] = table === 'staff' ? [['t.user_id is not null', 'signs_in']] : []
  const reason = reasonSql([...signsIn, [`exists (${changedLater(table)})`, 'imported'], ...usedBy(reliedBy)])
  const { rows } = await sql<{ kept: Kept | null; deleted: number }>`
    with page as materialized (select t.id, ${sql.raw(reason.replaceAll('$import', `'${uuid(importId)}'`))} as reason
      from ${sql.raw(table)} t where t.clinic_id = ${clinicId}::uuid and t.import_id = ${importId}::uuid),
    gone as (delete from ${sql.raw(table)} t using page
      where t.clinic_id = ${clinicId}::uuid and t.id = page.id and page.reason is null returning 1)
    select ${KEPT_BY_REASON} as kept, (select count(*)::int from gone) as deleted`.execute(db)
  return { deleted: rows[0]!.deleted, kept: rows[0]!.kept ?? {} }
}

/** How many rows an undo has to look at: those the import made and those it changed. */
export async function countUndoable(db: Db, { clinicId, importId }: Undoing): Promise<number> {
  const tables = ['patients', ...FACTS.map(({ table }) => table), ...DIRECTORY_TABLES.map(({ table }) => table)]
  const counts = [...tables, 'import_changes'].map(
    (table) =>
      sql`(select count(*) from ${sql.raw(table)} where clinic_id = ${clinicId}::uuid and import_id = ${importId}::uuid)`,
  )
  const { rows } = await sql<{ n: number }>`select (${sql.join(counts, sql` + `)})::int as n`.execute(db)
  return rows[0]!.n
}

function changedLater(table: string): string {
  return `select from import_changes c where c.clinic_id = t.clinic_id and c.entity = '${table}' and c.row_id = t.id and c.import_id <> $import::uuid`
}

function uuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new Error('not an id')
  return text
}
