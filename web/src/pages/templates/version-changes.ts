import type { TemplateBodies } from '@revisit/domain/template-bodies.ts'
import { WRITTEN_CHANNELS, type WrittenChannel } from './channel-words.ts'
import { type Difference, wordDifference } from './word-difference.ts'

export type TextChange = {
  place: 'common' | WrittenChannel
  /** Which part of an e-mail, or the approved template. */
  part: 'text' | 'subject' | 'mjml' | 'approved'
  difference: Difference[]
}

/** What differs between the words of two versions, text by text, in the order of the editor. */
export function versionChanges(before: TemplateBodies, after: TemplateBodies): TextChange[] {
  return textsOf(before, after).flatMap(({ place, part, from, to }) =>
    from === to ? [] : [{ place, part, difference: wordDifference(from, to) }],
  )
}

function textsOf(before: TemplateBodies, after: TemplateBodies) {
  const plain = WRITTEN_CHANNELS.filter((channel) => channel !== 'email')
  const of = (
    place: TextChange['place'],
    part: TextChange['part'],
    read: (bodies: TemplateBodies) => string | undefined,
  ) => ({
    place,
    part,
    from: read(before) ?? '',
    to: read(after) ?? '',
  })
  return [
    of('common', 'text', ({ text }) => text),
    ...plain.map((channel) => of(channel, 'text', (bodies) => bodies[channel])),
    of(
      'whatsapp',
      'approved',
      ({ whatsappTemplate: one }) => one && [one.name, one.language, ...one.variables].join(' '),
    ),
    of('email', 'subject', ({ email }) => email?.subject),
    of('email', 'text', ({ email }) => email?.text),
    of('email', 'mjml', ({ email }) => email?.mjml),
  ]
}
