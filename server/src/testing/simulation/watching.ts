import { defaultContactRules } from '@revisit/domain/contact-rules.ts'
import { ruleConcerns } from '@revisit/domain/contact-cap.ts'
import { type Channel, type MessageClass, TOUCH_PRIORITIES, type TouchPriority } from '@revisit/domain/channel.ts'
import { localDateOf, localTimeOf } from '@revisit/domain/local-date.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Memory } from './memory.ts'

type SentTouch = {
  id: string
  recordId: string
  enrollmentId: string
  bookingId: string | null
  arm: string
  class: MessageClass
  priority: number
  channel: Channel
  contactedAt: Date
}

type Sent = SentTouch & { rank: TouchPriority }

const RULES = defaultContactRules()
/** Moscow: the zone of every simulated clinic and of everybody in it. */
const ZONE = 'Europe/Moscow'

/**
 * Looks at every message the moment it has gone out and asks the memory of the clinic whether it was allowed to. Asked after every
 * round: what became true later cannot excuse or accuse it.
 */
export type Watcher = { look(db: Db, clinicId: string): Promise<string[]> }

export function createWatcher(memory: Memory): Watcher {
  const seen = new Set<string>()
  const enteredIn = new Map<string, number>()
  return {
    async look(db, clinicId) {
      for (const id of await enrollmentsOf(db, clinicId)) if (!enteredIn.has(id)) enteredIn.set(id, memory.step)
      const sent = await contactsOf(db, clinicId)
      const fresh = sent.filter((touch) => !seen.has(attemptOf(touch)))
      for (const touch of fresh) seen.add(attemptOf(touch))
      return fresh.flatMap((touch) => [
        ...wrongsOf(touch, memory, enteredIn).map((what) => `${what}: ${touch.id}`),
        ...capRule(touch, sent, memory),
      ])
    },
  }
}

/** A touch that was claimed, let go and claimed again is looked at again. */
function attemptOf({ id, contactedAt }: Sent): string {
  return `${id} ${contactedAt.toISOString()}`
}

function wrongsOf(touch: Sent, memory: Memory, enteredIn: ReadonlyMap<string, number>): string[] {
  const inside = enteredIn.get(touch.enrollmentId) ?? memory.step
  return [...peopleRules(touch, memory), ...bookingRule(touch, memory, inside), ...hourRule(touch)]
}

async function enrollmentsOf(db: Db, clinicId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from enrollments where clinic_id = ${clinicId}`.execute(db)
  return rows.map(({ id }) => id)
}

async function contactsOf(db: Db, clinicId: string): Promise<Sent[]> {
  const { rows } =
    await sql<SentTouch>`select t.id, t.record_id, t.enrollment_id, e.episode ->> 'appointmentId' as booking_id, e.arm,
      t.class, t.priority, t.channel, t.contacted_at
    from touches t join enrollments e on e.clinic_id = t.clinic_id and e.id = t.enrollment_id
    where t.clinic_id = ${clinicId} and t.contacted_at is not null`.execute(db)
  return rows.map((row) => ({ ...row, rank: TOUCH_PRIORITIES[row.priority]! }))
}

function peopleRules(touch: Sent, { dead, agreed, refused, personOf }: Memory): string[] {
  const person = [...personOf(touch.recordId)]
  const isAny = (of: Set<string>) => person.some((id) => of.has(id))
  const isAdvertising = touch.class === 'advertising'
  return [
    isAny(dead) && 'sent to the dead',
    isAdvertising && (isAny(refused) || !isAny(agreed)) && 'advertising without consent at the moment of sending',
    touch.arm === 'control' && (isAdvertising || touch.priority > 1) && 'sent to the control group',
  ].filter((wrong) => wrong !== false)
}

function bookingRule(touch: Sent, { bookings, personOf }: Memory, enteredIn: number): string[] {
  const person = personOf(touch.recordId)
  const answered = bookings.some(
    ({ id, recordId, stands, step, startsAt }) =>
      stands && step > enteredIn && id !== touch.bookingId && person.has(recordId) && startsAt > touch.contactedAt,
  )
  return answered ? ['sent after a booking that stood'] : []
}

function hourRule({ class: messageClass, contactedAt }: Sent): string[] {
  const hours = RULES.quietHours[messageClass]
  const weekday = new Date(`${localDateOf(contactedAt, ZONE)}T00:00:00Z`).getUTCDay()
  const open = weekday === 0 || weekday === 6 ? hours.weekends : hours.weekdays
  const time = localTimeOf(contactedAt, ZONE)
  return open === null || time < open.from || time >= open.to ? ['sent in quiet hours'] : []
}

/** Counts what every card of today's person got: cards that became one person share one window from then on. */
function capRule(touch: Sent, all: readonly Sent[], memory: Memory): string[] {
  const person = memory.personOf(touch.recordId)
  const own = all.filter((other) => person.has(other.recordId))
  return RULES.caps
    .filter((rule) => ruleConcerns(rule, { ...touch, priority: touch.rank }))
    .flatMap((rule) => {
      const from = touch.contactedAt.getTime() - rule.hours * 3_600_000
      const inWindow = own.filter(
        (other) =>
          ruleConcerns(rule, { ...other, priority: other.rank }) &&
          other.contactedAt.getTime() > from &&
          other.contactedAt <= touch.contactedAt,
      )
      if (inWindow.length <= rule.max) return []
      const told = inWindow.map(({ id, contactedAt }) => `${id} ${contactedAt.toISOString()}`).join(', ')
      return [`more than ${rule.max} messages in ${rule.hours} hours: ${told}`]
    })
}
