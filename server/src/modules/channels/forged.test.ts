import { createHash, createHmac } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { numberOfClinic } from '../clinics/clinics.ts'
import type { ChannelAdapter, InboundRequest } from './channel-adapter.ts'
import { connectChannel } from './channels.ts'
import { findProvider } from './providers.ts'
import { readProviderConfig } from './provider.ts'

const database = useDatabase()
const SECRET = 'a-secret-of-ours-0123456789'
const MUTANTS_EACH = 1900
const MUTANTS_AT_THE_DOOR = 500

type Proof = {
  vendor: string
  adapter: ChannelAdapter
  genuine: InboundRequest
  /** Parts the vendor vouches for: changing any of them makes the request somebody else's. */
  parts: { read(request: InboundRequest): string; write(request: InboundRequest, text: string): InboundRequest }[]
}

const header = (name: string): Proof['parts'][number] => ({
  read: ({ headers }) => String(headers[name]),
  write: (request, text) => ({ ...request, headers: { ...request.headers, [name]: text } }),
})
const body: Proof['parts'][number] = {
  read: ({ rawBody }) => rawBody.toString('latin1'),
  write: (request, text) => ({ ...request, rawBody: Buffer.from(text, 'latin1') }),
}
const field = (name: string): Proof['parts'][number] => ({
  read: ({ rawBody }) => new URLSearchParams(rawBody.toString('utf8')).get(name)!,
  write: (request, text) => {
    const form = new URLSearchParams(request.rawBody.toString('utf8'))
    form.set(name, text)
    return { ...request, rawBody: Buffer.from(form.toString()) }
  },
})

function adapterOf(channel: Parameters<typeof findProvider>[0], name: string, config: object): ChannelAdapter {
  const provider = findProvider(channel, name)!
  const ports = { outbound: { send: async () => Promise.reject(new Error('nothing is sent here')) } }
  const rest = { now: () => new Date('2026-11-22T09:00:00Z'), simulation: false, report: async () => {} }
  return provider.create(readProviderConfig(provider, { ...config }), { ...ports, ...rest })
}

const request = (rawBody: string, headers: Record<string, string> = {}): InboundRequest => ({
  method: 'POST',
  headers,
  query: {},
  rawBody: Buffer.from(rawBody),
})

const REPORT = JSON.stringify({
  entry: [{ changes: [{ value: { statuses: [{ id: 'wamid.1', status: 'read', timestamp: '1795338000' }] } }] }],
})
const hmac = (text: string) => `sha256=${createHmac('sha256', SECRET).update(text).digest('hex')}`
const smscReport = { id: '17', phone: '79161234567', status: '1' }
const md5 = createHash('md5')
  .update(`${Object.values(smscReport).join(':')}:${SECRET}`)
  .digest('hex')

/** Vendors that sign what they tell, or repeat a secret of ours beside it. */
const PROOFS: Proof[] = [
  {
    vendor: 'WhatsApp Cloud API, signed body',
    adapter: adapterOf('whatsapp', 'cloud', { phoneNumberId: '5', token: 't', appSecret: SECRET }),
    genuine: request(REPORT, { 'x-hub-signature-256': hmac(REPORT) }),
    parts: [body, header('x-hub-signature-256')],
  },
  {
    vendor: 'SMSC, signed fields',
    adapter: adapterOf('sms', 'smsc', { login: 'l', psw: 'p', secret: SECRET }),
    genuine: request(new URLSearchParams({ ...smscReport, md5 }).toString()),
    parts: [field('id'), field('phone'), field('status'), field('md5')],
  },
  {
    vendor: 'Telegram',
    adapter: adapterOf('telegram', 'telegram', { token: '1:t', secret: SECRET }),
    genuine: request('{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":5},"text":"стоп"}}', {
      'x-telegram-bot-api-secret-token': SECRET,
    }),
    parts: [header('x-telegram-bot-api-secret-token')],
  },
  {
    vendor: 'MAX',
    adapter: adapterOf('max', 'max', { token: 't', secret: SECRET }),
    genuine: request('{"update_type":"bot_stopped","timestamp":1,"user":{"user_id":5}}', {
      'x-max-bot-api-secret': SECRET,
    }),
    parts: [header('x-max-bot-api-secret')],
  },
  {
    vendor: 'Wazzup24',
    adapter: adapterOf('whatsapp', 'wazzup24', { apiKey: 'k', channelId: 'c', crmKey: SECRET }),
    genuine: request('{"statuses":[{"messageId":"1","status":"read"}]}', { authorization: `Bearer ${SECRET}` }),
    parts: [header('authorization')],
  },
]

