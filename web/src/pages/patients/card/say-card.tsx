import { Tag } from '@revisit/ui/Tag.tsx'
import { IconArrowsJoin2, IconShieldCheck, IconShieldX, IconUserEdit } from '@tabler/icons-react'
import { shortStaffName } from '../person-text.ts'
import { saySite } from './say-site.tsx'
import { capital, type EntryTools, type FactOf, type Said, type Words } from './entry-tools.ts'

export function sayConsent(fact: FactOf<'consent'>, { t }: EntryTools): Said {
  return {
    icon: fact.granted ? IconShieldCheck : IconShieldX,
    kind: t(fact.granted ? 'timeline.consent.granted' : 'timeline.consent.refused'),
    title: `${capital(t(`consent.${fact.purpose}`))}, ${channelName(fact.channel, t).toLowerCase()}`,
    text: [consentSource(fact.source, t), fact.proof].filter(Boolean).join(' · '),
  }
}

export function sayMerge(fact: FactOf<'merge'>, { t, format }: EntryTools): Said {
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

export function sayEvent(fact: FactOf<'event'>, tools: EntryTools): Said {
  if (fact.code.startsWith('site.')) return saySite(fact, tools)
  const { t } = tools
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

function eventDetails(params: FactOf<'event'>['params'], t: Words): string {
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
  const known = [
    'paper',
    'in_person',
    'phone',
    'message',
    'site',
    'staff',
    'api',
    'import',
    'merge',
    'stop_word',
    'bot_stopped',
    'unsubscribe',
  ] as const
  const code = known.find((one) => one === source)
  return code ? t(`consent.source.${code}`) : source
}
