import type { Channel } from './channel.ts'

/** Why a channel cannot be used for a person, or the address it can be used with. */
export type Reach =
  | { ok: true; address: string }
  | { ok: false; reason: 'no_address' | 'address_bad' | 'address_blocked' | 'channel_off' | 'already_tried' }

export type CascadeChoice =
  | { ok: true; channel: Channel; address: string }
  /** The reason nearest to success: an address that went bad says more than one that was never known. */
  | { ok: false; reason: 'no_address' | 'address_bad' | 'address_blocked' | 'channel_off' | 'all_tried' }

const TELLING = ['address_blocked', 'address_bad', 'no_address', 'channel_off'] as const

/** The channels to try: the journey's own order, or the clinic's when it names none. */
export function cascadeOrder(own: readonly Channel[], clinic: readonly Channel[]): readonly Channel[] {
  return own.length > 0 ? own : clinic
}

/** One send to the first reachable channel, never a chain of sends. */
export function firstReachable(
  order: readonly Channel[],
  reach: Readonly<Partial<Record<Channel, Reach>>>,
): CascadeChoice {
  const failures = new Set<string>()
  for (const channel of order) {
    const found = reach[channel] ?? { ok: false, reason: 'no_address' }
    if (found.ok) return { ok: true, channel, address: found.address }
    failures.add(found.reason)
  }
  const told = TELLING.find((reason) => failures.has(reason))
  if (failures.has('already_tried') && (told === undefined || told === 'no_address' || told === 'channel_off'))
    return { ok: false, reason: 'all_tried' }
  return { ok: false, reason: told ?? 'no_address' }
}
