import type { Standing } from '@revisit/domain/journey-standing.ts'
import type { Advance } from '@revisit/domain/journey-visit.ts'
import { type Db, systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { Beat } from '../../platform/pulse.ts'
import { clinicNow } from '../clinics/clinics.ts'
import { applyEffects, type Wanted, withMadeId } from './effects.ts'
import { leave, tellLeft } from './ending.ts'
import {
  type EnrollmentChange,
  insertSteps,
  noteFailure,
  takeByIds,
  takeDue,
  updateEnrollments,
} from './enrollment-queries.ts'
import type { Enrollment, ExitReason, NewStep } from './enrollment-row.ts'
import { readPeople } from './fact-queries.ts'
import { type Indexed, indexVersions } from './indexes.ts'
import { closeDrained, lockJourney, readDueJourneys, readVersionsNeedingFreshData } from './journey-queries.ts'
import { type Walk, type Walked, walkMany } from './step-facts.ts'
import type { JourneyDoors } from './touch-port.ts'

/** Passages moved in one transaction. */
export const BATCH = 500
const MOST_ATTEMPTS = 6

/** Moves everybody whose moment has come, most important journeys first, one batch per journey and beat. */
export function advanceBeat(doors: JourneyDoors): Beat {
  return {
    name: 'journeys.advance',
    run: async (ports, clinicId) => {
      const due = await ports.database.withClinic(systemAccess(clinicId), (db) =>
        dueJourneys(ports, db, doors, clinicId),
      )
      let moved = 0
      for (const { id } of due.journeys)
        moved += await advanceJourney(ports, doors, { clinicId, journeyId: id, held: due.held })
      return moved
    },
  }
}

async function dueJourneys(ports: Ports, db: Db, doors: JourneyDoors, clinicId: string) {
  const now = await clinicNow(ports, db, clinicId)
  const held = await heldVersions(ports, db, doors, { clinicId, now })
  await closeDrained(db, clinicId, now)
  return { held, journeys: await readDueJourneys(db, clinicId, { now, without: held }) }
}

/** Versions that wait while the base is out of date: nobody is told that they have not come by a base that cannot know. */
export async function heldVersions(
  ports: Ports,
  db: Db,
  { touches }: JourneyDoors,
  { clinicId, now }: { clinicId: string; now: Date },
): Promise<string[]> {
  const needing = await readVersionsNeedingFreshData(db, clinicId)
  if (needing.length === 0) return []
  const { stale } = await touches.freshness(ports, db, clinicId, now)
  return stale ? needing.map(({ id }) => id) : []
}

type Batch = { clinicId: string; journeyId: string; held: readonly string[] }

async function advanceJourney(ports: Ports, doors: JourneyDoors, batch: Batch): Promise<number> {
  const taken: string[] = []
  try {
    return await inClinic(ports, batch.clinicId, async (db) => {
      const open = await openJourney(ports, db, batch)
      if (!open) return 0
      const { clinicId, journeyId, held } = batch
      const passages = await takeDue(db, clinicId, { journeyId, now: open.now, limit: BATCH, without: held })
      taken.push(...passages.map(({ id }) => id))
      await movePassages(ports, db, doors, { clinicId, passages, ...open })
      return passages.length
    })
  } catch (error) {
    if (taken.length === 0) throw error
    ports.log.warn(
      { journeyId: batch.journeyId, error: { message: (error as Error).message } },
      'a batch of steps failed',
    )
    for (const id of taken) await advanceAlone(ports, doors, batch, id)
    return taken.length
  }
}

/** One passage in a transaction of its own, so that one that cannot be moved does not hold the others. */
async function advanceAlone(ports: Ports, doors: JourneyDoors, batch: Batch, id: string): Promise<void> {
  const { clinicId } = batch
  let attempts = 0
  try {
    await inClinic(ports, clinicId, async (db) => {
      const open = await openJourney(ports, db, batch)
      const [passage] = open ? await takeByIds(db, clinicId, [id]) : []
      if (!open || !passage?.dueAt || passage.dueAt > open.now) return
      attempts = passage.attempts + 1
      await movePassages(ports, db, doors, { clinicId, passages: [passage], ...open })
    })
  } catch (error) {
    const { message } = error as Error
    ports.log.error({ enrollmentId: id, error: { message } }, 'a step of a journey failed')
    const failure = { id, message, attempts, setAside: attempts >= MOST_ATTEMPTS }
    await inClinic(ports, clinicId, (db) => noteFailure(db, clinicId, failure))
  }
}

/** Now, unless the journey was paused or deleted meanwhile; it cannot be until this transaction ends. */
async function openJourney(
  ports: Ports,
  db: Db,
  { clinicId, journeyId }: Batch,
): Promise<{ now: Date; journeyName: string } | null> {
  const journey = await lockJourney(db, clinicId, journeyId, 'share')
  if (!journey || journey.state === 'paused' || journey.state === 'deleted') return null
  return { now: await clinicNow(ports, db, clinicId), journeyName: journey.name }
}

function inClinic<T>(ports: Ports, clinicId: string, work: (db: Db) => Promise<T>): Promise<T> {
  return ports.database.withClinic(systemAccess(clinicId), work)
}

type PassageWalk = Walk & { passage: Enrollment; indexed: Indexed }
type Ended = Extract<Advance, { kind: 'ended' }>

type Moving = { clinicId: string; journeyName: string; passages: readonly Enrollment[]; now: Date }

/** Moves locked passages and does what their steps ask for, all in the given transaction. */
export async function movePassages(
  ports: Ports,
  db: Db,
  doors: JourneyDoors,
  { clinicId, journeyName, passages, now }: Moving,
): Promise<void> {
  if (passages.length === 0) return
  const versions = await indexVersions(
    db,
    clinicId,
    passages.map(({ versionId }) => versionId),
  )
  const people = await readPeople(db, clinicId, {
    patientIds: [...new Set(passages.map(({ patientId }) => patientId))],
    lock: false,
  })
  const walks = passages.flatMap((passage): PassageWalk[] => {
    const indexed = versions.get(passage.versionId)
    const person = people.get(passage.patientId)
    if (!indexed || !person) throw new Error(`passage ${passage.id} has lost its version or its patient`)
    return person.gone ? [] : [{ passage, indexed, index: indexed.index, standing: passage.standing, person }]
  })
  const gone = passages.filter(({ patientId }) => people.get(patientId)?.gone)
  const leaving = gone.map((passage) => ({ passage, reason: people.get(passage.patientId)!.gone! }))
  await leave(ports, db, doors.touches, { clinicId, leaving, now })
  const walked = await walkMany(ports, db, doors.segments, { clinicId, walks, now })
  await settle(ports, db, doors, { clinicId, journeyName, walked, now })
}

type Settling = { clinicId: string; journeyName: string; walked: readonly Walked<PassageWalk>[]; now: Date }

async function settle(ports: Ports, db: Db, doors: JourneyDoors, settling: Settling): Promise<void> {
  const { clinicId, walked, now } = settling
  const standings = new Map<string, Standing>(walked.map(({ walk, advance }) => [walk.passage.id, advance.standing]))
  await applyEffects(ports, db, doors.touches, { clinicId, wanted: wantedOf(settling, standings), now })
  await updateEnrollments(
    db,
    clinicId,
    walked.map(({ walk, advance }) => changeOf(walk, advance, standings.get(walk.passage.id)!, now)),
  )
  const ended = walked.flatMap(({ walk, advance }) => (advance.kind === 'ended' ? [{ walk, advance }] : []))
  await insertSteps(db, clinicId, [
    ...walked.flatMap(({ walk, advance }) => advance.passed.map((passed) => passedStep(walk.passage, passed))),
    ...ended.flatMap(({ walk, advance }) => goalStep(walk.passage, advance, now)),
  ])
  await tellLeft(ports, db, {
    clinicId,
    now,
    left: ended.map(({ walk: { passage }, advance }) => ({
      passage: { ...passage, nodeId: advance.standing.nodeId },
      reason: advance.reason,
      what: isExit(advance) ? 'exited' : 'done',
    })),
  })
}

/** Effects with whom they are for; a passage that waits for what was made learns its id. */
function wantedOf({ walked, journeyName }: Settling, standings: Map<string, Standing>): Wanted[] {
  return walked.flatMap(({ walk: { passage, indexed }, advance }) =>
    advance.effects.map((effect): Wanted => {
      const settle = (id: string) => {
        const standing = standings.get(passage.id)!
        if (standing.nodeId === effect.nodeId) standings.set(passage.id, withMadeId(standing, id))
      }
      return { effect, passage, version: indexed.version, journeyName, settle }
    }),
  )
}

function changeOf(
  { passage }: PassageWalk,
  advance: Walked<PassageWalk>['advance'],
  standing: Standing,
  now: Date,
): EnrollmentChange {
  const { id } = passage
  const { nodeId } = standing
  if (advance.kind === 'waits') return { id, state: 'active', nodeId, standing, dueAt: new Date(advance.dueAt) }
  const goalAt = advance.goal && !passage.goalAt ? now : null
  const state = isExit(advance) ? ('exited' as const) : ('done' as const)
  return {
    id,
    state,
    nodeId,
    standing,
    dueAt: null,
    endedAt: now,
    endReason: advance.reason satisfies ExitReason | string,
    goalAt,
  }
}

/** Leaving because of lateness, a date or a fault is not the end of the journey. */
function isExit({ reason }: Ended): boolean {
  return reason === 'late' || reason === 'date_passed' || reason === 'node_missing'
}

function passedStep(passage: Enrollment, { nodeId, edge, outcome, reason, at }: Advance['passed'][number]): NewStep {
  const { id: enrollmentId, journeyId, versionId } = passage
  return { enrollmentId, journeyId, versionId, nodeId, what: 'passed', edge, outcome, reason, at: new Date(at) }
}

function goalStep(passage: Enrollment, { goal, standing }: Ended, now: Date): NewStep[] {
  if (!goal || passage.goalAt) return []
  const { id: enrollmentId, journeyId, versionId, creditNodeId } = passage
  return [
    {
      enrollmentId,
      journeyId,
      versionId,
      nodeId: creditNodeId ?? standing.nodeId,
      what: 'goal',
      reason: 'exit_node',
      at: now,
    },
  ]
}
