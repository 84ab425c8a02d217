import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Enrollment, NewStep } from './enrollment-row.ts'

const COLUMNS = sql`e.id, e.journey_id, e.version_id, e.patient_id, e.record_id, e.episode_key, e.episode, e.arm, e.state, e.node_id,
  e.standing, e.due_at, e.entered_at, e.ended_at, e.end_reason, e.answered_by, e.goal_at, e.credit_node_id, e.credit_until, e.attempts`

/** Passages whose moment has come, locked for this transaction; those another worker holds are left to it. */
export async function takeDue(
  db: Db,
  clinicId: string,
  { journeyId, now, limit, without }: { journeyId: string; now: Date; limit: number; without: readonly string[] },
): Promise<Enrollment[]> {
  const { rows } = await sql<Enrollment>`select ${COLUMNS} from enrollments e
    where e.clinic_id = ${clinicId} and e.journey_id = ${journeyId} and e.state = 'active' and e.set_aside_at is null
      and e.due_at <= ${now} and (e.not_before is null or e.not_before <= clock_timestamp())
      and e.version_id <> all(${[...without]}::uuid[])
    order by e.due_at limit ${limit} for update skip locked`.execute(db)
  return rows
}

/** The same for named passages, e.g. one by one after a batch failed. */
export async function takeByIds(db: Db, clinicId: string, ids: readonly string[]): Promise<Enrollment[]> {
  const { rows } = await sql<Enrollment>`select ${COLUMNS} from enrollments e
    where e.clinic_id = ${clinicId} and e.id = any(${[...ids]}::uuid[]) and e.state = 'active' for update skip locked`.execute(
    db,
  )
  return rows
}

/** Everything of these people that an event may concern: those inside, and those whose last message still earns credit. */
export async function lockPassagesOf(
  db: Db,
  clinicId: string,
  { patientIds, now }: { patientIds: readonly string[]; now: Date },
): Promise<Enrollment[]> {
  const { rows } = await sql<Enrollment>`select ${COLUMNS} from enrollments e
    where e.clinic_id = ${clinicId} and e.patient_id = any(${[...patientIds]}::uuid[])
      and (e.state = 'active' or e.credit_until >= ${now} or e.answered_by is not null)
    order by e.id for update`.execute(db)
  return rows
}

export type EnrollmentChange = Pick<Enrollment, 'id' | 'state' | 'nodeId' | 'standing' | 'dueAt'> &
  Partial<
    Pick<Enrollment, 'endedAt' | 'endReason' | 'answeredBy' | 'goalAt' | 'creditNodeId' | 'creditUntil' | 'versionId'>
  >

/** Writes new standings in one statement. Left-out optional columns keep their value; `answeredBy: null` clears it. */
export async function updateEnrollments(db: Db, clinicId: string, changes: readonly EnrollmentChange[]): Promise<void> {
  if (changes.length === 0) return
  const rows = JSON.stringify(changes.map((change) => ({ ...change, clears: change.answeredBy === null })))
  await sql`update enrollments e set state = c.state, node_id = c."nodeId", standing = c.standing, due_at = c."dueAt",
      ended_at = c."endedAt", end_reason = c."endReason",
      answered_by = case when c.clears then null else coalesce(c."answeredBy", e.answered_by) end,
      goal_at = coalesce(c."goalAt", e.goal_at), credit_node_id = coalesce(c."creditNodeId", e.credit_node_id),
      credit_until = coalesce(c."creditUntil", e.credit_until), version_id = coalesce(c."versionId", e.version_id),
      attempts = 0, not_before = null, failure = null
    from jsonb_to_recordset(${rows}::jsonb) as c (id uuid, state text, "nodeId" text, standing jsonb, "dueAt" timestamptz,
      "endedAt" timestamptz, "endReason" text, "answeredBy" uuid, "goalAt" timestamptz, "creditNodeId" text,
      "creditUntil" timestamptz, "versionId" uuid, clears boolean)
    where e.clinic_id = ${clinicId} and e.id = c.id`.execute(db)
}

export async function insertSteps(db: Db, clinicId: string, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return
  await sql`insert into enrollment_steps (clinic_id, enrollment_id, journey_id, version_id, node_id, what, edge, outcome, reason, amount, at)
    select ${clinicId}::uuid, s."enrollmentId", s."journeyId", s."versionId", s."nodeId", s.what, s.edge, s.outcome, s.reason, s.amount, s.at
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as s ("enrollmentId" uuid, "journeyId" uuid, "versionId" uuid,
      "nodeId" text, what text, edge text, outcome text, reason text, amount bigint, at timestamptz)`.execute(db)
}

export type EnrollmentInsert = Pick<
  Enrollment,
  'id' | 'journeyId' | 'versionId' | 'patientId' | 'recordId' | 'episodeKey' | 'episode' | 'arm' | 'nodeId' | 'standing'
> & { source: string; enteredAt: Date; creditUntil: Date | null }

