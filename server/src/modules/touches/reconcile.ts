import { type Db, systemAccess } from '../../platform/db.ts'
import type { Beat } from '../../platform/pulse.ts'
import type { Ports } from '../../platform/ports.ts'
import type { LookupOutcome } from '../channels/channels.ts'
import type { Connection } from '../channels/channels.ts'
import { clinicNow } from '../clinics/clinics.ts'
import type { TouchDoors } from './doors.ts'
import { recordOutcomes } from './outcomes.ts'
import { foldReceipts } from './receipts.ts'
import {
  giveUpLate,
  releaseLapsed,
  sendOnSilent,
  settle,
  type Settlement,
  takeUnclear,
  type UnclearDelivery,
} from './reconcile-queries.ts'

const BATCH = 200
/** Questions to a provider that cannot be reached before a person is asked instead. */
const MOST_ASKS = 20

/**
 * Settles attempts whose answer is missing: a worker died, slept past its lease, or the provider did not answer. The provider is asked by
 * our id; only where it surely has nothing, or where repeating is harmless, is the same delivery sent again. Where it cannot be asked
 * the touch becomes "unknown" and a person decides. Also sends on to the next channel what met silence.
 */
export function reconcileBeat(doors: TouchDoors): Beat {
  return {
    name: 'touches.reconcile',
    run: async (ports, clinicId) => {
      const settled = await reconcile(ports, doors, clinicId)
      return settled + (await sendOn(ports, clinicId))
    },
  }
}

async function reconcile(ports: Ports, doors: TouchDoors, clinicId: string): Promise<number> {
  const { unclear, connections, released } = await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const now = await clinicNow(ports, db, clinicId)
    const released = (await releaseLapsed(db, clinicId, now)) + (await leaveToPeople(ports, db, { clinicId, now }))
    const unclear = await takeUnclear(db, clinicId, { limit: BATCH, lease: doors.timings.lease })
    const connections =
      unclear.length > 0 ? await doors.connections(ports, db, clinicId) : new Map<string, Connection>()
    return { unclear, connections, released }
  })
  if (unclear.length === 0) return released
  const settlements = await Promise.all(
    unclear.map(async (delivery) =>
      settlementOf(delivery, await ask(delivery, connections.get(delivery.channel)), doors),
    ),
  )
  await doors.reach('reconcile.asked')
  await write(ports, doors, { clinicId, settlements })
  await doors.reach('reconcile.committed')
  return unclear.length + released
}

async function leaveToPeople(
  ports: Ports,
  db: Db,
  { clinicId, now }: { clinicId: string; now: Date },
): Promise<number> {
  const touches = await giveUpLate(db, clinicId, now)
  const outcomes = touches.map((touch) => ({ touch, type: 'touch.unknown' as const, reason: 'unknown' }))
  await recordOutcomes(ports, db, { clinicId, now, outcomes })
  return touches.length
}

type Answer = LookupOutcome | { kind: 'harmless' } | { kind: 'silent'; detail: string }

/** What is known of a delivery whose answer is missing. */
async function ask(delivery: UnclearDelivery, connection: Connection | undefined): Promise<Answer> {
  if (!connection || connection.key !== delivery.connection)
    return { kind: 'silent', detail: 'the connection it went through is gone' }
  const { adapter } = connection
  if (adapter.lookup) {
    const { id: deliveryId, providerId, address } = delivery
    return adapter
      .lookup({ deliveryId, providerId, address })
      .catch((error: Error): LookupOutcome => ({ kind: 'unreachable', detail: error.message }))
  }
  return adapter.idempotent
    ? { kind: 'harmless' }
    : { kind: 'silent', detail: 'the provider cannot say what became of a message' }
}

function settlementOf(delivery: UnclearDelivery, answer: Answer, { timings }: TouchDoors): Settlement {
  const { id, touchId: touch_id, tries, asks } = delivery
  const base = { id, touch_id, tries, provider_id: null, absent: false, reported: null, detail: null, ask_after: null }
  switch (answer.kind) {
    case 'found':
      return { ...base, state: 'accepted', provider_id: answer.providerId, reported: answer.state }
    case 'absent':
      return { ...base, state: 'claimed', absent: true }
    case 'harmless':
      return { ...base, state: 'claimed' }
    case 'silent':
      return { ...base, state: 'unknown', detail: answer.detail }
    case 'unreachable':
      if (asks >= MOST_ASKS) return { ...base, state: 'unknown', detail: answer.detail }
      return { ...base, state: 'unclear', detail: answer.detail, ask_after: timings.ask * 2 ** Math.min(asks, 6) }
  }
}

async function write(
  ports: Ports,
  doors: TouchDoors,
  { clinicId, settlements }: { clinicId: string; settlements: readonly Settlement[] },
): Promise<void> {
  await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const now = await clinicNow(ports, db, clinicId)
    const settled = await settle(db, clinicId, { now, claim: doors.timings.claim, rows: settlements })
    const told = settled.filter(({ news }) => news)
    await recordOutcomes(ports, db, {
      clinicId,
      now,
      outcomes: told.map((touch) =>
        touch.settledAs === 'unknown'
          ? { touch, type: 'touch.unknown', reason: 'unknown' }
          : { touch, type: 'touch.sent' },
      ),
    })
    const found = settlements.flatMap(({ id, state }) => (state === 'accepted' ? [id] : []))
    await foldReceipts(ports, db, clinicId, { deliveryIds: found, now })
    await doors.reach('reconcile.written')
  })
}

/** Touches that were not delivered, or not answered, in time go on to the next channel of their cascade. */
async function sendOn(ports: Ports, clinicId: string): Promise<number> {
  return ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const now = await clinicNow(ports, db, clinicId)
    return sendOnSilent(db, clinicId, { now, limit: BATCH })
  })
}
