import type { Channel } from '@revisit/domain/channel.ts'
import type {
  AdapterPorts,
  ChannelAdapter,
  CheckOutcome,
  InboundItem,
  InboundReading,
  InboundRequest,
  Outgoing,
  ReceiptState,
  SendOutcome,
} from '../channel-adapter.ts'
import { headerOf, instantOf, jsonOf, phoneOf, sameSecret } from '../hook-reading.ts'
import { askJson, checkOutcome, refusalBy, type HttpAnswer, statusOutcome, unreadable } from '../http-asking.ts'
import { baseUrlField, type Provider, type ProviderConfig } from '../provider.ts'

/** All channels of an account report to one address. */
const CHANNEL_OF: Record<string, Channel> = { whatsapp: 'whatsapp', telegram: 'telegram', max: 'max' }
const STATES: Record<string, ReceiptState> = { sent: 'sent', delivered: 'delivered', read: 'read', error: 'failed' }

const wazzup = (channel: Channel, chatType: string, off: boolean): Provider => ({
  channel,
  provider: 'wazzup',
  name: 'Wazzup24',
  fields: [
    {
      key: 'apiKey',
      also: ['key', 'token', 'api_key'],
      words: { ru: 'Ключ API', en: 'API key' },
      where: { ru: 'Wazzup → Интеграции → API', en: 'Wazzup → Integrations → API' },
      secret: true,
      required: true,
    },
    {
      key: 'channelId',
      also: ['channel_id'],
      words: { ru: 'ID канала', en: 'Channel id' },
      where: { ru: 'Wazzup → Каналы → канал → ID', en: 'Wazzup → Channels → the channel → ID' },
      required: true,
    },
    {
      key: 'crmKey',
      also: ['crm_key', 'secret'],
      words: { ru: 'Ключ вебхуков', en: 'Webhook key' },
      where: {
        ru: 'Только если Wazzup выдал crmKey; иначе пусто',
        en: 'Only if Wazzup gave you a crmKey; otherwise empty',
      },
      secret: true,
    },
    baseUrlField('https://api.wazzup24.com'),
  ],
  // 500 requests in 5 seconds per key; others share it.
  perSecond: 50,
  concurrency: 10,
  reportsDelivery: true,
  reportsBy: 'subscription',
  site: 'https://app.wazzup24.com',
  off,
  create: (config, ports) => createWazzup(config, { ports, chatType }),
})

/** Wazzup24 API v3 for WhatsApp, MAX and Telegram. */
export const wazzupWhatsapp = wazzup('whatsapp', 'whatsapp', true)
export const wazzupMax = wazzup('max', 'max', false)
export const wazzupTelegram = wazzup('telegram', 'telegram', false)

function createWazzup(
  config: ProviderConfig,
  { ports, chatType }: { ports: AdapterPorts; chatType: string },
): ChannelAdapter {
  const base = `${config.baseUrl!.replace(/\/(v3)?\/?$/, '')}/v3`
  const headers = { authorization: `Bearer ${config.apiKey}` }
  const request = (method: 'GET' | 'POST' | 'PATCH', path: string, value?: object) =>
    askJson(ports.outbound, { method, url: `${base}${path}`, headers, ...(value ? { value } : {}) })
  return {
    // It recognises a repeat of crmMessageId for 60 seconds only: too short to rely on.
    idempotent: false,
    send: async ({ deliveryId, address, text, payload }) => {
      const chatId = address.startsWith('+') ? address.slice(1) : address
      const words = approvedTemplate(payload) ?? { text }
      const message = { channelId: config.channelId, chatType, chatId, ...words, crmMessageId: deliveryId }
      const asked = await request('POST', '/message', message)
      return asked.answered ? sendOutcome(asked.answer) : asked.outcome
    },
    check: async () => {
      const asked = await request('GET', '/channels')
      const listed = checkOutcome(asked, ({ status, json }) => status === 200 && Array.isArray(json), sendOutcome)
      return listed.ok && asked.answered ? ownChannel(asked.answer.json, config.channelId!) : listed
    },
    subscribe: async (webhooksUri) =>
      checkOutcome(
        await request('PATCH', '/webhooks', { webhooksUri, subscriptions: SUBSCRIPTIONS }),
        ({ status }) => status < 300,
        sendOutcome,
      ),
    read: (incoming) => readIncoming(incoming, config),
  }
}

