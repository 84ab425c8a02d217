import { JOURNEY_END_WORDS, type JourneyEnd } from '@revisit/domain/journey-words.ts'
import type { Format } from '@revisit/ui/format.ts'

/** Why somebody left a journey, or a task of it closed by itself; codes of a newer version are shown as they are. */
export function endSaid(reason: string | null, { locale }: Format): string {
  return reason !== null && reason in JOURNEY_END_WORDS
    ? JOURNEY_END_WORDS[reason as JourneyEnd][locale]
    : (reason ?? '')
}
