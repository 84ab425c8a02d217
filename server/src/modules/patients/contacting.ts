import type { Db } from '../../platform/db.ts'
import type { Call } from '../../platform/http/route.ts'
import type { Card } from './card-schemas.ts'
import { readControl, readHoldsInForce, readOpenTasks, readPassages } from './contacting-queries.ts'
import type { Subject } from './timeline-queries.ts'

/** Passages shown at once: those somebody is in, and the latest past ones. */
const MOST_PASSAGES = 12

type Viewer = Pick<Call, 'caller' | 'now'>

/** How a person is being contacted now: bad moments, journeys, tasks and experiments that only watch them. */
export async function readContacting(
  db: Db,
  subject: Subject,
  { caller, now }: Viewer,
  family: readonly { id: string }[],
): Promise<Card['contacting']> {
  const { clinicId, patientId } = subject
  const passages = await readPassages(db, subject, MOST_PASSAGES)
  const people = [patientId, ...family.map(({ id }) => id)]
  const worksOnTasks = caller.permissions.has('tasks.work')
  return {
    holds: (await readHoldsInForce(db, subject, now)).map(({ since, until, ...hold }) => ({
      ...hold,
      since: since.toISOString(),
      until: until?.toISOString() ?? null,
    })),
    journeys: passages.rows.map(({ dueAt, enteredAt, endedAt, ...passage }) => ({
      ...passage,
      dueAt: dueAt?.toISOString() ?? null,
      enteredAt: enteredAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
    journeysInAll: passages.total,
    tasks: worksOnTasks
      ? (await readOpenTasks(db, subject)).map(({ dueAt, ...task }) => ({
          ...task,
          dueAt: dueAt.toISOString(),
          overdue: dueAt < now,
        }))
      : null,
    control: (await readControl(db, clinicId, { patientId, people })).map(({ since, ...one }) => ({
      ...one,
      since: since.toISOString(),
    })),
  }
}
