import type { Beat } from '../../platform/pulse.ts'
import type { Reactor } from '../events/events.ts'
import { advanceBeat } from './advancing.ts'
import { journeyDoors } from './doors.ts'
import { intakeBeat } from './intake.ts'
import { journeyReactor } from './reacting.ts'
import { sweepBeat } from './sweeping.ts'

export { callTasks, journeyDoors } from './doors.ts'
export { createJourney, type NewJourney, publish as publishJourney } from './lifecycle.ts'
export { findReadyJourney, journeyStatus, type JourneyStatus, listInstalled } from './ready-queries.ts'
export { journeyOrigin } from './origin-check.ts'

/** What journeys do about events. */
export const journeyReactors: Reactor[] = [journeyReactor(journeyDoors)]

/** Dates and schedules, people to be let in, and everybody whose moment has come. */
export const journeyBeats: Beat[] = [sweepBeat(journeyDoors), intakeBeat(journeyDoors), advanceBeat(journeyDoors)]
