import type {
  AdapterPorts,
  ChannelAdapter,
  InboundItem,
  InboundReading,
  InboundRequest,
  LookupOutcome,
  ReceiptState,
  SendOutcome,
} from '../channel-adapter.ts'
import { formOf, instantOf, jsonOf } from '../hook-reading.ts'
import {
  ask,
  checkOutcome,
  costOf,
  refusalBy,
  type HttpAnswer,
  jsonBody,
  minorUnits,
  statusOutcome,
  unreadable,
} from '../http-asking.ts'
import { baseUrlField, type Provider, type ProviderConfig } from '../provider.ts'

const STATES: Record<string, ReceiptState> = {
  '0': 'accepted',
  '1': 'delivered',
  '2': 'failed',
  '3': 'sent',
  '4': 'accepted',
  '6': 'failed',
  '8': 'accepted',
}

/** SMS Aero, gateway API v2. */
export const smsAero: Provider = {
  channel: 'sms',
  provider: 'smsaero',
  name: 'SMS Aero',
  fields: [
    {
      key: 'email',
      also: ['login', 'user'],
      words: { ru: 'Логин (эл. почта)', en: 'Sign-in e-mail' },
      where: { ru: 'Почта, с которой вы входите в SMS Aero', en: 'The e-mail you sign in to SMS Aero with' },
      required: true,
    },
    {
      key: 'apiKey',
      also: ['api_key', 'apikey', 'key', 'password'],
      words: { ru: 'API-ключ', en: 'API key' },
      where: { ru: 'Личный кабинет → Настройки → API и SMPP', en: 'Account → Settings → API and SMPP' },
      secret: true,
      required: true,
    },
    {
      key: 'sign',
      also: ['sender', 'from'],
      words: { ru: 'Имя отправителя', en: 'Sender name' },
      where: {
        ru: 'Имя, согласованное с операторами; «SMS Aero» годится только для проб',
        en: 'A name agreed with operators; “SMS Aero” is for trials only',
      },
      default: 'SMS Aero',
    },
    baseUrlField('https://gate.smsaero.ru/v2'),
  ],
  perSecond: 10,
  concurrency: 5,
  reportsDelivery: true,
  reportsBy: 'message',
  tellsBalance: true,
  site: 'https://smsaero.ru',
  create: (config, ports) => createSmsAero(config, ports),
}

function createSmsAero(config: ProviderConfig, { outbound }: AdapterPorts): ChannelAdapter {
  const credentials = Buffer.from(`${config.email}:${config.apiKey}`).toString('base64')
  const request = (path: string, body: object) => {
    const { headers, body: text } = jsonBody(body)
    return ask(outbound, {
      method: 'POST',
      url: `${config.baseUrl!.replace(/\/$/, '')}${path}`,
      headers: { ...headers, authorization: `Basic ${credentials}` },
      body: text,
    })
  }
  return {
    idempotent: false,
    send: async ({ address, text, receiptUrl }) => {
      const number = address.replace(/\D/g, '')
      const asked = await request('/sms/send', {
        number,
        sign: config.sign,
        text,
        ...(receiptUrl ? { callbackUrl: receiptUrl, callbackFormat: 'JSON' } : {}),
      })
      return asked.answered ? sendOutcome(asked.answer) : asked.outcome
    },
    lookup: ({ providerId }) => lookUp(request, providerId),
    balance: async () => {
      const asked = await request('/balance', {})
      const amount = asked.answered ? minorUnits(asked.answer.json?.data?.balance) : undefined
      return amount === undefined ? { error: 'no balance in the answer' } : { amount }
    },
    check: async () => checkOutcome(await request('/auth', {}), ({ json }) => json?.success === true, sendOutcome),
    read: (incoming) => readIncoming(incoming),
  }
}

function readIncoming(incoming: InboundRequest): InboundReading {
  const json = jsonOf(incoming)
  const form = formOf(incoming)
  const field = (name: string) => json?.[name] ?? form.get(name)
  const id = field('id')
  if (id === null || id === undefined) return { ok: false, status: 400 }
  const item: InboundItem = {
    kind: 'receipt',
    providerId: String(id),
    state: STATES[String(field('status'))] ?? 'accepted',
    at: instantOf(field('dateSend') ?? field('date_send') ?? ''),
  }
  return { ok: true, items: [item] }
}

function sendOutcome(answer: HttpAnswer): SendOutcome {
  const { success, data = null, message, reason, result } = answer.json ?? {}
  if (success === true && data?.id !== undefined) {
    return { kind: 'accepted', providerId: String(data.id), ...costOf(data.cost) }
  }
  const said = [message, reason, result, data && JSON.stringify(data)].filter(Boolean).join(' ')
  const isRefusal = success === false || result === 'reject'
  const plain: SendOutcome | null = isRefusal ? { kind: 'refused', refusal: 'other', detail: said } : null
  return (
    refusalBy(REFUSALS, said.toLowerCase(), { status: answer.status, detail: said }) ??
    statusOutcome(answer) ??
    plain ??
    unreadable(answer)
  )
}

const REFUSALS = [
  [/no credits|not enough|insufficient|недостаточно/, 'no_money'],
  [/auth|unauthorized|invalid credential/, 'auth'],
  [/black ?list|stop ?list|чёрн|черн/, 'operator_block'],
  [/number|phone|номер/, 'bad_address'],
  [/moderation|text|sign/, 'forbidden_text'],
] as const

type Ask = (path: string, body: object) => ReturnType<typeof ask>

async function lookUp(request: Ask, providerId: string | null): Promise<LookupOutcome> {
  if (providerId === null) return { kind: 'unreachable', detail: 'SMS Aero finds messages by its own id only' }
  const asked = await request('/sms/status', { id: Number(providerId) })
  const status = asked.answered ? asked.answer.json?.data?.status : undefined
  if (status === undefined) return { kind: 'unreachable', detail: 'no status' }
  return { kind: 'found', providerId, state: STATES[String(status)] ?? 'accepted' }
}
