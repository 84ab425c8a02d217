import { systemAccess, type Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { Refusal, SendOutcome } from '../channels/channels.ts'
import type { Connection } from '../channels/channels.ts'
import { clinicNow } from '../clinics/clinics.ts'
import { stateOfAddress } from './address-state.ts'
import type { TouchDoors } from './doors.ts'
import { recordOutcomes } from './outcomes.ts'
import { foldReceipts } from './receipts.ts'
import { type BegunDelivery, keepAddressStates, keepPace, markDeliveries, type MarkRow } from './send-queries.ts'

export type SentOutcome = { delivery: BegunDelivery; outcome: SendOutcome }

type Marking = {
  doors: TouchDoors
  clinicId: string
  connection: Connection
  outcomes: readonly SentOutcome[]
}

/** Seconds before the next try, doubled with every one. */
const BACK_OFF = { throttled: 30, unavailable: 60, account: 900 }
/** Seconds a connection rests after everything it was asked failed. */
const REST_SECONDS = 5

/** Writes answers of providers down, with what follows for the touches, in one transaction. */
export async function markOutcomes(ports: Ports, marking: Marking): Promise<void> {
  const { doors, clinicId, connection, outcomes } = marking
  if (outcomes.length === 0) return
  await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const now = await clinicNow(ports, db, clinicId)
    const rows = outcomes.map((one) => markRow(one, { connection, now, ask: doors.timings.ask }))
    const marked = await markDeliveries(db, clinicId, { now, rows })
    const sent = marked.filter(({ accepted }) => accepted)
    await recordOutcomes(ports, db, { clinicId, now, outcomes: sent.map((touch) => ({ touch, type: 'touch.sent' })) })
    await foldReceipts(ports, db, clinicId, { deliveryIds: acceptedOf(rows), now })
    await keepAddressStates(db, clinicId, provenStates(outcomes, now))
    await restOrClear(db, marking)
    await doors.reach('mark.written')
  })
  await doors.reach('mark.committed')
}

function markRow(
  { delivery, outcome }: SentOutcome,
  { connection, now, ask }: { connection: Connection; now: Date; ask: number },
): MarkRow {
  const { id, touchId: touch_id, tries } = delivery
  const base = { id, touch_id, tries, ...NOTHING }
  switch (outcome.kind) {
    case 'accepted':
      return {
        ...base,
        state: 'accepted',
        provider_id: outcome.providerId,
        cost: outcome.cost ?? costBy(connection, outcome.parts ?? delivery.parts),
        parts: outcome.parts ?? null,
        touch_state: 'sent',
      }
    case 'refused':
      return refusedRow(base, outcome, now)
    case 'retry':
      return {
        ...base,
        state: 'retry',
        detail: outcome.detail,
        touch_state: 'planned',
        touch_reason: outcome.reason,
        back_off: Math.max(outcome.afterSeconds ?? 0, BACK_OFF[outcome.reason]),
      }
    case 'unknown':
      return { ...base, state: 'unclear', detail: outcome.detail, ask_after: ask, touch_state: 'claimed' }
  }
}

const NOTHING = {
  provider_id: null,
  cost: null,
  parts: null,
  refusal: null,
  detail: null,
  ask_after: null,
  touch_reason: null,
  next_at: null,
  back_off: null,
  tried: false,
}

/** The account's trouble is nobody's fault among patients: their messages wait. Anything else uses this channel up. */
function refusedRow(
  base: Pick<MarkRow, 'id' | 'touch_id' | 'tries'> & typeof NOTHING,
  { refusal, detail }: { refusal: Refusal; detail: string },
  now: Date,
): MarkRow {
  const refused = { ...base, state: 'failed' as const, refusal, detail }
  if (refusal === 'auth')
    return { ...refused, touch_state: 'held', touch_reason: 'channel_auth', back_off: BACK_OFF.account }
  if (refusal === 'no_money')
    return { ...refused, touch_state: 'held', touch_reason: 'channel_no_money', back_off: BACK_OFF.account }
  return { ...refused, touch_state: 'planned', touch_reason: 'refused', next_at: now, tried: true }
}

function acceptedOf(rows: readonly MarkRow[]): string[] {
  return rows.flatMap(({ id, state }) => (state === 'accepted' ? [id] : []))
}

function costBy({ price }: Connection, parts: number | null): number | null {
  return price === null ? null : price * (parts ?? 1)
}

function provenStates(outcomes: readonly SentOutcome[], since: Date) {
  return outcomes.flatMap(({ delivery, outcome }) => {
    if (outcome.kind !== 'refused' || delivery.test) return []
    const state = stateOfAddress(outcome.refusal)
    const { id: deliveryId, channel, address } = delivery
    return state === null ? [] : [{ channel, address, state, deliveryId, since }]
  })
}

/** A connection that answered nothing sensible rests, longer each time; the first good answer wakes it. */
async function restOrClear(db: Db, { clinicId, connection: { key }, outcomes }: Marking): Promise<void> {
  const isTrouble = ({ outcome }: SentOutcome) =>
    outcome.kind === 'retry' ||
    outcome.kind === 'unknown' ||
    (outcome.kind === 'refused' && (outcome.refusal === 'auth' || outcome.refusal === 'no_money'))
  if (!outcomes.every(isTrouble)) return keepPace(db, clinicId, { connection: key, rest: null })
  const asked = outcomes.flatMap(({ outcome }) => (outcome.kind === 'retry' ? [outcome.afterSeconds ?? 0] : []))
  await keepPace(db, clinicId, { connection: key, rest: { seconds: Math.max(REST_SECONDS, ...asked) } })
}
