import type { TouchPriority } from '@revisit/domain/channel.ts'
import { TASK_RESULTS, type TaskResult } from '@revisit/domain/journey-node.ts'
import type { StaffRole } from '@revisit/domain/roles.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict, NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import { recordEvents } from '../events/events.ts'
import { endTask, endTasksOf, insertTasks, lockTask, snoozeTask, type TaskRow } from './queries.ts'
import type { TaskOutcome } from './schemas.ts'

export { TASK_RESULTS, type TaskResult }

export type NewTask = {
  kind: 'call' | 'notify' | 'review'
  patientId: string | null
  recordId: string | null
  title: string
  script: string
  dueAt: Date
  priority: TouchPriority
  assigneeRole: StaffRole | null
  /** The journey step that asks for it and may wait for its result. */
  origin: { journeyId: string; enrollmentId: string; nodeId: string } | null
}

/** Asks people to do something. @returns ids in the same order. */
export async function createTasks(
  ports: Ports,
  db: Db,
  { clinicId, tasks, now }: { clinicId: string; tasks: readonly NewTask[]; now: Date },
): Promise<string[]> {
  const rows = tasks.map(({ origin, ...task }) => ({ ...task, ...NO_ORIGIN, ...origin, id: newId(now, ports.random) }))
  if (rows.length > 0) await insertTasks(db, clinicId, rows, now)
  return rows.map(({ id }) => id)
}

const NO_ORIGIN = { journeyId: null, enrollmentId: null, nodeId: null }

/** Takes back open tasks of journey passages. @returns how many there were. */
export async function cancelTasks(
  db: Db,
  {
    clinicId,
    enrollmentIds,
    reason,
    now,
  }: { clinicId: string; enrollmentIds: readonly string[]; reason: string; now: Date },
): Promise<number> {
  return enrollmentIds.length === 0 ? 0 : endTasksOf(db, clinicId, { enrollmentIds, reason, now })
}

/**
 * Writes down how a task ended, or puts it off; whoever waits for the result hears of it by `task.done`.
 * @throws NotFound `task_not_found`, Conflict `task_ended`.
 */
export async function resolveTask(db: Db, call: Call, id: string, outcome: TaskOutcome): Promise<void> {
  const { caller, ports, now } = call
  const task = await openTask(db, caller.clinicId, id)
  const { result, comment, until } = outcome
  if (result === undefined) await snoozeTask(db, caller.clinicId, { id, until: until!, comment: comment ?? null })
  else await finish(ports, db, call, { task, result, comment: comment ?? null })
  await recordAudit(db, call, {
    action: result === undefined ? 'task.snoozed' : 'task.done',
    subjectKind: 'task',
    subjectId: id,
    details: { result: result ?? null, at: now.toISOString() },
  })
}

/** A task nobody has ended yet, locked for this transaction. @throws NotFound `task_not_found`, Conflict `task_ended`. */
export async function openTask(db: Db, clinicId: string, id: string): Promise<TaskRow> {
  const task = await lockTask(db, clinicId, id)
  if (!task) throw taskNotFound()
  if (task.state !== 'open' && task.state !== 'snoozed') throw taskEnded()
  return task
}

async function finish(
  ports: Ports,
  db: Db,
  { caller, now }: Call,
  { task, result, comment }: { task: TaskRow; result: TaskResult; comment: string | null },
): Promise<void> {
  await endTask(db, caller.clinicId, { id: task.id, result, comment, by: caller.id, now })
  await recordEvents(ports, db, [
    {
      clinicId: caller.clinicId,
      patientId: task.patientId,
      recordId: task.recordId,
      type: 'task.done',
      occurredAt: now,
      subjectKind: 'task',
      subjectId: task.id,
      actorId: caller.kind === 'staff' ? caller.id : null,
      payload: { result, kind: task.kind, enrollmentId: task.enrollmentId, nodeId: task.nodeId },
    },
  ])
}

function taskNotFound(): NotFound {
  return new NotFound('task_not_found', { ru: 'Задача не найдена', en: 'Task not found' })
}

function taskEnded(): Conflict {
  return new Conflict('task_ended', { ru: 'Задача уже закрыта', en: 'The task is already closed' })
}
