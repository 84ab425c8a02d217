import { Tag } from '@revisit/ui/Tag.tsx'
import {
  IconCalendarEvent,
  IconCalendarX,
  IconClipboardList,
  IconCreditCard,
  IconReceiptRefund,
  IconStethoscope,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { shortStaffName } from '../person-text.ts'
import { capital, type EntryTools, type FactOf, type Said, type Words } from './entry-tools.ts'

/** «5 мин», «1 ч», «1 ч 10 мин». */
export function sayMinutes(minutes: number, t: Words): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('timeline.minutes', { minutes: rest })
  return rest === 0 ? t('timeline.hours', { hours }) : t('timeline.hoursMinutes', { hours, minutes: rest })
}

/** A booking or a visit: to whom, where, how long, what was done and for how much. */
export function sayAppointment(fact: FactOf<'appointment'>, tools: EntryTools): Said {
  const { t } = tools
  const isMissed = fact.status === 'cancelled' || fact.status === 'no_show'
  const where = [fact.doctor && shortStaffName(fact.doctor.name), fact.branch?.name].filter(Boolean).join(', ')
  const long = fact.minutes && !isMissed ? sayMinutes(fact.minutes, t) : null
  return {
    icon: isMissed ? IconCalendarX : fact.status === 'completed' ? IconStethoscope : IconCalendarEvent,
    kind: t(`timeline.appointment.${fact.status}`),
    title: [where || t('timeline.appointment.unknown'), long].filter(Boolean).join(' · '),
    text: servicesOf(fact, t),
    tags: appointmentTags(fact, tools),
    why: medical(fact, t),
  }
}

function appointmentTags({ amount, payer, status, cancelledBy }: FactOf<'appointment'>, { t, format }: EntryTools) {
  const who = status === 'cancelled' ? cancelledBy : null
  const isPaidByOthers = payer !== null && payer !== 'patient'
  if (!amount && !isPaidByOthers && who === null) return undefined
  return (
    <>
      {Boolean(amount) && <Tag>{format.money(amount ?? 0)}</Tag>}
      {isPaidByOthers && <Tag tone="info">{t(`timeline.payer.${payer}`)}</Tag>}
      {who === 'patient' && <Tag tone="warning">{t('timeline.appointment.byPatient')}</Tag>}
      {who === 'clinic' && <Tag>{t('timeline.appointment.byClinic')}</Tag>}
    </>
  )
}

function servicesOf({ services, status }: FactOf<'appointment'>, t: Words): string | undefined {
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

export function sayPayment(fact: FactOf<'payment'>, { t, format }: EntryTools): Said {
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

export function sayPlan(fact: FactOf<'plan'>, { t, format }: EntryTools): Said {
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
