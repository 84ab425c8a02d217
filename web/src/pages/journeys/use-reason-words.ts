import { JOURNEY_END_WORDS, JOURNEY_REFUSAL_WORDS, JOURNEY_STEP_WORDS } from '@revisit/domain/journey-words.ts'
import type { Bilingual } from '@revisit/domain/bilingual.ts'
import { isTouchReason, reasonWords } from '@revisit/domain/touch-reasons.ts'
import { EVENT_WORDS } from '@revisit/domain/journey-event-words.ts'
import { useBilingual } from '../../analytics/use-bilingual.ts'

const OTHERS: Readonly<Record<string, Bilingual>> = { ...JOURNEY_END_WORDS, ...JOURNEY_STEP_WORDS, ...EVENT_WORDS }

/** A reason code of the gate, of a step or of an end in words. */
export function useReasonWords(): (reason: string) => string {
  const say = useBilingual()
  return (reason) => {
    if (isTouchReason(reason)) return say(reasonWords(reason))
    return say(OTHERS[reason] ?? { ru: reason, en: reason })
  }
}

/** Why somebody the trigger named does not enter. */
export function useRefusalWords(): (reason: string) => string {
  const say = useBilingual()
  return (reason) => say((JOURNEY_REFUSAL_WORDS as Record<string, Bilingual>)[reason] ?? { ru: reason, en: reason })
}
