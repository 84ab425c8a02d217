import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type MemberRow = {
  id: string
  lastName: string | null
  firstName: string | null
  middleName: string | null
  enteredAt: Date
  visits: number
  lastVisitOn: string | null
}

/** A page of members the transaction may see, by id. */
export async function readMembers(
  db: Db,
  clinicId: string,
  { segmentId, after, limit }: { segmentId: string; after: string | null; limit: number },
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select p.id, p.last_name, p.first_name, p.middle_name, m.entered_at, coalesce(s.visits, 0) as visits, s.last_visit_on
    from segment_members m join patients p on p.clinic_id = m.clinic_id and p.id = m.patient_id
      left join patient_stats s on s.clinic_id = m.clinic_id and s.patient_id = m.patient_id
    where m.clinic_id = ${clinicId}::uuid and m.segment_id = ${segmentId}::uuid
      and m.patient_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by m.patient_id limit ${limit}`.execute(db)
  return rows
}

/** Ids of members after one of them, in order. */
export async function readMemberIds(
  db: Db,
  clinicId: string,
  { segmentId, after, limit }: { segmentId: string; after: string | null; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ patientId: string }>`
    select patient_id from segment_members where clinic_id = ${clinicId}::uuid and segment_id = ${segmentId}::uuid
      and patient_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by patient_id limit ${limit}`.execute(db)
  return rows.map(({ patientId }) => patientId)
}

/** Who of these people is in the segment. */
export async function readMembersAmong(
  db: Db,
  clinicId: string,
  segmentId: string,
  patientIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ patientId: string }>`
    select patient_id from segment_members where clinic_id = ${clinicId}::uuid and segment_id = ${segmentId}::uuid
      and patient_id = any(${[...patientIds]}::uuid[])`.execute(db)
  return rows.map(({ patientId }) => patientId)
}

export type PatientSegment = { id: string; name: string; usesMoney: boolean; enteredAt: Date }

/** Segments a person is in now, by name. */
export async function readSegmentsOf(db: Db, clinicId: string, patientId: string): Promise<PatientSegment[]> {
  const { rows } = await sql<PatientSegment>`
    select s.id, s.name, s.uses_money, m.entered_at from segment_members m
      join segments s on s.clinic_id = m.clinic_id and s.id = m.segment_id
    where m.clinic_id = ${clinicId}::uuid and m.patient_id = ${patientId}::uuid and s.archived_at is null
    order by lower(s.name), s.id`.execute(db)
  return rows
}

export type Passage = {
  segmentId: string
  name: string
  usesMoney: boolean
  entered: boolean
  reason: string
  at: Date
}

/** Entries and exits of a person, newest first. */
export async function readPassages(db: Db, clinicId: string, patientId: string, limit: number): Promise<Passage[]> {
  const { rows } = await sql<Passage>`
    select h.segment_id, s.name, s.uses_money, h.entered, h.reason, h.at from segment_history h
      join segments s on s.clinic_id = h.clinic_id and s.id = h.segment_id
    where h.clinic_id = ${clinicId}::uuid and h.patient_id = ${patientId}::uuid order by h.id desc limit ${limit}`.execute(
    db,
  )
  return rows
}

export type DayCount = { day: string; entered: number; left: number }

/** Entries and exits by day since a day, of people the transaction may see. */
export async function readDayCounts(db: Db, clinicId: string, segmentId: string, from: string): Promise<DayCount[]> {
  const { rows } = await sql<DayCount>`
    select h.on_day as day, count(*) filter (where h.entered)::int as entered, count(*) filter (where not h.entered)::int as left
    from segment_history h join patients p on p.clinic_id = h.clinic_id and p.id = h.patient_id
    where h.clinic_id = ${clinicId}::uuid and h.segment_id = ${segmentId}::uuid and h.on_day >= ${from}::date
    group by h.on_day order by h.on_day`.execute(db)
  return rows
}
