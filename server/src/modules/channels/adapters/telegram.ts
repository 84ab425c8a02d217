import { Api, GrammyError } from 'grammy'
import type { Outbound } from '../../../platform/outbound.ts'
import type { AdapterPorts, ChannelAdapter, InboundItem, SendOutcome } from '../channel-adapter.ts'
import { headerOf, instantOf, jsonOf, phoneOf, sameSecret } from '../hook-reading.ts'
import { baseUrlField, type Provider, type ProviderConfig } from '../provider.ts'

/** A Telegram bot: service messages only, to people who started it. */
export const telegram: Provider = {
  channel: 'telegram',
  provider: 'telegram',
  name: 'Telegram',
  fields: [
    {
      key: 'token',
      also: ['botToken', 'bot_token', 'key'],
      words: { ru: 'Токен бота', en: 'Bot token' },
      secret: true,
      required: true,
    },
    {
      key: 'secret',
      also: ['secret_token', 'secretToken'],
      words: { ru: 'Секрет вебхука', en: 'Webhook secret' },
      secret: true,
    },
    { key: 'bot', also: ['botName', 'name'], words: { ru: 'Имя бота для ссылки', en: 'Name of the bot for links' } },
    baseUrlField('https://api.telegram.org'),
  ],
  perSecond: 25,
  concurrency: 10,
  reportsDelivery: false,
  create: (config, ports) => createTelegram(config, ports),
}

/** No answer came: it may have been taken. */
class NoAnswer extends Error {
  readonly outcome: SendOutcome
  constructor(outcome: SendOutcome) {
    super('no answer')
    this.outcome = outcome
  }
}

function createTelegram(config: ProviderConfig, { outbound }: AdapterPorts): ChannelAdapter {
  const api = new Api(config.token!, {
    apiRoot: config.baseUrl!.replace(/\/$/, ''),
    fetch: fetchThrough(outbound),
    sensitiveLogs: false,
  })
  return {
    idempotent: false,
    send: async ({ address, text }) => {
      try {
        const { message_id: id } = await api.sendMessage(address, text, { link_preview_options: { is_disabled: true } })
        return { kind: 'accepted', providerId: `${address}:${id}` }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    check: async () => {
      try {
        await api.getMe()
        return { ok: true }
      } catch (error) {
        return { ok: false, detail: error instanceof GrammyError ? error.description : 'no answer' }
      }
    },
    read: (incoming) => {
      if (
        config.secret !== undefined &&
        !sameSecret(headerOf(incoming, 'x-telegram-bot-api-secret-token'), config.secret)
      ) {
        return { ok: false, status: 401 }
      }
      const update = jsonOf(incoming)
      return typeof update?.update_id === 'number' ? { ok: true, items: itemsOf(update) } : { ok: false, status: 400 }
    },
  }
}

function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof GrammyError) {
    const { error_code: code, description: detail, parameters } = error
    if (code === 429) return { kind: 'retry', reason: 'throttled', detail, afterSeconds: parameters.retry_after ?? 30 }
    if (code === 401 || code === 404) return { kind: 'refused', refusal: 'auth', detail }
    if (code === 403) return { kind: 'refused', refusal: 'blocked_by_patient', detail }
    if (code === 400 && /too long/i.test(detail)) return { kind: 'refused', refusal: 'too_long', detail }
    if (code === 400) return { kind: 'refused', refusal: 'bad_address', detail }
    return { kind: 'unknown', detail }
  }
  const cause = (error as { error?: unknown }).error
  if (cause instanceof NoAnswer) return cause.outcome
  return { kind: 'unknown', detail: 'unexpected answer' }
}

/** The library's requests through the product's own way out. */
function fetchThrough(outbound: Outbound): typeof fetch {
  return (async (url: URL | RequestInfo, init?: RequestInit) => {
    const headers = Object.fromEntries(new Headers(init?.headers as HeadersInit).entries())
    const answer = await outbound.send({
      method: (init?.method ?? 'GET') as 'GET' | 'POST',
      url: String(url),
      headers,
      ...(init?.body ? { body: String(init.body) } : {}),
    })
    if (answer.ok) return new Response(new Uint8Array(answer.body), { status: answer.status })
    const early = answer.reason === 'forbidden_address' || /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH/.test(answer.detail)
    throw new NoAnswer(
      early
        ? { kind: 'retry', reason: 'unavailable', detail: answer.reason }
        : { kind: 'unknown', detail: answer.reason },
    )
  }) as typeof fetch
}

function itemsOf({ my_chat_member: member, message }: any): InboundItem[] {
  if (member) {
    const gone = ['kicked', 'left'].includes(member.new_chat_member?.status)
    return gone ? [{ kind: 'stop', address: String(member.chat?.id), at: instantOf(member.date) }] : []
  }
  return message ? [messageItem(message)] : []
}

function messageItem({ chat, from, contact, date, text: said, message_id: id }: any): InboundItem {
  const address = String(chat?.id)
  const at = instantOf(date)
  const text = String(said ?? '')
  const start = /^\/start(?:\s+(\S+))?$/.exec(text)
  if (start) return { kind: 'start', address, at, ...(start[1] ? { payload: start[1] } : {}) }
  const isOwn = contact?.phone_number && contact.user_id === from?.id
  if (isOwn) return { kind: 'start', address, phone: phoneOf(contact.phone_number), at }
  return { kind: 'message', externalId: `${address}:${id}`, address, text, at }
}
