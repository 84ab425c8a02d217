import { Tag } from '@revisit/ui/Tag.tsx'
import { IconForms, IconGift, IconNote, IconPhone, IconPhoneIncoming, IconPhoneOutgoing } from '@tabler/icons-react'
import { shortStaffName } from '../person-text.ts'
import type { EntryTools, FactOf, Said, Words } from './entry-tools.ts'

const OFFER_TONE = { accepted: 'positive', declined: 'warning', thinking: 'neutral' } as const

export function sayOffer(fact: FactOf<'offer'>, { t }: EntryTools): Said {
  const by = fact.offeredBy && t('timeline.offer.by', { name: shortStaffName(fact.offeredBy.name) })
  return {
    icon: IconGift,
    kind: t('timeline.offer.kind'),
    title: fact.service ?? t('timeline.offer.unknown'),
    text: [by, fact.reason].filter(Boolean).join(' · ') || undefined,
    tags: fact.outcome && <Tag tone={OFFER_TONE[fact.outcome]}>{t(`timeline.offer.${fact.outcome}`)}</Tag>,
  }
}

export function sayCall(fact: FactOf<'call'>, { t }: EntryTools): Said {
  const who = fact.operator ? shortStaffName(fact.operator.name) : t('timeline.call.unknown')
  return {
    icon: fact.direction === 'in' ? IconPhoneIncoming : fact.direction === 'out' ? IconPhoneOutgoing : IconPhone,
    kind: t(`timeline.call.${fact.direction ?? 'any'}`),
    title: [who, fact.seconds ? saySeconds(fact.seconds, t) : null].filter(Boolean).join(' · '),
    text: fact.comment ?? undefined,
    tags: (
      <>
        {fact.result && <Tag>{resultName(fact.result, t)}</Tag>}
        {fact.recordingUrl && (
          <a className="caption" href={fact.recordingUrl} target="_blank" rel="noreferrer">
            {t('timeline.call.listen')}
          </a>
        )}
      </>
    ),
  }
}

const RESULTS = [
  'booked',
  'confirmed',
  'no_answer',
  'callback',
  'refused',
  'info',
  'wrong_number',
  'new',
  'in_progress',
  'contacted',
  'visited',
  'converted',
  'lost',
] as const

/** Outcomes of calls and leads; words of other systems are shown as they are. */
function resultName(result: string, t: Words): string {
  const known = RESULTS.find((one) => one === result)
  return known ? t(`timeline.result.${known}`) : result
}

function saySeconds(all: number, t: Words): string {
  const minutes = Math.floor(all / 60)
  const seconds = all % 60
  return minutes === 0 ? t('timeline.seconds', { seconds }) : t('timeline.minutesSeconds', { minutes, seconds })
}

export function sayLead(fact: FactOf<'lead'>, { t }: EntryTools): Said {
  return {
    icon: IconForms,
    kind: t('timeline.lead.kind'),
    title: [fact.source ?? t('timeline.lead.unknown'), fact.campaign].filter(Boolean).join(' · '),
    tags: fact.status && <Tag>{resultName(fact.status, t)}</Tag>,
  }
}

export function sayNote(fact: FactOf<'note'>, { t, format }: EntryTools): Said {
  return {
    icon: IconNote,
    kind: t('timeline.note.kind'),
    title: fact.author ? shortStaffName(fact.author.name) : t('timeline.note.unknown'),
    text: <span style={{ whiteSpace: 'pre-wrap', color: 'var(--ink)' }}>{fact.text}</span>,
    why: fact.editedAt && t('timeline.note.edited', { date: format.dateTime(fact.editedAt) }),
  }
}