/** New passages. Somebody already inside with the same card and episode is left out. @returns ids of those that entered. */
export async function insertEnrollments(
  db: Db,
  clinicId: string,
  rows: readonly EnrollmentInsert[],
): Promise<string[]> {
  if (rows.length === 0) return []
  const inserted = await sql<{
    id: string
  }>`insert into enrollments (clinic_id, id, journey_id, version_id, patient_id, record_id,
      episode_key, episode, source, arm, node_id, standing, due_at, entered_at, credit_until)
    select ${clinicId}::uuid, n.id, n."journeyId", n."versionId", n."patientId", n."recordId", n."episodeKey", n.episode, n.source, n.arm,
      n."nodeId", n.standing, n."enteredAt", n."enteredAt", n."creditUntil"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, "journeyId" uuid, "versionId" uuid, "patientId" uuid,
      "recordId" uuid, "episodeKey" text, episode jsonb, source text, arm text, "nodeId" text, standing jsonb,
      "enteredAt" timestamptz, "creditUntil" timestamptz)
    on conflict (clinic_id, journey_id, record_id, episode_key) where state = 'active' do nothing returning id`.execute(
    db,
  )
  return inserted.rows.map(({ id }) => id)
}

/** A step that could not be made: tried again after a while, shown to a person after the last attempt. */
export async function noteFailure(
  db: Db,
  clinicId: string,
  { id, message, attempts, setAside }: { id: string; message: string; attempts: number; setAside: boolean },
): Promise<void> {
  await sql`update enrollments set attempts = ${attempts}, failure = ${message.slice(0, 500)},
      not_before = clock_timestamp() + make_interval(secs => ${Math.min(3600, 2 ** attempts * 5)}),
      set_aside_at = case when ${setAside} then clock_timestamp() end
    where clinic_id = ${clinicId} and id = ${id} and state = 'active'`.execute(db)
}

/** Takes a passage that was set aside up again. @returns false when there is none. */
export async function retryPassage(db: Db, clinicId: string, { id, now }: { id: string; now: Date }): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update enrollments set set_aside_at = null, attempts = 0, not_before = null, failure = null,
      due_at = least(due_at, ${now})
    where clinic_id = ${clinicId} and id = ${id} and state = 'active' and set_aside_at is not null`.execute(db)
  return Number(numAffectedRows ?? 0) > 0
}

export type EarlierPassage = {
  patientId: string
  episodeKey: string
  state: string
  enteredAt: Date
  endedAt: Date | null
}

/** What these people went through in a journey before. */
export async function readEarlier(
  db: Db,
  clinicId: string,
  { journeyId, patientIds }: { journeyId: string; patientIds: readonly string[] },
): Promise<EarlierPassage[]> {
  const { rows } =
    await sql<EarlierPassage>`select patient_id, episode_key, state, entered_at, ended_at from enrollments
    where clinic_id = ${clinicId} and patient_id = any(${[...patientIds]}::uuid[]) and journey_id = ${journeyId}`.execute(
      db,
    )
  return rows
}

/** One journey takes people in at a time in one transaction only: two workers cannot let one person in twice. */
export async function lockEntrance(db: Db, clinicId: string, journeyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`journey:${clinicId}:${journeyId}`}, 0))`.execute(db)
}

/** Passages ended by a merge that is undone, when nobody took their place. */
export async function reviveMerged(
  db: Db,
  clinicId: string,
  { patientIds, now }: { patientIds: readonly string[]; now: Date },
): Promise<Pick<Enrollment, 'id' | 'journeyId' | 'versionId' | 'nodeId'>[]> {
  const { rows } = await sql<Pick<Enrollment, 'id' | 'journeyId' | 'versionId' | 'nodeId'>>`
    update enrollments e set state = 'active', ended_at = null, end_reason = null, due_at = ${now}
    where e.clinic_id = ${clinicId} and e.patient_id = any(${[...patientIds]}::uuid[]) and e.state = 'exited' and e.end_reason = 'merged'
      and not exists (select from enrollments o where o.clinic_id = e.clinic_id and o.patient_id = e.patient_id
        and o.journey_id = e.journey_id and o.episode_key = e.episode_key and o.state = 'active')
    returning e.id, e.journey_id, e.version_id, e.node_id`.execute(db)
  return rows
}

/** Passages of a journey or a version that are still inside, locked, in pages by id. */
export async function lockInside(
  db: Db,
  clinicId: string,
  {
    journeyId,
    versionId,
    after,
    limit,
  }: { journeyId: string; versionId?: string; after: string | null; limit: number },
): Promise<Enrollment[]> {
  const { rows } = await sql<Enrollment>`select ${COLUMNS} from enrollments e
    where e.clinic_id = ${clinicId} and e.journey_id = ${journeyId} and e.state = 'active'
      and (${versionId ?? null}::uuid is null or e.version_id = ${versionId ?? null}::uuid)
      and (${after}::uuid is null or e.id > ${after}::uuid)
    order by e.id limit ${limit} for update`.execute(db)
  return rows
}

/** One passage the caller may see (by branch), locked when it is to change. */
export async function readEnrollment(db: Db, clinicId: string, id: string): Promise<Enrollment | null> {
  const { rows } = await sql<Enrollment>`select ${COLUMNS} from enrollments e
    join patients p on p.clinic_id = e.clinic_id and p.id = e.patient_id
    where e.clinic_id = ${clinicId} and e.id = ${id} for update of e`.execute(db)
  return rows[0] ?? null
}
