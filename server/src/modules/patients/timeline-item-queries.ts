import { fullName } from '@revisit/domain/person-name.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { TimelineItem, TimelineType } from './timeline-schemas.ts'

type Of<T extends TimelineType> = Extract<TimelineItem, { type: T }>
type Row<T extends TimelineType> = Omit<Of<T>, 'type' | 'at'>
type Reader = (db: Db, clinicId: string, ids: string[]) => Promise<{ id: string }[]>

/** Everything but type and time of the named facts, by id. Rights are applied by whoever asks. */
export async function readItems(
  db: Db,
  clinicId: string,
  type: TimelineType,
  ids: string[],
): Promise<Map<string, object>> {
  const rows = await READERS[type](db, clinicId, ids)
  return new Map(rows.map((row) => [row.id, row]))
}

const READERS: Record<TimelineType, Reader> = {
  appointment: readAppointments,
  payment: readPayments,
  plan: readPlans,
  offer: readOffers,
  call: readCalls,
  lead: readLeads,
  note: readNotes,
  consent: readConsents,
  merge: readMerges,
  event: readEvents,
  touch: readTouches,
  passage: readPassages,
  task: readTasks,
}

/** `{id, name}` of a member of staff, or null. */
function staffName(column: string): RawBuilder<unknown> {
  return sql`(select json_build_object('id', w.id, 'name', w.name) from staff w
    where w.clinic_id = x.clinic_id and w.id = ${sql.raw(column)})`
}

function diagnosisOf(kind: 'appointment' | 'plan'): RawBuilder<unknown> {
  return sql`left join clinical_details d on d.clinic_id = x.clinic_id and d.subject_kind = ${sql.lit(kind)}
    and d.subject_id = x.id`
}

function among(clinicId: string, ids: string[]): RawBuilder<unknown> {
  return sql`x.clinic_id = ${clinicId} and x.id = any(${ids}::uuid[])`
}

async function readAppointments(db: Db, clinicId: string, ids: string[]): Promise<Row<'appointment'>[]> {
  const { rows } = await sql<Row<'appointment'>>`
    select x.id, x.visited_on as "on", x.status, x.cancelled_by, x.payer,
      (extract(epoch from x.ends_at - x.starts_at) / 60)::int as minutes,
      ${staffName('x.doctor_id')} as doctor, ${staffName('x.administrator_id')} as administrator,
      (select json_build_object('id', b.id, 'name', b.name) from branches b
        where b.clinic_id = x.clinic_id and b.id = x.branch_id) as branch,
      coalesce(work.services, '[]') as services, work.amount, d.diagnosis, d.note
    from appointments x ${diagnosisOf('appointment')}
    left join lateral (
      select json_agg(json_build_object('name', s.name, 'treatmentType', s.treatment_type, 'quantity', l.quantity,
          'amount', (l.price * l.quantity - l.discount)::bigint) order by l.id) as services,
        sum(l.price * l.quantity - l.discount)::bigint as amount
      from service_lines l left join services s on s.clinic_id = l.clinic_id and s.id = l.service_id
      where l.clinic_id = x.clinic_id and l.appointment_id = x.id) work on true
    where ${among(clinicId, ids)}`.execute(db)
  return rows
}

async function readPayments(db: Db, clinicId: string, ids: string[]): Promise<Row<'payment'>[]> {
  const { rows } = await sql<Row<'payment'>>`
    select x.id, x.paid_on as "on", x.kind, x.amount, x.payer, x.method, x.programme, x.appointment_id, i.name as insurer
    from payments x left join insurers i on i.clinic_id = x.clinic_id and i.id = x.insurer_id
    where ${among(clinicId, ids)}`.execute(db)
  return rows
}

async function readPlans(db: Db, clinicId: string, ids: string[]): Promise<Row<'plan'>[]> {
  const { rows } = await sql<Row<'plan'>>`
    select x.id, x.name, x.status, ${staffName('x.doctor_id')} as doctor, d.diagnosis,
      work.items, work.done as items_done, work.amount, work.amount_left
    from plans x ${diagnosisOf('plan')}
    left join lateral (
      select count(*)::int as items, count(*) filter (where i.status = 'done')::int as done,
        sum(i.price * i.quantity)::bigint as amount,
        (sum(i.price * i.quantity) filter (where i.status not in ('done', 'declined')))::bigint as amount_left
      from plan_items i where i.clinic_id = x.clinic_id and i.plan_id = x.id) work on true
    where ${among(clinicId, ids)}`.execute(db)
  return rows
}

async function readOffers(db: Db, clinicId: string, ids: string[]): Promise<Row<'offer'>[]> {
  const { rows } = await sql<Row<'offer'>>`
    select x.id, s.name as service, ${staffName('x.offered_by')} as offered_by, x.outcome, x.reason, x.script
    from offers x left join services s on s.clinic_id = x.clinic_id and s.id = x.service_id
    where ${among(clinicId, ids)}`.execute(db)
  return rows
}

async function readCalls(db: Db, clinicId: string, ids: string[]): Promise<Row<'call'>[]> {
  const { rows } = await sql<Row<'call'>>`
    select x.id, x.direction, ${staffName('x.operator_id')} as operator, x.duration_s as seconds, x.result, x.comment,
      x.recording_url
    from calls x where ${among(clinicId, ids)}`.execute(db)
  return rows
}

