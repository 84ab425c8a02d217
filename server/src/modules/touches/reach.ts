import type { Reach } from '@revisit/domain/cascade.ts'
import { type Channel, CONTACT_OF_CHANNEL } from '@revisit/domain/channel.ts'
import type { PersonRow } from './fact-queries.ts'

/** What is known about ways to people. */
export type Ways = {
  /** Channels with a connection. */
  open: ReadonlySet<Channel>
  callsPossible: boolean
  /** 'channel/address' → what became of it. */
  states: ReadonlyMap<string, 'bad' | 'blocked'>
  suppressed: ReadonlySet<string>
}

/** Whether a channel reaches somebody, and at which address: the first of the card that works. */
export function reachOf(
  person: PersonRow,
  channel: Channel,
  { ways, tried }: { ways: Ways; tried: readonly Channel[] },
): Reach {
  if (tried.includes(channel)) return { ok: false, reason: 'already_tried' }
  if (channel === 'call' ? !ways.callsPossible : !ways.open.has(channel)) return { ok: false, reason: 'channel_off' }
  const kind = CONTACT_OF_CHANNEL[channel]
  if (kind === null) return { ok: true, address: channel }
  const contacts = person.contacts.filter((contact) => contact.kind === kind)
  if (contacts.length === 0) return { ok: false, reason: 'no_address' }
  const stateOf = ({ value, bad }: { value: string; bad: boolean }) => {
    if (ways.suppressed.has(value)) return 'blocked'
    return bad ? 'bad' : ways.states.get(`${channel}/${value}`)
  }
  const works = contacts.find((contact) => stateOf(contact) === undefined)
  if (works) return { ok: true, address: works.value }
  return {
    ok: false,
    reason: contacts.some((contact) => stateOf(contact) === 'blocked') ? 'address_blocked' : 'address_bad',
  }
}
