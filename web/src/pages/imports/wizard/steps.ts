import type { ImportRun } from '../kit/import-types.ts'
import { isChecked } from '../kit/run-figures.ts'

export const STEPS = ['file', 'columns', 'matches', 'dry', 'run'] as const
export type Step = (typeof STEPS)[number]

/** The step an address names, as far as the import has come: what the check tells is not there before it. */
export function openStep(asked: string, run: ImportRun): Step {
  const step = STEPS.find((each) => each === asked) ?? (isChecked(run) ? 'dry' : 'columns')
  return step === 'run' ? 'dry' : step
}

export function nextStep(step: Step): Step {
  return STEPS[Math.min(STEPS.length - 1, STEPS.indexOf(step) + 1)]!
}

export function previousStep(step: Step): Step {
  return STEPS[Math.max(0, STEPS.indexOf(step) - 1)]!
}
