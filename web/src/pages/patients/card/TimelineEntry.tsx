import type { TimelineItem } from '@revisit/ui/Timeline.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import type { Format } from '@revisit/ui/format.ts'
import {
  IconArrowsJoin2,
  IconCalendarEvent,
  IconCalendarX,
  IconClipboardList,
  IconCreditCard,
  IconForms,
  IconGift,
  IconNote,
  IconPhone,
  IconPhoneIncoming,
  IconPhoneOutgoing,
  IconReceiptRefund,
  IconShieldCheck,
  IconShieldX,
  IconStethoscope,
  IconUserEdit,
  type Icon,
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { shortStaffName } from '../person-text.ts'
import type { TimelineFact } from '../patient-types.ts'

type Of<T extends TimelineFact['type']> = Extract<TimelineFact, { type: T }>
type Words = TFunction<'patient'>
/** What is said of a fact, without its time and day. */
type Said = Pick<TimelineItem, 'kind' | 'title' | 'text' | 'tags' | 'why'> & { icon: Icon }

export type EntryTools = {
  t: Words
  format: Format
  /** Buttons of the entry, for those who may act. */
  actions?: (fact: TimelineFact) => ReactNode
}

/** A fact of the timeline in the words of a clinic. */
export function timelineEntry(fact: TimelineFact, tools: EntryTools): TimelineItem {
  const { icon: EntryIcon, ...said } = say(fact, tools)
  const day = tools.format.dayOf(fact.at)
  const time = tools.format.time(fact.at)
  return {
    ...said,
    key: `${fact.type}:${fact.id}`,
    day: dayHeading(day, tools),
    // Systems that keep only the day give midnight.
    time: time === '00:00' ? undefined : time,
    icon: <EntryIcon size={16} stroke={1.6} />,
    tags: withActions(said.tags, tools.actions?.(fact)),
  }
}

/** «5 мин», «1 ч», «1 ч 10 мин». */
export function sayMinutes(minutes: number, t: Words): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('timeline.minutes', { minutes: rest })
  return rest === 0 ? t('timeline.hours', { hours }) : t('timeline.hoursMinutes', { hours, minutes: rest })
}

function say(fact: TimelineFact, tools: EntryTools): Said {
  switch (fact.type) {
    case 'appointment':
      return sayAppointment(fact, tools)
    case 'payment':
      return sayPayment(fact, tools)
    case 'plan':
      return sayPlan(fact, tools)
    case 'offer':
      return sayOffer(fact, tools)
    case 'call':
      return sayCall(fact, tools)
    case 'lead':
      return sayLead(fact, tools)
    case 'note':
      return sayNote(fact, tools)
    case 'consent':
      return sayConsent(fact, tools)
    case 'merge':
      return sayMerge(fact, tools)
    case 'event':
      return sayEvent(fact, tools)
  }
}

function sayAppointment(fact: Of<'appointment'>, { t, format }: EntryTools): Said {
  const isMissed = fact.status === 'cancelled' || fact.status === 'no_show'
  const where = [fact.doctor && shortStaffName(fact.doctor.name), fact.branch?.name].filter(Boolean).join(', ')
  const long = fact.minutes && !isMissed ? sayMinutes(fact.minutes, t) : null
  return {
    icon: isMissed ? IconCalendarX : fact.status === 'completed' ? IconStethoscope : IconCalendarEvent,
    kind: t(`timeline.appointment.${fact.status}`),
    title: [where || t('timeline.appointment.unknown'), long].filter(Boolean).join(' · '),
    text: servicesOf(fact, t),
    tags: (
      <>
        {fact.amount !== null && fact.amount !== 0 && <Tag>{format.money(fact.amount)}</Tag>}
        {fact.payer && fact.payer !== 'patient' && <Tag tone="info">{t(`timeline.payer.${fact.payer}`)}</Tag>}
        {fact.status === 'cancelled' && fact.cancelledBy && (
          <Tag tone={fact.cancelledBy === 'patient' ? 'warning' : 'neutral'}>
            {t(fact.cancelledBy === 'patient' ? 'timeline.appointment.byPatient' : 'timeline.appointment.byClinic')}
          </Tag>
        )}
      </>
    ),
    why: medical(fact, t),
  }
}

function servicesOf({ services, status }: Of<'appointment'>, t: Words): string | undefined {
  const names = services.flatMap(({ name, quantity }) => {
    if (name === null) return []
    return [quantity === 1 ? name : t('timeline.times', { name, count: quantity })]
  })
  if (names.length > 0) return names.join('; ')
  return status === 'completed' ? t('timeline.appointment.noServices') : undefined
}

