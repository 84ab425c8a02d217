import { inboundReaders } from './engagement.ts'
import { auditRoutes } from './modules/audit/routes.ts'
import { hookPages, inboundBeat } from './modules/channels/channels.ts'
import { channelRoutes } from './modules/channels/routes.ts'
import { unsubscribePages } from './modules/consents/consents.ts'
import { consentRoutes } from './modules/consents/routes.ts'
import { pushPages } from './modules/chats/chats.ts'
import { chatRoutes } from './modules/chats/routes.ts'
import { collectorPages, collectorReactor, stitchBeat } from './modules/collector/collector.ts'
import { collectorJobs, collectorSchedules } from './modules/collector/jobs.ts'
import { collectorRoutes } from './modules/collector/routes.ts'
import { campaignBeats, campaignJobs, campaignOrigin } from './modules/campaigns/campaigns.ts'
import { campaignRoutes } from './modules/campaigns/routes.ts'
import { clinicRoutes } from './modules/clinics/routes.ts'
import { customFieldRoutes } from './modules/custom-fields/routes.ts'
import { qualityRoutes } from './modules/quality/routes.ts'
import { directoryRoutes } from './modules/directory/routes.ts'
import { identityJobs, identitySchedules } from './modules/identity/jobs.ts'
import { identityRoutes } from './modules/identity/routes.ts'
import { importJobs, importSchedules } from './modules/imports/jobs.ts'
import { importRoutes } from './modules/imports/routes.ts'
import { journeyJobs } from './modules/journeys/jobs.ts'
import { callTasks, journeyBeats, journeyOrigin, journeyReactors } from './modules/journeys/journeys.ts'
import { journeyRoutes } from './modules/journeys/routes.ts'
import { readyJourneyRoutes } from './modules/library/routes.ts'
import { patientRoutes } from './modules/patients/routes.ts'
import { followBeat, segmentReactor } from './modules/segments/segments.ts'
import { segmentRoutes } from './modules/segments/routes.ts'
import { staffRoutes } from './modules/staff/routes.ts'
import { statisticsJobs, statisticsSchedules } from './modules/statistics/jobs.ts'
import { statisticsRoutes } from './modules/statistics/routes.ts'
import { viewRoutes } from './modules/views/routes.ts'
import type { SignIn } from './modules/staff/staff.ts'
import { taskRoutes } from './modules/tasks/routes.ts'
import { linkPages } from './modules/templates/link-page.ts'
import { templateRoutes } from './modules/templates/routes.ts'
import { touchRoutes } from './modules/touches/routes.ts'
import { touchBeats, touchReactors } from './modules/touches/touches.ts'
import { valueJobs } from './modules/value/jobs.ts'
import { valueRoutes } from './modules/value/routes.ts'
import { reactionBeat, type Reactor } from './modules/events/events.ts'
import type { PublicPage } from './platform/http/public-page.ts'
import type { Route } from './platform/http/route.ts'
import type { Job, Schedule } from './platform/jobs.ts'
import type { Beat } from './platform/pulse.ts'

/** Every route of the product, module by module. */
export function routesOf(signIn: SignIn): Route[] {
  return [
    ...clinicRoutes(signIn),
    ...staffRoutes(signIn),
    ...auditRoutes,
    ...patientRoutes,
    ...identityRoutes,
    ...customFieldRoutes,
    ...directoryRoutes,
    ...qualityRoutes,
    ...viewRoutes,
    ...statisticsRoutes,
    ...valueRoutes,
    ...segmentRoutes,
    ...importRoutes,
    ...touchRoutes,
    ...channelRoutes,
    ...journeyRoutes,
    ...campaignRoutes,
    ...taskRoutes,
    ...templateRoutes,
    ...readyJourneyRoutes,
    ...consentRoutes,
    ...collectorRoutes,
    ...chatRoutes,
  ]
}

/** Every job the worker knows. */
export const jobs: Job[] = [
  ...identityJobs,
  ...statisticsJobs,
  ...valueJobs,
  ...importJobs,
  ...journeyJobs,
  ...campaignJobs,
  ...collectorJobs,
]

/** Everything that happens by itself (times in UTC). */
export const schedules: Schedule[] = [
  ...statisticsSchedules,
  ...importSchedules,
  ...identitySchedules,
  ...collectorSchedules,
]

/** What capabilities do about events of the spine, in this order. */
const reactors: Reactor[] = [...touchReactors, segmentReactor, ...journeyReactors, collectorReactor]

/** What the worker looks after every second, in this order: see platform/pulse.ts. */
export const beats: Beat[] = [
  inboundBeat(inboundReaders),
  reactionBeat(reactors),
  followBeat,
  ...journeyBeats,
  ...campaignBeats,
  ...touchBeats([journeyOrigin, campaignOrigin], callTasks),
  stitchBeat,
]

/** Addresses outside the API, for people and systems without an account. */
export const publicPages: PublicPage[] = [
  ...linkPages,
  ...hookPages,
  ...unsubscribePages,
  ...collectorPages(),
  ...pushPages,
]
