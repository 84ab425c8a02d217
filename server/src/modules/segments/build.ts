import { type Db, systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { readCounting } from './counting.ts'
import * as membership from './membership-queries.ts'
import { askingAbout, deeperLast } from './nesting.ts'
import { recordPassages, scoresKey } from './passages.ts'
import type { Counting } from './preview-queries.ts'
import { readSegments, readSegmentsById, type SegmentRow, updateSegment } from './segment-queries.ts'

/** A count slower than this is repeated because others moved at most every REST times as long. */
const SLOW_MS = 1000
const REST = 20

/**
 * Counts the first segment that is due, after those its rule asks about. One that cannot be counted is set aside with the
 * reason until its rule or the day changes. @returns 1 when there was one.
 */
export async function buildNext(ports: Ports, clinicId: string): Promise<number> {
  const inClinic = <T>(work: (db: Db) => Promise<T>) => ports.database.withClinic(systemAccess(clinicId), work)
  const next = await inClinic((db) => findDue(ports, db, clinicId))
  if (!next) return 0
  try {
    return await inClinic(async (db) => {
      if (!(await membership.lockMembership(db, clinicId))) return 0
      const due = await findDue(ports, db, clinicId)
      if (due) await build(ports, db, due.segment, due.counting)
      return due ? 1 : 0
    })
  } catch (error) {
    const { message, stack } = error as Error
    ports.log.error({ segment: next.segment.id, error: { message, stack } }, 'segment could not be counted')
    await inClinic((db) => setAside(db, next, message))
    return 1
  }
}

/**
 * Counts one segment at once, for whoever has just made or changed it; left to the worker when another count is under way or
 * this one fails.
 */
export async function buildAtOnce(ports: Ports, clinicId: string, segmentId: string): Promise<void> {
  const work = async (db: Db): Promise<void> => {
    if (!(await membership.lockMembership(db, clinicId))) return
    const [segment] = await readSegmentsById(db, clinicId, [segmentId])
    if (segment && needsCount(segment)) await build(ports, db, segment, await readCounting(ports, db, clinicId))
  }
  await ports.database.withClinic(systemAccess(clinicId), work).catch((error: Error) => {
    ports.log.warn({ segment: segmentId, error: { message: error.message } }, 'segment is counted later')
  })
}

function needsCount({ archivedAt, kind, builtVersion, version }: SegmentRow): boolean {
  return archivedAt === null && (kind === 'list' || builtVersion !== version)
}

type Due = { segment: SegmentRow; counting: Counting }

async function findDue(ports: Ports, db: Db, clinicId: string): Promise<Due | null> {
  const counting = await readCounting(ports, db, clinicId)
  const segments = deeperLast(await readSegments(db, clinicId))
  const segment = segments.find((one) => isDue(one, counting, ports.clock.now()))
  return segment ? { segment, counting } : null
}

function isDue(segment: SegmentRow, { moment }: Counting, now: Date): boolean {
  const { version, builtVersion, builtDay, builtHour, failure, usesHours, usesRfm } = segment
  if (builtDay !== moment.today) return true
  if (failure !== null) return false
  if ((usesHours || usesRfm) && builtHour?.getTime() !== moment.hour.getTime()) return true
  return builtVersion === -1 ? hasRested(segment, now) : builtVersion !== version
}

function hasRested({ builtAt, buildMs }: SegmentRow, now: Date): boolean {
  if (builtAt === null || buildMs === null || buildMs < SLOW_MS) return true
  const passed = now.getTime() - builtAt.getTime()
  return passed < 0 || passed >= buildMs * REST
}

async function build(ports: Ports, db: Db, segment: SegmentRow, counting: Counting): Promise<void> {
  const started = performance.now()
  const { clinicId } = counting
  const passages = await membership.settleEverybody(db, segment, counting)
  const isFirst = segment.builtVersion === 0
  const reason = isFirst ? 'built' : reasonOf(segment)
  const announced = isFirst ? segment.announceFirst : true
  await recordPassages(ports, db, counting, { segment, passages, reason, announced })
  await writeBuilt(db, segment, counting, {
    builtAt: ports.clock.now(),
    buildMs: Math.round(performance.now() - started),
    failure: null,
  })
  if (passages.entered.length + passages.left.length === 0) return
  const outer = askingAbout(await readSegments(db, clinicId), segment.id)
  await membership.markForBuild(db, clinicId, outer)
}

function reasonOf({ kind, builtVersion, version }: SegmentRow): 'changed' | 'rule' | 'time' {
  if (kind === 'list') return 'changed'
  return builtVersion > 0 && builtVersion !== version ? 'rule' : 'time'
}

async function setAside(db: Db, { segment, counting }: Due, message: string): Promise<void> {
  await writeBuilt(db, segment, counting, { failure: message.slice(0, 500) })
}

async function writeBuilt(
  db: Db,
  segment: SegmentRow,
  counting: Counting,
  result: { builtAt?: Date; buildMs?: number; failure: string | null },
): Promise<void> {
  const { clinicId, moment } = counting
  await updateSegment(db, clinicId, segment.id, {
    ...result,
    // A failed count leaves the people of the last good one, and waits for the next day or another rule.
    builtVersion: result.failure === null ? segment.version : segment.builtVersion,
    builtDay: moment.today,
    builtHour: moment.hour,
    builtRfm: scoresKey(counting),
  })
}
