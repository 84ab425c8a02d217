import type { DeliveryProgress } from '@revisit/domain/delivery-state.ts'
import { foldReports } from '@revisit/domain/delivery-state.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { InboundItem, Refusal } from '../channels/channels.ts'
import { clinicNow } from '../clinics/clinics.ts'
import { stateOfAddress } from './address-state.ts'
import { recordOutcomes, type TouchEvent } from './outcomes.ts'
import {
  advanceDeliveries,
  insertReceipts,
  type ReceiptRow,
  readDeliveriesOf,
  readReceipts,
} from './receipt-queries.ts'
import { keepAddressStates } from './send-queries.ts'

export type Receipt = Extract<InboundItem, { kind: 'receipt' }> & { provider: string }

/**
 * Takes in what providers reported. Reports repeat, come late, early and in any order, also before our own record of the send: each is
 * kept once, and the state of a delivery always follows from all that was said about it.
 * @returns how many deliveries moved on.
 */
export async function applyReceipts(
  ports: Ports,
  db: Db,
  clinicId: string,
  receipts: readonly Receipt[],
): Promise<number> {
  const now = await clinicNow(ports, db, clinicId)
  const rows = receipts.flatMap((receipt) => receiptRows(receipt, now))
  if (rows.length === 0) return 0
  await insertReceipts(db, clinicId, rows)
  const deliveryIds = await readDeliveriesOf(db, clinicId, [...new Set(rows.map(({ subject }) => subject))])
  return foldReceipts(ports, db, clinicId, { deliveryIds, now })
}

/** Brings deliveries to the state that follows from everything reported about them. */
export async function foldReceipts(
  ports: Ports,
  db: Db,
  clinicId: string,
  { deliveryIds, now }: { deliveryIds: readonly string[]; now: Date },
): Promise<number> {
  if (deliveryIds.length === 0) return 0
  const reports = Map.groupBy(await readReceipts(db, clinicId, deliveryIds), ({ deliveryId }) => deliveryId)
  const folded = [...reports].map(([deliveryId, said]) => ({
    deliveryId,
    state: foldReports(said.map(({ state }) => state))!,
    delivered_at: earliest(said, ['delivered', 'read']),
    read_at: earliest(said, ['read']),
    failed_at: earliest(said, ['failed']),
    accepted_at: earliest(said, ['accepted', 'sent', 'delivered', 'read']),
    refusal: said.find(({ refusal }) => refusal !== null)?.refusal ?? null,
    cost: said.reduce<number | null>((most, { cost }) => (cost === null ? most : Math.max(most ?? 0, cost)), null),
  }))
  if (folded.length === 0) return 0
  const moved = await advanceDeliveries(db, clinicId, { now, rows: folded })
  const outcomes = moved.flatMap((touch) => touch.news.map((type) => ({ touch, type: type as TouchEvent })))
  await recordOutcomes(ports, db, { clinicId, now, outcomes })
  const proven = moved.flatMap(({ refusal, channel, address, deliveryId, deliveryState }) => {
    const state = deliveryState === 'failed' ? stateOfAddress((refusal ?? undefined) as Refusal | undefined) : null
    return state === null || channel === null ? [] : [{ channel, address, state, deliveryId, since: now }]
  })
  await keepAddressStates(db, clinicId, proven)
  return moved.length
}

function receiptRows({ provider, providerId, deliveryId, state, at, refusal, cost }: Receipt, now: Date): ReceiptRow[] {
  const subject = deliveryId === undefined ? providerId && `p:${provider}:${providerId}` : `d:${deliveryId}`
  if (!subject) return []
  return [{ subject, state, at: at ?? now, refusal: refusal ?? null, cost: cost ?? null }]
}

function earliest(
  said: readonly { state: DeliveryProgress; at: Date }[],
  states: readonly DeliveryProgress[],
): Date | null {
  const times = said.filter(({ state }) => states.includes(state)).map(({ at }) => at.getTime())
  return times.length === 0 ? null : new Date(Math.min(...times))
}
