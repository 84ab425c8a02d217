import type { Decision } from '@revisit/domain/message-gate.ts'
import type { Db } from '../../platform/db.ts'
import type { Beat } from '../../platform/pulse.ts'
import type { Ports } from '../../platform/ports.ts'
import type { Reactor } from '../events/events.ts'
import { clickReactor, eraseReactor } from './answers.ts'
import { beatsOf } from './beats.ts'
import { checkDrafts, type CheckedDraft, type TouchDraft } from './check.ts'
import { type CallTaskPort, defaultDoors } from './doors.ts'
import { freshnessReactor } from './freshness.ts'
import { manualOrigin, type OriginCheck } from './origin.ts'
import { refusalReactor } from './refusals.ts'

export { walkTouches } from './export.ts'
export { baseFreshness } from './base-freshness.ts'
export { hearReplies } from './answers.ts'
export { cancelTouches, pauseTouches, planTouch, planTouches, resumeTouches } from './plan.ts'
export { reasonSaid } from './reason-said.ts'
export { applyReceipts, type Receipt } from './receipts.ts'
export type { CheckedDraft, TouchDraft } from './check.ts'
export type { CallTask, CallTaskPort } from './doors.ts'
export type { OriginCheck, OriginTouch, TouchOrigin } from './origin.ts'
export type { NewTouch, TouchSelection } from './new-touch.ts'

/**
 * The beats that decide about touches, send them and settle what became of them.
 * @param origins how each kind of origin says whether it still wants its touches; messages by hand are known already.
 * @param callTasks where calls go; without it the channel `call` reaches nobody.
 */
export function touchBeats(origins: readonly OriginCheck[], callTasks: CallTaskPort | null = null): Beat[] {
  return beatsOf({ ...defaultDoors, origins: [manualOrigin, ...origins], callTasks })
}

/** What the gate would say of drafts at a moment, without any effect; in the order of the drafts. */
export async function checkTouches(
  ports: Ports,
  db: Db,
  clinicId: string,
  { drafts, at = null }: { drafts: readonly TouchDraft[]; at?: Date | null },
): Promise<(CheckedDraft & { decision: Decision })[]> {
  return checkDrafts(ports, db, { doors: defaultDoors, clinicId, drafts, at })
}

/** What touches do about events of the spine. */
export const touchReactors: Reactor[] = [freshnessReactor, clickReactor, refusalReactor, eraseReactor]
