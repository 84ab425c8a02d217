import type { OriginState } from '@revisit/domain/message-gate.ts'
import type { Db } from '../../platform/db.ts'

/** Who wants a touch, and where inside it. */
export type TouchOrigin =
  | {
      kind: 'journey'
      journeyId: string
      /** Key or name, as lists and exports show it. */
      name: string
      versionId: string
      enrollmentId: string
      nodeId: string
      /** Title of the node. */
      step?: string
    }
  | { kind: 'campaign'; campaignId: string; name: string; runId?: string; step?: string }
  | { kind: 'call_list'; listId: string; name: string; step?: string }
  /** actorId: the member of staff who writes; null for a connected system. */
  | { kind: 'manual'; actorId: string | null; name: string }

export type OriginKind = TouchOrigin['kind']

/** What an origin is asked about. `id` names the answer. */
export type OriginTouch = {
  id: string
  patientId: string
  originId: string | null
  versionId: string | null
  runId: string | null
  enrollmentId: string | null
  nodeId: string | null
  episode: string
}

/**
 * Asks an origin whether it still wants its touches: version live, patient not exited, episode not answered by a booking. Called in
 * the transaction of the decision. A touch missing from the answer counts as cancelled.
 */
export type OriginCheck = {
  kind: OriginKind
  states(db: Db, clinicId: string, touches: readonly OriginTouch[], now: Date): Promise<Map<string, OriginState>>
}

/** A message by hand is wanted until somebody cancels it. */
export const manualOrigin: OriginCheck = {
  kind: 'manual',
  states: async (_db, _clinicId, touches) => new Map(touches.map(({ id }) => [id, { live: true }])),
}
