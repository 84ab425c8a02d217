import { isTouchReason, reasonWords, type Remedy } from '@revisit/domain/touch-reasons.ts'
import type { Locale } from '../../platform/errors.ts'

export type ReasonSaid = { code: string; text: string; remedy: Remedy; fix: string | null }

/** A reason in the reader's language; one of a newer version shows its code. */
export function reasonSaid(code: string, locale: Locale): ReasonSaid {
  if (!isTouchReason(code)) return { code, text: code, remedy: 'stop', fix: null }
  const { remedy, fix, ...words } = reasonWords(code)
  return { code, text: words[locale], remedy, fix: fix?.[locale] ?? null }
}
