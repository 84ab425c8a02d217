import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { beats, publicPages } from '../../app.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'

const database = useDatabase()
let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

type Asked = { path: string; body: any; authorization: string }

/** A vendor of text messages that answers each path as told. */
async function smsAero(answers: Record<string, { status?: number; body: unknown }>) {
  const seen: Asked[] = []
  server = createServer((request, answer) => {
    void textOf(request).then((text) => {
      const path = request.url ?? ''
      seen.push({ path, body: JSON.parse(text || '{}'), authorization: request.headers.authorization ?? '' })
      const { status = 200, body } = answers[path.replace('/v2', '')] ?? { status: 404, body: {} }
      answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`, seen }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

const WELL = {
  '/auth': { body: { success: true } },
  '/balance': { body: { success: true, data: { balance: 1234.5 } } },
  '/sms/send': { body: { success: true, data: { id: 77, status: 0, cost: '4.20' } } },
}

async function aDesk() {
  const clinic = await aClinic(database())
  const api = await buildApi(database())
  const token = await clinic.key('owner')
  const ask = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, payload?: object, headers = {}) =>
    call(api, token, { method, url, headers, ...(payload ? { payload } : {}) })
  return { clinic, api, ask }
}

const credentials = (baseUrl: string) => ({
  provider: 'smsaero',
  config: { email: 'desk@clinic.ru', apiKey: 'very-secret-key-9', sign: 'CLINIC', baseUrl },
})

async function settle(clinic: TestClinic): Promise<void> {
  for (const beat of beats) await beat.run(database().ports, clinic.id)
}

describe('the channels of a clinic', () => {
  it('are all in the sandbox until a vendor is connected, and say what each vendor needs', async () => {
    const { ask } = await aDesk()
    const { body } = await ask('GET', '/channels')
    expect(body.items.map(({ channel, state }: any) => [channel, state])).toEqual(
      ['max', 'sms', 'email', 'telegram', 'whatsapp', 'push', 'webhook'].map((channel) => [channel, 'sandbox']),
    )
    const sms = body.items[1]
    expect(sms.providers.map(({ provider }: any) => provider)).toEqual(['smsaero', 'smsc', 'smsru', 'smpp'])
    const key = sms.providers[0].fields.find((field: any) => field.key === 'apiKey')
    expect(key).toMatchObject({ name: 'API-ключ', secret: true, required: true })
    expect(key.where).toContain('Личный кабинет')
    const english = await ask('GET', '/channels', undefined, { 'accept-language': 'en' })
    expect(english.body.items[1].providers[0].fields[1].name).toBe('API key')
  })

  it('take a vendor whose key is good: balance and state are known, the key is never told again', async () => {
    const { ask, clinic } = await aDesk()
    const { baseUrl, seen } = await smsAero(WELL)
    const { status, body } = await ask('PUT', '/channels/sms/connection', { ...credentials(baseUrl), price: 450 })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      state: 'working',
      trouble: null,
      connection: { provider: 'smsaero', price: 450, balance: { amount: 123450 }, shown: { email: 'desk@clinic.ru' } },
    })
    expect(seen[0]!.authorization).toBe(`Basic ${Buffer.from('desk@clinic.ru:very-secret-key-9').toString('base64')}`)
    expect(JSON.stringify((await ask('GET', '/channels')).body)).not.toContain('very-secret')
    const [row] = await database().admin<{ config: Buffer }>(
      'select config from channel_connections where clinic_id = $1',
      [clinic.id],
    )
    expect(row!.config.toString('utf8')).not.toContain('very-secret')
    const { body: log } = await ask('GET', '/audit?action=channel.connected')
    expect(log.items).toHaveLength(1)
    expect(JSON.stringify(log)).not.toContain('very-secret')
  })

  it('keep the secret that is left out when something else is changed', async () => {
    const { ask } = await aDesk()
    const { baseUrl, seen } = await smsAero(WELL)
    const before = await ask('PUT', '/channels/sms/connection', credentials(baseUrl))
    const { apiKey: _left, ...config } = credentials(baseUrl).config
    const after = await ask('PUT', '/channels/sms/connection', {
      provider: 'smsaero',
      config: { ...config, sign: 'DENTIST' },
    })
    expect(after.body.connection).toMatchObject({ id: before.body.connection.id, shown: { sign: 'DENTIST' } })
    const { length } = seen
    await ask('POST', '/channels/sms/check')
    expect(seen[length]!.authorization).toBe(seen[0]!.authorization)
  })

  it.each([
    [{ status: 401, body: { success: false, message: 'invalid credentials' } }, 'не принял ключ'],
    [{ status: 429, body: {} }, 'просит подождать'],
    [{ body: { success: false, message: 'no credits' } }, 'не хватает денег'],
    [{ status: 503, body: {} }, 'недоступен'],
  ])('refuse a vendor that says no, in words (%#)', async (answer, words) => {
    const { ask } = await aDesk()
    const { baseUrl } = await smsAero({ ...WELL, '/auth': answer })
    const { status, body } = await ask('PUT', '/channels/sms/connection', credentials(baseUrl))
    expect([status, body.error.code]).toEqual([400, 'channel_check_failed'])
    expect(body.error.message).toContain(words)
    expect((await ask('GET', '/channels')).body.items[1].state).toBe('sandbox')
    const kept = await ask('PUT', '/channels/sms/connection', { ...credentials(baseUrl), anyway: true })
    expect(kept.body).toMatchObject({ state: 'trouble', trouble: { text: expect.stringContaining(words) } })
  })

  it('refuse an address in a private network and name the field that is missing', async () => {
    const { ask } = await aDesk()
    const inside = await ask('PUT', '/channels/sms/connection', credentials('http://10.0.0.1/v2'))
    expect(inside.body.error.message).toContain('внутреннюю сеть')
    const empty = await ask('PUT', '/channels/sms/connection', { provider: 'smsaero', config: { email: 'a@b.ru' } })
    expect(empty.body.error).toMatchObject({ code: 'bad_channel_config', fields: [{ path: 'apiKey' }] })
  })

  it('go back to the sandbox when disconnected, and the vendor can be put back', async () => {
    const { ask } = await aDesk()
    const { baseUrl } = await smsAero(WELL)
    const { body } = await ask('PUT', '/channels/sms/connection', credentials(baseUrl))
    const { id } = body.connection
    expect((await ask('DELETE', '/channels/sms/connection')).body).toMatchObject({ state: 'sandbox', connection: null })
    expect((await ask('DELETE', '/channels/sms/connection')).status).toBe(404)
    const back = await ask('POST', '/channels/sms/connection/restoration', { id })
    expect(back.body).toMatchObject({ state: 'working', connection: { id, balance: { amount: 123450 } } })
    expect((await ask('POST', '/channels/sms/connection/restoration', { id })).status).toBe(404)
  })

  it('hold WhatsApp back until somebody switches it on', async () => {
    const { ask } = await aDesk()
    const { baseUrl } = await smsAero({ '/55': { body: { id: '55' } } })
    const whatsapp = { provider: 'cloud', config: { phoneNumberId: '55', token: 't', baseUrl } }
    expect((await ask('PUT', '/channels/whatsapp/connection', whatsapp)).body.state).toBe('off')
    const on = await ask('PUT', '/channels/whatsapp/connection', { ...whatsapp, switchOn: true })
    expect(on.body.state).toBe('working')
  })
})

describe('a bot', () => {
  it('is told where to report with a secret of our making, and told again when the address changes', async () => {
    const { ask, clinic, api } = await aDesk()
    const well = { '/me': { body: { user_id: 1 } }, '/subscriptions': { body: { success: true } } }
    const { baseUrl: base, seen } = await smsAero(well)
    const config = { token: 't', baseUrl: base.replace('/v2', '') }
    const silent = await ask('PUT', '/channels/max/connection', { provider: 'max', config })
    expect(silent.body.connection).toMatchObject({ reportAddress: null, toldAt: null })
    await ask('PUT', '/message-settings', { publicUrl: 'https://one.clinic.example' })
    const told = await ask('POST', '/channels/max/check')
    const { url, secret } = seen.findLast(({ path }) => path === '/subscriptions')!.body
    expect([told.body.connection.reportAddress, secret.length > 20]).toEqual([url, true])
    expect(told.body.connection.toldAt).not.toBeNull()
    const { pathname } = new URL(url)
    const start = { update_type: 'bot_started', timestamp: 1_790_000_000_000, chat_id: 9, user: { user_id: 42 } }
    const forged = await api.inject({ method: 'POST', url: pathname, payload: start })
    expect(forged.statusCode).toBe(401)
    const headers = { 'x-max-bot-api-secret': secret }
    expect((await api.inject({ method: 'POST', url: pathname, payload: start, headers })).statusCode).toBe(200)
    await settle(clinic)
    expect((await ask('GET', '/channels/max/chats')).body.items).toMatchObject([{ address: '42' }])
    await ask('PUT', '/message-settings', { publicUrl: 'https://two.clinic.example' })
    const max = (await ask('GET', '/channels')).body.items[0]
    expect(max.connection.toldAt).toBeNull()
  })

  it('of an account that reports several channels to one address tells which one a patient wrote in', async () => {
    const { ask, clinic, api } = await aDesk()
    await ask('PUT', '/message-settings', { publicUrl: 'https://go.clinic.example' })
    const well = { '/v3/channels': { body: [{ channelId: 'c', state: 'active' }] }, '/v3/webhooks': { body: {} } }
    const { baseUrl: base } = await smsAero(well)
    const config = { apiKey: 'k', channelId: 'c', baseUrl: base.replace('/v2', '') }
    const { body } = await ask('PUT', '/channels/max/connection', { provider: 'wazzup', config })
    const message = { messageId: 'm', dateTime: '2026-11-22T08:00:00Z', status: 'inbound', text: 'Здравствуйте' }
    const payload = { messages: [{ ...message, chatType: 'whatsapp', chatId: '79161234567' }] }
    await api.inject({ method: 'POST', url: new URL(body.connection.reportAddress).pathname, payload })
    const rows = await database().admin('select channel from inbound_items where clinic_id = $1', [clinic.id])
    expect(rows).toEqual([{ channel: 'whatsapp' }])
  })
})

describe('a test message', () => {
  it('goes the way of every message, tells where to report, and shows what became of it', async () => {
    const { ask, clinic, api } = await aDesk()
    const { baseUrl, seen } = await smsAero(WELL)
    await ask('PUT', '/message-settings', { publicUrl: 'https://go.clinic.example' })
    await ask('PUT', '/channels/sms/connection', credentials(baseUrl))
    const planned = await ask('POST', '/channels/sms/tests', { to: '8 (916) 123-45-67' })
    expect([planned.status, planned.body]).toMatchObject([201, { state: 'waiting', address: '+79161234567' }])
    await settle(clinic)
    const { body } = await ask('GET', `/channel-tests/${planned.body.id}`)
    expect(body).toMatchObject({ state: 'accepted', cost: 420, said: 'Провайдер принял сообщение' })
    const sent = seen.find(({ path }) => path === '/v2/sms/send')!
    expect(sent.body.text).toMatch(/^Проверка связи: Клиника/)
    const { pathname, origin } = new URL(sent.body.callbackUrl)
    expect(origin).toBe('https://go.clinic.example')
    expect(publicPages.some(({ path }) => path.startsWith('/hooks/'))).toBe(true)
    const report = { id: 77, status: 1 }
    expect((await api.inject({ method: 'POST', url: pathname, payload: report })).statusCode).toBe(200)
    await settle(clinic)
    expect((await ask('GET', `/channel-tests/${planned.body.id}`)).body.state).toBe('delivered')
    // It is nobody's message: the outbox, the week's figures and the card know nothing of it.
    expect((await ask('GET', '/outbox')).body.total).toBe(0)
    expect((await ask('GET', '/channels')).body.items[1].connection.week.sent).toBe(0)
  })

  it.each([
    [{ status: 400, body: { success: false, message: 'Validation error', data: { number: ['bad'] } } }, 'номер'],
    [{ status: 429, body: {} }, 'просит подождать'],
    [{ status: 401, body: { success: false, message: 'invalid credentials' } }, 'ключ'],
  ])('says in words why the vendor did not take it (%#)', async (answer, words) => {
    const { ask, clinic } = await aDesk()
    const { baseUrl } = await smsAero({ ...WELL, '/sms/send': answer })
    await ask('PUT', '/channels/sms/connection', credentials(baseUrl))
    const { body } = await ask('POST', '/channels/sms/tests', { to: '+79161234567' })
    await settle(clinic)
    const { body: found } = await ask('GET', `/channel-tests/${body.id}`)
    expect(found.state).toBe('failed')
    expect(found.said).toContain(words)
  })

  it('stays in the sandbox while nothing is connected', async () => {
    const { ask, clinic } = await aDesk()
    const { body } = await ask('POST', '/channels/email/tests', { to: 'desk@clinic.ru' })
    await settle(clinic)
    expect((await ask('GET', `/channel-tests/${body.id}`)).body.state).toBe('sandbox')
    expect((await ask('GET', '/channels')).body.sandboxMessages).toBe(1)
  })

  it('wants an address that can be one, and is not for writing to strangers', async () => {
    const { ask } = await aDesk()
    const bad = await ask('POST', '/channels/sms/tests', { to: 'спросить у Маши' })
    expect(bad.body.error).toMatchObject({ code: 'bad_test_address', fields: [{ path: 'to' }] })
    for (let test = 0; test < 20; test += 1) await ask('POST', '/channels/sms/tests', { to: '+79161234567' })
    const more = await ask('POST', '/channels/sms/tests', { to: '+79161234567' })
    expect([more.status, more.body.error.code]).toEqual([409, 'too_many_tests'])
  })
})
