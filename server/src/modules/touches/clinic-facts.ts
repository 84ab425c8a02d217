import type { ContactRules } from '@revisit/domain/contact-rules.ts'
import type { Db } from '../../platform/db.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Ports } from '../../platform/ports.ts'
import { readClinic } from '../clinics/clinics.ts'
import { countLate, readBaseUpdate, readSpent } from './fact-queries.ts'
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
  /** Hours over which a backlog is spread; 0 = there is none. */
  backlogHours: number
  isHoliday(day: string): boolean
}

const HOUR_MS = 3_600_000
/** Touches whose time passed so long ago are a backlog, when there are enough of them. */
const LATE_MS = HOUR_MS
const BACKLOG_FROM = 200
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
    backlogHours: clinic.simulatedAt ? 0 : await backlogHours(db, clinicId, { rules, now }),
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

async function backlogHours(db: Db, clinicId: string, { rules, now }: Question): Promise<number> {
  const late = await countLate(db, clinicId, { before: new Date(now.getTime() - LATE_MS), most: MOST_COUNTED })
  return late < BACKLOG_FROM ? 0 : late / rules.catchUpPerHour
}

/** Whether a touch belongs to the backlog: late, and not put off for it before. */
export function isLate(clinic: ClinicFacts, touch: { nextAt: Date; reason: string | null }): boolean {
  return touch.reason !== 'catch_up' && clinic.now.getTime() - touch.nextAt.getTime() > LATE_MS
}
