import { chanceOf } from './stable-chance.ts'

/** Who gets messages and who is only watched, to see what the messages are worth. */
export type Arm = 'treated' | 'control'

/**
 * The arm of a household in one experiment. It follows from the names alone: a higher percent adds households to the control
 * arm and moves none out of it. `scope` separates experiments (a journey, a campaign, or 'clinic' for everything).
 * @param percent 0–100.
 */
export function armOf({ scope, household, percent }: { scope: string; household: string; percent: number }): Arm {
  return chanceOf(`holdout|${scope}|${household}`) * 100 < percent ? 'control' : 'treated'
}
