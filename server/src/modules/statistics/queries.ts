import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** Marks people; a row already there is touched, so that a refresh under way leaves it for the next one. */
export async function insertStale(db: Db, clinicId: string, patientIds: string[], now: Date): Promise<void> {
  await sql`insert into stale_patients (clinic_id, patient_id, since)
    select ${clinicId}::uuid, id, ${now}::timestamptz from (select distinct unnest(${patientIds}::uuid[]) as id) ids order by id
    on conflict (clinic_id, patient_id) do update set since = excluded.since`.execute(db)
}

/** Marks everybody whose row changes by itself on this day. @returns how many. */
export async function insertStaleDue(
  db: Db,
  clinicId: string,
  { today, now }: { today: string; now: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`insert into stale_patients (clinic_id, patient_id, since)
    select clinic_id, patient_id, ${now}::timestamptz from patient_stats
    where clinic_id = ${clinicId} and due_on <= ${today}::date order by patient_id
    on conflict (clinic_id, patient_id) do nothing`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Takes up to `most` waiting people (all of them when null) off the list and into the temporary table `due_patients`. @returns their ids. */
export async function takeStale(db: Db, clinicId: string, most: number | null): Promise<string[]> {
  await sql`create temp table due_patients (patient_id uuid primary key) on commit drop`.execute(db)
  await sql`with taken as (
      delete from stale_patients where (clinic_id, patient_id) in (
        select clinic_id, patient_id from stale_patients where clinic_id = ${clinicId} order by patient_id
        limit ${most} for update skip locked)
      returning patient_id)
    insert into due_patients select patient_id from taken`.execute(db)
  await sql`analyze due_patients`.execute(db)
  const { rows } = await sql<{ patientId: string }>`select patient_id from due_patients`.execute(db)
  return rows.map((row) => row.patientId)
}

/** Takes everybody off the list: the whole base is about to be counted anew. Rows of transactions still open stay. */
export async function clearStale(db: Db, clinicId: string): Promise<void> {
  await sql`delete from stale_patients where (clinic_id, patient_id) in (
    select clinic_id, patient_id from stale_patients where clinic_id = ${clinicId} for update skip locked)`.execute(db)
}

/** Lets this transaction sort and hash in more memory. */
export async function allowMemory(db: Db, megabytes: 64 | 256): Promise<void> {
  await sql`set local work_mem = ${sql.lit(`${megabytes}MB`)}`.execute(db)
}

export async function countStale(db: Db, clinicId: string): Promise<{ waiting: number; oldest: Date | null }> {
  const { rows } = await sql<{ waiting: number; oldest: Date | null }>`
    select count(*)::int as waiting, min(since) as oldest from stale_patients where clinic_id = ${clinicId}`.execute(db)
  return rows[0] ?? { waiting: 0, oldest: null }
}

export type StatisticsState = {
  version: number
  statsOn: string | null
  patients: number
  classRules: unknown
  lowLtv: number | null
  vipBoundary: number | null
  refreshedAt: Date | null
  rebuiltAt: Date | null
  rebuildMs: number | null
}

/** Locks the state of a clinic for this transaction: one refresh at a time. */
export async function lockState(db: Db, clinicId: string): Promise<StatisticsState> {
  await sql`insert into statistics_state (clinic_id) values (${clinicId}) on conflict do nothing`.execute(db)
  return db
    .selectFrom('statisticsState')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function readState(db: Db, clinicId: string): Promise<StatisticsState | undefined> {
  return db.selectFrom('statisticsState').selectAll().where('clinicId', '=', clinicId).executeTakeFirst()
}

export async function writeState(
  db: Db,
  clinicId: string,
  state: Partial<Omit<StatisticsState, 'version' | 'classRules'>> & { classRules?: string },
): Promise<void> {
  await db
    .updateTable('statisticsState')
    .set({ ...state, version: sql<number>`version + 1` })
    .where('clinicId', '=', clinicId)
    .execute()
}

/** The class rules of the clinic in force, as stored; undefined when it set none. */
export async function readClassRules(db: Db, clinicId: string): Promise<unknown> {
  const row = await db
    .selectFrom('valueSettings')
    .select('settings')
    .where('clinicId', '=', clinicId)
    .where('kind', '=', 'classes')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.settings
}

/** Drops kept answers that a change dated `from` or later may have touched; all of them when null. */
export async function dropKeptAnswers(db: Db, clinicId: string, from: string | null): Promise<void> {
  const those = from === null ? sql`` : sql`and as_of >= ${from}::date`
  await sql`delete from analytics_cache where clinic_id = ${clinicId} ${those}`.execute(db)
}

/** Every clinic of the installation. Outside any clinic. */
export async function listClinicIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('auth.clinicDirectory').select('clinicId').execute()
  return rows.map((row) => row.clinicId)
}

/** Keeps the boundaries the stored classes were made with. */
export async function writeCuts(
  db: Db,
  clinicId: string,
  cuts: { lowLtv: number | null; vipBoundary: number | null },
): Promise<void> {
  await db.updateTable('statisticsState').set(cuts).where('clinicId', '=', clinicId).execute()
}

/** Whether an import is writing facts of this clinic now; one that has been silent for an hour is not. */
export async function isImportRunning(db: Db, clinicId: string): Promise<boolean> {
  const row = await db
    .selectFrom('imports')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('state', '=', 'running')
    .where('startedAt', '>', sql<Date>`now() - interval '1 hour'`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
