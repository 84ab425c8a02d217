import { Api, GrammyError } from 'grammy'
import type { Outbound } from '../../../platform/outbound.ts'
import type {
  AdapterPorts,
  ChannelAdapter,
  CheckOutcome,
  InboundItem,
  SendOutcome,
  Trouble,
} from '../channel-adapter.ts'
import { headerOf, instantOf, jsonOf, phoneOf, sameSecret } from '../hook-reading.ts'
import { httpAnswer, statusOutcome, troubleOf, unanswered, unreadable } from '../http-asking.ts'
import { baseUrlField, type Provider, type ProviderConfig } from '../provider.ts'

/** A Telegram bot: service messages only, to people who started it. */
export const telegram: Provider = {
  channel: 'telegram',
  provider: 'telegram',
  name: 'Telegram Bot API',
  fields: [
    {
      key: 'token',
      also: ['botToken', 'bot_token', 'key'],
      words: { ru: 'Токен бота', en: 'Bot token' },
      where: {
        ru: 'Напишите @BotFather: /mybots → ваш бот → API Token',
        en: 'Write to @BotFather: /mybots → your bot → API Token',
      },
      secret: true,
      required: true,
    },
    {
      key: 'secret',
      also: ['secret_token', 'secretToken'],
      words: { ru: 'Секрет вебхука', en: 'Webhook secret' },
      where: {
        ru: 'Оставьте пустым: придумаем сами и передадим Telegram',
        en: 'Leave empty: we make one up and give it to Telegram',
      },
      made: true,
      secret: true,
    },
    {
      key: 'bot',
      also: ['botName', 'name'],
      words: { ru: 'Имя бота для ссылки', en: 'Name of the bot for links' },
      where: { ru: 'То, что стоит после t.me/', en: 'What stands after t.me/' },
    },
    baseUrlField('https://api.telegram.org'),
  ],
  perSecond: 25,
  concurrency: 10,
  reportsDelivery: false,
  reportsBy: 'subscription',
  site: 'https://t.me/BotFather',
  create: (config, ports) => createTelegram(config, ports),
}

/** No answer of Telegram itself came. */
class NoAnswer extends Error {
  readonly outcome: SendOutcome
  readonly trouble: Trouble
  constructor(outcome: SendOutcome, trouble: Trouble) {
    super('no answer')
    this.outcome = outcome
    this.trouble = trouble
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
    check: () => checked(() => api.getMe()),
    subscribe: (url) =>
      checked(() =>
        api.setWebhook(url, {
          allowed_updates: ['message', 'my_chat_member'],
          ...(config.secret === undefined ? {} : { secret_token: config.secret }),
        }),
      ),
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

async function checked(ask: () => Promise<unknown>): Promise<CheckOutcome> {
  try {
    await ask()
    return { ok: true }
  } catch (error) {
    const outcome = outcomeOf(error)
    const cause = (error as { error?: unknown }).error
    const trouble = cause instanceof NoAnswer ? cause.trouble : troubleOf(outcome)
    return { ok: false, trouble, detail: 'detail' in outcome ? outcome.detail : '' }
  }
}

function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof GrammyError) {
    const { error_code: code, description: detail, parameters } = error
    if (code === 429) return { kind: 'retry', reason: 'throttled', detail, afterSeconds: parameters.retry_after ?? 30 }
    if (code === 401 || code === 404) return { kind: 'refused', refusal: 'auth', detail }
    if (code === 403) return { kind: 'refused', refusal: 'blocked_by_patient', detail }
    if (code === 400 && /too long/i.test(detail)) return { kind: 'refused', refusal: 'too_long', detail }
    if (code === 400)
      return { kind: 'refused', refusal: /chat|user|peer/i.test(detail) ? 'bad_address' : 'other', detail }
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
    if (!answer.ok) {
      const { outcome, trouble } = unanswered(answer)
      throw new NoAnswer(outcome, trouble)
    }
    const read = httpAnswer(answer)
    if (typeof read.json?.ok === 'boolean') return new Response(JSON.stringify(read.json), { status: answer.status })
    // Somebody between us and Telegram answered.
    const outcome = statusOutcome(read) ?? unreadable(read)
    throw new NoAnswer(outcome, troubleOf(outcome))
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
