import type { Beat } from '../../platform/pulse.ts'
import { campaignBeat } from './working.ts'

export { campaignJobs, checkAtOnce } from './checking.ts'
export { launchCampaign } from './launching.ts'
export { createCampaign, findCampaign, hasCampaigns } from './store.ts'
export { campaignOrigin } from './origin-check.ts'

/** Everything that moves campaigns on. */
export const campaignBeats: Beat[] = [campaignBeat]
