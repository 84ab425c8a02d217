import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from '../../testing/loopback-certificate.ts'
import type { SendOutcome } from './channel-adapter.ts'
import { findProvider } from './providers.ts'
import { readProviderConfig } from './provider.ts'
import { createOutbound } from '../../platform/outbound.ts'
import { VENDORS } from './vendors.testing.ts'

type Name = keyof typeof VENDORS
const NAMES = Object.keys(VENDORS) as Name[]

/** What is done with a message after an answer: «failed:why» is never tried again here, «retried:seconds» is tried again as itself. */
type Word = 'sent' | 'unknown' | 'retried' | `retried:${number}` | `failed:${string}`
type Scene = (answer: ServerResponse, about: { name: Name; base: string; request: IncomingMessage }) => void

const running: Server[] = []
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function listen(server: Server): Promise<number> {
  running.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** A vendor that reads the whole request and then behaves as told. Counts requests, so that none is repeated by itself. */
async function vendorAt(name: Name, scene: Scene): Promise<{ base: string; asked(): number }> {
  let asked = 0
  const server = createServer((request, answer) => {
    asked += 1
    request.resume().on('end', () => scene(answer, { name, base: `http://${request.headers.host}`, request }))
  })
  return { base: `http://127.0.0.1:${await listen(server)}`, asked: () => asked }
}

const wordOf = (outcome: SendOutcome): Word => {
  if (outcome.kind === 'accepted') return 'sent'
  if (outcome.kind === 'unknown') return 'unknown'
  if (outcome.kind === 'refused') return `failed:${outcome.refusal}`
  return outcome.afterSeconds === undefined ? 'retried' : `retried:${outcome.afterSeconds}`
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }
const page =
  (status: number, headers: Record<string, string> = {}): Scene =>
  (answer) =>
    void answer.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<html><h1>nginx</h1></html>')
const raw =
  (status: number, body: string | Buffer, headers: Record<string, string> = {}): Scene =>
  (answer) =>
    void answer.writeHead(status, { ...JSON_TYPE, ...headers }).end(body)
const taken = (name: Name) => JSON.stringify(VENDORS[name].takes.body)
/** The vendor took the message and says so, but the answer goes through this first. */
const takenThrough =
  (change: (text: string) => string | Buffer, headers: Record<string, string> = {}): Scene =>
  (answer, { name }) =>
    void answer.writeHead(200, { ...JSON_TYPE, ...headers }).end(change(taken(name)))

/** Cyrillic letters as old systems write them; what is sent nowadays is UTF-8 by its header. */
function inWindows1251(text: string): Buffer {
  const codes = [...text.replaceAll('ё', 'е')].map((letter) => letter.charCodeAt(0))
  return Buffer.from(codes.map((code) => (code < 0x410 ? code : code - 0x350)))
}

const MEGABYTE = Buffer.alloc(1_000_000, 'a')

function fiftyMegabytes(answer: ServerResponse): void {
  answer.writeHead(200, JSON_TYPE)
  let left = 50
  const more = () => {
    while (left > 0 && !answer.destroyed) {
      left -= 1
      if (!answer.write(MEGABYTE)) return void answer.once('drain', more)
    }
    answer.end()
  }
  more()
}

/** Vendors that only look at the status: what the body says is nothing to them. */
const BY_STATUS = { webhook: 'sent', push: 'sent' } as const
/** The clinic's own system tells a repeat by its id, so anything unclear may be repeated. */
const REPEATABLE = { webhook: 'retried' } as const
const NOBODY_THERE = { push: 'failed:blocked_by_patient' } as const

/** What an answer means to every vendor, with those to whom it means something else. */
const ANSWERS: [what: string, scene: Scene, means: Word, except?: Partial<Record<Name, Word>>][] = [
  ['200 as documented', takenThrough((text) => text), 'sent'],
  ['200 with a mark of byte order', takenThrough((text) => `\uFEFF${text}`), 'sent'],
  ['200 in another charset than it says', takenThrough(inWindows1251), 'sent'],
  ['200 in HTTP/1.0, closed at the end', (answer, { name }) => closedAtEnd(answer, taken(name)), 'sent'],
  ['103 and 100 before the 200', (answer, { name }) => early(answer, taken(name)), 'sent'],
  ['200 in UTF-16', takenThrough((text) => Buffer.from(text, 'utf16le')), 'unknown', BY_STATUS],
  [
    '200 compressed though nobody asked',
    takenThrough((text) => gzipSync(text), { 'content-encoding': 'gzip' }),
    'unknown',
    BY_STATUS,
  ],
  ['200 without a body', raw(200, ''), 'unknown', BY_STATUS],
  ['202 without a body', raw(202, ''), 'unknown', BY_STATUS],
  ['204', (answer) => void answer.writeHead(204).end(), 'unknown', BY_STATUS],
  ['200 with a page', page(200), 'unknown', BY_STATUS],
  ['200 with JSON cut short', takenThrough((text) => text.slice(0, -2) || '{'), 'unknown', BY_STATUS],
  ['200 with null', raw(200, 'null'), 'unknown', BY_STATUS],
  ['200 with a list', raw(200, '[]'), 'unknown', BY_STATUS],
  ['200 with a number', raw(200, '7'), 'unknown', BY_STATUS],
  ['200 with a text', raw(200, '"OK"'), 'unknown', BY_STATUS],
  [
    '200 with nothing where the message should be',
    raw(200, '{"data":null,"sms":null,"message":null,"messages":null,"result":null}'),
    'unknown',
    BY_STATUS,
  ],
  ['200 with brackets without end', raw(200, '['.repeat(100_000)), 'unknown', BY_STATUS],
  ['200 with 50 MB', fiftyMegabytes, 'unknown'],
  [
    '200 with a megabyte of headers',
    (answer) => void answer.socket!.end(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(1_000_000)}\r\n\r\n`),
    'unknown',
  ],
  ['200 that is cut off', (answer) => cutOff(answer, { 'content-length': '1000' }), 'unknown'],
  ['200 in pieces that stop', (answer) => cutOff(answer, {}), 'unknown'],
  ['200 that drips for ever', drip, 'unknown'],
  ['nothing at all', () => {}, 'unknown'],
  ['a closed door after the request', (answer) => void answer.socket!.destroy(), 'unknown'],
  ['a reset after the request', (answer) => void (answer.socket as Socket).resetAndDestroy(), 'unknown'],
  ['something that is not HTTP', (answer) => void answer.socket!.end('220 smtp ready\r\n'), 'unknown'],
  ['301 to a private address', page(301, { location: 'http://10.0.0.1/' }), 'failed:other'],
  ['400 with a page', page(400), 'failed:other', { push: 'failed:bad_address' }],
  ['401 with a page', page(401), 'failed:auth'],
  ['402 with a page', page(402), 'failed:no_money'],
  ['403 with a page', page(403), 'failed:auth'],
  ['404 with a page', page(404), 'failed:other', NOBODY_THERE],
  ['408 with a page', page(408), 'unknown', REPEATABLE],
  ['410 with a page', page(410), 'failed:other', { ...NOBODY_THERE, webhook: 'failed:blocked_by_patient' }],
  ['413 with a page', page(413), 'failed:other', { push: 'failed:too_long' }],
  ['429 with a page', page(429), 'retried'],
  ['429, wait 7 seconds', page(429, { 'retry-after': '7' }), 'retried:7'],
  [
    '429, wait until a date',
    page(429, { date: 'Sun, 22 Nov 2026 09:00:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 09:02:00 GMT' }),
    'retried:120',
  ],
  ['429, wait for years', page(429, { 'retry-after': '99999999999' }), 'retried:3600'],
  ['429, wait for nonsense', page(429, { 'retry-after': '-5, soon' }), 'retried'],
  ['500 after it was taken', page(500), 'unknown', REPEATABLE],
  ['500 with nothing', raw(500, ''), 'unknown', REPEATABLE],
  ['502 after it was taken', page(502), 'unknown', REPEATABLE],
  ['503', page(503), 'retried'],
  ['503, wait a minute', page(503, { 'retry-after': '60' }), 'retried:60'],
  ['504 after it was taken', page(504), 'unknown', REPEATABLE],
]

function closedAtEnd(answer: ServerResponse, body: string): void {
  answer.socket!.end(`HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n${body}`)
}

function early(answer: ServerResponse, body: string): void {
  answer.writeContinue()
  answer.writeEarlyHints({ link: '</a.css>; rel=preload' })
  answer.writeHead(200, JSON_TYPE).end(body)
}

function cutOff(answer: ServerResponse, headers: Record<string, string>): void {
  answer.writeHead(200, { ...JSON_TYPE, ...headers })
  answer.write('{"success":true,', () => answer.socket!.destroy())
}

function drip(answer: ServerResponse): void {
  answer.writeHead(200, JSON_TYPE)
  const timer = setInterval(() => answer.write(' '), 50)
  answer.on('close', () => clearInterval(timer))
}

async function sendTo(name: Name, base: string): Promise<Word> {
  const { at, message } = VENDORS[name]
  return wordOf(await at(base).send(message(base)))
}

describe('what an answer makes of a message, at every vendor', () => {
  it.each(ANSWERS)('%s', async (_what, scene, means, except = {}) => {
    const told = await Promise.all(
      NAMES.map(async (name) => {
        const { base, asked } = await vendorAt(name, scene)
        return [name, await sendTo(name, base), asked()]
      }),
    )
    expect(told).toEqual(NAMES.map((name) => [name, except[name] ?? means, 1]))
  })

  it('reads no more of an answer than it needs', async () => {
    let sent = 0
    const { base } = await vendorAt('smsaero', (answer) => {
      fiftyMegabytes(answer)
      answer.on('close', () => (sent = answer.socket?.bytesWritten ?? 0))
    })
    expect(await sendTo('smsaero', base)).toBe('unknown')
    expect(sent).toBeLessThan(20_000_000)
  })

  it.each([301, 302, 303, 307, 308])('is never led elsewhere by a %d', async (status) => {
    const elsewhere = await vendorAt('webhook', raw(200, '{}'))
    for (const name of NAMES) {
      const { base } = await vendorAt(name, page(status, { location: `${elsewhere.base}/secret` }))
      expect([name, await sendTo(name, base)]).toEqual([name, 'failed:other'])
    }
    expect(elsewhere.asked()).toBe(0)
  })
})

describe('what is known when no connection stood', () => {
  const words = async (base: string, limits = {}) => {
    const said = await Promise.all(
      NAMES.map(async (name) => wordOf(await VENDORS[name].at(base, limits).send(VENDORS[name].message(base)))),
    )
    return [...new Set(said)]
  }

  it('nobody listens: surely not taken', async () => {
    expect(await words('http://127.0.0.1:1')).toEqual(['retried'])
  })

  it('a private address is not asked at all', async () => {
    const { base, asked } = await vendorAt('webhook', raw(200, '{}'))
    expect(await words(base, { allowLoopback: false })).toEqual(['failed:auth'])
    expect(await words('http://169.254.169.254/latest')).toEqual(['failed:auth'])
    expect(asked()).toBe(0)
  })

  it('a certificate nobody knows, or no TLS at all: surely not taken', async () => {
    const secure = createSecureServer({ key: LOOPBACK_KEY, cert: LOOPBACK_CERTIFICATE }, (_request, answer) =>
      answer.end(),
    )
    expect(await words(`https://127.0.0.1:${await listen(secure)}`)).toEqual(['retried'])
    const { base } = await vendorAt('webhook', raw(200, '{}'))
    expect(await words(base.replace('http:', 'https:'))).toEqual(['retried'])
  })

  it('TLS that breaks after the request: unclear, whatever the library calls it', async () => {
    const max = findProvider('max', 'max')!
    let asked = 0
    const secure = createSecureServer({ key: LOOPBACK_KEY, cert: LOOPBACK_CERTIFICATE }, (request) => {
      asked += 1
      const { socket } = request
      request.resume().on('end', () => (socket as unknown as { _parent: Socket })._parent.write('no TLS any more\r\n'))
    })
    const baseUrl = `https://127.0.0.1:${await listen(secure)}`
    const adapter = max.create(readProviderConfig(max, { token: 't', baseUrl, ca: LOOPBACK_CERTIFICATE }), {
      outbound: createOutbound({ allowLoopback: true, timeoutMs: 1000 }),
      now: () => new Date('2026-11-22T09:00:00Z'),
      simulation: true,
      report: async () => {},
    })
    expect(wordOf(await adapter.send(VENDORS.max.message(baseUrl)))).toBe('unknown')
    expect(asked).toBe(1)
  })
})

