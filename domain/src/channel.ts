import type { Bilingual } from './bilingual.ts'

/** Ways of reaching a patient. `call` is made by a person: a message through it becomes a task. */
export const CHANNELS = ['max', 'sms', 'email', 'telegram', 'whatsapp', 'push', 'call', 'webhook'] as const
export type Channel = (typeof CHANNELS)[number]

export const CHANNEL_WORDS: Readonly<Record<Channel, Bilingual>> = {
  max: { ru: 'MAX', en: 'MAX' },
  sms: { ru: 'СМС', en: 'SMS' },
  email: { ru: 'Эл. почта', en: 'E-mail' },
  telegram: { ru: 'Telegram', en: 'Telegram' },
  whatsapp: { ru: 'WhatsApp', en: 'WhatsApp' },
  push: { ru: 'Push в браузере', en: 'Web push' },
  call: { ru: 'Звонок', en: 'Call' },
  webhook: { ru: 'Вебхук', en: 'Webhook' },
}

/** The kind of contact point a channel writes to; null when it writes to no address of the patient. */
export const CONTACT_OF_CHANNEL: Readonly<Record<Channel, string | null>> = {
  max: 'max',
  sms: 'phone',
  email: 'email',
  telegram: 'telegram',
  whatsapp: 'whatsapp',
  push: 'push',
  call: 'phone',
  webhook: null,
}

/** What a message is to the law: about care already agreed on, or an invitation to buy. */
export const MESSAGE_CLASSES = ['service', 'advertising'] as const
export type MessageClass = (typeof MESSAGE_CLASSES)[number]

/** Which of two messages goes first, and which one keeps a slot of the contact cap. Best first. */
export const TOUCH_PRIORITIES = ['medical', 'service', 'return', 'promotion'] as const
export type TouchPriority = (typeof TOUCH_PRIORITIES)[number]
