import type { Db } from '../../platform/db.ts'
import { writeIfRoom } from '../../platform/disk-room.ts'
import type { Call } from '../../platform/http/route.ts'
import { newId } from '../../platform/random.ts'
import { insertAudit } from './queries.ts'

export type AuditEntry = {
  /** What was done, `noun.verb`: patient.read, patients.export, staff.role_changed … */
  action: string
  subjectKind?: string
  subjectId?: string
  /** Codes, counts and ids only: never names, phones or texts. */
  details?: Record<string, unknown>
}

/**
 * Records who did what, in the transaction of the deed. Card reads, exports and changes all pass here. On a full disk people
 * may still read: that somebody did is then kept in the process's log instead.
 */
export async function recordAudit(
  db: Db,
  call: Pick<Call, 'caller' | 'ip' | 'ports'>,
  entry: AuditEntry,
): Promise<void> {
  const now = call.ports.clock.now()
  const row = {
    clinicId: call.caller.clinicId,
    id: newId(now, call.ports.random),
    at: now,
    actorKind: call.caller.kind,
    actorId: call.caller.id,
    action: entry.action,
    subjectKind: entry.subjectKind ?? null,
    subjectId: entry.subjectId ?? null,
    details: JSON.stringify(entry.details ?? {}),
    ip: call.ip,
  }
  if (!entry.action.endsWith('.read')) return insertAudit(db, row)
  const written = await writeIfRoom(db, () => insertAudit(db, row))
  if (!written) call.ports.log.error({ audit: row }, 'no room on the disk for the log of reading')
}
