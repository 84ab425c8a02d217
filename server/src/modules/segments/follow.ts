import { type Db, systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { Beat } from '../../platform/pulse.ts'
import type { Reactor } from '../events/events.ts'
import { statisticsDay, takeRefreshed } from '../statistics/statistics.ts'
import { buildNext } from './build.ts'
import { readCounting, readMoment } from './counting.ts'
import { insertDue, takeDue } from './due-queries.ts'
import { deleteEntries } from './entry-queries.ts'
import * as membership from './membership-queries.ts'
import { deeperLast, watchedTypes } from './nesting.ts'
import { recordPassages, scoresKey } from './passages.ts'
import type { Counting } from './preview-queries.ts'
import { readSegments, type SegmentRow } from './segment-queries.ts'

/** Marks of people taken in one transaction. */
const BATCH = 500

/**
 * Keeps everybody's membership true: people whose statistics or card changed within a beat, everybody when a rule changed or
 * the clinic's day (for windows of hours and scores of RFM: the hour) turned.
 */
export const followBeat: Beat = {
  name: 'segments.follow',
  run: async (ports, clinicId) => {
    const inClinic = <T>(work: (db: Db) => Promise<T>) => ports.database.withClinic(systemAccess(clinicId), work)
    const look = await inClinic((db) => lookAround(ports, db, clinicId))
    if (!look.isDue) return 0
    if (look.dayTurned) await statisticsDay(ports, clinicId)
    try {
      const looked = await inClinic((db) => followPeople(ports, db, clinicId))
      return looked > 0 ? looked : await buildNext(ports, clinicId)
    } catch (error) {
      ports.log.error({ error: { message: (error as Error).message } }, 'people could not be followed one by one')
      return inClinic((db) => giveUpPeople(db, clinicId))
    }
  },
}

/** Marks people whose card, consents or deeds changed; what the statistics see comes from them. */
export const segmentReactor: Reactor = {
  name: 'segments',
  react: async (_ports, db, clinicId, events) => {
    const erased = events.flatMap(({ type, patientId }) => (type === 'patient.erased' && patientId ? [patientId] : []))
    if (erased.length > 0) await deleteEntries(db, clinicId, { segmentId: null, patientIds: erased })
    const segments = await readSegments(db, clinicId)
    if (segments.length === 0) return
    const isWatched = watchedTypes(segments)
    const people = events.flatMap(({ type, patientId }) => (patientId && isWatched(type) ? [patientId] : []))
    await insertDue(db, clinicId, people)
  },
}

async function lookAround(ports: Ports, db: Db, clinicId: string): Promise<{ isDue: boolean; dayTurned: boolean }> {
  const moment = await readMoment(ports, db, clinicId)
  if (!(await membership.isSomethingDue(db, clinicId, moment))) return { isDue: false, dayTurned: false }
  const segments = await readSegments(db, clinicId)
  return { isDue: true, dayTurned: segments.some(({ builtDay }) => builtDay !== moment.today) }
}

/** Looks at a batch of people who changed. @returns how many marks of them there were. */
async function followPeople(ports: Ports, db: Db, clinicId: string): Promise<number> {
  if (!(await membership.lockMembership(db, clinicId))) return 0
  const { everybody, patientIds } = await takeRefreshed(db, clinicId, BATCH)
  const people = [...new Set([...patientIds, ...(await takeDue(db, clinicId, BATCH))])]
  if (everybody) await membership.markForBuild(db, clinicId, 'all')
  const segments = (await readSegments(db, clinicId)).filter(isCounted)
  if (people.length > 0 && segments.length > 0) {
    const counting = await readCounting(ports, db, clinicId)
    await settlePeople(ports, db, { counting, segments, people })
    await followScores(db, counting, segments)
  }
  return people.length + (everybody ? 1 : 0)
}

async function settlePeople(
  ports: Ports,
  db: Db,
  { counting, segments, people }: { counting: Counting; segments: readonly SegmentRow[]; people: readonly string[] },
): Promise<void> {
  const both = await membership.withMerged(db, counting.clinicId, people)
  for (const segment of deeperLast(segments)) {
    const passages = await membership.settleMembers(db, segment, counting, both)
    await recordPassages(ports, db, counting, { segment, passages, reason: 'changed', announced: true })
  }
}

/** One segment that cannot be asked must not hold up the others: everybody is counted anew, which finds it and sets it aside. */
async function giveUpPeople(db: Db, clinicId: string): Promise<number> {
  if (!(await membership.lockMembership(db, clinicId))) return 0
  const { patientIds } = await takeRefreshed(db, clinicId, BATCH)
  const due = await takeDue(db, clinicId, BATCH)
  await membership.markForBuild(db, clinicId, 'all')
  return patientIds.length + due.length
}

/** When the boundaries of RFM moved, scores of people nobody touched moved too. */
async function followScores(db: Db, counting: Counting, segments: readonly SegmentRow[]): Promise<void> {
  const key = scoresKey(counting)
  const moved = segments.filter(({ usesRfm, builtRfm }) => usesRfm && builtRfm !== key)
  await membership.markForBuild(
    db,
    counting.clinicId,
    moved.map(({ id }) => id),
  )
}

/** Counted at least once, so that a few people can be followed; the rest waits for its full count. */
function isCounted({ builtVersion, failure }: SegmentRow): boolean {
  return builtVersion !== 0 && failure === null
}
