import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { recordEvents } from '../events/events.ts'
import { cancelTasks } from '../tasks/tasks.ts'
import { type EnrollmentChange, insertSteps, updateEnrollments } from './enrollment-queries.ts'
import type { Enrollment, ExitReason } from './enrollment-row.ts'
import type { TouchPort } from './touch-port.ts'

export type Leaving = { passage: Enrollment; reason: ExitReason; answeredBy?: string }

/**
 * Takes people out wherever they stand: planned messages and open tasks are taken back in the same transaction, so nothing of the
 * episode goes out afterwards.
 */
export async function leave(
  ports: Ports,
  db: Db,
  touches: TouchPort,
  { clinicId, leaving, now }: { clinicId: string; leaving: readonly Leaving[]; now: Date },
): Promise<void> {
  if (leaving.length === 0) return
  await updateEnrollments(
    db,
    clinicId,
    leaving.map(({ passage, reason, answeredBy }): EnrollmentChange => {
      const { id, nodeId, standing } = passage
      const left = { state: 'exited' as const, dueAt: null, endedAt: now, endReason: reason }
      return { id, nodeId, standing, ...left, ...(answeredBy ? { answeredBy } : {}) }
    }),
  )
  for (const [reason, group] of Map.groupBy(leaving, ({ reason }) => reason)) {
    const enrollmentIds = group.map(({ passage }) => passage.id)
    await touches.cancel(ports, db, clinicId, { enrollmentIds, reason })
    await cancelTasks(db, { clinicId, enrollmentIds, reason, now })
  }
  await tellLeft(ports, db, {
    clinicId,
    now,
    left: leaving.map(({ passage, reason }) => ({ passage, reason, what: 'exited' as const })),
  })
}

export type Left = { passage: Enrollment; reason: string; what: 'exited' | 'done' }

/** The log line and the event of every passage that ended. */
export async function tellLeft(
  ports: Ports,
  db: Db,
  { clinicId, left, now }: { clinicId: string; left: readonly Left[]; now: Date },
): Promise<void> {
  await insertSteps(
    db,
    clinicId,
    left.map(({ passage: { id, journeyId, versionId, nodeId }, reason, what }) => ({
      enrollmentId: id,
      journeyId,
      versionId,
      nodeId,
      what,
      reason,
      at: now,
    })),
  )
  await recordEvents(
    ports,
    db,
    left.map(({ passage: { id, journeyId, versionId, patientId, recordId }, reason }) => ({
      clinicId,
      patientId,
      recordId,
      type: 'journey.exited',
      occurredAt: now,
      subjectKind: 'enrollment',
      subjectId: id,
      payload: { journeyId, versionId, reason },
    })),
  )
}
