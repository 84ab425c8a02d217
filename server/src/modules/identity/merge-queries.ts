import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type NewMergeRow = {
  id: string
  keepId: string
  absorbId: string
  automatic: boolean
  reasons: readonly object[]
  score: number | null
  before: object
  absorbed: object
  chosen: object
  importId: string | null
  mergedBy: string | null
}

/** Writes merges in the given order. */
export async function insertMerges(db: Db, clinicId: string, merges: readonly NewMergeRow[], now: Date): Promise<void> {
  await sql`insert into merges (clinic_id, id, keep_id, absorb_id, automatic, reasons, score, before, absorbed, chosen,
      import_id, merged_by, merged_at)
    select ${clinicId}, id, "keepId", "absorbId", automatic, reasons, score, before, absorbed, chosen, "importId", "mergedBy",
      ${now}
    from rows from (jsonb_to_recordset(${JSON.stringify(merges)}::jsonb) as (id uuid, "keepId" uuid, "absorbId" uuid,
      automatic boolean, reasons jsonb, score real, before jsonb, absorbed jsonb, chosen jsonb, "importId" uuid,
      "mergedBy" uuid)) with ordinality as m(id, "keepId", "absorbId", automatic, reasons, score, before, absorbed, chosen,
      "importId", "mergedBy", place)
    order by place`.execute(db)
}

export type MergeChange = { id: string; before: object; absorbed: object; chosen: object }

export async function updateMerges(db: Db, clinicId: string, merges: readonly MergeChange[]): Promise<void> {
  await sql`update merges m set before = c.before, absorbed = c.absorbed, chosen = c.chosen
    from jsonb_to_recordset(${JSON.stringify(merges)}::jsonb) as c(id uuid, before jsonb, absorbed jsonb, chosen jsonb)
    where m.clinic_id = ${clinicId} and m.id = c.id`.execute(db)
}

export async function markUndone(
  db: Db,
  clinicId: string,
  { ids, by, now }: { ids: readonly string[]; by: string | null; now: Date },
): Promise<void> {
  await sql`update merges set undone_at = ${now}, undone_by = ${by}::uuid
    where clinic_id = ${clinicId} and id = any(${ids}::uuid[])`.execute(db)
}

export type MergeBrief = { id: string; keepId: string; absorbId: string; undoneAt: Date | null }

/** Merges by id, in the order of the ids; unknown ones are left out. */
export async function readMerges(db: Db, clinicId: string, ids: readonly string[]): Promise<MergeBrief[]> {
  const { rows } = await sql<MergeBrief>`
    select m.id, m.keep_id, m.absorb_id, m.undone_at
    from unnest(${ids}::uuid[]) with ordinality as i(id, place) join merges m on m.clinic_id = ${clinicId} and m.id = i.id
    order by i.place`.execute(db)
  return rows
}

/** Automatic merges of an import that are still in force, newest first. Rides merges_by_import. */
export async function readMergesOfImport(db: Db, clinicId: string, importId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from merges where clinic_id = ${clinicId} and import_id = ${importId} and undone_at is null
    order by seq desc limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

export type NewConsent = {
  id: string
  patientId: string
  purpose: string
  channel: string
  granted: boolean
  mergeId: string
  at: string
  recordedBy: string | null
}

export async function insertConsents(db: Db, clinicId: string, entries: readonly NewConsent[]): Promise<void> {
  await sql`insert into consents (clinic_id, id, patient_id, record_id, purpose, channel, granted, source, merge_id,
      recorded_by, at)
    select ${clinicId}, id, "patientId", "patientId", purpose, channel, granted, 'merge', "mergeId", "recordedBy", at
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as c(id uuid, "patientId" uuid, purpose text, channel text,
      granted boolean, "mergeId" uuid, "recordedBy" uuid, at timestamptz)`.execute(db)
}

export async function dropConsents(db: Db, clinicId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from consents
    where clinic_id = ${clinicId} and id = any(${ids}::uuid[]) and merge_id is not null`.execute(db)
}

export async function reassignConsents(
  db: Db,
  clinicId: string,
  entries: readonly { id: string; mergeId: string }[],
): Promise<void> {
  await sql`update consents c set merge_id = e."mergeId"
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(id uuid, "mergeId" uuid)
    where c.clinic_id = ${clinicId} and c.id = e.id`.execute(db)
}

/** The suggestion of a merged pair is answered; other suggestions about the absorbed card speak of nobody any more. */
export async function settlePairsOfMerged(
  db: Db,
  clinicId: string,
  { mergeIds, by, now }: { mergeIds: readonly string[]; by: string | null; now: Date },
): Promise<void> {
  await sql`update duplicate_pairs d set state = 'merged', decided_at = ${now}, decided_by = ${by}::uuid
    from merges m where m.clinic_id = ${clinicId} and m.id = any(${mergeIds}::uuid[]) and d.clinic_id = ${clinicId}
      and d.a_id = least(m.keep_id, m.absorb_id) and d.b_id = greatest(m.keep_id, m.absorb_id)`.execute(db)
  await sql`delete from duplicate_pairs d using merges m
    where m.clinic_id = ${clinicId} and m.id = any(${mergeIds}::uuid[]) and d.clinic_id = ${clinicId}
      and d.state in ('open', 'skipped') and (d.a_id = m.absorb_id or d.b_id = m.absorb_id)`.execute(db)
}

/** After an unmerge the two cards are a question again. */
export async function reopenPairs(db: Db, clinicId: string, mergeIds: readonly string[]): Promise<void> {
  await sql`update duplicate_pairs d set state = 'open', decided_at = null, decided_by = null
    from merges m where m.clinic_id = ${clinicId} and m.id = any(${mergeIds}::uuid[]) and d.clinic_id = ${clinicId}
      and d.a_id = least(m.keep_id, m.absorb_id) and d.b_id = greatest(m.keep_id, m.absorb_id)
      and d.state = 'merged'`.execute(db)
}
