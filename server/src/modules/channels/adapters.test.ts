import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createOutbound } from '../../platform/outbound.ts'
import { newId } from '../../platform/random.ts'
import type { Outgoing } from './channel-adapter.ts'
import { findProvider } from './providers.ts'
import { readProviderConfig } from './provider.ts'

type Seen = { url: string; headers: IncomingMessage['headers']; body: string }
type Scene = (seen: Seen, answer: ServerResponse) => void

let server: Server | undefined
afterEach(() => server?.close())

/** A vendor that answers as told, on a port of its own. */
async function vendor(scene: Scene): Promise<{ base: string; seen: Seen[] }> {
  const seen: Seen[] = []
  server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const one = { url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') }
      seen.push(one)
      scene(one, answer)
    })
  })
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Scene =>
  (_seen, answer) =>
    void answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
const hang: Scene = () => {}
const broken: Scene = (_seen, answer) => void answer.writeHead(200).end('<html>шлюз</html>')

const MESSAGE: Outgoing = { deliveryId: newId(), channel: 'sms', address: '+79161234567', text: 'Ждём вас' }

function adapter(channel: Parameters<typeof findProvider>[0], name: string, config: Record<string, unknown>) {
  const provider = findProvider(channel, name)!
  return provider.create(readProviderConfig(provider, config), {
    outbound: createOutbound({ allowLoopback: true, timeoutMs: 400 }),
    now: () => new Date('2026-11-22T09:00:00Z'),
    simulation: true,
    report: async () => {},
  })
}

const VENDORS = {
  smsaero: (base: string) =>
    adapter('sms', 'smsaero', { email: 'a@b.ru', apiKey: 'k', sign: 'CLINIC', baseUrl: `${base}/v2` }),
  smsc: (base: string) => adapter('sms', 'smsc', { login: 'l', password: 'p', baseUrl: `${base}/sys` }),
  smsru: (base: string) => adapter('sms', 'sms.ru', { api_id: 'k', baseUrl: base }),
  max: (base: string) => adapter('max', 'max', { token: 't', secret: 's', baseUrl: base }),
  telegram: (base: string) => adapter('telegram', 'telegram', { token: '1:t', secret: 's', baseUrl: base }),
  cloud: (base: string) =>
    adapter('whatsapp', 'cloud', {
      phone_number_id: '55',
      token: 't',
      appSecret: 'a',
      verifyToken: 'v',
      baseUrl: base,
    }),
  wazzup: (base: string) =>
    adapter('whatsapp', 'wazzup24', { apiKey: 'k', channelId: 'c', crmKey: 'crm', baseUrl: base }),
  webhook: (base: string) => adapter('webhook', 'webhook', { url: `${base}/hook`, secret: 'whsec_c2VjcmV0' }),
}

