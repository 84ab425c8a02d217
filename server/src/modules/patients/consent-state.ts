import { type ConsentWord, isStronger, latestWord } from '@revisit/domain/consent-ledger.ts'
import type { ConsentPurpose } from '@revisit/domain/consent-policy.ts'

export type ConsentEntry = ConsentWord<ConsentPurpose>

export type ConsentState = ConsentEntry & { readonly source: string }

/** Channels one can write or call through, by the kind of contact. */
export const CHANNELS_OF_CONTACT: Readonly<Record<string, readonly string[]>> = {
  phone: ['call', 'sms'],
  email: ['email'],
  telegram: ['telegram'],
  whatsapp: ['whatsapp'],
  max: ['max'],
  push: ['push'],
}

/** The entry in force for every purpose and channel the ledger names, purposes and channels in alphabetical order. */
export function currentConsents<T extends ConsentEntry>(entries: readonly T[]): T[] {
  const newest = new Map<string, T>()
  for (const entry of entries) {
    const key = `${entry.purpose}/${entry.channel}`
    const known = newest.get(key)
    if (known === undefined || isStronger(entry, known)) newest.set(key, entry)
  }
  return [...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
}

/** Whether a purpose is allowed through a channel; null = nothing recorded. */
export function consentFor(entries: readonly ConsentEntry[], purpose: ConsentPurpose, channel: string): boolean | null {
  return latestWord(entries, purpose, channel)
}
