import type { Bilingual } from './bilingual.ts'
import type { Channel, MessageClass } from './channel.ts'
import type { LocalDate } from './local-date.ts'

/**
 * What a consent is about. One document gives one of them; nothing is read from one into another.
 * - `service` messages about care already agreed on
 * - `marketing` advertising through telecom networks (38-FZ art. 18), by channel
 * - `personal_data` processing of personal data for promotion (152-FZ art. 15)
 * - `messenger` service messages through a foreign messenger
 * - `medical` data about health in a message (152-FZ art. 10)
 * - `call_recording`, `ad_audience` recording of talks; transfer of hashed contacts to advertising systems
 */
export const CONSENT_PURPOSES = [
  'service',
  'marketing',
  'personal_data',
  'messenger',
  'medical',
  'call_recording',
  'ad_audience',
] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

export const CONSENT_PURPOSE_WORDS: Readonly<Record<ConsentPurpose, Bilingual>> = {
  service: { ru: 'Сообщения о лечении', en: 'Messages about care' },
  marketing: { ru: 'Реклама', en: 'Advertising' },
  personal_data: { ru: 'Обработка данных для продвижения', en: 'Personal data for promotion' },
  messenger: { ru: 'Сообщения в иностранном мессенджере', en: 'Messages in a foreign messenger' },
  medical: { ru: 'Сведения о здоровье в сообщениях', en: 'Health data in messages' },
  call_recording: { ru: 'Запись разговоров', en: 'Recording of calls' },
  ad_audience: { ru: 'Передача в рекламные кабинеты', en: 'Transfer to advertising systems' },
}

/** What the ledger says now: true granted, false withdrawn or refused, null never asked. */
export type ConsentLookup = (purpose: ConsentPurpose, channel: Channel) => boolean | null

export type ConsentAsk = {
  readonly messageClass: MessageClass
  readonly channel: Channel
  /** The day of sending in the clinic's zone: rules have dates. */
  readonly on: LocalDate
  /** A named person launched this send; advertising never goes out by itself (38-FZ art. 18 p. 2). */
  readonly launchedByPerson: boolean
  /** The patient wrote to the clinic in this messenger first. */
  readonly wroteFirst: boolean
  /** Advertising needs a separate consent to process personal data, not only the absence of a refusal. */
  readonly strictPersonalData?: boolean
}

export type ConsentReason =
  | 'service_refused'
  | 'no_marketing_consent'
  | 'marketing_withdrawn'
  | 'no_personal_data_consent'
  | 'personal_data_withdrawn'
  | 'channel_forbidden_by_law'
  | 'messenger_not_opted_in'
  | 'no_human_launch'

export type ConsentVerdict =
  | { readonly allowed: true; readonly basis: ConsentPurpose | 'contract' }
  | { readonly allowed: false; readonly reason: ConsentReason }

/** What has to be so before a message may go: the consent for its class, an own wish for this messenger, or nothing will do. */
export type ChannelRule = 'by_consent' | 'opted_in' | 'forbidden'

/**
 * The law by channel, class and date; the newest row not after the day of sending is in force. Foreign messengers may carry no
 * advertising since 2025-09-01 (38-FZ art. 5 p. 10.7) and service messages only to those who asked for them.
 */
const POLICY: readonly {
  readonly channel: Channel
  readonly messageClass: MessageClass
  readonly from: LocalDate
  readonly rule: ChannelRule
}[] = [
  { channel: 'telegram', messageClass: 'advertising', from: '0001-01-01', rule: 'by_consent' },
  { channel: 'telegram', messageClass: 'advertising', from: '2025-09-01', rule: 'forbidden' },
  { channel: 'whatsapp', messageClass: 'advertising', from: '0001-01-01', rule: 'by_consent' },
  { channel: 'whatsapp', messageClass: 'advertising', from: '2025-09-01', rule: 'forbidden' },
  { channel: 'telegram', messageClass: 'service', from: '0001-01-01', rule: 'opted_in' },
  { channel: 'whatsapp', messageClass: 'service', from: '0001-01-01', rule: 'opted_in' },
]

const EVER = '0001-01-01'

/** The rule of a channel for a class of messages on a day, and the day it began; null = it has always been so. */
export function channelRule({ channel, messageClass, on }: Pick<ConsentAsk, 'channel' | 'messageClass' | 'on'>): {
  rule: ChannelRule
  since: LocalDate | null
} {
  const rows = POLICY.filter((row) => row.channel === channel && row.messageClass === messageClass && row.from <= on)
  const { from, rule } = rows.reduce<{ from: LocalDate; rule: ChannelRule }>(
    (best, row) => (row.from >= best.from ? row : best),
    { from: EVER, rule: 'by_consent' },
  )
  return { rule, since: from === EVER ? null : from }
}

/** Whether a message may go to a person, and on which ground. Refusals win over everything; silence allows service messages only. */
export function consentVerdict(said: ConsentLookup, ask: ConsentAsk): ConsentVerdict {
  const { rule } = channelRule(ask)
  if (rule === 'forbidden') return refused('channel_forbidden_by_law')
  return ask.messageClass === 'advertising' ? advertisingVerdict(said, ask) : serviceVerdict(said, ask, rule)
}

function serviceVerdict(said: ConsentLookup, { channel, wroteFirst }: ConsentAsk, rule: ChannelRule): ConsentVerdict {
  const word = said('service', channel)
  if (word === false) return refused('service_refused')
  if (rule === 'opted_in' && !wroteFirst && said('messenger', channel) !== true)
    return refused('messenger_not_opted_in')
  return { allowed: true, basis: word === true ? 'service' : 'contract' }
}

function advertisingVerdict(said: ConsentLookup, ask: ConsentAsk): ConsentVerdict {
  const word = said('marketing', ask.channel)
  if (word === false) return refused('marketing_withdrawn')
  if (word === null) return refused('no_marketing_consent')
  const personalData = said('personal_data', ask.channel)
  if (personalData === false) return refused('personal_data_withdrawn')
  if (ask.strictPersonalData && personalData === null) return refused('no_personal_data_consent')
  return ask.launchedByPerson ? { allowed: true, basis: 'marketing' } : refused('no_human_launch')
}

function refused(reason: ConsentReason): ConsentVerdict {
  return { allowed: false, reason }
}