function medical({ diagnosis, note }: { diagnosis: string | null; note?: string | null }, t: Words): ReactNode {
  const lines = [
    diagnosis && t('timeline.diagnosis', { text: diagnosis }),
    note && t('timeline.doctorNote', { text: note }),
  ].filter(Boolean)
  return lines.length > 0 ? lines.join('. ') : undefined
}

function sayPayment(fact: Of<'payment'>, { t, format }: EntryTools): Said {
  const isRefund = fact.kind === 'refund'
  const method = fact.method === null ? null : methodName(fact.method, t)
  const programme = fact.programme && t('timeline.payment.programme', { name: fact.programme })
  const payer = fact.insurer ?? (fact.payer && fact.payer !== 'patient' ? t(`timeline.payer.${fact.payer}`) : null)
  const title = [method, payer, programme].filter(Boolean).join(', ')
  const amount = Math.abs(fact.amount ?? 0)
  return {
    icon: isRefund ? IconReceiptRefund : IconCreditCard,
    kind: t(`timeline.payment.${fact.kind}`),
    title: title ? capital(title) : t('timeline.payment.plain'),
    tags: fact.amount !== null && (
      <Tag tone={isRefund ? 'negative' : 'neutral'}>
        <b>{format.changeMoney(isRefund ? -amount : amount)}</b>
      </Tag>
    ),
  }
}

function methodName(method: string, t: Words): string {
  const known = ['cash', 'card', 'transfer', 'sbp', 'online', 'credit'] as const
  const code = known.find((one) => one === method.toLowerCase())
  return code ? t(`timeline.method.${code}`) : method
}

function sayPlan(fact: Of<'plan'>, { t, format }: EntryTools): Said {
  const money = fact.amount === null ? null : format.money(fact.amount)
  const isOpen = fact.status !== 'completed' && fact.status !== 'lost'
  const left = isOpen && fact.amountLeft ? t('timeline.plan.left', { money: format.money(fact.amountLeft) }) : null
  const done = fact.items > 0 ? t('timeline.plan.done', { done: fact.itemsDone, items: fact.items }) : null
  return {
    icon: IconClipboardList,
    kind: t('timeline.plan.kind'),
    title: [t(`timeline.plan.${fact.status}`), fact.name && `«${fact.name}»`, money].filter(Boolean).join(' · '),
    text: [done, left].filter(Boolean).join(', ') || (fact.doctor ? shortStaffName(fact.doctor.name) : undefined),
    tags: fact.items > 0 && (
      <Tag tone={isOpen ? 'accent' : 'neutral'}>
        {t('timeline.plan.share', { done: fact.itemsDone, items: fact.items })}
      </Tag>
    ),
    why: medical(fact, t),
  }
}

const OFFER_TONE = { accepted: 'positive', declined: 'warning', thinking: 'neutral' } as const

function sayOffer(fact: Of<'offer'>, { t }: EntryTools): Said {
  const by = fact.offeredBy && t('timeline.offer.by', { name: shortStaffName(fact.offeredBy.name) })
  return {
    icon: IconGift,
    kind: t('timeline.offer.kind'),
    title: fact.service ?? t('timeline.offer.unknown'),
    text: [by, fact.reason].filter(Boolean).join('. ') || undefined,
    tags: fact.outcome && <Tag tone={OFFER_TONE[fact.outcome]}>{t(`timeline.offer.${fact.outcome}`)}</Tag>,
  }
}

