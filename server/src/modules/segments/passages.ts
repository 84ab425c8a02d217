import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { recordEvents } from '../events/events.ts'
import {
  addPeople,
  insertPassages,
  type PassageReason,
  type Passages,
  readMergedInto,
  readParted,
} from './membership-queries.ts'
import type { Counting } from './preview-queries.ts'
import type { SegmentRow } from './segment-queries.ts'

export type PassageRecord = {
  segment: SegmentRow
  passages: Passages
  reason: PassageReason
  /** Whether journeys and everybody else hear of it. */
  announced: boolean
}

/**
 * Writes down who came and who went: the history, the number of people, events of the spine. A merged card that goes and the
 * person who comes in its stead, or comes back when cards part, are one person who never moved: nobody is told.
 */
export async function recordPassages(ports: Ports, db: Db, counting: Counting, record: PassageRecord): Promise<void> {
  const { segment, passages, reason, announced } = record
  if (passages.entered.length + passages.left.length === 0) return
  const { clinicId } = counting
  const mergedInto = await readMergedInto(db, clinicId, passages.left)
  const heirs = new Set(mergedInto.values())
  const parted = await readParted(db, clinicId, segment.id, passages.entered)
  const isMoved = (id: string) => mergedInto.has(id) || heirs.has(id) || parted.has(id)
  for (const [people, entered] of [
    [passages.entered, true],
    [passages.left, false],
  ] as const) {
    const own = people.filter((id) => !isMoved(id))
    const passage = { segmentId: segment.id, entered }
    await insertPassages(db, counting, { ...passage, patientIds: own, reason })
    await insertPassages(db, counting, { ...passage, patientIds: people.filter(isMoved), reason: 'merged' })
    if (announced) await announce(ports, db, counting, { segmentId: segment.id, patientIds: own, entered })
  }
  await addPeople(db, clinicId, segment.id, passages.entered.length - passages.left.length)
}

/** The boundaries of RFM a count was made with. */
export function scoresKey({ scoring }: Counting): string {
  return JSON.stringify([scoring.cuts, scoring.settings.monetaryBasis, scoring.settings.frequencyMonths])
}

async function announce(
  ports: Ports,
  db: Db,
  { clinicId, moment }: Counting,
  { segmentId, patientIds, entered }: { segmentId: string; patientIds: readonly string[]; entered: boolean },
): Promise<void> {
  const type = entered ? 'segment.entered' : 'segment.left'
  await recordEvents(
    ports,
    db,
    patientIds.map((patientId) => ({
      clinicId,
      patientId,
      type,
      occurredAt: moment.now,
      subjectKind: 'segment',
      subjectId: segmentId,
      payload: { segmentId },
    })),
  )
}
