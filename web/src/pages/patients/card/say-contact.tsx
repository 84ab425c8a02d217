import { TASK_RESULT_WORDS } from '@revisit/domain/journey-words.ts'
import { isTouchReason, reasonWords } from '@revisit/domain/touch-reasons.ts'
import { CHANNEL_WORDS, CHANNELS } from '@revisit/domain/channel.ts'
import type { Format } from '@revisit/ui/format.ts'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconListCheck, IconMail, IconMessage, IconPhone, IconRoute } from '@tabler/icons-react'
import { TouchStateTag } from '../../outbox/TouchStateTag.tsx'
import { endSaid } from '../end-words.ts'
import type { EntryTools, FactOf, Said, Words } from './entry-tools.ts'

const QUOTED = 90

/** A message: what was written or which step wanted to, where it stands and why. */
export function sayTouch(fact: FactOf<'touch'>, tools: EntryTools): Said {
  const { t, format } = tools
  const { state, text, subject, channel, from, step } = fact
  const said = subject ?? text
  const source = [from, step].filter(Boolean).join(' · ') || t('timeline.touch.byHand')
  return {
    icon: channel === 'call' ? IconPhone : channel === 'email' ? IconMail : IconMessage,
    kind: channelWord(channel, format) ?? t('timeline.touch.kind'),
    title: said ? t('timeline.touch.quoted', { text: shortened(said) }) : source,
    text: said ? source : undefined,
    tags: <TouchStateTag state={state as never} />,
    why: whyOf(fact, tools),
  }
}

function whyOf({ state, reason, nextAt, answeredAt }: FactOf<'touch'>, { t, format }: EntryTools): string {
  const waits = state === 'planned' || state === 'held'
  const parts = [
    reasonSaid(reason, format),
    waits && nextAt ? t('timeline.touch.until', { at: format.dateTime(nextAt) }) : null,
    answeredAt ? t('timeline.touch.answered') : null,
  ]
  return parts.filter(Boolean).join(' · ')
}

/** A way through a journey: since when, and how it ended. */
export function sayPassage(fact: FactOf<'passage'>, { t, format }: EntryTools): Said {
  const { journey, version, arm, state, endedAt, endReason } = fact
  return {
    icon: IconRoute,
    kind: t('timeline.passage.kind'),
    title: journey.name,
    text: [
      t('timeline.passage.version', { number: version }),
      endedAt
        ? t('timeline.passage.left', { date: format.date(format.dayOf(endedAt)), reason: endSaid(endReason, format) })
        : t('timeline.passage.inside'),
    ].join(' · '),
    tags:
      arm === 'control' ? <Tag tone="info">{t('contacting.control.tag')}</Tag> : state === 'active' ? undefined : null,
  }
}

/** Something people did about the patient, or need not do any more. */
export function sayTask(fact: FactOf<'task'>, { t, format }: EntryTools): Said {
  const { title, journey, result, comment, endReason, endedBy } = fact
  return {
    icon: IconListCheck,
    kind: t(result ? 'timeline.task.done' : 'timeline.task.closed'),
    title,
    text: [journey?.name, endedBy?.name, comment].filter(Boolean).join(' · ') || undefined,
    tags: <Tag>{result ? taskResult(result, format) : endSaid(endReason, format)}</Tag>,
  }
}

function taskResult(result: string, { locale }: Format): string {
  const words = TASK_RESULT_WORDS as Record<string, { ru: string; en: string }>
  return words[result]?.[locale] ?? result
}

function reasonSaid(code: string | null, { locale }: Format): string | null {
  if (code === null) return null
  return isTouchReason(code) ? reasonWords(code)[locale] : code
}

/** Name of a channel; null while none is chosen. */
export function channelWord(channel: string | null, { locale }: Format): string | null {
  const known = CHANNELS.find((one) => one === channel)
  return known ? CHANNEL_WORDS[known][locale] : channel
}

function shortened(text: string): string {
  return text.length <= QUOTED ? text : `${text.slice(0, QUOTED).trimEnd()}…`
}

/** Which step somebody stands at and what they wait for. */
export function waitSaid(waitsFor: 'time' | 'event' | 'touch' | 'task' | null, t: Words): string | null {
  return waitsFor ? t(`contacting.waits.${waitsFor}`) : null
}
