import type { Episode } from '@revisit/domain/journey-answer.ts'
import { standingAt } from '@revisit/domain/journey-standing.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { recordAudit } from '../audit/audit.ts'
import { cancelTasks } from '../tasks/tasks.ts'
import { leave } from './ending.ts'
import { enroll } from './enrolling.ts'
import { insertSteps, readEnrollment, retryPassage, updateEnrollments } from './enrollment-queries.ts'
import { indexVersions } from './indexes.ts'
import { audit } from './lifecycle.ts'
import { journeyWithVersions, passageNotFound } from './reading.ts'
import type { JourneyDoors } from './touch-port.ts'

/**
 * Lets named patients in. @throws NotFound `journey_not_found`, `patient_not_found` (when none of them is in sight), Conflict
 * `not_live` when no version takes people in.
 */
export async function enterByHand(
  db: Db,
  call: Call,
  doors: JourneyDoors,
  { id, patientIds, episode }: { id: string; patientIds: readonly string[]; episode: Episode },
): Promise<{ entered: number; refused: { reason: string; count: number }[] }> {
  const { caller, ports, now } = call
  const { clinicId } = caller
  const { journey, versions } = await journeyWithVersions(db, clinicId, id)
  const version = versions.find(({ state }) => state === 'live')
  if (!version || (journey.state !== 'live' && journey.state !== 'paused')) throw notLive()
  const candidates = patientIds.map((patientId) => ({ patientId, recordId: patientId, episode }))
  const source = caller.kind === 'staff' ? ('manual' as const) : ('api' as const)
  const { entered, refused } = await enroll(ports, db, doors.segments, { clinicId, version, candidates, source, now })
  await audit(db, call, {
    id,
    action: 'journey.entered_by_hand',
    details: { people: patientIds.length, entered: entered.length },
  })
  return {
    entered: entered.length,
    refused: Object.entries(refused).map(([reason, count]) => ({ reason, count: count ?? 0 })),
  }
}

/** Takes one patient out. @throws NotFound `enrollment_not_found`, Conflict `already_left`. */
export async function exitPassage(db: Db, call: Call, doors: JourneyDoors, id: string): Promise<void> {
  const { caller, ports, now } = call
  const passage = await readEnrollment(db, caller.clinicId, id)
  if (!passage) throw passageNotFound()
  if (passage.state !== 'active') throw alreadyLeft()
  await leave(ports, db, doors.touches, {
    clinicId: caller.clinicId,
    leaving: [{ passage, reason: 'removed_by_person' }],
    now,
  })
  const { journeyId, patientId } = passage
  const details = { journeyId, enrollmentId: id }
  await recordAudit(db, call, {
    action: 'journey.exited_by_hand',
    subjectKind: 'patient',
    subjectId: patientId,
    details,
  })
}

/**
 * Puts one patient before another step of their version: what was planned for the step they stood at is taken back, and the new step
 * begins at once. @throws NotFound `enrollment_not_found`, Conflict `already_left`, Invalid `unknown_step`.
 */
export async function movePassage(
  db: Db,
  call: Call,
  doors: JourneyDoors,
  { id, nodeId }: { id: string; nodeId: string },
): Promise<void> {
  const { caller, ports, now } = call
  const { clinicId } = caller
  const passage = await readEnrollment(db, clinicId, id)
  if (!passage) throw passageNotFound()
  if (passage.state !== 'active') throw alreadyLeft()
  const { journeyId, versionId, patientId, standing } = passage
  const version = (await indexVersions(db, clinicId, [versionId])).get(versionId)
  if (!version?.index.nodes.has(nodeId)) throw unknownStep()
  await doors.touches.cancel(ports, db, clinicId, { enrollmentIds: [id], reason: 'superseded' })
  await cancelTasks(db, { clinicId, enrollmentIds: [id], reason: 'superseded', now })
  const change = { id, state: 'active' as const, nodeId, standing: standingAt(nodeId, standing.touched), dueAt: now }
  await updateEnrollments(db, clinicId, [change])
  const step = {
    enrollmentId: id,
    journeyId,
    versionId,
    nodeId,
    what: 'moved' as const,
    reason: passage.nodeId,
    at: now,
  }
  await insertSteps(db, clinicId, [step])
  const details = { journeyId, enrollmentId: id, from: passage.nodeId, to: nodeId }
  await recordAudit(db, call, {
    action: 'journey.moved_by_hand',
    subjectKind: 'patient',
    subjectId: patientId,
    details,
  })
}

/** @throws NotFound `enrollment_not_found` when it is not there or not set aside. */
export async function retrySetAside(db: Db, call: Call, id: string): Promise<void> {
  const passage = await readEnrollment(db, call.caller.clinicId, id)
  if (!passage || !(await retryPassage(db, call.caller.clinicId, { id, now: call.now }))) throw passageNotSetAside()
  const details = { enrollmentId: id }
  await audit(db, call, { id: passage.journeyId, action: 'journey.step_retried', details })
}

function passageNotSetAside(): NotFound {
  return new NotFound('enrollment_not_found', { ru: 'Участие не найдено', en: 'No such passage' })
}

function alreadyLeft(): Conflict {
  return new Conflict('already_left', {
    ru: 'Пациент уже вышел из сценария',
    en: 'The patient has already left the journey',
  })
}

function notLive(): Conflict {
  return new Conflict('not_live', { ru: 'Сценарий сейчас никого не берёт', en: 'The journey takes nobody in now' })
}

function unknownStep(): Invalid {
  const message = { ru: 'В версии пациента нет такого шага', en: 'The version of the patient has no such step' }
  return new Invalid('unknown_step', message, [{ path: 'nodeId', message }])
}
