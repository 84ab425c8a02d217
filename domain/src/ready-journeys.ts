import type { ReadyJourney } from './ready-journey.ts'
import { PLAN_JOURNEYS } from './ready-journeys-plans.ts'
import { RETURN_JOURNEYS } from './ready-journeys-return.ts'
import { VISIT_JOURNEYS } from './ready-journeys-visits.ts'

/** Scenarios a clinic can begin with; once installed they are its own and may be changed. */
export const READY_JOURNEYS: readonly ReadyJourney[] = [...PLAN_JOURNEYS, ...VISIT_JOURNEYS, ...RETURN_JOURNEYS]

/** The ready journey of that key, or undefined. */
export function readyJourney(key: string): ReadyJourney | undefined {
  return READY_JOURNEYS.find((one) => one.key === key)
}
