import { addDays, type LocalDate, localDateOf, startOfDay } from '@revisit/domain/local-date.ts'
import {
  type DayRange,
  resolvePoint,
  resolveWindow,
  type RuleWindow,
  windowHours,
} from '@revisit/domain/segment-window.ts'
import type { DatePoint } from '@revisit/domain/segment-window.ts'

/**
 * What relative days of a rule are counted from. Minutes play no part: membership changes by time at the turn of the
 * clinic's day, and for windows of hours at the turn of the hour.
 */
export type Moment = {
  now: Date
  today: LocalDate
  /** The beginning of the present hour. */
  hour: Date
  timezone: string
}

const HOUR_MS = 3_600_000

export function momentOf(now: Date, timezone: string): Moment {
  const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS)
  return { now, today: localDateOf(now, timezone), hour, timezone }
}

/** First and last day of a window at a moment; all days when there is none. */
export function daysOf(window: RuleWindow | undefined, { today }: Moment): DayRange {
  return window ? resolveWindow(window, today) : { from: null, to: null }
}

/** The same as instants: from the first one to the one after the last, null = open. Hours are counted from the present hour. */
export function instantsOf(window: RuleWindow | undefined, moment: Moment): { from: Date | null; before: Date | null } {
  const hours = windowHours(window)
  if (hours !== null) return { from: new Date(moment.hour.getTime() - hours * HOUR_MS), before: null }
  const { from, to } = daysOf(window, moment)
  return {
    from: from === null ? null : startOfDay(from, moment.timezone),
    before: to === null ? null : startOfDay(addDays(to, 1), moment.timezone),
  }
}

export function dayOfPoint(point: DatePoint, { today }: Moment): LocalDate {
  return resolvePoint(point, today)
}
