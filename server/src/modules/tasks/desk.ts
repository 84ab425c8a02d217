import { can, STAFF_ROLES } from '@revisit/domain/roles.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict, Invalid } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { recordAudit } from '../audit/audit.ts'
import { findPatient } from '../patients/patients.ts'
import { assignTask, canTakeTasks, lockPatientTasks, unlockPatientTasks } from './queries.ts'
import type { TaskByHand } from './schemas.ts'
import { createTasks, openTask } from './tasks.ts'

/** How long somebody keeps a patient without saying that they are still there. */
export const LOCK_SECONDS = 180

/** Asks for something to be done about a patient. @throws NotFound `patient_not_found`, Invalid `cannot_take_tasks`. */
export async function addTask(db: Db, call: Call, id: string, task: TaskByHand): Promise<{ id: string }> {
  const { caller, ports, now } = call
  const { subject } = await findPatient(db, caller.clinicId, id)
  await refuseStranger(db, caller.clinicId, task.assigneeId)
  const { patientId } = subject
  const { assigneeId, ...rest } = task
  const about = { patientId, recordId: patientId, priority: 'service' as const, assigneeRole: null, origin: null }
  const [taskId] = await createTasks(ports, db, { clinicId: caller.clinicId, tasks: [{ ...rest, ...about }], now })
  if (assigneeId !== null) await assignTask(db, caller.clinicId, { id: taskId!, assigneeId })
  await recordAudit(db, call, { action: 'task.created', subjectKind: 'patient', subjectId: patientId })
  return { id: taskId! }
}

/** Hands a task over. @throws NotFound `task_not_found`, Conflict `task_ended`, Invalid `cannot_take_tasks`. */
export async function giveTask(db: Db, call: Call, id: string, assigneeId: string | null): Promise<void> {
  const { clinicId } = call.caller
  await openTask(db, clinicId, id)
  await refuseStranger(db, clinicId, assigneeId)
  await assignTask(db, clinicId, { id, assigneeId })
  await recordAudit(db, call, { action: 'task.assigned', subjectKind: 'task', subjectId: id, details: { assigneeId } })
}

/** Nobody else works on the patient meanwhile. @throws NotFound `task_not_found`, Conflict `task_ended`, `task_locked`. */
export async function takeTask(db: Db, { caller }: Call, id: string): Promise<void> {
  const task = await openTask(db, caller.clinicId, id)
  const holder = await lockPatientTasks(db, caller.clinicId, { task, by: caller.id, seconds: LOCK_SECONDS })
  if (holder !== null) throw taskLocked(holder)
}

/** @throws NotFound `task_not_found`, Conflict `task_ended`. */
export async function releaseTask(db: Db, { caller }: Call, id: string): Promise<void> {
  const task = await openTask(db, caller.clinicId, id)
  await unlockPatientTasks(db, caller.clinicId, { task, by: caller.id })
}

const WORKERS = STAFF_ROLES.filter((role) => can(role, 'tasks.work'))

async function refuseStranger(db: Db, clinicId: string, assigneeId: string | null): Promise<void> {
  if (assigneeId === null || (await canTakeTasks(db, clinicId, { id: assigneeId, roles: WORKERS }))) return
  const message = { ru: 'Этот сотрудник не работает с задачами', en: 'This person does not work on tasks' }
  throw new Invalid('cannot_take_tasks', message, [{ path: 'assigneeId', message }])
}

function taskLocked(name: string): Conflict {
  return new Conflict('task_locked', {
    ru: name ? `С этим пациентом сейчас работает ${name}` : 'С этим пациентом сейчас работает коллега',
    en: name ? `${name} is working on this patient now` : 'A colleague is working on this patient now',
  })
}
