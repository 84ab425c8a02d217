import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** People by their ids, or a query with one column of ids. */
export type People = readonly string[] | RawBuilder<unknown>

/**
 * Marks people. A mark that is there already is held until the end of this transaction instead of written again: whoever takes
 * marks off the list passes over held ones, so these people are counted after the change is seen. Never waits.
 */
export async function insertStale(db: Db, clinicId: string, people: People, now: Date): Promise<void> {
  const given = 'execute' in people ? people : sql`select unnest(${people}::uuid[])`
  // NOT IN and not NOT EXISTS: it is hashed even where a bulk writer has forbidden every join but nested loops.
  await sql`with ids as materialized (select distinct id from (${given}) given (id) where id is not null),
    known as materialized (
      select s.patient_id from ids join stale_patients s on s.clinic_id = ${clinicId} and s.patient_id = ids.id
      for key share of s skip locked)
    insert into stale_patients (clinic_id, patient_id, since)
    select ${clinicId}::uuid, id, ${now}::timestamptz from ids
    where id not in (select patient_id from known) order by id`.execute(db)
}

/** Marks everybody whose row changes by itself on this day. @returns how many. */
export async function insertStaleDue(
  db: Db,
  clinicId: string,
  { today, now }: { today: string; now: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`insert into stale_patients (clinic_id, patient_id, since)
    select clinic_id, patient_id, ${now}::timestamptz from patient_stats
    where clinic_id = ${clinicId} and due_on <= ${today}::date order by patient_id`.execute(db)
  return Number(numAffectedRows ?? 0)
}

export type Taken = { patientIds: string[]; more: boolean }

/** Takes up to `most` marks off the list, their people into the temporary table `due_patients`. Passes over marks that are held. */
export async function takeStale(db: Db, clinicId: string, most: number): Promise<Taken> {
  await sql`create temp table due_patients (patient_id uuid primary key) on commit drop`.execute(db)
  const { rows } = await sql<{ patientId: string; marks: number }>`
    with taken as (
      delete from stale_patients where clinic_id = ${clinicId} and id in (
        select id from stale_patients where clinic_id = ${clinicId} order by patient_id
        limit ${most} for update skip locked)
      returning patient_id),
    due as (insert into due_patients select distinct patient_id from taken returning patient_id)
    select patient_id, (select count(*) from taken) as marks from due`.execute(db)
  await sql`analyze due_patients`.execute(db)
  return { patientIds: rows.map((row) => row.patientId), more: rows[0]?.marks === most }
}

/** Takes everybody off the list: the whole base is about to be counted anew. Marks of transactions still open stay. */
export async function clearStale(db: Db, clinicId: string): Promise<void> {
  await sql`delete from stale_patients where clinic_id = ${clinicId} and id in (
    select id from stale_patients where clinic_id = ${clinicId} for update skip locked)`.execute(db)
}

/** Lets this transaction sort and hash in more memory. */
export async function allowMemory(db: Db, megabytes: 64 | 256): Promise<void> {
  await sql`set local work_mem = ${sql.lit(`${megabytes}MB`)}`.execute(db)
}

/**
 * Has this transaction gather the rows of many people before it fetches them: in the order of the disk and several at a time. By
 * index alone one row of a cold disk is waited for after another.
 */
export async function gatherRows(db: Db, isOn: boolean): Promise<void> {
  const [scans, atOnce] = isOn ? [sql`off`, sql`64`] : [sql`on`, sql`default`]
  await sql`set local enable_indexscan = ${scans}`.execute(db)
  await sql`set local effective_io_concurrency = ${atOnce}`.execute(db)
}

export async function countStale(db: Db, clinicId: string): Promise<{ waiting: number; oldest: Date | null }> {
  const { rows } = await sql<{ waiting: number; oldest: Date | null }>`
    select count(*)::int as waiting, min(since) as oldest from stale_patients where clinic_id = ${clinicId}`.execute(db)
  return rows[0] ?? { waiting: 0, oldest: null }
}

export type StatisticsState = {
  clinicId: string
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

/** Locks the state of a clinic for this transaction, one refresh at a time. @returns undefined when it is locked and not waited for. */
export async function lockState(db: Db, clinicId: string, mayWait: boolean): Promise<StatisticsState | undefined> {
  const key = `statistics:${clinicId}`
  if (mayWait) await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(db)
  else if (!(await tryLock(db, key))) return undefined
  await sql`insert into statistics_state (clinic_id) values (${clinicId}) on conflict do nothing`.execute(db)
  return db
    .selectFrom('statisticsState')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** Takes a lock of a name until the end of the transaction, unless another one has it. */
export async function tryLock(db: Db, name: string): Promise<boolean> {
  const { rows } = await sql<{ ours: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as ours`.execute(db)
  return rows[0]!.ours
}

export async function readState(db: Db, clinicId: string): Promise<StatisticsState | undefined> {
  return db.selectFrom('statisticsState').selectAll().where('clinicId', '=', clinicId).executeTakeFirst()
}

export async function writeState(
  db: Db,
  clinicId: string,
  state: Partial<Omit<StatisticsState, 'clinicId' | 'version' | 'classRules'>> & { classRules?: string },
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
