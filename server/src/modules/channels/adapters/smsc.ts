import { createHash } from 'node:crypto'
import type {
  AdapterPorts,
  ChannelAdapter,
  InboundItem,
  InboundReading,
  InboundRequest,
  LookupOutcome,
  ReceiptState,
  Refusal,
  SendOutcome,
} from '../channel-adapter.ts'
import { formOf, instantOf, sameSecret } from '../hook-reading.ts'
import { ask, checkOutcome, formBody, type HttpAnswer, minorUnits, statusOutcome, unreadable } from '../http-asking.ts'
import { baseUrlField, type Provider, type ProviderConfig } from '../provider.ts'

const STATES: Record<string, ReceiptState> = {
  '-1': 'accepted',
  '0': 'sent',
  '1': 'delivered',
  '2': 'read',
  '3': 'failed',
  '20': 'failed',
  '22': 'failed',
  '23': 'failed',
  '24': 'failed',
  '25': 'failed',
}
const STATE_REFUSALS: Record<string, Refusal> = {
  '22': 'bad_address',
  '23': 'forbidden_text',
  '24': 'no_money',
  '25': 'operator_block',
}
const ERRORS: Record<string, Refusal> = {
  '1': 'other',
  '2': 'auth',
  '3': 'no_money',
  '4': 'auth',
  '5': 'other',
  '6': 'forbidden_text',
  '7': 'bad_address',
  '8': 'bad_address',
}
/** Too many or repeated requests. */
const THROTTLED = '9'

/** SMSC.ru. It keeps our own number of a message, so a lost answer is found again by `status.php`. */
export const smsc: Provider = {
  channel: 'sms',
  provider: 'smsc',
  name: 'SMSC',
  fields: [
    {
      key: 'login',
      also: ['user'],
      words: { ru: 'Логин', en: 'Login' },
      where: {
        ru: 'Логин кабинета SMSC; не нужен, если есть API-ключ',
        en: 'Login of the SMSC account; not needed with an API key',
      },
    },
    {
      key: 'psw',
      also: ['password', 'pass'],
      words: { ru: 'Пароль', en: 'Password' },
      where: {
        ru: 'Лучше отдельный пароль для API: Настройки → Пароли',
        en: 'Better a password for the API: Settings → Passwords',
      },
      secret: true,
    },
    {
      key: 'apikey',
      also: ['apiKey', 'api_key', 'key'],
      words: { ru: 'API-ключ вместо логина и пароля', en: 'API key instead of login and password' },
      where: { ru: 'Настройки → Подключения по API', en: 'Settings → API connections' },
      secret: true,
    },
    {
      key: 'sender',
      also: ['from', 'sign'],
      words: { ru: 'Имя отправителя', en: 'Sender name' },
      where: { ru: 'Имена отправителей; пусто – имя по умолчанию', en: 'Sender names; empty – the default one' },
    },
    {
      key: 'secret',
      words: { ru: 'Секрет подписи отчётов', en: 'Secret that signs reports' },
      where: {
        ru: 'То же слово впишите в SMSC рядом с адресом отчётов',
        en: 'Enter the same word at SMSC beside the address of reports',
      },
      secret: true,
    },
    baseUrlField('https://smsc.ru/sys'),
  ],
  perSecond: 10,
  concurrency: 5,
  reportsDelivery: true,
  reportsBy: 'hand',
  tellsBalance: true,
  site: 'https://smsc.ru',
  create: (config, ports) => createSmsc(config, ports),
}

/** Our number of a message for vendors that take 31-bit integers: the same for the same delivery. */
export function numberOf(deliveryId: string): string {
  return String((createHash('sha256').update(deliveryId).digest().readUInt32BE(0) % 2_147_483_646) + 1)
}

