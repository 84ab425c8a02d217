import type { AdapterPorts, ChannelAdapter, InboundItem, SendOutcome } from '../channel-adapter.ts'
import { headerOf, instantOf, jsonOf, phoneOf, sameSecret } from '../hook-reading.ts'
import { askJson, checkOutcome, refusalBy, type HttpAnswer, statusOutcome, unreadable } from '../http-asking.ts'
import { baseUrlField, type Provider, type ProviderConfig } from '../provider.ts'

/** A bot of MAX writes only to people who started it: the address is the id of the person there. */
export const max: Provider = {
  channel: 'max',
  provider: 'max',
  name: 'MAX Bot API',
  fields: [
    {
      key: 'token',
      also: ['access_token', 'accessToken', 'key'],
      words: { ru: 'Токен бота', en: 'Bot token' },
      where: { ru: 'business.max.ru → Чат-боты → ваш бот → Токен', en: 'business.max.ru → Bots → your bot → Token' },
      secret: true,
      required: true,
    },
    {
      key: 'secret',
      words: { ru: 'Секрет вебхука', en: 'Webhook secret' },
      where: {
        ru: 'Оставьте пустым: придумаем сами и передадим MAX',
        en: 'Leave empty: we make one up and give it to MAX',
      },
      made: true,
      secret: true,
    },
    {
      key: 'bot',
      also: ['botName', 'name'],
      words: { ru: 'Имя бота для ссылки', en: 'Name of the bot for links' },
      where: { ru: 'То, что стоит после max.ru/', en: 'What stands after max.ru/' },
    },
    {
      key: 'ca',
      words: { ru: 'Сертификат удостоверяющего центра, PEM', en: 'Certificate authority, PEM' },
      where: {
        ru: 'Корневой сертификат Минцифры, если сервер не доверяет адресу MAX',
        en: 'The root certificate of the Ministry of Digital Development, if the server does not trust MAX',
      },
      kind: 'lines',
    },
    baseUrlField('https://platform-api2.max.ru'),
  ],
  perSecond: 30,
  concurrency: 10,
  reportsDelivery: false,
  reportsBy: 'subscription',
  site: 'https://business.max.ru',
  create: (config, ports) => createMax(config, ports),
}

function createMax(config: ProviderConfig, { outbound }: AdapterPorts): ChannelAdapter {
  const base = config.baseUrl!.replace(/\/$/, '')
  const authority = config.ca ? { ca: config.ca } : {}
  const headers = { authorization: config.token! }
  const request = (method: 'GET' | 'POST', path: string, value?: object) =>
    askJson(outbound, { method, url: `${base}${path}`, headers, ...authority, ...(value ? { value } : {}) })
  return {
    idempotent: false,
    send: async ({ address, text }) => {
      const asked = await request('POST', `/messages?user_id=${encodeURIComponent(address)}`, { text, notify: true })
      return asked.answered ? sendOutcome(asked.answer) : asked.outcome
    },
    check: async () => checkOutcome(await request('GET', '/me'), ({ status }) => status === 200, sendOutcome),
    subscribe: async (url) => {
      const secret = config.secret ? { secret: config.secret } : {}
      const asked = await request('POST', '/subscriptions', { url, update_types: UPDATES, ...secret })
      return checkOutcome(asked, ({ status, json }) => status === 200 && json?.success !== false, sendOutcome)
    },
    read: (incoming) => {
      if (config.secret !== undefined && !sameSecret(headerOf(incoming, 'x-max-bot-api-secret'), config.secret)) {
        return { ok: false, status: 401 }
      }
      const update = jsonOf(incoming)
      if (typeof update?.update_type !== 'string') return { ok: false, status: 400 }
      return { ok: true, items: itemsOf(update) }
    },
  }
}

const UPDATES = ['message_created', 'bot_started', 'bot_stopped', 'message_callback']

function sendOutcome(answer: HttpAnswer): SendOutcome {
  const { json, status, text } = answer
  const mid = json?.message?.body?.mid
  if (status === 200 && mid) return { kind: 'accepted', providerId: String(mid) }
  const code = String(json?.code ?? '')
  const detail = `${code} ${json?.message ?? text.slice(0, 200)}`.trim()
  return refusalBy(REFUSALS, `${status} ${code}`, { status, detail }) ?? statusOutcome(answer) ?? unreadable(answer)
}

const REFUSALS = [
  [/chat\.denied|suspended|blocked/, 'blocked_by_patient'],
  // Only where MAX itself says it by a code: a page of somebody in between is about no patient.
  [/^404 \S|not\.found/, 'bad_address'],
  [/^403 (?!.*token)\S/, 'blocked_by_patient'],
] as const

function itemsOf(update: any): InboundItem[] {
  const at = instantOf(update.timestamp)
  if (update.update_type === 'bot_stopped' || update.update_type === 'dialog_removed') {
    return [{ kind: 'stop', address: String(update.user?.user_id), at }]
  }
  if (update.update_type === 'bot_started') {
    const payload = update.payload ? { payload: String(update.payload) } : {}
    return [{ kind: 'start', address: String(update.user?.user_id), at, ...payload }]
  }
  if (update.update_type === 'message_callback') {
    const { callback_id: id, payload, user } = update.callback ?? {}
    return [
      { kind: 'message', externalId: String(id), address: String(user?.user_id), text: String(payload ?? ''), at },
    ]
  }
  return update.update_type === 'message_created' ? messageItems(update.message, at) : []
}

function messageItems(message: any, at: Date | null): InboundItem[] {
  const { sender, body } = message ?? {}
  const address = String(sender?.user_id)
  const phone = sharedPhone(body, address)
  if (phone !== null) return [{ kind: 'start', address, phone, at }]
  return [{ kind: 'message', externalId: String(body?.mid), address, text: String(body?.text ?? ''), at }]
}

/** The phone of a contact the person shared with the bot. */
function sharedPhone(body: any, senderId: string): string | null {
  const contact = body?.attachments?.find((one: any) => one?.type === 'contact')
  // Somebody else's card may be shared as well: only one's own says who writes.
  if (String(contact?.payload?.max_info?.user_id) !== senderId) return null
  const phone = /TEL[^:]*:([+\d\s()-]+)/i.exec(String(contact?.payload?.vcf_info ?? ''))?.[1]
  return phone === undefined ? null : phoneOf(phone)
}