/** The approved template of WhatsApp by its id at Wazzup, with the values of its variables. */
function approvedTemplate(payload: Outgoing['payload']): { templateId: string; templateValues: string[] } | null {
  const approved = payload?.whatsappTemplate as any
  if (!approved) return null
  const values = (approved.components ?? []).flatMap((component: any) => component.parameters ?? [])
  return { templateId: String(approved.name), templateValues: values.map(({ text }: any) => String(text)) }
}

function ownChannel(listed: any[], channelId: string): CheckOutcome {
  const own = listed.find((channel: any) => channel?.channelId === channelId)
  if (!own) return { ok: false, trouble: 'vendor', detail: 'CHANNEL_NOT_FOUND' }
  return own.state === 'active' ? { ok: true } : { ok: false, trouble: 'not_ready', detail: String(own.state) }
}

const SUBSCRIPTIONS = {
  messagesAndStatuses: true,
  contactsAndDealsCreation: false,
  channelsUpdates: true,
  templateStatus: true,
}

function readIncoming(incoming: InboundRequest, config: ProviderConfig): InboundReading {
  if (config.crmKey !== undefined && !sameSecret(headerOf(incoming, 'authorization'), `Bearer ${config.crmKey}`)) {
    return { ok: false, status: 401 }
  }
  const json = jsonOf(incoming)
  if (json === null || typeof json !== 'object') return { ok: false, status: 400 }
  return { ok: true, items: itemsOf(json) }
}

function sendOutcome(answer: HttpAnswer): SendOutcome {
  const { json, status } = answer
  if (status < 300 && json?.messageId) return { kind: 'accepted', providerId: String(json.messageId) }
  const code = String(json?.error ?? '')
  const detail = `${code} ${json?.description ?? ''}`.trim() || `HTTP ${status}`
  return refusalBy(REFUSALS, code, { status, detail }) ?? statusOutcome(answer) ?? unreadable(answer)
}

const REFUSALS = [
  [/BAD_CONTACT|WRONG_CHAT|CONTACT_NOT/, 'bad_address'],
  [/BALANCE|PAYMENT/, 'no_money'],
  [/CHANNEL_NOT_FOUND|CHANNEL_BLOCKED/, 'auth'],
  [/TEMPLATE|24_HOURS|WABA/, 'no_template'],
  [/TOO_LONG|MESSAGE_WRONG|MESSAGE_ONLY/, 'forbidden_text'],
] as const

function itemsOf(json: any): InboundItem[] {
  const statuses = (json.statuses ?? []).flatMap((status: any): InboundItem[] => {
    const state = STATES[String(status.status)]
    if (!state) return []
    const refusal =
      state === 'failed' && /CONTACT/.test(String(status.error?.error)) ? ({ refusal: 'bad_address' } as const) : {}
    return [
      { kind: 'receipt', providerId: String(status.messageId), state, at: instantOf(status.timestamp), ...refusal },
    ]
  })
  const messages = (json.messages ?? []).flatMap((message: any): InboundItem[] => {
    const channel = CHANNEL_OF[String(message.chatType)]
    if (message.isEcho || message.status !== 'inbound' || !channel) return []
    const chat = String(message.chatId ?? '')
    const address = message.chatType === 'whatsapp' ? phoneOf(chat) : chat
    const name = message.contact?.name ? { name: String(message.contact.name) } : {}
    return [
      {
        kind: 'message',
        channel,
        externalId: String(message.messageId),
        address,
        text: String(message.text ?? ''),
        at: instantOf(message.dateTime),
        ...name,
      },
    ]
  })
  return [...statuses, ...messages]
}
