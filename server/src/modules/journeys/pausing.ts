import type { Standing, Wait } from '@revisit/domain/journey-standing.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { newId } from '../../platform/random.ts'
import { type EnrollmentChange, updateEnrollments } from './enrollment-queries.ts'
import type { Enrollment } from './enrollment-row.ts'
import { endPause, insertPause, readVersions, setVersionState, updateJourney } from './journey-queries.ts'
import { audit, openJourney } from './lifecycle.ts'
import { emptyJourney, pagesInside } from './moving.ts'
import { journeyWithVersions } from './reading.ts'
import { countOverdue } from './reading-queries.ts'
import type { JourneyDoors } from './touch-port.ts'

/** Stops every clock of a journey: nobody moves, nothing goes out. @throws Conflict `not_live`. */
export async function pauseJourney(db: Db, call: Call, doors: JourneyDoors, id: string): Promise<void> {
  const { caller, ports, now } = call
  const journey = await openJourney(db, caller.clinicId, id)
  if (journey.state !== 'live') throw notLive()
  const by = caller.kind === 'staff' ? caller.id : null
  await updateJourney(db, caller.clinicId, { id, state: 'paused', pausedAt: now, now })
  await insertPause(db, caller.clinicId, { id: newId(ports.clock.now(), ports.random), journeyId: id, by, now })
  await doors.touches.pause(ports, db, caller.clinicId, id)
  await audit(db, call, { id, action: 'journey.paused' })
}

/** What resuming would meet. @throws NotFound `journey_not_found`, Conflict `not_paused`. */
export async function checkResuming(
  db: Db,
  { caller, now }: Call,
  id: string,
): Promise<{ pausedAt: Date; inside: number; overdue: number }> {
  const { journey } = await journeyWithVersions(db, caller.clinicId, id)
  if (!journey.pausedAt) throw notPaused()
  return { pausedAt: journey.pausedAt, ...(await countOverdue(db, caller.clinicId, { journeyId: id, now })) }
}

/** What to do with steps whose moment passed during the pause. */
export type LateChoice = 'late' | 'skip' | 'exit'

/**
 * Starts the clocks again. Lengths of time go on where they stood; steps bound to a date or an hour that has passed come late, are
 * left out, or end the passage. @throws Conflict `not_paused`.
 */
export async function resumeJourney(
  db: Db,
  call: Call,
  doors: JourneyDoors,
  { id, choice }: { id: string; choice: LateChoice },
): Promise<{ overdue: number }> {
  const { caller, ports, now } = call
  const { clinicId } = caller
  const journey = await openJourney(db, clinicId, id)
  if (journey.state !== 'paused' || !journey.pausedAt) throw notPaused()
  const pausedAt = journey.pausedAt
  const length = Math.max(0, now.getTime() - pausedAt.getTime())
  let overdue = 0
  for await (const passages of pagesInside(db, clinicId, { journeyId: id })) {
    const changes = passages.flatMap((passage) => resumed(passage, { length, now, choice }))
    overdue += changes.filter(({ isOverdue }) => isOverdue).length
    await updateEnrollments(
      db,
      clinicId,
      changes.map(({ change }) => change),
    )
    // A message that was to go out meanwhile is taken back; its passage hears of it and goes on.
    const unsent = choice === 'skip' ? passages.filter(isUnsent).map((passage) => passage.id) : []
    await doors.touches.cancel(ports, db, clinicId, { enrollmentIds: unsent, reason: 'paused' })
  }
  if (choice === 'exit') {
    const which = (passage: Enrollment) => isOverdue(passage, now, length)
    await emptyJourney(db, call, doors, { journeyId: id, reason: 'paused', which })
  }
  await doors.touches.resume(ports, db, clinicId, id)
  const by = caller.kind === 'staff' ? caller.id : null
  await endPause(db, clinicId, { journeyId: id, by, choice, now })
  await updateJourney(db, clinicId, { id, state: 'live', pausedAt: null, now })
  await audit(db, call, { id, action: 'journey.resumed', details: { choice, overdue } })
  return { overdue }
}

