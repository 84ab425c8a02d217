import type { Db } from '../../platform/db.ts'
import type { Call } from '../../platform/http/route.ts'
import { recordAudit } from '../audit/audit.ts'
import { recordEvents } from '../events/events.ts'
import { markStale } from '../statistics/statistics.ts'
import type { Subject } from './timeline-queries.ts'

export type Asker = Pick<Call, 'caller' | 'now' | 'ip' | 'ports'>

/** The member of staff who acts; null for a key of a connected system. */
export function actorOf({ caller }: Asker): string | null {
  return caller.kind === 'staff' ? caller.id : null
}

/**
 * Writes down a change of a card: who did it, what happened, whose statistics follow. `payload` carries codes and names of
 * fields, never what they contain.
 */
export async function recordChange(
  db: Db,
  asker: Asker,
  change: { subject: Subject; type: string; payload?: Record<string, string | number | boolean | string[]> },
): Promise<void> {
  const { clinicId, patientId } = change.subject
  const { payload = {}, type } = change
  await recordAudit(db, asker, { action: type, subjectKind: 'patient', subjectId: patientId, details: payload })
  await recordEvents(asker.ports, db, [
    { clinicId, patientId, type, occurredAt: asker.now, actorId: actorOf(asker), payload },
  ])
  await markStale(db, clinicId, [patientId], asker.now)
}
