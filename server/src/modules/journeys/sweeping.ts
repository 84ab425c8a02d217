import { type DateTrigger, type ScheduleTrigger } from '@revisit/domain/journey-trigger.ts'
import {
  addDays,
  daysInMonth,
  instantOf,
  type LocalDate,
  localDateOf,
  weekdayOf,
  yearOf,
} from '@revisit/domain/local-date.ts'
import { type Db, systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { Beat } from '../../platform/pulse.ts'
import { newId } from '../../platform/random.ts'
import { clinicNow, readClinic } from '../clinics/clinics.ts'
import { enroll } from './enrolling.ts'
import { type LiveVersion, lockJourney, readLiveVersions, updateJourney } from './journey-queries.ts'
import { insertIntake, readDatesIn, readZones } from './sweep-queries.ts'
import type { JourneyDoors } from './touch-port.ts'

/** Dates and schedules are looked at as often as this; nothing they start is more exact. */
const EVERY_MS = 60_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/**
 * Lets in those whose date or hour has come since the last look. After a long stop only moments within the journey's late window
 * count: what is older is over, so a server that was off for a week does not send a week's letters at once.
 */
export function sweepBeat(doors: JourneyDoors): Beat {
  return {
    name: 'journeys.sweep',
    run: async (ports, clinicId) => {
      const found = await ports.database.withClinic(systemAccess(clinicId), async (db) => ({
        now: await clinicNow(ports, db, clinicId),
        versions: await readLiveVersions(db, clinicId),
      }))
      const due = found.versions.filter((version) => isDue(version, found.now))
      let entered = 0
      for (const version of due) entered += await sweep(ports, doors, { clinicId, version })
      return entered
    },
  }
}

function isDue({ definition: { trigger }, sweptUntil }: LiveVersion, now: Date): boolean {
  if (trigger.kind !== 'date' && trigger.kind !== 'schedule') return false
  return sweptUntil === null || now.getTime() - sweptUntil.getTime() >= EVERY_MS
}

async function sweep(
  ports: Ports,
  doors: JourneyDoors,
  { clinicId, version }: { clinicId: string; version: LiveVersion },
): Promise<number> {
  return ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const journey = await lockJourney(db, clinicId, version.journeyId, 'change')
    const now = await clinicNow(ports, db, clinicId)
    if (!journey || journey.state === 'deleted' || journey.state === 'closed') return 0
    const late = version.definition.settings.late.hours * HOUR_MS
    const from = new Date(Math.max(journey.sweptUntil?.getTime() ?? now.getTime(), now.getTime() - late))
    // A clock that was turned back does not let anybody in twice: nothing before the last look counts.
    if (from < now) await look(ports, db, doors, { clinicId, version, from, to: now })
    if (!journey.sweptUntil || journey.sweptUntil < now)
      await updateJourney(db, clinicId, { id: journey.id, sweptUntil: now, now })
    return from < now ? 1 : 0
  })
}

type Look = { clinicId: string; version: LiveVersion; from: Date; to: Date }

async function look(ports: Ports, db: Db, doors: JourneyDoors, { clinicId, version, from, to }: Look): Promise<void> {
  const { trigger } = version.definition
  const clinic = await readClinic(db, clinicId)
  if (trigger.kind === 'schedule' && clinic) {
    const day = runIn(trigger, { from, to, timezone: clinic.timezone })
    if (day === null) return
    const intake = {
      id: newId(to, ports.random),
      journeyId: version.journeyId,
      kind: 'schedule' as const,
      segmentId: trigger.segmentId,
      day,
    }
    await insertIntake(db, clinicId, intake, to)
  }
  if (trigger.kind !== 'date') return
  for (const timezone of await readZones(db, clinicId)) {
    const days = trigger.offset.unit === 'hours' ? [] : daysBehind(trigger, { from, to, timezone })
    const candidates = await readDatesIn(db, clinicId, {
      trigger,
      timezone,
      days,
      ...instantsBehind(trigger, { from, to }),
    })
    for (let at = 0; at < candidates.length; at += 500) {
      const part = candidates.slice(at, at + 500)
      await enroll(ports, db, doors.segments, { clinicId, version, candidates: part, source: 'trigger', now: to })
    }
  }
}

type Span = { from: Date; to: Date; timezone: string }

/** Local dates of the field whose moment (so many days later at the hour) lies in (from, to]. */
export function daysBehind({ offset, at }: DateTrigger, { from, to, timezone }: Span): LocalDate[] {
  return daysWithMoment(at, { from, to, timezone }).map((day) => addDays(day, -offset.count))
}

/** Local days whose given hour lies in (from, to]. */
function daysWithMoment(at: string, { from, to, timezone }: Span): LocalDate[] {
  const days: LocalDate[] = []
  const last = localDateOf(to, timezone)
  for (let day = localDateOf(from, timezone); day <= last; day = addDays(day, 1)) {
    const moment = instantOf(day, at, timezone)
    if (moment > from && moment <= to) days.push(day)
  }
  return days
}

/** Starts of appointments whose moment, so many hours away, lies in (from, to]. */
function instantsBehind({ offset }: DateTrigger, { from, to }: { from: Date; to: Date }): { after: Date; until: Date } {
  const ms = offset.unit === 'hours' ? offset.count * HOUR_MS : 0
  return { after: new Date(from.getTime() - ms), until: new Date(to.getTime() - ms) }
}

/** The local day of the last run of a schedule within (from, to], or null: runs that were missed are not made up for. */
export function runIn(trigger: ScheduleTrigger, span: Span): LocalDate | null {
  return daysWithMoment(trigger.at, span).findLast((day) => runsOn(trigger, day)) ?? null
}

/** The next run after an instant. */
export function nextRun(trigger: ScheduleTrigger, after: Date, timezone: string): Date | null {
  const to = new Date(after.getTime() + 63 * DAY_MS)
  const day = daysWithMoment(trigger.at, { from: after, to, timezone }).find((each) => runsOn(trigger, each))
  return day === undefined ? null : instantOf(day, trigger.at, timezone)
}

function runsOn({ every, weekday, dayOfMonth }: ScheduleTrigger, day: LocalDate): boolean {
  if (every === 'day') return true
  if (every === 'week') return weekdayOf(day) === (weekday ?? 1)
  const month = Number(day.slice(5, 7))
  return Number(day.slice(8)) === Math.min(dayOfMonth ?? 1, daysInMonth(yearOf(day), month))
}

/** Birthdays fall on 1 March for those born on 29 February, in common years. */
export function birthdaysOn(days: readonly LocalDate[]): string[] {
  return days.flatMap((day) => {
    const isCommon = daysInMonth(yearOf(day), 2) === 28
    return day.slice(5) === '03-01' && isCommon ? ['03-01', '02-29'] : [day.slice(5)]
  })
}
