import { createHmac } from 'node:crypto'
import type {
  AdapterPorts,
  ChannelAdapter,
  InboundItem,
  InboundReading,
  InboundRequest,
  ReceiptState,
  Refusal,
  SendOutcome,
} from '../channel-adapter.ts'
import { headerOf, instantOf, jsonOf, phoneOf, sameSecret } from '../hook-reading.ts'
import { ask, checkOutcome, type HttpAnswer, jsonBody, statusOutcome, unreadable } from '../http-asking.ts'
import { baseUrlField, type Provider, type ProviderConfig } from '../provider.ts'

const STATES: Record<string, ReceiptState> = {
  accepted: 'accepted',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
}
const ERRORS: Record<string, Refusal> = {
  '131026': 'bad_address',
  '131030': 'bad_address',
  '131047': 'no_template',
  '132000': 'no_template',
  '132001': 'no_template',
  '131051': 'forbidden_text',
  '368': 'forbidden_text',
  '131031': 'auth',
  '190': 'auth',
  '10': 'auth',
  '131050': 'blocked_by_patient',
  '100': 'other',
}
const THROTTLED = new Set(['4', '80007', '130429', '131048', '131056'])

/** WhatsApp Cloud API. Off until the clinic switches it on: see the policy of channels. */
export const whatsappCloud: Provider = {
  channel: 'whatsapp',
  provider: 'cloud',
  name: 'WhatsApp Cloud API',
  fields: [
    {
      key: 'phoneNumberId',
      also: ['phone_number_id'],
      words: { ru: 'ID номера', en: 'Phone number id' },
      where: { ru: 'Meta for Developers → WhatsApp → API Setup', en: 'Meta for Developers → WhatsApp → API Setup' },
      required: true,
    },
    {
      key: 'token',
      also: ['accessToken', 'access_token', 'key'],
      words: { ru: 'Токен доступа', en: 'Access token' },
      where: { ru: 'Постоянный токен системного пользователя', en: 'A permanent token of a system user' },
      secret: true,
      required: true,
    },
    {
      key: 'appSecret',
      also: ['app_secret'],
      words: { ru: 'Секрет приложения', en: 'App secret' },
      where: {
        ru: 'Настройки приложения → Основные; им подписаны отчёты',
        en: 'App settings → Basic; reports are signed with it',
      },
      secret: true,
    },
    {
      key: 'verifyToken',
      also: ['verify_token'],
      words: { ru: 'Слово проверки вебхука', en: 'Webhook verify token' },
      where: {
        ru: 'Придумайте и впишите там же, где адрес отчётов',
        en: 'Make it up and enter it beside the address of reports',
      },
      secret: true,
    },
    baseUrlField('https://graph.facebook.com/v24.0'),
  ],
  perSecond: 20,
  concurrency: 10,
  reportsDelivery: true,
  reportsBy: 'hand',
  site: 'https://developers.facebook.com',
  off: true,
  create: (config, ports) => createWhatsapp(config, ports),
}

function createWhatsapp(config: ProviderConfig, { outbound }: AdapterPorts): ChannelAdapter {
  const base = config.baseUrl!.replace(/\/$/, '')
  const authorization = { authorization: `Bearer ${config.token}` }
  return {
    idempotent: false,
    send: async ({ deliveryId, address, text, payload }) => {
      const to = address.replace(/\D/g, '')
      const { headers, body } = jsonBody({
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to,
        ...(payload?.whatsappTemplate
          ? { type: 'template', template: payload.whatsappTemplate }
          : { type: 'text', text: { preview_url: false, body: text } }),
        biz_opaque_callback_data: deliveryId,
      })
      const asked = await ask(outbound, {
        method: 'POST',
        url: `${base}/${config.phoneNumberId}/messages`,
        headers: { ...headers, ...authorization },
        body,
      })
      return asked.answered ? sendOutcome(asked.answer) : asked.outcome
    },
    check: async () => {
      const asked = await ask(outbound, { url: `${base}/${config.phoneNumberId}`, headers: authorization })
      return checkOutcome(asked, ({ status }) => status === 200, sendOutcome)
    },
    read: (incoming) => readIncoming(incoming, config),
  }
}

function readIncoming(incoming: InboundRequest, config: ProviderConfig): InboundReading {
  const { method, query, rawBody } = incoming
  if (method === 'GET') {
    const known = config.verifyToken !== undefined && sameSecret(query['hub.verify_token'], config.verifyToken)
    const answer = { contentType: 'text/plain', body: query['hub.challenge'] ?? '' }
    return known ? { ok: true, items: [], answer } : { ok: false, status: 401 }
  }
  if (config.appSecret !== undefined) {
    const expected = `sha256=${createHmac('sha256', config.appSecret).update(rawBody).digest('hex')}`
    if (!sameSecret(headerOf(incoming, 'x-hub-signature-256'), expected)) return { ok: false, status: 401 }
  }
  const json = jsonOf(incoming)
  if (!Array.isArray(json?.entry)) return { ok: false, status: 400 }
  return {
    ok: true,
    items: json.entry.flatMap((entry: any) => (entry?.changes ?? []).flatMap((change: any) => itemsOf(change?.value))),
  }
}

function sendOutcome(answer: HttpAnswer): SendOutcome {
  const { json, status } = answer
  const id = json?.messages?.[0]?.id
  if (status === 200 && id) return { kind: 'accepted', providerId: String(id) }
  if (json?.error?.code === undefined) return statusOutcome(answer) ?? unreadable(answer)
  return errorOutcome(String(json.error.code), String(json.error.message ?? ''))
}

const UNCLEAR = new Set(['1', '2', '131000', '131016'])

function errorOutcome(code: string, message: string): SendOutcome {
  const detail = `${code} ${message}`.trim()
  if (THROTTLED.has(code)) return { kind: 'retry', reason: 'throttled', detail, afterSeconds: 60 }
  return UNCLEAR.has(code) ? { kind: 'unknown', detail } : { kind: 'refused', refusal: ERRORS[code] ?? 'other', detail }
}

function itemsOf(value: any): InboundItem[] {
  const statuses = (value?.statuses ?? []).map((status: any): InboundItem => {
    const refusal = ERRORS[String(status.errors?.[0]?.code)]
    return {
      kind: 'receipt',
      providerId: String(status.id),
      state: STATES[String(status.status)] ?? 'accepted',
      at: instantOf(status.timestamp),
      ...(status.biz_opaque_callback_data ? { deliveryId: String(status.biz_opaque_callback_data) } : {}),
      ...(refusal ? { refusal } : {}),
    }
  })
  const messages = (value?.messages ?? []).map((message: any): InboundItem => ({
    kind: 'message',
    externalId: String(message.id),
    address: phoneOf(message.from),
    text: String(message.text?.body ?? message.button?.text ?? ''),
    at: instantOf(message.timestamp),
  }))
  return [...statuses, ...messages]
}
