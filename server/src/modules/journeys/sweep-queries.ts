import { type RawBuilder, sql } from 'kysely'
import type { Episode } from '@revisit/domain/journey-answer.ts'
import type { DateTrigger } from '@revisit/domain/journey-trigger.ts'
import { addDays, type LocalDate, startOfDay } from '@revisit/domain/local-date.ts'
import type { Db } from '../../platform/db.ts'
import type { Candidate } from './enrolling.ts'

/** Zones patients live in: of their branch, else of the clinic. */
export async function readZones(db: Db, clinicId: string): Promise<string[]> {
  const { rows } = await sql<{ timezone: string }>`select timezone from clinics where id = ${clinicId}
    union select timezone from branches where clinic_id = ${clinicId}`.execute(db)
  return rows.map(({ timezone }) => timezone)
}

export type DateQuestion = {
  trigger: DateTrigger
  timezone: string
  days: readonly LocalDate[]
  after: Date
  until: Date
}

type Found = { patientId: string; recordId: string } & Episode

/** People of one zone whose date is among the days (or whose appointment starts within the instants, for hours). */
export async function readDatesIn(db: Db, clinicId: string, question: DateQuestion): Promise<Candidate[]> {
  const { trigger, days } = question
  if (trigger.offset.unit === 'days' && days.length === 0) return []
  const { rows } = await sql<Found>`select f.* from (${factsOf(clinicId, question)}) f
    join patients p on p.clinic_id = ${clinicId} and p.id = f.patient_id
    join clinics c on c.id = p.clinic_id
    left join branches b on b.clinic_id = p.clinic_id and b.id = coalesce(f.branch_id, p.branch_id)
    where p.merged_into is null and not p.deceased and coalesce(b.timezone, c.timezone) = ${question.timezone}
    order by f.patient_id`.execute(db)
  return rows.map(({ patientId, recordId, ...episode }) => ({ patientId, recordId, episode: known(episode) }))
}

function known(episode: Record<string, unknown>): Episode {
  return Object.fromEntries(Object.entries(episode).filter(([, value]) => value !== null)) as Episode
}

function factsOf(clinicId: string, { trigger, timezone, days, after, until }: DateQuestion): RawBuilder<unknown> {
  const on = [...days]
  const clinic = sql`${clinicId}::uuid`
  switch (trigger.field) {
    case 'birthday':
      return sql`select p.id as patient_id, p.id as record_id, null::uuid as branch_id, d.turns::text as day
        from unnest(${on}::date[]) as d(turns) join patients p on p.clinic_id = ${clinic} and (to_char(p.birth_date, 'MM-DD') = to_char(d.turns, 'MM-DD')
          or (to_char(p.birth_date, 'MM-DD') = '02-29' and to_char(d.turns, 'MM-DD') = '03-01' and to_char(d.turns - 1, 'MM-DD') = '02-28'))`
    case 'policy_end':
      return sql`select y.patient_id, y.record_id, null::uuid as branch_id, y.id::text as "policyId", y.valid_to::text as day
        from policies y where y.clinic_id = ${clinic} and y.valid_to = any(${on}::date[])`
    case 'plan_presented':
      return sql`select l.patient_id, l.record_id, null::uuid as branch_id, l.id::text as "planId", l.doctor_id::text as "doctorId",
          d.day
        from jsonb_to_recordset(${spansOf(days, timezone)}::jsonb) as d (day text, starts timestamptz, ends timestamptz)
        join plans l on l.clinic_id = ${clinic} and l.presented_at >= d.starts and l.presented_at < d.ends
          and l.status in ('presented', 'accepted', 'in_progress', 'postponed')`
    case 'appointment_start':
      return sql`${appointmentsOf(clinic)} and a.status in ('booked', 'confirmed') and ${
        trigger.offset.unit === 'hours'
          ? sql`a.starts_at > ${after} and a.starts_at <= ${until}`
          : sql`a.visited_on = any(${on}::date[])`
      }`
    case 'last_visit':
      return sql`${appointmentsOf(clinic)} and a.status = 'completed' and a.visited_on = any(${on}::date[])
        and not exists (select from appointments n where n.clinic_id = a.clinic_id and n.patient_id = a.patient_id
          and n.status = 'completed' and n.visited_on > a.visited_on)`
    case 'visit_of_treatment':
      return sql`${appointmentsOf(clinic)} and a.status = 'completed' and a.visited_on = any(${on}::date[])
        and exists (select from service_lines l join services s on s.clinic_id = l.clinic_id and s.id = l.service_id
          where l.clinic_id = a.clinic_id and l.appointment_id = a.id and s.treatment_type = any(${trigger.treatmentTypes ?? []}::text[]))`
    default:
      return customDates(clinic, trigger.field.replace(/^custom\./, ''), on)
  }
}

/** Local days as instants: SQL never converts time zones. */
function spansOf(days: readonly LocalDate[], timezone: string): string {
  const start = (day: LocalDate) => startOfDay(day, timezone).toISOString()
  return JSON.stringify(days.map((day) => ({ day, starts: start(day), ends: start(addDays(day, 1)) })))
}

function appointmentsOf(clinic: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select a.patient_id, a.record_id, a.branch_id, a.id::text as "appointmentId", a.doctor_id::text as "doctorId",
      a.branch_id::text as "branchId", a.visited_on::text as day,
      nullif(array(select distinct s.treatment_type from service_lines l join services s on s.clinic_id = l.clinic_id and s.id = l.service_id
        where l.clinic_id = a.clinic_id and l.appointment_id = a.id), '{}') as "treatmentTypes"
    from appointments a where a.clinic_id = ${clinic}`
}

function customDates(clinic: RawBuilder<unknown>, key: string, days: readonly string[]): RawBuilder<unknown> {
  return sql`select p.id as patient_id, p.id as record_id, null::uuid as branch_id, p.custom ->> ${key}::text as day
    from patients p where p.clinic_id = ${clinic} and p.custom ->> ${key}::text = any(${[...days]}::text[])`
}

export type Intake = {
  id: string
  journeyId: string
  kind: 'backlog' | 'schedule'
  segmentId: string
  day: LocalDate | null
  afterPatientId: string | null
}

export async function insertIntake(
  db: Db,
  clinicId: string,
  intake: Omit<Intake, 'afterPatientId'>,
  now: Date,
): Promise<void> {
  const { id, journeyId, kind, segmentId, day } = intake
  await sql`insert into journey_intakes (clinic_id, id, journey_id, kind, segment_id, day, created_at)
    values (${clinicId}, ${id}, ${journeyId}, ${kind}, ${segmentId}, ${day}, ${now})`.execute(db)
}

/** The oldest intake that has people left, unless another worker has it. */
export async function takeIntake(db: Db, clinicId: string): Promise<Intake | null> {
  const { rows } = await sql<Intake>`select id, journey_id, kind, segment_id, day, after_patient_id from journey_intakes
    where clinic_id = ${clinicId} and finished_at is null order by created_at, id limit 1 for update skip locked`.execute(
    db,
  )
  return rows[0] ?? null
}

export async function moveIntake(
  db: Db,
  clinicId: string,
  { id, after, entered, finishedAt }: { id: string; after: string | null; entered: number; finishedAt: Date | null },
): Promise<void> {
  await sql`update journey_intakes set after_patient_id = coalesce(${after}::uuid, after_patient_id), entered = entered + ${entered},
      finished_at = ${finishedAt}
    where clinic_id = ${clinicId} and id = ${id}`.execute(db)
}
