import { sql } from 'kysely'
import type { TaskResult } from '@revisit/domain/journey-node.ts'
import type { TouchPriority } from '@revisit/domain/channel.ts'
import type { Db } from '../../platform/db.ts'

export type TaskRow = {
  id: string
  kind: 'call' | 'notify' | 'review'
  patientId: string | null
  recordId: string | null
  state: 'open' | 'done' | 'cancelled' | 'snoozed'
  enrollmentId: string | null
  nodeId: string | null
}

export type TaskInsert = {
  id: string
  kind: string
  patientId: string | null
  recordId: string | null
  title: string
  script: string
  dueAt: Date
  priority: TouchPriority
  assigneeRole: string | null
  journeyId: string | null
  enrollmentId: string | null
  nodeId: string | null
}

export async function insertTasks(db: Db, clinicId: string, tasks: readonly TaskInsert[], now: Date): Promise<void> {
  const rows = tasks.map(({ dueAt, ...task }) => ({ ...task, dueAt: dueAt.toISOString() }))
  await sql`insert into tasks (clinic_id, id, kind, patient_id, record_id, title, script, due_at, priority, assignee_role,
      journey_id, enrollment_id, node_id, created_at)
    select ${clinicId}::uuid, t.id, t.kind, t."patientId", t."recordId", t.title, t.script, t."dueAt", t.priority, t."assigneeRole",
      t."journeyId", t."enrollmentId", t."nodeId", ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (id uuid, kind text, "patientId" uuid, "recordId" uuid, title text,
      script text, "dueAt" timestamptz, priority text, "assigneeRole" text, "journeyId" uuid, "enrollmentId" uuid, "nodeId" text)
    `.execute(db)
}

/** One task the caller may see, locked. */
export async function lockTask(db: Db, clinicId: string, id: string): Promise<TaskRow | null> {
  const { rows } =
    await sql<TaskRow>`select t.id, t.kind, t.patient_id, t.record_id, t.state, t.enrollment_id, t.node_id
    from tasks t where t.clinic_id = ${clinicId} and t.id = ${id} and ${VISIBLE} for update`.execute(db)
  return rows[0] ?? null
}

/** Branch-limited people see tasks about patients they see. */
export const VISIBLE = sql`(t.patient_id is null or exists (select from patients p where p.clinic_id = t.clinic_id and p.id = t.patient_id))`

export async function endTask(
  db: Db,
  clinicId: string,
  { id, result, comment, by, now }: { id: string; result: TaskResult; comment: string | null; by: string; now: Date },
): Promise<void> {
  await sql`update tasks set state = 'done', result = ${result}, comment = coalesce(${comment}, comment), ended_by = ${by},
      ended_at = ${now}, snoozed_until = null
    where clinic_id = ${clinicId} and id = ${id}`.execute(db)
}

export async function snoozeTask(
  db: Db,
  clinicId: string,
  { id, until, comment }: { id: string; until: Date; comment: string | null },
): Promise<void> {
  await sql`update tasks set state = 'snoozed', snoozed_until = ${until}, comment = coalesce(${comment}, comment)
    where clinic_id = ${clinicId} and id = ${id}`.execute(db)
}

export async function endTasksOf(
  db: Db,
  clinicId: string,
  { enrollmentIds, reason, now }: { enrollmentIds: readonly string[]; reason: string; now: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`update tasks set state = 'cancelled', end_reason = ${reason}, ended_at = ${now}
    where clinic_id = ${clinicId} and enrollment_id = any(${[...enrollmentIds]}::uuid[]) and state in ('open', 'snoozed')`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}

/** Who does it from now on; nobody in person when null. */
export async function assignTask(
  db: Db,
  clinicId: string,
  { id, assigneeId }: { id: string; assigneeId: string | null },
): Promise<void> {
  await sql`update tasks set assignee_id = ${assigneeId}, locked_by = null, locked_until = null
    where clinic_id = ${clinicId} and id = ${id}`.execute(db)
}

/** Whether somebody on the staff may be given work: known, not signed off, of one of these roles. */
export async function canTakeTasks(
  db: Db,
  clinicId: string,
  { id, roles }: { id: string; roles: readonly string[] },
): Promise<boolean> {
  const { rows } = await sql`select 1 from staff where clinic_id = ${clinicId} and id = ${id} and disabled_at is null
    and role = any(${[...roles]}::text[])`.execute(db)
  return rows.length > 0
}

/**
 * Takes or prolongs the lock on every open task of the same patient; somebody else's lock stays until its time passes.
 * @returns the name of whoever holds it, when that is somebody else.
 */
export async function lockPatientTasks(
  db: Db,
  clinicId: string,
  { task: { id, patientId }, by, seconds }: { task: TaskRow; by: string; seconds: number },
): Promise<string | null> {
  const same = patientId === null ? sql`id = ${id}` : sql`patient_id = ${patientId}`
  const open = sql`clinic_id = ${clinicId} and ${same} and state in ('open', 'snoozed')`
  const { rows } = await sql<{ name: string }>`
    select coalesce((select name from staff s where s.clinic_id = ${clinicId} and s.id = t.locked_by), '') as name
    from (select locked_by from tasks where ${open} and locked_by <> ${by} and locked_until > clock_timestamp() limit 1) t`.execute(
    db,
  )
  if (rows[0]) return rows[0].name
  await sql`update tasks set locked_by = ${by}, locked_until = clock_timestamp() + make_interval(secs => ${seconds})
    where ${open}`.execute(db)
  return null
}

export async function unlockPatientTasks(
  db: Db,
  clinicId: string,
  { task: { id, patientId }, by }: { task: TaskRow; by: string },
): Promise<void> {
  const same = patientId === null ? sql`id = ${id}` : sql`patient_id = ${patientId}`
  await sql`update tasks set locked_by = null, locked_until = null
    where clinic_id = ${clinicId} and ${same} and locked_by = ${by}`.execute(db)
}
