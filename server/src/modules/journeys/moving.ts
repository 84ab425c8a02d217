import { standingAt } from '@revisit/domain/journey-standing.ts'
import type { Db } from '../../platform/db.ts'
import type { Call } from '../../platform/http/route.ts'
import { cancelTasks } from '../tasks/tasks.ts'
import { leave } from './ending.ts'
import { type EnrollmentChange, insertSteps, lockInside, updateEnrollments } from './enrollment-queries.ts'
import type { Enrollment, ExitReason } from './enrollment-row.ts'
import { indexed } from './indexes.ts'
import type { VersionRow } from './journey-queries.ts'
import type { JourneyDoors } from './touch-port.ts'

const PAGE = 2000

/**
 * Moves people inside one version to the steps of another. Who keeps the step keeps what they wait for; who goes to another step
 * begins it anew, and a message planned for the old step is taken back. @returns how many moved.
 */
export async function moveInside(
  db: Db,
  call: Call,
  doors: JourneyDoors,
  { from, to, nodeMap }: { from: VersionRow; to: VersionRow; nodeMap: Readonly<Record<string, string>> },
): Promise<number> {
  const { clinicId } = call.caller
  const { nodes } = indexed(to).index
  const before = indexed(from).index.nodes
  let moved = 0
  for await (const passages of pagesInside(db, clinicId, { journeyId: from.journeyId, versionId: from.id })) {
    const going = passages.filter(({ nodeId }) => nodes.has(nodeMap[nodeId] ?? ''))
    const stays = ({ nodeId }: Enrollment) =>
      nodeMap[nodeId] === nodeId && before.get(nodeId)?.kind === nodes.get(nodeId)?.kind
    const restarting = going.filter((passage) => !stays(passage)).map(({ id }) => id)
    await doors.touches.cancel(call.ports, db, clinicId, { enrollmentIds: restarting, reason: 'superseded' })
    await cancelTasks(db, { clinicId, enrollmentIds: restarting, reason: 'superseded', now: call.now })
    await updateEnrollments(
      db,
      clinicId,
      going.map((passage) => changeOf(passage, { to, nodeMap, stays: stays(passage), now: call.now })),
    )
    await insertSteps(
      db,
      clinicId,
      going.map(({ id: enrollmentId, journeyId, nodeId }) => ({
        enrollmentId,
        journeyId,
        versionId: to.id,
        nodeId: nodeMap[nodeId]!,
        what: 'moved' as const,
        reason: nodeId,
        at: call.now,
      })),
    )
    moved += going.length
  }
  return moved
}

function changeOf(
  { id, nodeId, standing, dueAt }: Enrollment,
  { to, nodeMap, stays, now }: { to: VersionRow; nodeMap: Readonly<Record<string, string>>; stays: boolean; now: Date },
): EnrollmentChange {
  if (stays) return { id, state: 'active', nodeId, standing, dueAt, versionId: to.id }
  const node = nodeMap[nodeId]!
  return {
    id,
    state: 'active',
    nodeId: node,
    standing: standingAt(node, standing.touched),
    dueAt: now,
    versionId: to.id,
  }
}

/** Takes everybody out of a journey (or of those passages `which` picks). @returns how many left. */
export async function emptyJourney(
  db: Db,
  { ports, caller, now }: Call,
  doors: JourneyDoors,
  {
    journeyId,
    reason,
    which = () => true,
  }: { journeyId: string; reason: ExitReason; which?: (passage: Enrollment) => boolean },
): Promise<number> {
  let left = 0
  for await (const passages of pagesInside(db, caller.clinicId, { journeyId })) {
    const leaving = passages.filter(which).map((passage) => ({ passage, reason }))
    await leave(ports, db, doors.touches, { clinicId: caller.clinicId, leaving, now })
    left += leaving.length
  }
  return left
}

/** Everybody inside, locked, page by page. */
export async function* pagesInside(
  db: Db,
  clinicId: string,
  where: { journeyId: string; versionId?: string },
): AsyncGenerator<Enrollment[]> {
  let after: string | null = null
  for (;;) {
    const page: Enrollment[] = await lockInside(db, clinicId, { ...where, after, limit: PAGE })
    if (page.length > 0) yield page
    if (page.length < PAGE) return
    after = page.at(-1)!.id
  }
}
