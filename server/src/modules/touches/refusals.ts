import { cascadeOrder } from '@revisit/domain/cascade.ts'
import { TOUCH_PRIORITIES } from '@revisit/domain/channel.ts'
import { personalRefusal } from '@revisit/domain/message-gate.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { clinicNow } from '../clinics/clinics.ts'
import type { Reactor } from '../events/events.ts'
import type { Person } from './consent-port.ts'
import { ledgerConsents } from './ledger-consents.ts'
import { cancelTouches } from './plan.ts'
import { readWaiting, type WaitingTouch } from './plan-queries.ts'
import { readContactRules } from './rules.ts'

/**
 * What waits is called back the moment somebody withdraws a consent or a bad moment begins. The gate would refuse it when its time
 * came; a person who looks at the card must not have to believe that.
 */
export const refusalReactor: Reactor = {
  name: 'touches.refusals',
  react: async (ports, db, clinicId, events) => {
    const patientIds = events.flatMap(({ type, patientId }) =>
      patientId !== null && (type === 'consent.withdrawn' || type === 'contact.held') ? [patientId] : [],
    )
    if (patientIds.length > 0) await callBack(ports, db, clinicId, [...new Set(patientIds)])
  },
}

async function callBack(ports: Ports, db: Db, clinicId: string, patientIds: string[]): Promise<void> {
  const waiting = await readWaiting(db, clinicId, patientIds)
  if (waiting.length === 0) return
  const { rules } = await readContactRules(db, clinicId)
  const now = await clinicNow(ports, db, clinicId)
  const people = await ledgerConsents.read(ports, db, { clinicId, patientIds, now })
  const refused = waiting.flatMap((touch) => {
    const person = people.get(touch.patientId)
    const channels = cascadeOrder(touch.channels, rules.cascade[touch.class])
    const reason = person ? refusalOf({ ...touch, channels }, person) : null
    // What nobody was ever asked about is left to the gate: the answer may still come.
    return reason === null || reason === 'no_consent' ? [] : [{ id: touch.id, reason }]
  })
  for (const [reason, group] of Map.groupBy(refused, (one) => one.reason)) {
    const touchIds = group.map(({ id }) => id)
    await cancelTouches(ports, db, clinicId, { which: { touchIds }, reason })
  }
}

function refusalOf(touch: WaitingTouch, { verdict, suppressions }: Person) {
  const { class: messageClass, channels, priority } = touch
  const launched = touch.originKind !== 'call_list'
  const consent = Object.fromEntries(
    channels.map((channel) => [channel, verdict({ class: messageClass, channel, launched })]),
  )
  return personalRefusal({
    suppressions,
    class: messageClass,
    priority: TOUCH_PRIORITIES[priority]!,
    channels,
    consent,
  })
}
