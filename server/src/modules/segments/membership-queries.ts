import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Sql } from './comparison-queries.ts'
import type { Counting } from './preview-queries.ts'
import { compileRule, peopleOf } from './rule-queries.ts'
import type { RuleScope } from './scope-queries.ts'
import { hasFact } from './scope-queries.ts'
import type { SegmentRow } from './segment-queries.ts'

export type Passages = { entered: string[]; left: string[] }

/** Makes the membership of these people what the segment says now. @returns who came and who went. */
export async function settleMembers(
  db: Db,
  segment: SegmentRow,
  counting: Counting,
  patientIds: readonly string[],
): Promise<Passages> {
  const { from, where, id, withCard } = peopleOf(counting.clinicId, true)
  const belongs = conditionOf(segment, counting, { id, withCard, reach: 'people' })
  return settle(db, segment, counting, {
    belonging: sql`select ${id} as id from ${from} where ${where} and p.id = any(${[...patientIds]}::uuid[]) and ${belongs}`,
    among: sql`and m.patient_id = any(${[...patientIds]}::uuid[])`,
  })
}

/** The same of everybody, in one pass over the base. */
export async function settleEverybody(db: Db, segment: SegmentRow, counting: Counting): Promise<Passages> {
  await sql`set local work_mem = '256MB'`.execute(db)
  const { from, where, id, withCard } = peopleOf(counting.clinicId, true)
  const belongs = conditionOf(segment, counting, { id, withCard, reach: 'everybody' })
  await sql`create temp table belonging on commit drop as
    select ${id} as id from ${from} where ${where} and ${belongs}`.execute(db)
  await sql`analyze belonging`.execute(db)
  return settle(db, segment, counting, { belonging: sql`select id from belonging`, among: sql`` })
}

function conditionOf(
  segment: SegmentRow,
  counting: Counting,
  people: Pick<RuleScope, 'id' | 'reach' | 'withCard'>,
): Sql {
  const scope: RuleScope = { ...counting, ...people }
  if (segment.rule) return compileRule(segment.rule, scope, counting.catalogue)
  return hasFact(
    {
      from: sql`segment_list_entries l`,
      patient: sql`l.patient_id`,
      where: [sql`l.clinic_id = ${counting.clinicId}::uuid`, sql`l.segment_id = ${segment.id}::uuid`],
    },
    scope,
  )
}

async function settle(
  db: Db,
  segment: SegmentRow,
  { clinicId, moment }: Counting,
  { belonging, among }: { belonging: Sql; among: Sql },
): Promise<Passages> {
  const own = sql`m.clinic_id = ${clinicId}::uuid and m.segment_id = ${segment.id}::uuid`
  const { rows } = await sql<{ patientId: string; entered: boolean }>`
    with belonging_now as materialized (${belonging}),
      gone as (delete from segment_members m where ${own} ${among}
        and not exists (select from belonging_now b where b.id = m.patient_id) returning m.patient_id),
      came as (insert into segment_members (clinic_id, segment_id, patient_id, entered_at)
        select ${clinicId}::uuid, ${segment.id}::uuid, b.id, ${moment.now}::timestamptz from belonging_now b
        where not exists (select from segment_members m where ${own} and m.patient_id = b.id) returning patient_id)
    select patient_id, true as entered from came union all select patient_id, false from gone`.execute(db)
  const of = (entered: boolean) => rows.filter((row) => row.entered === entered).map(({ patientId }) => patientId)
  return { entered: of(true), left: of(false) }
}

export type PassageReason = 'built' | 'changed' | 'time' | 'rule' | 'merged' | 'archived'

/** Writes entries or exits into the history. */
export async function insertPassages(
  db: Db,
  { clinicId, moment }: Pick<Counting, 'clinicId' | 'moment'>,
  passage: { segmentId: string; patientIds: readonly string[]; entered: boolean; reason: PassageReason },
): Promise<void> {
  const { segmentId, patientIds, entered, reason } = passage
  if (patientIds.length === 0) return
  await sql`insert into segment_history (clinic_id, segment_id, patient_id, record_id, entered, reason, on_day, at)
    select ${clinicId}::uuid, ${segmentId}::uuid, id, id, ${entered}, ${reason}, ${moment.today}::date, ${moment.now}::timestamptz
    from unnest(${[...patientIds]}::uuid[]) as people(id)`.execute(db)
}

