import type { Beat } from '../../platform/pulse.ts'
import { campaignBeat } from './working.ts'

export { campaignJobs } from './checking.ts'
export { campaignOrigin } from './origin-check.ts'

/** Everything that moves campaigns on. */
export const campaignBeats: Beat[] = [campaignBeat]
