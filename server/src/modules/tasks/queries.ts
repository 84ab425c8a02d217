import { sql } from 'kysely'
import type { TaskResult } from '@revisit/domain/journey-node.ts'
import type { TouchPriority } from '@revisit/domain/channel.ts'
import type { Db } from '../../platform/db.ts'
import type { TaskQuery } from './schemas.ts'

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
const VISIBLE = sql`(t.patient_id is null or exists (select from patients p where p.clinic_id = t.clinic_id and p.id = t.patient_id))`

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

export type TaskListRow = TaskRow & {
  patientName: string | null
  title: string
  script: string
  dueAt: Date
  priority: TouchPriority
  assigneeRole: string | null
  assigneeId: string | null
  journeyId: string | null
  journeyName: string | null
  result: TaskResult | null
  comment: string | null
  snoozedUntil: Date | null
  createdAt: Date
  endedAt: Date | null
}

/** Tasks the caller may see: open ones by due time (what is overdue first), ended ones newest first. */
export async function readTasks(
  db: Db,
  clinicId: string,
  { query, after }: { query: TaskQuery; after: { at: string; id: string } | null },
): Promise<TaskListRow[]> {
  const open = query.state === 'open'
  const order = open ? sql`t.due_at, t.id` : sql`t.ended_at desc, t.id desc`
  const beyond = open
    ? sql`(t.due_at, t.id) > (${after?.at ?? '-infinity'}::timestamptz, ${after?.id ?? NIL}::uuid)`
    : sql`(t.ended_at, t.id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? LAST}::uuid)`
  const { rows } = await sql<TaskListRow>`
    select t.id, t.kind, t.patient_id, t.record_id, t.state, t.enrollment_id, t.node_id, t.title, t.script, t.due_at, t.priority,
      t.assignee_role, t.assignee_id, t.journey_id, j.name as journey_name, t.result, t.comment, t.snoozed_until, t.created_at,
      t.ended_at, concat_ws(' ', p.last_name, p.first_name, p.middle_name) as patient_name
    from tasks t
    left join patients p on p.clinic_id = t.clinic_id and p.id = t.patient_id
    left join journeys j on j.clinic_id = t.clinic_id and j.id = t.journey_id
    where t.clinic_id = ${clinicId} and ${matching(query)} and ${beyond}
    order by ${order} limit ${query.limit + 1}`.execute(db)
  return rows
}

export async function countTasks(db: Db, clinicId: string, query: TaskQuery): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from tasks t
    where t.clinic_id = ${clinicId} and ${matching(query)}`.execute(db)
  return rows[0]?.n ?? 0
}

const NIL = '00000000-0000-0000-0000-000000000000'
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

function matching({ state, patientId, journeyId, kind }: TaskQuery) {
  const states = state === 'open' ? ['open', 'snoozed'] : [state]
  return sql`t.state = any(${states}::text[]) and ${VISIBLE}
    and (${patientId ?? null}::uuid is null or t.patient_id = ${patientId ?? null}::uuid)
    and (${journeyId ?? null}::uuid is null or t.journey_id = ${journeyId ?? null}::uuid)
    and (${kind ?? null}::text is null or t.kind = ${kind ?? null}::text)`
}