function sayCall(fact: Of<'call'>, { t }: EntryTools): Said {
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

function sayLead(fact: Of<'lead'>, { t }: EntryTools): Said {
  return {
    icon: IconForms,
    kind: t('timeline.lead.kind'),
    title: [fact.source ?? t('timeline.lead.unknown'), fact.campaign].filter(Boolean).join(' · '),
    tags: fact.status && <Tag>{resultName(fact.status, t)}</Tag>,
  }
}

function sayNote(fact: Of<'note'>, { t, format }: EntryTools): Said {
  return {
    icon: IconNote,
    kind: t('timeline.note.kind'),
    title: fact.author ? shortStaffName(fact.author.name) : t('timeline.note.unknown'),
    text: <span style={{ whiteSpace: 'pre-wrap', color: 'var(--ink)' }}>{fact.text}</span>,
    why: fact.editedAt && t('timeline.note.edited', { date: format.dateTime(fact.editedAt) }),
  }
}

function sayConsent(fact: Of<'consent'>, { t }: EntryTools): Said {
  return {
    icon: fact.granted ? IconShieldCheck : IconShieldX,
    kind: t(fact.granted ? 'timeline.consent.granted' : 'timeline.consent.refused'),
    title: `${capital(t(`consent.${fact.purpose}`))}, ${channelName(fact.channel, t).toLowerCase()}`,
    text: [consentSource(fact.source, t), fact.proof].filter(Boolean).join('. '),
  }
}

function sayMerge(fact: Of<'merge'>, { t, format }: EntryTools): Said {
  const by = fact.mergedBy && t('timeline.merge.by', { name: shortStaffName(fact.mergedBy.name) })
  return {
    icon: IconArrowsJoin2,
    kind: t('timeline.merge.kind'),
    title: t('timeline.merge.title', { name: fact.absorbedName || t('unnamed') }),
    text: fact.automatic ? t('timeline.merge.automatic') : (by ?? undefined),
    tags: fact.undoneAt && <Tag>{t('timeline.merge.undone', { date: format.date(format.dayOf(fact.undoneAt)) })}</Tag>,
  }
}

const EVENTS = [
  'patient_created',
  'patient_changed',
  'patient_tagged',
  'patient_untagged',
  'contact_added',
  'contact_changed',
  'contact_removed',
  'value_class_set',
  'value_class_released',
  'household_joined',
  'household_left',
] as const

function sayEvent(fact: Of<'event'>, { t }: EntryTools): Said {
  const code = EVENTS.find((one) => one === fact.code.replace('.', '_')) ?? 'other'
  return {
    icon: IconUserEdit,
    kind: t('timeline.event.kind'),
    title: t(`timeline.event.${code}`),
    text: [eventDetails(fact.params, t), fact.actor?.name].filter(Boolean).join(' · ') || undefined,
  }
}

const FIELDS = [
  'lastName',
  'firstName',
  'middleName',
  'sex',
  'birthDate',
  'district',
  'source',
  'referrerId',
  'branchId',
  'curatorId',
  'preferredDoctorId',
  'preferredChannel',
  'preferredTime',
  'deceased',
  'custom',
] as const

function eventDetails(params: Of<'event'>['params'], t: Words): string {
  const { fields, tag, kind, class: valueClass } = params
  const names = Array.isArray(fields) ? fields : []
  const changed = [...new Set(names.map((name) => fieldName(name, t)))]
  const known = (['vip', 'stable', 'one_time', 'unprofitable'] as const).find((one) => one === valueClass)
  const contact = (['phone', 'email', 'telegram', 'whatsapp', 'max', 'push'] as const).find((one) => one === kind)
  const words = [
    changed.join(', '),
    tag,
    contact ? t(`contacts.kind.${contact}`) : null,
    known ? t(`class.${known}`) : null,
  ]
  return words.filter((word) => typeof word === 'string' && word !== '').join(' · ')
}

/** «custom.hobby» stands for the clinic's own fields. */
function fieldName(name: string, t: Words): string {
  const known = FIELDS.find((one) => one === name.split('.')[0])
  return known ? t(`timeline.event.field.${known}`) : name
}

/** The name of a channel of consents; '*' speaks of all of them. */
export function channelName(channel: string, t: Words): string {
  const known = ['call', 'sms', 'email', 'telegram', 'whatsapp', 'max', 'push'] as const
  const code = known.find((one) => one === channel)
  return code ? t(`consent.channel.${code}`) : channel === '*' ? t('consent.channel.all') : channel
}

/** Where a consent is known from; words of other systems are shown as they are. */
export function consentSource(source: string, t: Words): string {
  const known = ['paper', 'in_person', 'phone', 'message', 'site', 'staff', 'api', 'import'] as const
  const code = known.find((one) => one === source)
  return code ? t(`consent.source.${code}`) : source
}

function dayHeading(day: string, { t, format }: EntryTools): string {
  const date = format.dateWords(day)
  if (day === format.today) return t('timeline.today', { date })
  if (day > format.today) return t('timeline.ahead', { date })
  const yesterday = new Date(Date.parse(`${format.today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  return day === yesterday ? t('timeline.yesterday', { date }) : date
}

function withActions(tags: ReactNode, actions: ReactNode): ReactNode {
  if (!actions) return tags
  return (
    <>
      {tags}
      {actions}
    </>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