describe('what a vendor answers to a message', () => {
  it.each([
    [
      'smsaero',
      json(200, { success: true, data: { id: 7, status: 0, cost: '3.15' } }),
      { kind: 'accepted', providerId: '7', cost: 315 },
    ],
    [
      'smsaero',
      json(401, { success: false, message: 'Your request was made with invalid credentials.' }),
      { kind: 'refused', refusal: 'auth' },
    ],
    ['smsaero', json(200, { result: 'no credits' }), { kind: 'refused', refusal: 'no_money' }],
    [
      'smsaero',
      json(400, { success: false, message: 'Validation error.', data: { number: ['не верный номер'] } }),
      { kind: 'refused', refusal: 'bad_address' },
    ],
    ['smsaero', json(429, {}, { 'retry-after': '7' }), { kind: 'retry', reason: 'throttled', afterSeconds: 7 }],
    [
      'smsc',
      json(200, { id: 9, cnt: 2, cost: '4.88', balance: '10' }),
      { kind: 'accepted', providerId: '9', cost: 488, parts: 2 },
    ],
    ['smsc', json(200, { error: 'authorise error', error_code: 2 }), { kind: 'refused', refusal: 'auth' }],
    ['smsc', json(200, { error: 'no money', error_code: 3 }), { kind: 'refused', refusal: 'no_money' }],
    ['smsc', json(200, { error: 'invalid number', error_code: 7, id: 9 }), { kind: 'refused', refusal: 'bad_address' }],
    [
      'smsc',
      json(200, { error: 'duplicate request, wait a minute', error_code: 9 }),
      { kind: 'retry', reason: 'throttled' },
    ],
    [
      'smsru',
      json(200, {
        status: 'OK',
        status_code: 100,
        sms: { '79161234567': { status: 'OK', status_code: 100, sms_id: '000-1', cost: '2.50' } },
      }),
      { kind: 'accepted', providerId: '000-1', cost: 250 },
    ],
    [
      'smsru',
      json(200, {
        status: 'OK',
        sms: { '79161234567': { status: 'ERROR', status_code: 207, status_text: 'нет пути' } },
      }),
      { kind: 'refused', refusal: 'bad_address' },
    ],
    [
      'smsru',
      json(200, { status: 'ERROR', status_code: 200, status_text: 'неправильный api_id' }),
      { kind: 'refused', refusal: 'auth' },
    ],
    ['smsru', json(200, { status: 'ERROR', status_code: 201 }), { kind: 'refused', refusal: 'no_money' }],
    ['smsru', json(200, { status: 'ERROR', status_code: 220 }), { kind: 'retry', reason: 'throttled' }],
    ['max', json(200, { message: { body: { mid: 'mid.1', seq: 1 } } }), { kind: 'accepted', providerId: 'mid.1' }],
    ['max', json(401, { code: 'verify.token', message: 'Invalid access_token' }), { kind: 'refused', refusal: 'auth' }],
    [
      'max',
      json(403, { code: 'chat.denied', message: 'error.dialog.suspended' }),
      { kind: 'refused', refusal: 'blocked_by_patient' },
    ],
    ['max', json(404, { code: 'chat.not.found', message: 'no' }), { kind: 'refused', refusal: 'bad_address' }],
    ['max', json(429, { code: 'too.many.requests', message: 'wait' }), { kind: 'retry', reason: 'throttled' }],
    ['max', json(503, { code: 'service.unavailable', message: 'wait' }), { kind: 'retry', reason: 'unavailable' }],
    [
      'telegram',
      json(200, { ok: true, result: { message_id: 3, date: 1, chat: { id: 5, type: 'private' } } }),
      { kind: 'accepted', providerId: '+79161234567:3' },
    ],
    [
      'telegram',
      json(429, { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 9 } }),
      { kind: 'retry', reason: 'throttled', afterSeconds: 9 },
    ],
    [
      'telegram',
      json(403, { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' }),
      { kind: 'refused', refusal: 'blocked_by_patient' },
    ],
    [
      'telegram',
      json(400, { ok: false, error_code: 400, description: 'Bad Request: chat not found' }),
      { kind: 'refused', refusal: 'bad_address' },
    ],
    [
      'telegram',
      json(401, { ok: false, error_code: 401, description: 'Unauthorized' }),
      { kind: 'refused', refusal: 'auth' },
    ],
    [
      'cloud',
      json(200, { messaging_product: 'whatsapp', messages: [{ id: 'wamid.1' }] }),
      { kind: 'accepted', providerId: 'wamid.1' },
    ],
    [
      'cloud',
      json(400, { error: { code: 131026, message: 'Receiver is incapable' } }),
      { kind: 'refused', refusal: 'bad_address' },
    ],
    [
      'cloud',
      json(400, { error: { code: 131047, message: 'Re-engagement message' } }),
      { kind: 'refused', refusal: 'no_template' },
    ],
    [
      'cloud',
      json(429, { error: { code: 130429, message: 'Rate limit hit' } }),
      { kind: 'retry', reason: 'throttled' },
    ],
    [
      'cloud',
      json(401, { error: { code: 190, message: 'Access token has expired' } }),
      { kind: 'refused', refusal: 'auth' },
    ],
    ['wazzup', json(201, { messageId: 'uuid-1', chatId: '79161234567' }), { kind: 'accepted', providerId: 'uuid-1' }],
    [
      'wazzup',
      json(400, { error: 'BAD_CONTACT', description: 'no whatsapp' }),
      { kind: 'refused', refusal: 'bad_address' },
    ],
    ['wazzup', json(401, { error: 'UNAUTHORIZED' }), { kind: 'refused', refusal: 'auth' }],
    ['wazzup', json(429, { error: 'TOO_MANY_REQUESTS' }), { kind: 'retry', reason: 'throttled' }],
    ['webhook', json(204, ''), { kind: 'accepted', providerId: MESSAGE.deliveryId }],
    ['webhook', json(410, {}), { kind: 'refused', refusal: 'blocked_by_patient' }],
    ['webhook', json(500, {}), { kind: 'retry', reason: 'unavailable' }],
  ] as const)('%s %#', async (name, scene, expected) => {
    const { base } = await vendor(scene)
    expect(await VENDORS[name](base).send(MESSAGE)).toMatchObject(expected)
  })

  it.each(Object.keys(VENDORS) as (keyof typeof VENDORS)[])('%s: silence and nonsense prove nothing', async (name) => {
    const silent = await vendor(hang)
    expect(await VENDORS[name](silent.base).send(MESSAGE)).toMatchObject({ kind: 'unknown' })
    server!.closeAllConnections()
    server!.close()
    const nonsense = await vendor(broken)
    expect(await VENDORS[name](nonsense.base).send(MESSAGE)).toMatchObject({
      kind: name === 'webhook' ? 'accepted' : 'unknown',
    })
    server!.close()
    const fails = await vendor(json(500, {}))
    expect((await VENDORS[name](fails.base).send(MESSAGE)).kind).toBe(name === 'webhook' ? 'retry' : 'unknown')
  })

  it.each(Object.keys(VENDORS) as (keyof typeof VENDORS)[])('%s: a closed door is no message taken', async (name) => {
    const { base } = await vendor(hang)
    await new Promise((resolve) => server!.close(resolve))
    expect(await VENDORS[name](base).send(MESSAGE)).toMatchObject({ kind: 'retry', reason: 'unavailable' })
  })
})

describe('what a vendor gets', () => {
  it('is what its documentation asks for', async () => {
    const { base, seen } = await vendor(json(200, {}))
    await VENDORS.smsaero(base).send(MESSAGE)
    await VENDORS.smsc(base).send(MESSAGE)
    await VENDORS.smsru(base).send(MESSAGE)
    await VENDORS.max(base).send({ ...MESSAGE, address: '42' })
    await VENDORS.telegram(base).send({ ...MESSAGE, address: '42' })
    await VENDORS.cloud(base).send(MESSAGE)
    await VENDORS.wazzup(base).send(MESSAGE)
    expect(seen.map(({ url }) => url)).toEqual([
      '/v2/sms/send',
      '/sys/send.php',
      '/sms/send',
      '/messages?user_id=42',
      '/bot1:t/sendMessage',
      '/55/messages',
      '/v3/message',
    ])
    const [aero, smsc, smsru, max, telegram, cloud, wazzup] = seen
    expect(aero!.headers.authorization).toBe(`Basic ${Buffer.from('a@b.ru:k').toString('base64')}`)
    expect(JSON.parse(aero!.body)).toEqual({ number: '79161234567', sign: 'CLINIC', text: 'Ждём вас' })
    expect(Object.fromEntries(new URLSearchParams(smsc!.body))).toMatchObject({
      login: 'l',
      psw: 'p',
      phones: '79161234567',
      mes: 'Ждём вас',
      fmt: '3',
    })
    expect(Object.fromEntries(new URLSearchParams(smsru!.body))).toMatchObject({
      api_id: 'k',
      to: '79161234567',
      msg: 'Ждём вас',
      json: '1',
    })
    expect([max!.headers.authorization, JSON.parse(max!.body)]).toEqual(['t', { text: 'Ждём вас', notify: true }])
    expect(JSON.parse(telegram!.body)).toMatchObject({ chat_id: '42', text: 'Ждём вас' })
    expect(JSON.parse(cloud!.body)).toMatchObject({
      messaging_product: 'whatsapp',
      to: '79161234567',
      type: 'text',
      biz_opaque_callback_data: MESSAGE.deliveryId,
    })
    expect(JSON.parse(wazzup!.body)).toEqual({
      channelId: 'c',
      chatType: 'whatsapp',
      chatId: '79161234567',
      text: 'Ждём вас',
      crmMessageId: MESSAGE.deliveryId,
    })
  })
})

describe('what a vendor is told and asked about itself', () => {
  it.each([
    ['telegram', { ok: true, result: true }, '/bot1:t/setWebhook'],
    ['max', { success: true }, '/subscriptions'],
    ['wazzup', {}, '/v3/webhooks'],
    ['smsru', { status: 'OK', status_code: 100 }, '/callback/add'],
  ] as const)('%s learns where to report', async (name, body, path) => {
    const { base, seen } = await vendor(json(200, body))
    expect(await VENDORS[name](base).subscribe!('https://go.clinic.ru/hooks/1')).toEqual({ ok: true })
    expect(seen[0]!.url).toBe(path)
    expect(decodeURIComponent(seen[0]!.body)).toContain('https://go.clinic.ru/hooks/1')
    // Who reports shows the secret we told; without it nothing is believed.
    if (name === 'telegram' || name === 'max') expect(JSON.parse(seen[0]!.body)).toMatchObject(SECRETS[name])
  })

  it.each(['smsaero', 'smsc', 'smsru', 'max', 'telegram', 'cloud', 'wazzup', 'webhook'] as const)(
    '%s: a check says what is wrong',
    async (name) => {
      const { base } = await vendor(REFUSED[name])
      expect(await VENDORS[name](base).check()).toMatchObject({ ok: false, trouble: 'auth' })
      server!.close()
      const busy = await vendor(json(429, { error_code: name === 'smsc' ? 9 : 429, description: 'wait', ok: false }))
      expect(await VENDORS[name](busy.base).check()).toMatchObject({ ok: false, trouble: 'throttled' })
      server!.close()
      const silent = await vendor(hang)
      expect(await VENDORS[name](silent.base).check()).toMatchObject({ ok: false, trouble: 'no_answer' })
      server!.closeAllConnections()
      await new Promise((resolve) => server!.close(resolve))
      expect(await VENDORS[name](silent.base).check()).toMatchObject({ ok: false, trouble: 'unavailable' })
    },
  )

  it('an address inside a private network is never asked', async () => {
    const inside = adapter('sms', 'smsc', { login: 'l', password: 'p', baseUrl: 'http://10.1.2.3/sys' })
    expect(await inside.check()).toMatchObject({ ok: false, trouble: 'address' })
  })
})

const SECRETS = { telegram: { secret_token: 's' }, max: { secret: 's' } }
const REFUSED = {
  smsaero: json(401, { success: false, message: 'invalid credentials' }),
  smsc: json(200, { error: 'authorise error', error_code: 2 }),
  smsru: json(200, { status: 'ERROR', status_code: 200, status_text: 'неправильный api_id' }),
  max: json(401, { code: 'verify.token', message: 'Invalid access_token' }),
  telegram: json(401, { ok: false, error_code: 401, description: 'Unauthorized' }),
  cloud: json(401, { error: { code: 190, message: 'Access token has expired' } }),
  wazzup: json(401, { error: 'UNAUTHORIZED' }),
  webhook: json(401, {}),
}
