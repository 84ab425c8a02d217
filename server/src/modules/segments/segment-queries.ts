import { type Insertable, sql, type Updateable } from 'kysely'
import type { SegmentRule } from '@revisit/domain/segment-rule.ts'
import type { Db, Tables } from '../../platform/db.ts'

export type SegmentRow = {
  id: string
  name: string
  description: string | null
  kind: 'rule' | 'list'
  rule: SegmentRule | null
  version: number
  readyKey: string | null
  usesMoney: boolean
  usesRfm: boolean
  usesHours: boolean
  announceFirst: boolean
  people: number
  builtVersion: number
  builtAt: Date | null
  buildMs: number | null
  builtDay: string | null
  builtHour: Date | null
  builtRfm: string | null
  failure: string | null
  createdAt: Date
  updatedAt: Date
  updatedBy: string | null
  archivedAt: Date | null
}

/** Segments in force by name; archived ones instead when asked. */
export async function readSegments(
  db: Db,
  clinicId: string,
  { archived = false, search }: { archived?: boolean; search?: string | undefined } = {},
): Promise<SegmentRow[]> {
  const found = search ? sql`and position(lower(${search}) in lower(name)) > 0` : sql``
  const { rows } = await sql<SegmentRow>`select * from segments where clinic_id = ${clinicId}::uuid
    and archived_at is ${sql.raw(archived ? 'not null' : 'null')} ${found} order by lower(name), id`.execute(db)
  return rows
}

export async function readSegmentsById(db: Db, clinicId: string, ids: readonly string[]): Promise<SegmentRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<SegmentRow>`select * from segments
    where clinic_id = ${clinicId}::uuid and id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** Keeps everybody else from making, changing or archiving segments of the clinic until the end of the transaction. */
export async function lockSegments(db: Db, clinicId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('segments.edit:' || ${clinicId}::text, 0))`.execute(db)
}

export async function insertSegment(db: Db, segment: Insertable<Tables['segments']>): Promise<void> {
  await db.insertInto('segments').values(segment).execute()
}

export async function updateSegment(
  db: Db,
  clinicId: string,
  id: string,
  change: Updateable<Tables['segments']>,
): Promise<void> {
  await db.updateTable('segments').set(change).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

export type SegmentUse = {
  segmentId: string
  kind: 'journey' | 'campaign' | 'segment'
  subjectId: string
  name: string
}

export async function readUses(db: Db, clinicId: string, segmentIds: readonly string[]): Promise<SegmentUse[]> {
  const { rows } = await sql<SegmentUse>`select segment_id, kind, subject_id, name from segment_uses
    where clinic_id = ${clinicId}::uuid and segment_id = any(${[...segmentIds]}::uuid[]) order by kind, name, subject_id`.execute(
    db,
  )
  return rows
}

/** Makes the uses of a subject exactly these segments. */
export async function replaceUses(
  db: Db,
  clinicId: string,
  { kind, subjectId, name }: Omit<SegmentUse, 'segmentId'>,
  segmentIds: readonly string[],
): Promise<void> {
  await sql`delete from segment_uses
    where clinic_id = ${clinicId}::uuid and kind = ${kind} and subject_id = ${subjectId}::uuid`.execute(db)
  await sql`insert into segment_uses (clinic_id, segment_id, kind, subject_id, name)
    select distinct ${clinicId}::uuid, id, ${kind}, ${subjectId}::uuid, ${name}
    from unnest(${[...segmentIds]}::uuid[]) as used(id)`.execute(db)
}

/** People who came and went since a day, by segment. */
export async function readChanges(
  db: Db,
  clinicId: string,
  { since, ids }: { since: string; ids: readonly string[] },
): Promise<{ segmentId: string; entered: number; left: number }[]> {
  const { rows } = await sql<{ segmentId: string; entered: number; left: number }>`
    select segment_id, count(*) filter (where entered)::int as entered, count(*) filter (where not entered)::int as left
    from segment_history where clinic_id = ${clinicId}::uuid and segment_id = any(${[...ids]}::uuid[])
      and on_day > ${since}::date and reason not in ('built', 'archived') and patient_id in (select id from patients where clinic_id = ${clinicId}::uuid)
    group by segment_id`.execute(db)
  return rows
}

/** Members the transaction may see: for callers limited to branches the stored number is not theirs. */
export async function countVisible(
  db: Db,
  clinicId: string,
  ids: readonly string[],
): Promise<{ segmentId: string; people: number }[]> {
  const { rows } = await sql<{ segmentId: string; people: number }>`
    select m.segment_id, count(*)::int as people from segment_members m
      join patients p on p.clinic_id = m.clinic_id and p.id = m.patient_id
    where m.clinic_id = ${clinicId}::uuid and m.segment_id = any(${[...ids]}::uuid[]) group by m.segment_id`.execute(db)
  return rows
}

/** Name of the member of staff who changed something last. */
export async function readStaffNames(
  db: Db,
  clinicId: string,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; name: string }>`select id, name from staff
    where clinic_id = ${clinicId}::uuid and id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}
