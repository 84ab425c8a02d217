/** One entry of the ledger. `channel` '*' speaks of every channel. */
export type ConsentEntry = {
  readonly purpose: 'service' | 'marketing' | 'medical'
  readonly channel: string
  readonly granted: boolean
  readonly at: Date
}

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

/** Whether a purpose is allowed through a channel: the latest word about it or about every channel; null = nothing recorded. */
export function consentFor(
  entries: readonly ConsentEntry[],
  purpose: ConsentEntry['purpose'],
  channel: string,
): boolean | null {
  const said = entries.filter(
    (entry) => entry.purpose === purpose && (entry.channel === channel || entry.channel === '*'),
  )
  return (
    said.reduce<ConsentEntry | null>((best, entry) => (best && !isStronger(entry, best) ? best : entry), null)
      ?.granted ?? null
  )
}

/** Later wins; of two said at once, the refusal does. */
function isStronger(entry: ConsentEntry, than: ConsentEntry): boolean {
  const difference = entry.at.getTime() - than.at.getTime()
  return difference > 0 || (difference === 0 && !entry.granted)
}
