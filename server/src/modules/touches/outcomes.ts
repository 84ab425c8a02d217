import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { type NewEvent, recordEvents } from '../events/events.ts'

/** What an event of a touch tells about it. */
export type EndedTouch = {
  id: string
  patientId: string
  recordId: string
  originKind: string
  originId: string | null
  enrollmentId: string | null
  nodeId: string | null
  channel: string | null
}

export type TouchEvent =
  | 'touch.sent'
  | 'touch.delivered'
  | 'touch.read'
  | 'touch.clicked'
  | 'touch.replied'
  | 'touch.skipped'
  | 'touch.held_out'
  | 'touch.failed'
  | 'touch.unknown'
  | 'touch.cancelled'

export type Outcome = { touch: EndedTouch; type: TouchEvent; reason?: string; at?: Date }

/** Writes what became of touches into the spine, in the transaction that made it so. */
export async function recordOutcomes(
  ports: Ports,
  db: Db,
  { clinicId, now, outcomes }: { clinicId: string; now: Date; outcomes: readonly Outcome[] },
): Promise<void> {
  if (outcomes.length === 0) return
  await recordEvents(
    ports,
    db,
    outcomes.map((outcome) => eventOf(clinicId, now, outcome)),
  )
}

function eventOf(clinicId: string, now: Date, { touch, type, reason, at = now }: Outcome): NewEvent {
  const { enrollmentId, nodeId, originId, originKind, channel } = touch
  return {
    clinicId,
    patientId: touch.patientId,
    recordId: touch.recordId,
    type,
    occurredAt: at,
    subjectKind: 'touch',
    subjectId: touch.id,
    payload: {
      ...(enrollmentId === null ? {} : { enrollmentId }),
      ...(nodeId === null ? {} : { nodeId }),
      ...(originKind === 'campaign' ? { campaignId: originId } : {}),
      ...(channel === null ? {} : { channel }),
      ...(reason === undefined ? {} : { reason }),
    },
  }
}
