import type { Channel } from '@revisit/domain/channel.ts'
import { bodyFor, type TemplateBodies } from '@revisit/domain/template-bodies.ts'

/** Channels a template may have own words for, in the order of the editor. */
export const WRITTEN_CHANNELS = ['sms', 'max', 'telegram', 'whatsapp', 'push', 'email', 'call'] as const
export type WrittenChannel = (typeof WRITTEN_CHANNELS)[number]

/** What is open in the editor: the common text or the words of one channel. */
export type Place = 'common' | WrittenChannel

/** Whether the channel has words of its own. */
export function hasOwnWords(bodies: TemplateBodies, channel: WrittenChannel): boolean {
  return bodies[channel] !== undefined
}

/** The channel the preview shows for a place: the common text is shown as the first channel that says it. */
export function shownChannel(bodies: TemplateBodies, place: Place): Channel {
  if (place !== 'common') return place
  return (['max', 'sms', 'telegram', 'whatsapp', 'push'] as const).find((one) => !hasOwnWords(bodies, one)) ?? 'webhook'
}

/** The words said at a place, as written. */
export function wordsAt(bodies: TemplateBodies, place: Place): string {
  return place === 'common' ? bodies.text : bodyFor(bodies, place)
}

/** The place where the words of a channel are written. */
export function placeOfChannel(bodies: TemplateBodies, channel: string): Place {
  const written = WRITTEN_CHANNELS.find((one) => one === channel)
  return written && hasOwnWords(bodies, written) ? written : 'common'
}

/** The bodies with own words of a channel begun from the common text. */
export function ownWordsOf(bodies: TemplateBodies, channel: WrittenChannel): Partial<TemplateBodies> {
  if (channel === 'email') return { email: { subject: '{{ clinic.name }}', text: bodies.text } }
  return { [channel]: channel === 'push' ? bodies.text.slice(0, 500) : bodies.text }
}
