import { type RawBuilder, sql } from 'kysely'
import type { Booking } from '@revisit/domain/journey-answer.ts'
import type { DateField } from '@revisit/domain/journey-trigger.ts'
import { isLocalDate, type LocalDate, localDateOf } from '@revisit/domain/local-date.ts'
import type { Db } from '../../platform/db.ts'
import type { Enrollment } from './enrollment-row.ts'

export type PersonFacts = {
  /** The living card, after merges. */
  patientId: string
  timezone: string
  householdKey: string
  gone: 'deceased' | 'erased' | null
}

/**
 * Zone (of the patient's branch, else of the clinic), household (else the phone they share, else the person) and life of people, by
 * the card they were asked for.
 */
export async function readPeople(
  db: Db,
  clinicId: string,
  { patientIds, lock }: { patientIds: readonly string[]; lock: boolean },
): Promise<Map<string, PersonFacts>> {
  const { rows } = await sql<{ asked: string } & PersonFacts>`
    select p.id as asked, coalesce(p.merged_into, p.id) as patient_id, coalesce(b.timezone, c.timezone) as timezone,
      case when p.deceased then 'deceased' end as gone,
      coalesce((select min(h.household_id::text) from household_members h
          where h.clinic_id = p.clinic_id and h.patient_id = coalesce(p.merged_into, p.id)),
        (select min(k.value) from contact_points k where k.clinic_id = p.clinic_id and k.patient_id = coalesce(p.merged_into, p.id)
          and k.kind = 'phone' and k.position = 0), coalesce(p.merged_into, p.id)::text) as household_key
    from patients p join clinics c on c.id = p.clinic_id
    left join branches b on b.clinic_id = p.clinic_id and b.id = p.branch_id
    where p.clinic_id = ${clinicId} and p.id = any(${[...patientIds]}::uuid[]) ${lock ? sql`for share of p` : sql``}`.execute(
    db,
  )
  return new Map(rows.map(({ asked, ...facts }) => [asked, facts]))
}

export type BookingFacts = Booking & {
  id: string
  patientId: string
  startsAt: Date
  bookedAt: Date | null
  status: string
}

/** What bookings are for: by their lines when somebody entered them. */
export async function readBookings(db: Db, clinicId: string, ids: readonly string[]): Promise<BookingFacts[]> {
  return bookings(db, sql`a.clinic_id = ${clinicId} and a.id = any(${[...ids]}::uuid[])`)
}

/** Bookings of people that are still to come. */
export async function readComingBookings(
  db: Db,
  clinicId: string,
  { patientIds, now }: { patientIds: readonly string[]; now: Date },
): Promise<BookingFacts[]> {
  return bookings(
    db,
    sql`a.clinic_id = ${clinicId} and a.patient_id = any(${[...patientIds]}::uuid[]) and a.starts_at > ${now}
      and a.status in ('booked', 'confirmed', 'arrived')`,
  )
}

async function bookings(db: Db, where: RawBuilder<unknown>): Promise<BookingFacts[]> {
  const { rows } = await sql<BookingFacts>`
    select a.id, a.patient_id, a.doctor_id, a.branch_id, a.starts_at, a.booked_at, a.status,
      array(select distinct s.treatment_type from service_lines l join services s on s.clinic_id = l.clinic_id and s.id = l.service_id
        where l.clinic_id = a.clinic_id and l.appointment_id = a.id) as treatment_types,
      array(select distinct i.plan_id::text from service_lines l join plan_items i on i.clinic_id = l.clinic_id and i.id = l.plan_item_id
        where l.clinic_id = a.clinic_id and l.appointment_id = a.id) as plan_ids
    from appointments a where ${where}`.execute(db)
  return rows
}

export type EpisodeFactsRow = {
  id: string
  planLeft: number
  booked: boolean
  visited: boolean
  planTreatments: string[]
}