async function readLeads(db: Db, clinicId: string, ids: string[]): Promise<Row<'lead'>[]> {
  const { rows } = await sql<Row<'lead'>>`
    select x.id, x.source, x.campaign, x.status from leads x where ${among(clinicId, ids)}`.execute(db)
  return rows
}

async function readNotes(db: Db, clinicId: string, ids: string[]): Promise<Row<'note'>[]> {
  const { rows } = await sql<Omit<Row<'note'>, 'editedAt'> & { editedAt: Date | null }>`
    select x.id, x.text, ${staffName('x.author_id')} as author, x.updated_at as edited_at
    from patient_notes x where ${among(clinicId, ids)}`.execute(db)
  return rows.map((row) => ({ ...row, editedAt: row.editedAt?.toISOString() ?? null }))
}

async function readConsents(db: Db, clinicId: string, ids: string[]): Promise<Row<'consent'>[]> {
  const { rows } = await sql<Row<'consent'>>`
    select x.id, x.purpose, x.channel, x.granted, x.source, x.proof from consents x where ${among(clinicId, ids)}`.execute(
    db,
  )
  return rows
}

async function readMerges(db: Db, clinicId: string, ids: string[]): Promise<Row<'merge'>[]> {
  type Found = Omit<Row<'merge'>, 'undoneAt' | 'absorbedName'> & {
    undoneAt: Date | null
    lastName: string | null
    firstName: string | null
    middleName: string | null
  }
  const { rows } = await sql<Found>`
    select x.id, x.absorb_id as absorbed_id, p.last_name, p.first_name, p.middle_name, x.automatic,
      ${staffName('x.merged_by')} as merged_by, x.undone_at
    from merges x left join patients p on p.clinic_id = x.clinic_id and p.id = x.absorb_id
    where ${among(clinicId, ids)}`.execute(db)
  return rows.map(({ undoneAt, ...row }) => ({
    ...row,
    absorbedName: fullName(row),
    undoneAt: undoneAt?.toISOString() ?? null,
  }))
}

/** With the words of the latest delivery. Rides deliveries_by_touch. */
async function readTouches(db: Db, clinicId: string, ids: string[]): Promise<Row<'touch'>[]> {
  type Times = 'nextAt' | 'deliveredAt' | 'readAt' | 'answeredAt'
  const { rows } = await sql<Omit<Row<'touch'>, Times> & Record<Times, Date | null>>`
    select x.id, x.state, x.reason, coalesce(d.channel, x.channel) as channel, x.step,
      coalesce(d.text, x.context ->> 'text') as text, coalesce(d.subject, x.context ->> 'subject') as subject, x.next_at, x.delivered_at,
      x.read_at, x.answered_at, case when x.origin_kind = 'manual' then null else x.origin_name end as "from"
    from touches x left join lateral (
      select * from deliveries o where o.clinic_id = x.clinic_id and o.touch_id = x.id order by o.id desc limit 1) d on true
    where ${among(clinicId, ids)}`.execute(db)
  return rows.map(({ nextAt, deliveredAt, readAt, answeredAt, ...row }) => ({
    ...row,
    nextAt: nextAt?.toISOString() ?? null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
    readAt: readAt?.toISOString() ?? null,
    answeredAt: answeredAt?.toISOString() ?? null,
  }))
}

function journeyName(): RawBuilder<unknown> {
  return sql`(select json_build_object('id', j.id, 'name', j.name) from journeys j
    where j.clinic_id = x.clinic_id and j.id = x.journey_id) as journey`
}

async function readPassages(db: Db, clinicId: string, ids: string[]): Promise<Row<'passage'>[]> {
  const { rows } = await sql<Omit<Row<'passage'>, 'endedAt'> & { endedAt: Date | null }>`
    select x.id, ${journeyName()}, v.number as version, x.arm, x.state, x.ended_at, x.end_reason
    from enrollments x join journey_versions v on v.clinic_id = x.clinic_id and v.id = x.version_id
    where ${among(clinicId, ids)}`.execute(db)
  return rows.map((row) => ({ ...row, endedAt: row.endedAt?.toISOString() ?? null }))
}

async function readTasks(db: Db, clinicId: string, ids: string[]): Promise<Row<'task'>[]> {
  const { rows } = await sql<Row<'task'>>`
    select x.id, x.title, x.kind, x.result, x.comment, x.end_reason, ${journeyName()}, ${staffName('x.ended_by')} as ended_by
    from tasks x where ${among(clinicId, ids)}`.execute(db)
  return rows
}

async function readEvents(db: Db, clinicId: string, ids: string[]): Promise<Row<'event'>[]> {
  const { rows } = await sql<Omit<Row<'event'>, 'params'> & { params: object }>`
    select x.id, x.type as code, ${staffName('x.actor_id')} as actor, x.payload as params
    from events x where ${among(clinicId, ids)}`.execute(db)
  return rows.map((row) => ({ ...row, params: plainParams(row.params) }))
}

/** What an event carries is up to its writer: codes, numbers and lists of codes are shown, the rest is left out. */
function plainParams(payload: object): Row<'event'>['params'] {
  const isPlain = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value)
  const isShown = (value: unknown) =>
    isPlain(value) || (Array.isArray(value) && value.every((each) => typeof each === 'string'))
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => isShown(value)))
}
