import type { ContactRules } from '@revisit/domain/contact-rules.ts'
import type { Db } from '../../platform/db.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Ports } from '../../platform/ports.ts'
import { readClinic } from '../clinics/clinics.ts'
import { countCatchingUp, countLate, readBaseUpdate, readSpent } from './fact-queries.ts'
import { holidaysOf } from './holiday-calendar.ts'
import { readContactRules, readStop } from './rules.ts'

/** What holds for every touch of a clinic at a moment. */
export type ClinicFacts = {
  clinicId: string
  zone: string
  now: Date
  rules: ContactRules
  stopped: boolean
  moneySpent: boolean
  stale: boolean
  /** How many touches of a backlog stand before the next one in the queue; null = there is no backlog. */
  backlog: { ahead: number } | null
  isHoliday(day: string): boolean
}

const HOUR_MS = 3_600_000
/** Touches whose time passed so long ago are a backlog, when there are enough of them. */
const LATE_MS = HOUR_MS
const BACKLOG_FROM = 200
/** Return and promotion; medical and service messages go at once. */
const LEAST_IMPORTANT = 2
const MOST_COUNTED = 200_000

export async function readClinicFacts(
  ports: Ports,
  db: Db,
  { clinicId, at }: { clinicId: string; at?: Date },
): Promise<ClinicFacts> {
  const clinic = await readClinic(db, clinicId)
  if (!clinic) throw new NotFound('clinic_not_found', { ru: 'Такой клиники нет', en: 'There is no such clinic' })
  const now = at ?? clinic.simulatedAt ?? ports.clock.now()
  const { rules } = await readContactRules(db, clinicId)
  const { stopped } = await readStop(db, clinicId)
  return {
    clinicId,
    zone: clinic.timezone,
    now,
    rules,
    stopped,
    moneySpent: await isMoneySpent(db, clinicId, { rules, now }),
    stale: await isStale(db, clinicId, { rules, now }),
    // A simulated clock jumps on purpose: nobody is waiting on the other side.
    backlog: clinic.simulatedAt ? null : await readBacklog(db, clinicId, now),
    isHoliday: holidaysOf(rules.holidays),
  }
}

type Question = { rules: ContactRules; now: Date }

async function isMoneySpent(db: Db, clinicId: string, { rules, now }: Question): Promise<boolean> {
  if (rules.moneyPerHour === null) return false
  return (await readSpent(db, clinicId, new Date(now.getTime() - HOUR_MS))) >= rules.moneyPerHour
}

/** A base nobody imports into has no feed that could stop. */
async function isStale(db: Db, clinicId: string, { rules, now }: Question): Promise<boolean> {
  if (rules.staleAfterHours === null) return false
  const updatedAt = await readBaseUpdate(db, clinicId)
  return updatedAt !== null && now.getTime() - updatedAt.getTime() > rules.staleAfterHours * HOUR_MS
}

async function readBacklog(db: Db, clinicId: string, now: Date): Promise<ClinicFacts['backlog']> {
  const late = await countLate(db, clinicId, { before: new Date(now.getTime() - LATE_MS), most: MOST_COUNTED })
  if (late === 0) return null
  const ahead = await countCatchingUp(db, clinicId, { after: now, most: MOST_COUNTED })
  return late + ahead < BACKLOG_FROM ? null : { ahead }
}

/** Whether a touch waits for its turn in the backlog: late, not put off for it before, and not so important that it does not wait. */
export function isLate(clinic: ClinicFacts, touch: { nextAt: Date; reason: string | null; priority: number }): boolean {
  return (
    touch.priority >= LEAST_IMPORTANT &&
    touch.reason !== 'catch_up' &&
    clinic.now.getTime() - touch.nextAt.getTime() > LATE_MS
  )
}