function createSmsc(config: ProviderConfig, { outbound }: AdapterPorts): ChannelAdapter {
  const { login, psw, apikey } = config
  const credentials = apikey === undefined ? { login, psw } : { apikey }
  const request = (path: string, fields: Record<string, string | undefined>) =>
    ask(outbound, {
      method: 'POST',
      url: `${config.baseUrl!.replace(/\/$/, '')}${path}`,
      ...formBody({ ...credentials, fmt: '3', charset: 'utf-8', ...fields }),
    })
  return {
    // A repeat with the same number is a second message there: it must be asked about first.
    idempotent: false,
    send: async ({ deliveryId, address, text }) => {
      const asked = await request('/send.php', {
        phones: address.replace(/\D/g, ''),
        mes: text,
        id: numberOf(deliveryId),
        cost: '3',
        sender: config.sender,
      })
      return asked.answered ? sendOutcome(asked.answer) : asked.outcome
    },
    lookup: (sent) => lookUp(request, sent),
    balance: async () => {
      const asked = await request('/balance.php', {})
      const amount = asked.answered ? minorUnits(asked.answer.json?.balance) : undefined
      return amount === undefined ? { error: 'no balance in the answer' } : { amount }
    },
    check: async () =>
      checkOutcome(await request('/balance.php', {}), ({ json }) => json?.balance !== undefined, sendOutcome),
    read: (incoming) => readIncoming(incoming, config),
  }
}

function readIncoming(incoming: InboundRequest, config: ProviderConfig): InboundReading {
  const form = formOf(incoming)
  const [id, phone, status] = [form.get('id'), form.get('phone'), form.get('status')]
  if (id === null || phone === null || status === null) return { ok: false, status: 400 }
  if (config.secret !== undefined) {
    const expected = createHash('md5').update(`${id}:${phone}:${status}:${config.secret}`).digest('hex')
    if (!sameSecret(form.get('md5') ?? undefined, expected)) return { ok: false, status: 401 }
  }
  return { ok: true, items: [receipt(form)], answer: { contentType: 'text/plain', body: 'OK' } }
}

function receipt(form: URLSearchParams): InboundItem {
  const status = form.get('status')!
  const refusal = STATE_REFUSALS[status]
  const cost = minorUnits(form.get('cost'))
  return {
    kind: 'receipt',
    providerId: form.get('id')!,
    state: STATES[status] ?? 'accepted',
    at: instantOf(form.get('ts')),
    ...(refusal ? { refusal } : {}),
    ...(cost === undefined ? {} : { cost }),
  }
}

function sendOutcome(answer: HttpAnswer): SendOutcome {
  const { json } = answer
  if (json?.error_code !== undefined) {
    const detail = String(json.error ?? json.error_code)
    if (String(json.error_code) === THROTTLED) return { kind: 'retry', reason: 'throttled', afterSeconds: 60, detail }
    return { kind: 'refused', refusal: ERRORS[String(json.error_code)] ?? 'other', detail }
  }
  if (json?.id === undefined) return statusOutcome(answer) ?? unreadable(answer)
  const cost = minorUnits(json.cost)
  return {
    kind: 'accepted',
    providerId: String(json.id),
    ...(cost === undefined ? {} : { cost }),
    ...(json.cnt ? { parts: Number(json.cnt) } : {}),
  }
}

type Ask = (path: string, fields: Record<string, string | undefined>) => ReturnType<typeof ask>
type Sent = { deliveryId: string; address: string }

async function lookUp(request: Ask, { deliveryId, address }: Sent): Promise<LookupOutcome> {
  const id = numberOf(deliveryId)
  const asked = await request('/status.php', { phone: address.replace(/\D/g, ''), id, all: '1' })
  if (!asked.answered) return { kind: 'unreachable', detail: 'no answer' }
  const { json, status } = asked.answer
  if (String(json?.status) === '-3' || String(json?.error_code) === '3') return { kind: 'absent' }
  const state = STATES[String(json?.status)]
  return state ? { kind: 'found', providerId: id, state } : { kind: 'unreachable', detail: `HTTP ${status}` }
}
