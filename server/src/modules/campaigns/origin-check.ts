import type { OriginState } from '@revisit/domain/message-gate.ts'
import type { OriginCheck } from '../touches/touches.ts'
import { type OriginRow, readBooked, readOriginStates } from './recipient-queries.ts'

/**
 * Whether a campaign still wants its messages, read in the transaction that decides about them. A pause or a cancellation waits for
 * that transaction, so that everything it claimed is seen and called back.
 */
export const campaignOrigin: OriginCheck = {
  kind: 'campaign',
  states: async (db, clinicId, touches, now) => {
    const ids = [...new Set(touches.flatMap(({ originId }) => (originId ? [originId] : [])))]
    const campaigns = new Map((await readOriginStates(db, clinicId, ids)).map((row) => [row.id, row]))
    const leavesBooked = touches.filter(({ originId }) => campaigns.get(originId ?? '')?.unlessBooked)
    const patientIds = [...new Set(leavesBooked.map(({ patientId }) => patientId))]
    const booked = await readBooked(db, clinicId, { patientIds, now })
    return new Map(
      touches.map(({ id, originId, patientId }) => [id, stateOf(campaigns.get(originId ?? ''), booked.has(patientId))]),
    )
  },
}

function stateOf(campaign: OriginRow | undefined, isBooked: boolean): OriginState {
  if (!campaign || campaign.state === 'cancelled') return { live: false, reason: 'campaign_stopped' }
  if (campaign.unlessBooked && isBooked) return { live: false, reason: 'booked' }
  return campaign.state === 'paused' ? { live: false, reason: 'paused', hold: true } : { live: true }
}