/** Takes everybody out of an archived segment. @returns who was in it. */
export async function emptySegment(db: Db, clinicId: string, segmentId: string): Promise<string[]> {
  const { rows } = await sql<{ patientId: string }>`delete from segment_members
    where clinic_id = ${clinicId}::uuid and segment_id = ${segmentId}::uuid returning patient_id`.execute(db)
  return rows.map(({ patientId }) => patientId)
}

/** The people these cards were merged into, of the cards that are merged. */
export async function readMergedInto(db: Db, clinicId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; mergedInto: string }>`
    select id, merged_into from patients
    where clinic_id = ${clinicId}::uuid and id = any(${[...ids]}::uuid[]) and merged_into is not null`.execute(db)
  return new Map(rows.map(({ id, mergedInto }) => [id, mergedInto]))
}

/** These people, those merged into them and those they were merged into: a merge is looked at from both sides at once. */
export async function withMerged(db: Db, clinicId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...ids]}::uuid[]) as given(id)
    union select p.id from patients p where p.clinic_id = ${clinicId}::uuid and p.merged_into = any(${[...ids]}::uuid[])
    union select p.merged_into from patients p
      where p.clinic_id = ${clinicId}::uuid and p.id = any(${[...ids]}::uuid[]) and p.merged_into is not null`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Who of these people last left the segment by being merged: when parted again they come back, not in. */
export async function readParted(
  db: Db,
  clinicId: string,
  segmentId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ recordId: string }>`
    select record_id from (
      select distinct on (h.record_id) h.record_id, h.entered, h.reason from segment_history h
      where h.clinic_id = ${clinicId}::uuid and h.segment_id = ${segmentId}::uuid
        and h.patient_id = any(${[...ids]}::uuid[]) and h.record_id = h.patient_id
      order by h.record_id, h.id desc) latest
    where not entered and reason = 'merged'`.execute(db)
  return new Set(rows.map(({ recordId }) => recordId))
}

/** Adds to the number of people of a segment. */
export async function addPeople(db: Db, clinicId: string, segmentId: string, change: number): Promise<void> {
  if (change === 0) return
  await sql`update segments set people = people + ${change}::int
    where clinic_id = ${clinicId}::uuid and id = ${segmentId}::uuid`.execute(db)
}

/** Asks for segments to be counted anew, those counted at least once. */
export async function markForBuild(db: Db, clinicId: string, ids: readonly string[] | 'all'): Promise<void> {
  const those = ids === 'all' ? sql`` : sql`and id = any(${[...ids]}::uuid[])`
  await sql`update segments set built_version = -1
    where clinic_id = ${clinicId}::uuid and archived_at is null and built_version = version ${those}`.execute(db)
}

/** One worker at a time keeps the membership of a clinic. False when another one does. */
export async function lockMembership(db: Db, clinicId: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('segments.follow:' || ${clinicId}::text, 0)) as locked`.execute(
    db,
  )
  return rows[0]!.locked
}

/** Whether anything waits: marks of people, or a segment whose count is not true for its rule, day or hour. */
export async function isSomethingDue(
  db: Db,
  clinicId: string,
  { today, hour }: { today: string; hour: Date },
): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from segment_due where clinic_id = ${clinicId}::uuid)
      or exists (select from refreshed_patients where clinic_id = ${clinicId}::uuid)
      or exists (select from refreshed_everybody where clinic_id = ${clinicId}::uuid)
      or exists (select from segments where clinic_id = ${clinicId}::uuid and archived_at is null
        and (built_version <> version and failure is null or built_day is distinct from ${today}::date
          or (uses_hours or uses_rfm) and built_hour is distinct from ${hour}::timestamptz)) as due`.execute(db)
  return rows[0]!.due
}
