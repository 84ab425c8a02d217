import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { MergeShape } from './merge-sql.ts'

/** What a row of an import says about the life of the clinic now: it becomes an event. */
export type LiveFact = {
  id: string
  patientId: string
  recordId: string
  occurredAt: Date
  type: string
  subjectKind: string
  payload: Record<string, unknown>
}

export type LiveSpan = {
  clinicId: string
  importId: string
  /** What happened before `since` is history. */
  since: Date
  now: Date
}

/**
 * Facts of the chunk that matter now: what happened within the live window, and every change of what is still to come. A booking
 * that was made long ago, or came with the first import of a clinic, is told as `backfill`: it stops journeys and starts none.
 */
export async function readLiveFacts(db: Db, shape: MergeShape, span: LiveSpan): Promise<LiveFact[]> {
  const source = LIVE[shape.entity.name]
  if (!source) return []
  const { clinicId, importId, since } = span
  const { rows } = await sql<LiveFact>`
    select f.* from (
      select t.id, t.patient_id, t.record_id, ${source(span)}
      from pg_temp.import_row r
      join ${sql.raw(shape.entity.table)} t on t.clinic_id = ${clinicId}::uuid and t.id = case when r.old_id is null then r.id else r.old_id end
      left join import_changes c on c.clinic_id = t.clinic_id and c.import_id = ${importId}::uuid and c.entity = ${shape.entity.name}
        and c.row_id = t.id
      ${shape.entity.name === 'service_lines' ? LINE_JOINS : sql``}
      where r.missing is null and (r.old_id is null or r.changed) and ${mayBeLive(shape, since)}) f
    where f.type is not null`.execute(db)
  return rows
}

/** When a fact happened, as the rows of the file say. */
const TOLD: Partial<Record<string, string>> = {
  appointments: 'starts_at',
  payments: 'paid_at',
  service_lines: 'visited_on',
}

/** Most rows of most files are history by their own words: these are not even looked up. */
function mayBeLive({ entity, columns }: MergeShape, since: Date): RawBuilder<unknown> {
  const told = TOLD[entity.name]
  if (!told || (told !== 'visited_on' && !columns.some(({ name }) => name === told))) return sql`true`
  const at = sql.raw(`r.${told}`)
  return sql`(r.fill or ${at} is null or ${at} >= ${since}::timestamptz - interval '1 day')`
}

const LINE_JOINS = sql`join appointments a on a.clinic_id = t.clinic_id and a.id = t.appointment_id
  left join services s on s.clinic_id = t.clinic_id and s.id = t.service_id`

/** Nothing was known of the clinic before: what it brings is its past. */
const firstImport = (clinicId: string) =>
  sql`not exists (select from imports i where i.clinic_id = ${clinicId}::uuid and i.state = 'done')`

const LIVE: Partial<Record<string, (span: LiveSpan) => RawBuilder<unknown>>> = {
  appointments: ({ clinicId, since, now }) => sql`
    case when t.starts_at > ${now} then ${now}::timestamptz else t.starts_at end as occurred_at, 'appointment' as subject_kind,
    case
      when t.starts_at > ${now} then case
        when t.status in ('booked', 'confirmed') and (r.old_id is null or c.before ->> 'status' in ('cancelled', 'no_show')) then 'appointment.booked'
        when c.before is null then null
        when t.status in ('cancelled', 'no_show') and c.before ->> 'status' <> t.status then 'appointment.' || t.status
        when t.status in ('booked', 'confirmed') and (c.before ->> 'starts_at')::timestamptz <> t.starts_at then 'appointment.rescheduled'
        when t.status = 'confirmed' and c.before ->> 'status' = 'booked' then 'appointment.confirmed' end
      when t.starts_at >= ${since} and t.status in ('completed', 'no_show', 'cancelled')
        and (r.old_id is null or c.before is null or c.before ->> 'status' <> t.status) then 'appointment.' || t.status
    end as type,
    jsonb_strip_nulls(jsonb_build_object('doctorId', t.doctor_id, 'branchId', t.branch_id, 'startsAt', t.starts_at,
      'backfill', case when t.starts_at > ${now} and r.old_id is null
        and (t.booked_at < ${since} or (t.booked_at is null and ${firstImport(clinicId)})) then true end)) as payload`,
  payments: ({ since, now }) => sql`
    t.paid_at as occurred_at, 'payment' as subject_kind,
    case when r.old_id is null and t.paid_at between ${since} and ${now} then
      case t.kind when 'refund' then 'payment.refunded' else 'payment.received' end end as type,
    jsonb_build_object('amount', t.amount, 'payer', t.payer) as payload`,
  service_lines: ({ since, now }) => sql`
    a.starts_at as occurred_at, 'service_line' as subject_kind,
    case when r.old_id is null and a.status = 'completed' and a.starts_at between ${since} and ${now} then 'service.done' end as type,
    jsonb_strip_nulls(jsonb_build_object('treatmentType', s.treatment_type, 'serviceId', t.service_id, 'appointmentId', t.appointment_id,
      'doctorId', a.doctor_id, 'branchId', a.branch_id)) as payload`,
  plans: ({ since, now }) => sql`
    case when r.old_id is null then t.presented_at else ${now}::timestamptz end as occurred_at, 'plan' as subject_kind,
    case
      when r.old_id is null then case when t.presented_at between ${since} and ${now} and t.status <> 'draft' then 'plan.presented' end
      when c.before is null or c.before ->> 'status' = t.status then null
      when t.status in ('accepted', 'completed', 'lost') then 'plan.' || t.status
      when t.status = 'presented' and c.before ->> 'status' = 'draft' then 'plan.presented' end as type,
    jsonb_strip_nulls(jsonb_build_object('doctorId', t.doctor_id)) as payload`,
  policies: ({ clinicId, now }) => sql`
    ${now}::timestamptz as occurred_at, 'policy' as subject_kind,
    case when r.old_id is null and t.valid_to >= (${now}::timestamptz)::date then 'policy.added' end as type,
    jsonb_strip_nulls(jsonb_build_object('insurerId', t.insurer_id, 'backfill', case when ${firstImport(clinicId)} then true end)) as payload`,
}
