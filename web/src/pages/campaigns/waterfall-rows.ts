import type { CampaignCheck } from './campaign-calls.ts'

export type Waterfall = NonNullable<CampaignCheck['waterfall']>
export type WaterfallStep = Waterfall['steps'][number]

export type FallRow = {
  step: WaterfallStep
  /** Where its bar begins and ends, as shares of the audience. */
  from: number
  to: number
}

/** Steps at which somebody is lost, each beginning where the one before ended. */
export function fallRows({ audience, steps }: Waterfall): FallRow[] {
  const whole = Math.max(1, audience)
  return steps
    .filter(({ lost }) => lost > 0)
    .map((step) => ({ step, from: step.left / whole, to: (step.left + step.lost) / whole }))
}

/** Everybody lost on the way. */
export function lostOf({ steps }: Waterfall): number {
  return steps.reduce((sum, { lost }) => sum + lost, 0)
}

/** What can be done about a step: the remedy of its largest reason. */
export function remedyOf({ reasons }: WaterfallStep): string | null {
  const largest = reasons.toSorted((a, b) => b.people - a.people)[0]
  return largest?.reason.remedy ?? null
}
