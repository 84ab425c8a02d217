import { createECDH, randomBytes } from 'node:crypto'
import webPush from 'web-push'
import { createOutbound, type OutboundLimits } from '../../platform/outbound.ts'
import { newId } from '../../platform/random.ts'
import type { ChannelAdapter, Outgoing } from './channel-adapter.ts'
import { findProvider } from './providers.ts'
import { readProviderConfig } from './provider.ts'

type VendorName = 'smsaero' | 'smsc' | 'smsru' | 'max' | 'telegram' | 'cloud' | 'wazzup' | 'webhook' | 'push'

type Vendor = {
  /** Its adapter, told that the vendor lives at this address. */
  at(base: string, limits?: Partial<OutboundLimits>): ChannelAdapter
  message(base: string): Outgoing
  /** What it answers when it takes a message; words of it are Cyrillic where the vendor's are. */
  takes: { status: number; body: unknown }
}

const MESSAGE: Outgoing = { deliveryId: newId(), channel: 'sms', address: '+79161234567', text: 'Ждём вас' }
const LIMITS = { allowLoopback: true, timeoutMs: 1200 }
const KEYS = webPush.generateVAPIDKeys()

/** Every vendor that is spoken to over HTTP. */
export const VENDORS: Record<VendorName, Vendor> = {
  smsaero: vendor(
    ['sms', 'smsaero', (base) => ({ email: 'a@b.ru', apiKey: 'k', sign: 'CLINIC', baseUrl: `${base}/v2` })],
    { success: true, data: { id: 7, status: 0, cost: '3.15', extendStatus: 'в очереди' } },
  ),
  smsc: vendor(['sms', 'smsc', (base) => ({ login: 'l', password: 'p', baseUrl: `${base}/sys` })], {
    id: 9,
    cnt: 2,
    cost: '4.88',
  }),
  smsru: vendor(['sms', 'sms.ru', (base) => ({ api_id: 'k', baseUrl: base })], {
    status: 'OK',
    sms: { '79161234567': { status: 'OK', sms_id: '000-1', cost: '2.50', status_text: 'принято' } },
  }),
  max: vendor(['max', 'max', (base) => ({ token: 't', secret: 's', baseUrl: base })], {
    message: { body: { mid: 'mid.1', text: 'Ждём вас' } },
  }),
  telegram: vendor(['telegram', 'telegram', (base) => ({ token: '1:t', secret: 's', baseUrl: base })], {
    ok: true,
    result: { message_id: 3, date: 1, chat: { id: 5, type: 'private' }, text: 'Ждём вас' },
  }),
  cloud: vendor(
    [
      'whatsapp',
      'cloud',
      (base) => ({ phone_number_id: '55', token: 't', appSecret: 'a', verifyToken: 'v', baseUrl: base }),
    ],
    { messages: [{ id: 'wamid.1' }] },
  ),
  wazzup: vendor(['whatsapp', 'wazzup24', (base) => ({ apiKey: 'k', channelId: 'c', crmKey: 'crm', baseUrl: base })], {
    messageId: 'uuid-1',
  }),
  webhook: vendor(['webhook', 'webhook', (base) => ({ url: `${base}/hook`, secret: 'whsec_c2VjcmV0' })], ''),
  push: {
    ...vendor(
      ['push', 'vapid', () => ({ publicKey: KEYS.publicKey, privateKey: KEYS.privateKey, subject: 'mailto:a@b.ru' })],
      '',
    ),
    message: (base) => ({ ...MESSAGE, channel: 'push', address: subscription(base) }),
  },
}

type Way = [channel: Parameters<typeof findProvider>[0], name: string, config: (base: string) => object]

function vendor([channel, name, config]: Way, body: unknown): Vendor {
  const provider = findProvider(channel, name)!
  return {
    at: (base, limits = {}) =>
      provider.create(readProviderConfig(provider, { ...config(base) }), {
        outbound: createOutbound({ ...LIMITS, ...limits }),
        now: () => new Date('2026-11-22T09:00:00Z'),
        simulation: true,
        report: async () => {},
      }),
    message: () => ({ ...MESSAGE, channel }),
    takes: { status: 200, body },
  }
}

/** The address a browser gives for its notifications. */
function subscription(base: string): string {
  const browser = createECDH('prime256v1')
  const keys = { p256dh: browser.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') }
  return JSON.stringify({ endpoint: `${base}/push/1`, keys })
}
