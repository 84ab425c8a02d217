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
import { formOf, instantOf } from '../hook-reading.ts'
import {
  ask,
  checkOutcome,
  costOf,
  formBody,
  type HttpAnswer,
  minorUnits,
  statusOutcome,
  unreadable,
} from '../http-asking.ts'
import { baseUrlField, type Provider, type ProviderConfig } from '../provider.ts'

const STATES: Record<string, ReceiptState> = {
  '100': 'accepted',
  '101': 'sent',
  '102': 'sent',
  '103': 'delivered',
  '104': 'failed',
  '105': 'failed',
  '106': 'failed',
  '107': 'failed',
  '108': 'failed',
  '110': 'read',
  '150': 'failed',
}
const REFUSALS: Record<string, Refusal> = {
  '200': 'auth',
  '201': 'no_money',
  '202': 'bad_address',
  '203': 'other',
  '204': 'forbidden_text',
  '205': 'too_long',
  '207': 'bad_address',
  '208': 'other',
  '209': 'operator_block',
  '212': 'forbidden_text',
  '213': 'too_long',
  '214': 'bad_address',
  '300': 'auth',
  '301': 'auth',
  '302': 'auth',
}
const THROTTLED = new Set(['206', '220', '230', '231', '232', '233'])

/** SMS.ru. It finds messages by its own id only: a lost answer stays unknown. */
export const smsRu: Provider = {
  channel: 'sms',
  provider: 'smsru',
  name: 'SMS.ru',
  fields: [
    {
      key: 'apiId',
      also: ['api_id', 'apikey', 'apiKey', 'key'],
      words: { ru: 'api_id', en: 'api_id' },
      where: {
        ru: 'Главная страница кабинета SMS.ru, блок «api_id»',
        en: 'Main page of the SMS.ru account, block “api_id”',
      },
      secret: true,
      required: true,
    },
    {
      key: 'from',
      also: ['sender', 'sign'],
      words: { ru: 'Имя отправителя', en: 'Sender name' },
      where: { ru: 'Отправители; пусто – имя по умолчанию', en: 'Senders; empty – the default one' },
    },
    baseUrlField('https://sms.ru'),
  ],
  perSecond: 20,
  concurrency: 5,
  reportsDelivery: true,
  reportsBy: 'subscription',
  tellsBalance: true,
  site: 'https://sms.ru',
  create: (config, ports) => createSmsRu(config, ports),
}

function createSmsRu(config: ProviderConfig, { outbound }: AdapterPorts): ChannelAdapter {
  const request = (path: string, fields: Record<string, string | undefined>) =>
    ask(outbound, {
      method: 'POST',
      url: `${config.baseUrl!.replace(/\/$/, '')}${path}`,
      ...formBody({ api_id: config.apiId, json: '1', ...fields }),
    })
  return {
    idempotent: false,
    send: async ({ address, text }) => {
      const to = address.replace(/\D/g, '')
      const asked = await request('/sms/send', { to, msg: text, from: config.from })
      return asked.answered ? sendOutcome(asked.answer, to) : asked.outcome
    },
    lookup: async ({ providerId }) => {
      if (providerId === null) return { kind: 'unreachable', detail: 'SMS.ru finds messages by its own id only' }
      const asked = await request('/sms/status', { sms_id: providerId })
      const code = asked.answered ? asked.answer.json?.sms?.[providerId]?.status_code : undefined
      const state = STATES[String(code)]
      return state ? { kind: 'found', providerId, state } : { kind: 'unreachable', detail: 'no status' }
    },
    balance: async () => {
      const asked = await request('/my/balance', {})
      const amount = asked.answered ? minorUnits(asked.answer.json?.balance) : undefined
      return amount === undefined ? { error: 'no balance in the answer' } : { amount }
    },
    check: async () => checkOutcome(await request('/auth/check', {}), saidOk, wholeOutcome),
    subscribe: async (url) => checkOutcome(await request('/callback/add', { url }), saidOk, wholeOutcome),
    read: (incoming) => readIncoming(incoming),
  }
}

function readIncoming(incoming: InboundRequest): InboundReading {
  const entries = [...formOf(incoming)]
    .filter(([name]) => /^data(\[\d*\])?$/.test(name))
    .map(([, value]) => value.split('\n'))
  if (entries.length === 0) return { ok: false, status: 400 }
  return { ok: true, items: entries.flatMap(itemOf), answer: { contentType: 'text/plain', body: '100' } }
}

function itemOf([kind, id, code, at]: string[]): InboundItem[] {
  if (kind?.trim() !== 'sms_status' || !id || !code) return []
  const state = STATES[code.trim()] ?? 'accepted'
  const refusal: Refusal | undefined = state === 'failed' && code.trim() === '150' ? 'bad_address' : undefined
  return [{ kind: 'receipt', providerId: id.trim(), state, at: instantOf(at?.trim()), ...(refusal ? { refusal } : {}) }]
}

function sendOutcome(answer: HttpAnswer, to: string): SendOutcome {
  const { sms, ...whole } = answer.json ?? {}
  const own = sms?.[to] ?? sms?.[`+${to}`]
  if (own?.status === 'OK' && own.sms_id)
    return { kind: 'accepted', providerId: String(own.sms_id), ...costOf(own.cost) }
  const failed = own ?? whole
  if (failed.status !== 'ERROR') return statusOutcome(answer) ?? unreadable(answer)
  return errorOutcome(String(failed.status_code), String(failed.status_text ?? failed.status_code))
}

function saidOk({ json }: HttpAnswer): boolean {
  return json?.status === 'OK'
}

/** An answer about no message in particular. */
function wholeOutcome(answer: HttpAnswer): SendOutcome {
  return sendOutcome(answer, '')
}

function errorOutcome(code: string, detail: string): SendOutcome {
  if (THROTTLED.has(code)) return { kind: 'retry', reason: 'throttled', afterSeconds: 60, detail }
  return { kind: 'refused', refusal: REFUSALS[code] ?? 'other', detail }
}