/** Facts about episodes, from the facts themselves: statistics may lag a booking by seconds. */
export async function readEpisodeFacts(
  db: Db,
  clinicId: string,
  { passages, now }: { passages: readonly Pick<Enrollment, 'id' | 'patientId' | 'episode' | 'enteredAt'>[]; now: Date },
): Promise<Map<string, EpisodeFactsRow>> {
  const asked = JSON.stringify(
    passages.map(({ id, patientId, episode, enteredAt }) => ({
      id,
      patientId,
      planId: episode.planId ?? null,
      enteredAt,
    })),
  )
  const { rows } = await sql<EpisodeFactsRow>`
    select e.id,
      coalesce((select sum(round(i.price * i.quantity)) from plans p join plan_items i on i.clinic_id = p.clinic_id and i.plan_id = p.id
        where p.clinic_id = ${clinicId} and p.patient_id = e."patientId" and i.status in ('open', 'booked', 'postponed')
          and p.status not in ('draft', 'completed', 'lost') and (e."planId" is null or p.id = e."planId")), 0)::bigint as plan_left,
      exists (select from appointments a where a.clinic_id = ${clinicId} and a.patient_id = e."patientId"
        and a.status in ('booked', 'confirmed', 'arrived', 'completed')
        and (a.starts_at > ${now} or coalesce(a.booked_at, a.starts_at) > e."enteredAt")) as booked,
      exists (select from appointments a where a.clinic_id = ${clinicId} and a.patient_id = e."patientId"
        and a.status = 'completed' and a.starts_at > e."enteredAt") as visited,
      array(select distinct s.treatment_type from plan_items i join services s on s.clinic_id = i.clinic_id and s.id = i.service_id
        where i.clinic_id = ${clinicId} and i.plan_id = e."planId" and i.status in ('open', 'booked', 'postponed')) as plan_treatments
    from jsonb_to_recordset(${asked}::jsonb) as e (id uuid, "patientId" uuid, "planId" uuid, "enteredAt" timestamptz)`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** One date field of passages, as local dates; null when unknown. */
export async function readDates(
  db: Db,
  clinicId: string,
  {
    field,
    passages,
    today,
    timezone,
  }: {
    field: DateField
    passages: readonly Pick<Enrollment, 'id' | 'patientId' | 'episode'>[]
    today: LocalDate
    timezone: string
  },
): Promise<Map<string, LocalDate | null>> {
  const asked = JSON.stringify(passages.map(({ id, patientId, episode }) => ({ id, patientId, ...episode })))
  const { rows } = await sql<{ id: string; on: LocalDate | null }>`
    select e.id, (${dateOf(field, clinicId, today)})::text as on
    from jsonb_to_recordset(${asked}::jsonb) as e (id uuid, "patientId" uuid, "planId" uuid, "policyId" uuid, "appointmentId" uuid)`.execute(
    db,
  )
  return new Map(rows.map(({ id, on }) => [id, on && localDay(on, timezone)]))
}

/** Instants become days of the patient's zone here: SQL never converts time zones. */
function localDay(found: string, timezone: string): LocalDate {
  return isLocalDate(found) ? found : localDateOf(new Date(found), timezone)
}

function dateOf(field: DateField, clinicId: string, today: LocalDate): RawBuilder<unknown> {
  switch (field) {
    case 'birthday':
      // The next one; 29 February counts as 1 March in common years, as everywhere.
      return sql`select min(make_date(y, 1, 1) + (case when extract(month from p.birth_date) = 2 and extract(day from p.birth_date) = 29
            and not (y % 4 = 0 and (y % 100 <> 0 or y % 400 = 0)) then make_date(y, 3, 1) - make_date(y, 1, 1)
          else make_date(y, extract(month from p.birth_date)::int, extract(day from p.birth_date)::int) - make_date(y, 1, 1) end))
        from patients p, generate_series(extract(year from ${today}::date)::int, extract(year from ${today}::date)::int + 1) y
        where p.clinic_id = ${clinicId} and p.id = e."patientId" and p.birth_date is not null
          and make_date(y, 12, 31) >= ${today}::date
          and (y > extract(year from ${today}::date) or to_char(p.birth_date, 'MM-DD') >= to_char(${today}::date, 'MM-DD'))`
    case 'policy_end':
      return sql`select max(p.valid_to) from policies p where p.clinic_id = ${clinicId} and p.patient_id = e."patientId"
        and (e."policyId" is null or p.id = e."policyId")`
    case 'plan_presented':
      return sql`select max(p.presented_at) from plans p where p.clinic_id = ${clinicId} and p.patient_id = e."patientId"
        and (e."planId" is null or p.id = e."planId")`
    case 'appointment_start':
      return sql`select coalesce((select a.visited_on from appointments a where a.clinic_id = ${clinicId} and a.id = e."appointmentId"),
        (select min(a.visited_on) from appointments a where a.clinic_id = ${clinicId} and a.patient_id = e."patientId"
          and a.status in ('booked', 'confirmed') and a.visited_on >= ${today}::date))`
    case 'last_visit':
    case 'visit_of_treatment':
      return sql`select max(a.visited_on) from appointments a where a.clinic_id = ${clinicId} and a.patient_id = e."patientId"
        and a.status = 'completed'`
    case 'programme_due':
    case 'prescription_due':
      return customDate(clinicId, field)
    default:
      return customDate(clinicId, field.slice('custom.'.length))
  }
}

/** A date field of the clinic's own; programmes and prescriptions are such fields until a system brings them. */
function customDate(clinicId: string, key: string): RawBuilder<unknown> {
  return sql`select case when p.custom ->> ${key} ~ '^\\d{4}-\\d{2}-\\d{2}$' then (p.custom ->> ${key})::date end
    from patients p where p.clinic_id = ${clinicId} and p.id = e."patientId"`
}
