import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { StoredEvent } from '../events/events.ts'
import { leave } from './ending.ts'
import { insertSteps, lockPassagesOf, reviveMerged } from './enrollment-queries.ts'
import type { Enrollment } from './enrollment-row.ts'
import { indexVersions } from './indexes.ts'
import type { TouchPort } from './touch-port.ts'

/**
 * After a merge one person may be in one journey twice: two passages of one episode become one, and of two passages of a journey
 * that takes a person in once the one that went further stays. An unmerge gives each card its own passages back, those ended by the merge too.
 */
export async function settleIdentities(
  ports: Ports,
  db: Db,
  touches: TouchPort,
  { clinicId, events, now }: { clinicId: string; events: readonly StoredEvent[]; now: Date },
): Promise<void> {
  const parted = events.filter(({ type }) => type === 'patients.unmerged').map(({ patientId }) => patientId!)
  if (parted.length > 0) await reviveParted(db, clinicId, { patientIds: parted, now })
  const merged = events.filter(({ type }) => type === 'patients.merged').map(({ patientId }) => patientId!)
  if (merged.length === 0) return
  const inside = (await lockPassagesOf(db, clinicId, { patientIds: merged, now })).filter(
    ({ state }) => state === 'active',
  )
  const spare = await spareOf(db, clinicId, inside)
  await leave(ports, db, touches, {
    clinicId,
    leaving: spare.map((passage) => ({ passage, reason: 'merged' as const })),
    now,
  })
  await insertSteps(
    db,
    clinicId,
    spare.map(({ id: enrollmentId, journeyId, versionId, nodeId }) => ({
      enrollmentId,
      journeyId,
      versionId,
      nodeId,
      what: 'merged' as const,
      at: now,
    })),
  )
}

/** Of passages that may not stand beside each other, all but the one that went furthest. */
async function spareOf(db: Db, clinicId: string, inside: readonly Enrollment[]): Promise<Enrollment[]> {
  const versions = await indexVersions(
    db,
    clinicId,
    inside.map(({ versionId }) => versionId),
  )
  const isPerEpisode = ({ versionId }: Enrollment) =>
    versions.get(versionId)?.version.definition.entry.reentry.kind === 'once_per_episode'
  const twice = Map.groupBy(inside, (passage) => {
    const { patientId, journeyId, episodeKey } = passage
    return `${patientId} ${journeyId} ${isPerEpisode(passage) ? episodeKey : ''}`
  })
  return [...twice.values()].flatMap((passages) => passages.toSorted(furtherFirst).slice(1))
}

async function reviveParted(
  db: Db,
  clinicId: string,
  { patientIds, now }: { patientIds: string[]; now: Date },
): Promise<void> {
  const back = await reviveMerged(db, clinicId, { patientIds, now })
  await insertSteps(
    db,
    clinicId,
    back.map(({ id: enrollmentId, journeyId, versionId, nodeId }) => ({
      enrollmentId,
      journeyId,
      versionId,
      nodeId,
      what: 'resumed' as const,
      reason: 'patients.unmerged',
      at: now,
    })),
  )
}

/** More messages behind it, then the earlier entry: what was said is not said again. */
function furtherFirst(a: Enrollment, b: Enrollment): number {
  const said = (passage: Enrollment) => Object.keys(passage.standing.touched).length
  return said(b) - said(a) || a.enteredAt.getTime() - b.enteredAt.getTime()
}
