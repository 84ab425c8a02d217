import { addDays, instantOf, type LocalDate, localDateOf, weekdayOf } from './local-date.ts'
import { chanceOf } from './stable-chance.ts'

/** Wall-clock hours of one day, 'HH:MM'; `to` may be '24:00' and itself is outside. */
export type TimeWindow = { readonly from: string; readonly to: string }

/** When one may write, by kind of day; null = not at all on such days. A holiday counts before its weekday. */
export type ContactHours = {
  readonly weekdays: TimeWindow | null
  readonly weekends: TimeWindow | null
  readonly holidays: TimeWindow | null
}

export type QuietQuestion = {
  readonly hours: ContactHours
  /** IANA name. */
  readonly zone: string
  isHoliday(day: LocalDate): boolean
  /** Hours the patient asked for; they narrow the clinic's, and give way where nothing would be left of a day. */
  readonly preferred?: TimeWindow | null
}

/** Either now is a decent hour (until when), or the next one begins at `opensAt` (null: none within the horizon). */
export type QuietVerdict =
  | { open: true; until: Date }
  | { open: false; opensAt: Date | null; closesAt: Date | null; reason: 'quiet_hours' | 'holiday' | 'preferred_time' }

const HORIZON_DAYS = 60

/** The zone to judge a person's day by: their own, their branch's, or the clinic's. Unknown names are passed over. */
export function zoneFor(
  { patient, branch, clinic }: { patient: string | null; branch: string | null; clinic: string },
  isZone: (name: string) => boolean,
): string {
  return [patient, branch].find((zone): zone is string => zone !== null && isZone(zone)) ?? clinic
}

/**
 * Whether one may write at an instant. Days and hours are the patient's own; a wall time the clock jumps over moves forward and one
 * that happens twice is the first (local-date.ts), so every day has one opening and one closing.
 */
export function quietVerdict(question: QuietQuestion, at: Date): QuietVerdict {
  const today = localDateOf(at, question.zone)
  const now = spanOn(question, today)
  if (now && now.from <= at && at < now.to) return { open: true, until: now.to }
  const reason = reasonAt(question, today, at)
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead += 1) {
    const span = spanOn(question, addDays(today, ahead))
    if (span && span.from > at) return { open: false, opensAt: span.from, closesAt: span.to, reason }
  }
  return { open: false, opensAt: null, closesAt: null, reason }
}

/**
 * The moment after an opening at which one message goes, so that a whole clinic does not write in the same second.
 * The same seed always draws the same moment, never at or after the closing.
 */
export function spreadAfter(
  opening: Date,
  { seed, minutes, closesAt }: { seed: string; minutes: number; closesAt: Date | null },
): Date {
  const length = closesAt ? closesAt.getTime() - opening.getTime() : Number.POSITIVE_INFINITY
  const widest = Math.min(minutes * 60_000, length / 2)
  return new Date(opening.getTime() + Math.floor(chanceOf(`spread|${seed}`) * widest))
}

function spanOn(question: QuietQuestion, day: LocalDate): { from: Date; to: Date } | null {
  const hours = hoursOn(question, day)
  if (!hours) return null
  const { from, to } = narrowed(hours, question.preferred ?? null)
  const span = { from: instantOf(day, from, question.zone), to: instantOf(day, to, question.zone) }
  return span.from < span.to ? span : null
}

function hoursOn({ hours, isHoliday }: QuietQuestion, day: LocalDate): TimeWindow | null {
  if (isHoliday(day)) return hours.holidays
  return weekdayOf(day) >= 6 ? hours.weekends : hours.weekdays
}

function narrowed(hours: TimeWindow, preferred: TimeWindow | null): TimeWindow {
  if (!preferred) return hours
  const from = hours.from > preferred.from ? hours.from : preferred.from
  const to = hours.to < preferred.to ? hours.to : preferred.to
  return from < to ? { from, to } : hours
}

/** Named after the strongest rule that says no: the day, then the clinic's hours, then the patient's wish. */
function reasonAt(question: QuietQuestion, today: LocalDate, at: Date): 'quiet_hours' | 'holiday' | 'preferred_time' {
  const hours = hoursOn(question, today)
  if (!hours) return question.isHoliday(today) ? 'holiday' : 'quiet_hours'
  const from = instantOf(today, hours.from, question.zone)
  const to = instantOf(today, hours.to, question.zone)
  return from <= at && at < to ? 'preferred_time' : 'quiet_hours'
}