/** The vendors' own words for what is wrong, with any status they like to put on them. */
const REFUSALS: [Name, status: number, body: unknown, Word][] = [
  ['smsaero', 200, { success: false, message: 'Not enough money' }, 'failed:no_money'],
  ['smsaero', 200, { success: false, message: 'Blacklist' }, 'failed:operator_block'],
  ['smsaero', 200, { success: false, message: 'Sign is on moderation' }, 'failed:forbidden_text'],
  ['smsaero', 200, { success: false }, 'failed:other'],
  ['smsaero', 500, { success: false, message: 'number service failed' }, 'unknown'],
  ['smsaero', 503, { success: false, message: 'auth service is away' }, 'retried'],
  ['smsc', 200, { error: 'IP is blocked', error_code: 4 }, 'failed:auth'],
  ['smsc', 200, { error: 'message is denied', error_code: 6 }, 'failed:forbidden_text'],
  ['smsc', 200, { error: 'unknown', error_code: 99 }, 'failed:other'],
  ['smsru', 200, { status: 'ERROR', status_code: 209 }, 'failed:operator_block'],
  ['smsru', 200, { status: 'ERROR', status_code: 204 }, 'failed:forbidden_text'],
  ['smsru', 200, { status: 'OK', sms: {} }, 'unknown'],
  ['max', 404, { code: 'chat.not.found', message: 'no' }, 'failed:bad_address'],
  ['max', 403, { code: 'access.denied', message: 'no' }, 'failed:blocked_by_patient'],
  ['max', 500, { code: 'internal.not.found', message: 'no' }, 'unknown'],
  ['telegram', 400, { ok: false, error_code: 400, description: 'Bad Request: chat not found' }, 'failed:bad_address'],
  ['telegram', 400, { ok: false, error_code: 400, description: "Bad Request: can't parse entities" }, 'failed:other'],
  [
    'telegram',
    403,
    { ok: false, error_code: 403, description: 'Forbidden: user is deactivated' },
    'failed:blocked_by_patient',
  ],
  ['cloud', 400, { error: { code: 131050, message: 'User stopped marketing' } }, 'failed:blocked_by_patient'],
  ['cloud', 500, { error: { code: 131000, message: 'Something went wrong' } }, 'unknown'],
  ['cloud', 503, { error: { code: 131016, message: 'Service overloaded' } }, 'unknown'],
  ['wazzup', 402, { error: 'BALANCE_IS_EMPTY' }, 'failed:no_money'],
  ['wazzup', 500, { error: 'TEMPLATE_SERVICE' }, 'unknown'],
]

describe('what a vendor says in its own words', () => {
  it.each(REFUSALS)('%s %d %j', async (name, status, body, means) => {
    const { base } = await vendorAt(name, raw(status, JSON.stringify(body)))
    expect(await sendTo(name, base)).toBe(means)
  })
})