/** A small generator, so that a mutant that got in can be made again. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

/** The text with one thing wrong: a character changed, lost, doubled, swapped, of the other case, cut off, or nothing left. */
function mutate(text: string, chance: (below: number) => number): string {
  const at = chance(text.length)
  const [before, one, after] = [text.slice(0, at), text[at]!, text.slice(at + 1)]
  const swapped = one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase()
  const changes = [
    before + String.fromCharCode(33 + chance(90)) + after,
    before + after,
    before + one + one + after,
    before + (after[0] ?? '') + one + after.slice(1),
    before + swapped + after,
    before,
    '',
    `${text} `,
    ` ${text}`,
    `${text}\0`,
    text.split('').toReversed().join(''),
    `${before}\u0000${after}`,
  ]
  const changed = changes[chance(changes.length)]!
  return changed === text ? `${text}0` : changed
}

describe('a request that pretends to come from a vendor', () => {
  it.each(PROOFS.map((proof) => [proof.vendor, proof] as const))(
    `is told from a genuine one, whatever single thing is wrong with it: %s, ${MUTANTS_EACH} mutants`,
    (_vendor, { adapter, genuine, parts }) => {
      expect(adapter.read!(genuine)).toMatchObject({ ok: true, items: [{}] })
      const chance = dice(20_261_122)
      const believed = Array.from({ length: MUTANTS_EACH }, () => {
        const part = parts[chance(parts.length)]!
        return part.write(genuine, mutate(part.read(genuine), chance))
      }).filter((mutant) => adapter.read!(mutant).ok)
      expect(believed).toEqual([])
      const isProvenByHeader = Object.keys(genuine.headers).length > 0
      if (isProvenByHeader) expect(adapter.read!({ ...genuine, headers: {} })).toEqual({ ok: false, status: 401 })
    },
  )
})

describe('the door of vendors', () => {
  let api: FastifyInstance
  let clinic: TestClinic
  let other: TestClinic
  let address: string
  const post = (url: string) =>
    api.inject({ method: 'POST', url, payload: REPORT, headers: { 'x-hub-signature-256': hmac(REPORT) } })
  const kept = async () => (await database().admin('select 1 from inbound_items')).length

  beforeAll(async () => {
    api = await buildApi(database())
    clinic = await aClinic(database())
    other = await aClinic(database())
    const config = { phoneNumberId: '5', token: 't', appSecret: SECRET }
    const asked = { channel: 'whatsapp' as const, provider: 'cloud', config, by: null }
    const { id } = await clinic.db((db) => connectChannel(database().ports, db, { clinicId: clinic.id, ...asked }))
    const [row] = await database().admin<{ hook_secret: string }>('select hook_secret from channel_connections')
    address = `/hooks/${await numberOfClinic(database().ports, clinic.id)}/${id}/${row!.hook_secret}`
  })

  it(`is closed to ${MUTANTS_AT_THE_DOOR} addresses that are nearly right, even with a genuine signature`, async () => {
    const chance = dice(7)
    const number = String(await numberOfClinic(database().ports, other.id))
    const [, , own, id, secret] = address.split('/')
    const addresses = Array.from({ length: MUTANTS_AT_THE_DOOR }, () => {
      const parts = [own!, id!, secret!]
      const part = chance(3)
      parts[part] = encodeURIComponent(mutate(parts[part]!, chance))
      return `/hooks/${parts.join('/')}`
    })
    addresses.push(`/hooks/${number}/${id}/${secret}`)
    const statuses: number[] = []
    for (const one of addresses.filter((one) => one !== address)) statuses.push((await post(one)).statusCode)
    expect(statuses.filter((status) => ![400, 404].includes(status))).toEqual([])
    expect(await kept()).toBe(0)
  })

  it('keeps what is genuine before it answers and leaves the work to others; told again it is kept once', async () => {
    for (let time = 0; time < 20; time += 1) expect((await post(address)).statusCode).toBe(200)
    const rows = await database().admin<{ applied_at: Date | null }>('select applied_at from inbound_items')
    expect(rows).toEqual([{ applied_at: null }])
  })
})
