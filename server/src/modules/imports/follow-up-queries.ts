import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { fill, type MergeContext } from './merge-queries.ts'
import type { MergeShape } from './merge-sql.ts'
import type { NamedRow } from './directory.ts'

/** Diagnoses and notes of the chunk's appointments or plans. Needs the merged rows to be there. */
export async function mergeClinicalDetails(db: Db, shape: MergeShape, context: MergeContext): Promise<void> {
  const kind = shape.entity.name === 'plans' ? 'plan' : 'appointment'
  const columns = ['diagnosis', 'note'].filter((name) => shape.columns.some((column) => column.name === name))
  if (columns.length === 0) return
  const any = columns.map((name) => `r.${name} is not null`).join(' or ')
  const differs = columns.map((name) => `coalesce(r.${name}, d.${name}) is distinct from d.${name}`).join(' or ')
  const joined = `import_row r join clinical_details d on d.clinic_id = $clinic and d.subject_kind = '${kind}' and d.subject_id = r.old_id
    where r.missing is null and (${differs})`
  await fill(
    `insert into import_changes (clinic_id, import_id, entity, row_id, before)
      select $clinic, $import, 'clinical_details:${kind}', d.subject_id, to_jsonb(d) from ${joined}
        and d.import_id is distinct from $import on conflict do nothing`,
    context,
  ).execute(db)
  await fill(
    `update clinical_details d set ${columns.map((name) => `${name} = coalesce(r.${name}, d.${name})`).join(', ')}
      from import_row r where d.clinic_id = $clinic and d.subject_kind = '${kind}' and d.subject_id = r.old_id
        and r.missing is null and (${differs})`,
    context,
  ).execute(db)
  // CASE and not COALESCE: under row-level security PostgreSQL takes COALESCE for leaky and would not use the key's index.
  await fill(
    `insert into clinical_details (clinic_id, subject_kind, subject_id, patient_id, record_id, import_id, ${columns.join(', ')})
      select $clinic, '${kind}', coalesce(r.old_id, r.id), t.patient_id, t.record_id, $import, ${columns.map((name) => `r.${name}`).join(', ')}
      from import_row r join ${shape.entity.table} t on t.clinic_id = $clinic and t.id = case when r.old_id is null then r.id else r.old_id end
      where r.missing is null and (${any}) on conflict do nothing`,
    context,
  ).execute(db)
}

/** Lines of appointments that moved to another day or person move with them. */
export async function moveServiceLines(db: Db, context: MergeContext): Promise<void> {
  const moved = `from import_row r join appointments a on a.clinic_id = $clinic and a.id = r.old_id
    where r.changed and r.missing is null and l.clinic_id = $clinic and l.appointment_id = a.id
      and (l.visited_on, l.record_id) is distinct from (a.visited_on, a.record_id)`
  await fill(
    `insert into import_changes (clinic_id, import_id, entity, row_id, before)
      select $clinic, $import, 'service_lines', l.id, to_jsonb(l) from import_row r
      join appointments a on a.clinic_id = $clinic and a.id = r.old_id
      join service_lines l on l.clinic_id = $clinic and l.appointment_id = a.id
      where r.changed and r.missing is null and l.import_id is distinct from $import
        and (l.visited_on, l.record_id) is distinct from (a.visited_on, a.record_id)
      on conflict do nothing`,
    context,
  ).execute(db)
  await fill(
    `update service_lines l set visited_on = a.visited_on, patient_id = a.patient_id, record_id = a.record_id ${moved}`,
    context,
  ).execute(db)
}

export type NamedDirectory = 'branches' | 'staff' | 'services' | 'insurers'

/** Rows of a directory known only by name or code so far. */
export async function insertNamed(
  db: Db,
  {
    directory,
    rows,
    treatmentType,
  }: { directory: NamedDirectory; rows: NamedRow[]; treatmentType: (name: string) => string },
  context: MergeContext,
): Promise<void> {
  if (rows.length === 0) return
  const extra = {
    branches: ['timezone', '$timezone'],
    staff: ['role', "'doctor'"],
    services: ['code, treatment_type', 'v.code, v.treatment_type'],
    insurers: null,
  }[directory]
  const values = JSON.stringify(rows.map((row) => ({ ...row, treatment_type: treatmentType(row.name) })))
  const head = `insert into ${directory} (clinic_id, id, name, origin, import_id${extra ? `, ${extra[0]}` : ''})
    select $clinic, v.id, v.name, $origin, $import${extra ? `, ${extra[1]}` : ''} from jsonb_to_recordset(`
  await sql`${fill(head, context)}${values}::jsonb) as v (id uuid, name text, code text, treatment_type text)`.execute(
    db,
  )
}
