import type { Beat } from '../../platform/pulse.ts'
import { decideBeat } from './decide.ts'
import type { TouchDoors } from './doors.ts'
import { reconcileBeat } from './reconcile.ts'
import { sendBeat } from './send.ts'

/** Everything that moves touches on, in the order of a touch's life. */
export function beatsOf(doors: TouchDoors): Beat[] {
  return [decideBeat(doors), sendBeat(doors), reconcileBeat(doors)]
}