type Resuming = { length: number; now: Date; choice: LateChoice }

function resumed(
  passage: Enrollment,
  { length, now, choice }: Resuming,
): { change: EnrollmentChange; isOverdue: boolean }[] {
  const { id, state, nodeId, standing, dueAt } = passage
  const late = isOverdue(passage, now, length)
  const shifted = shiftWait(standing, length, now)
  const next = { ...shifted, late: standing.late || (late && choice === 'skip') }
  return [
    { change: { id, state, nodeId, standing: next, dueAt: dueAfter(shifted.wait, dueAt!, length) }, isOverdue: late },
  ]
}

/** A message may be looked at before its last moment (to fall back on another channel); that moves with the pause as well. */
function dueAfter(wait: Wait | null, dueAt: Date, length: number): Date {
  if (wait === null) return dueAt
  return wait.for === 'touch' ? new Date(dueAt.getTime() + length) : new Date(wait.until)
}

/** Bound to a moment of the calendar that came while everything stood still; newcomers at the first step count too. */
function isOverdue(passage: Enrollment, now: Date, length: number): boolean {
  const {
    standing: { wait },
    dueAt,
  } = passage
  if (isUnsent(passage)) return true
  if (wait === null) return dueAt !== null && now.getTime() - dueAt.getTime() > 0 && length > 0
  return wait.for === 'time' && !wait.relative && wait.until <= now.getTime()
}

function isUnsent({ standing: { wait } }: Enrollment): boolean {
  return wait?.for === 'touch' && wait.outcome === 'planned'
}

/** A wait for a date or an hour stays where it is; what is bound to a length of time moves by the length of the pause. */
function shiftWait(standing: Standing, length: number, now: Date): Standing {
  const { wait } = standing
  if (wait === null || (wait.for === 'time' && !wait.relative)) return onTime(standing, now)
  return { ...standing, wait: { ...wait, until: wait.until + length } satisfies Wait }
}

/** A moment that passed during the pause is not late by the journey's own rule: what becomes of it was chosen by a person. */
function onTime(standing: Standing, now: Date): Standing {
  const { wait } = standing
  if (wait?.for !== 'time' || wait.until > now.getTime()) return standing
  return { ...standing, wait: { ...wait, until: now.getTime() } }
}

export type InsideChoice = 'finish' | 'exit'

/** Takes nobody in any more; people inside finish or leave now. */
export async function closeJourney(
  db: Db,
  call: Call,
  doors: JourneyDoors,
  { id, inside, deleted }: { id: string; inside: InsideChoice; deleted: boolean },
): Promise<{ left: number }> {
  const { caller, now } = call
  const { clinicId } = caller
  const journey = await openJourney(db, clinicId, id)
  const finishing = inside === 'finish'
  if (finishing && journey.state === 'paused') throw pausedStill()
  const reason = deleted ? ('journey_deleted' as const) : ('journey_closed' as const)
  const left = finishing ? 0 : await emptyJourney(db, call, doors, { journeyId: id, reason })
  for (const version of await readVersions(db, clinicId, id)) {
    if (version.state === 'live' || version.state === 'draining')
      await setVersionState(db, clinicId, { id: version.id, state: finishing ? 'draining' : 'closed', now })
  }
  const state = deleted && !finishing ? 'deleted' : 'closed'
  await updateJourney(db, clinicId, { id, state, pausedAt: null, now })
  await doors.segments.setUses(db, clinicId, { subjectId: id, name: journey.name }, [])
  await audit(db, call, { id, action: deleted ? 'journey.deleted' : 'journey.closed', details: { inside, left } })
  return { left }
}

function notLive(): Conflict {
  return new Conflict('not_live', { ru: 'Сценарий сейчас не работает', en: 'The journey is not running' })
}

function notPaused(): Conflict {
  return new Conflict('not_paused', { ru: 'Сценарий не на паузе', en: 'The journey is not paused' })
}

function pausedStill(): Conflict {
  return new Conflict('paused', {
    ru: 'Сценарий на паузе: снимите паузу или выведите людей сразу',
    en: 'The journey is paused: resume it first, or take the people out at once',
  })
}
