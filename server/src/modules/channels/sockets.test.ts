import { randomUUID } from 'node:crypto'
import type { Server, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import smpp, { type PDU, type Session } from 'smpp'
import { afterEach, describe, expect, it } from 'vitest'
import { createOutbound } from '../../platform/outbound.ts'
import type { ChannelAdapter, InboundItem, Outgoing } from './channel-adapter.ts'
import { findProvider } from './providers.ts'
import { readProviderConfig } from './provider.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

function adapter(channel: 'email' | 'sms', name: string, config: object, told: InboundItem[] = []): ChannelAdapter {
  const provider = findProvider(channel, name)!
  const made = provider.create(readProviderConfig(provider, { ...config }), {
    outbound: createOutbound(),
    now: () => new Date('2026-11-22T09:00:00Z'),
    simulation: true,
    report: async (items) => void told.push(...items),
  })
  closing.unshift(() => made.close?.())
  return made
}

describe('a mail server', () => {
  async function mailServer(
    options: Partial<SMTPServerOptions>,
  ): Promise<{ port: number; letters: string[]; hangUp(): void }> {
    const letters: string[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          letters.push(Buffer.concat(parts).toString('utf8'))
          done()
        })
      },
      ...options,
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
    const hangUp = () => {
      for (const { _socket: socket } of (server as unknown as { connections: Set<{ _socket: Socket }> }).connections)
        socket.destroy()
    }
    return { port: (server.server.address() as { port: number }).port, letters, hangUp }
  }

  const letter = (): Outgoing => ({
    deliveryId: randomUUID(),
    channel: 'email',
    address: 'anna@example.ru',
    subject: 'Ждём вас',
    text: 'Ждём вас завтра',
    unsubscribeUrl: 'https://go.clinic.example/u/x',
  })
  const mail = (port: number, config: object = {}) =>
    adapter('email', 'smtp', { host: '127.0.0.1', port, from: 'Клиника <mail@clinic.example>', ...config })
  const refuse = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })

  it('takes a letter under our own id, with one-click unsubscription', async () => {
    const { port, letters } = await mailServer({})
    const sent = letter()
    const outcome = await mail(port).send(sent)
    expect(outcome).toEqual({ kind: 'accepted', providerId: `<${sent.deliveryId}@clinic.example>` })
    expect(letters[0]).toContain(`Message-ID: <${sent.deliveryId}@clinic.example>`)
    expect(letters[0]).toContain('List-Unsubscribe: <https://go.clinic.example/u/x>')
    expect(letters[0]).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  })

  it.each([
    ['a subject', { subject: 'Ждём вас\r\nBcc: x@evil.example' }],
    ['a subject of two lines', { subject: 'Ждём вас\n\n<b>Взлом</b>' }],
    ['an address', { address: 'anna@example.ru\r\nBcc: x@evil.example' }],
    ['an address of two', { address: 'anna@example.ru, x@evil.example' }],
    ['an address with a name', { address: 'x@evil.example <anna@example.ru>' }],
    ['a link to unsubscribe', { unsubscribeUrl: 'https://a.example/u>\r\nBcc: x@evil.example' }],
  ])('is given no header and no recipient by %s', async (_what, hostile) => {
    const recipients: string[] = []
    const { port, letters } = await mailServer({
      onRcptTo: ({ address }, _session, done) => (recipients.push(address), done()),
    })
    await mail(port).send({ ...letter(), ...hostile })
    const [head = ''] = (letters[0] ?? '').split(/\r?\n\r?\n/u)
    expect(head).not.toMatch(/^(bcc|<b>)/imu)
    expect(recipients.filter((address) => address !== 'anna@example.ru')).toEqual([])
  })

  it.each([
    [550, 'No such user', { kind: 'refused', refusal: 'bad_address' }],
    [552, 'Too large', { kind: 'refused', refusal: 'too_long' }],
    [450, 'Try later', { kind: 'retry', reason: 'throttled' }],
    [451, 'Local error', { kind: 'retry', reason: 'unavailable' }],
  ] as const)('answering %d at the recipient', async (code, text, expected) => {
    const { port } = await mailServer({ onRcptTo: (_address, _session, done) => done(refuse(code, text)) })
    expect(await mail(port).send(letter())).toMatchObject(expected)
  })

  it('that refuses the credentials, or is not there, has surely taken nothing', async () => {
    const { port } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refuse(535, 'Bad credentials')),
    })
    const known = mail(port, { user: 'a', pass: 'b' })
    expect(await known.send(letter())).toMatchObject({ kind: 'refused', refusal: 'auth' })
    expect((await known.check()).ok).toBe(false)
    expect(await mail(1).send(letter())).toMatchObject({ kind: 'retry', reason: 'unavailable' })
  })

  it('that hangs up after the letter was handed over leaves it unclear', async () => {
    let hangUp = () => {}
    const server = await mailServer({
      onData: (stream) => {
        stream.on('data', () => {})
        stream.on('end', () => hangUp())
      },
    })
    hangUp = server.hangUp
    expect(await mail(server.port).send(letter())).toMatchObject({ kind: 'unknown' })
  })

  it('reports a letter nobody could deliver', () => {
    const deliveryId = randomUUID()
    const report = `Final-Recipient: rfc822; anna@example.ru\nAction: failed\nStatus: 5.1.1\n\nMessage-ID: <${deliveryId}@clinic.example>\n`
    const reading = mail(25).read!({ method: 'POST', headers: {}, query: {}, rawBody: Buffer.from(report) })
    expect(reading).toEqual({
      ok: true,
      items: [{ kind: 'receipt', deliveryId, state: 'failed', refusal: 'bad_address', at: null }],
    })
  })
})

describe('an SMS centre', () => {
  async function centre(onSubmit: (session: Session, pdu: PDU) => void, bindStatus = 0): Promise<number> {
    const sessions: Session[] = []
    const server = smpp.createServer((session) => {
      sessions.push(session)
      session.on('bind_transceiver', (pdu: PDU) => session.send(pdu.response({ command_status: bindStatus })))
      session.on('submit_sm', (pdu: PDU) => onSubmit(session, pdu))
      session.on('error', () => {})
      session.on('unbind', (pdu: PDU) => session.send(pdu.response()))
    }) as Server
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    closing.push(() => {
      for (const session of sessions) session.destroy()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    })
    return (server.address() as { port: number }).port
  }
  const phone = (port: number, told: InboundItem[] = []) =>
    adapter('sms', 'smpp', { host: '127.0.0.1', port, system_id: 'clinic', password: 'p', source: 'CLINIC' }, told)
  const message = (text = 'Ждём вас'): Outgoing => ({
    deliveryId: randomUUID(),
    channel: 'sms',
    address: '+79161234567',
    text,
  })

  it('takes a message in Cyrillic, also a long one, and reports its delivery and a reply', async () => {
    const texts: string[] = []
    const port = await centre((session, pdu) => {
      const read = (field: any) => field?.message ?? ''
      texts.push(read(pdu.short_message) || read(pdu.message_payload))
      session.send(pdu.response({ message_id: 'm-1' }))
      const receipt = 'id:m-1 sub:001 dlvrd:001 submit date:2611221200 done date:2611221201 stat:DELIVRD err:000 text:'
      session.deliver_sm({ source_addr: '79161234567', esm_class: 4, short_message: receipt })
      session.deliver_sm({ source_addr: '79161234567', esm_class: 0, short_message: 'STOP' })
    })
    const told: InboundItem[] = []
    const long = 'Ждём вас. '.repeat(30)
    const centreAdapter = phone(port, told)
    expect(await centreAdapter.send(message())).toEqual({ kind: 'accepted', providerId: 'm-1' })
    expect((await centreAdapter.send(message(long))).kind).toBe('accepted')
    expect(texts).toEqual(['Ждём вас', long])
    await expect.poll(() => told.length, { timeout: 5000 }).toBeGreaterThanOrEqual(2)
    expect(told[0]).toEqual({ kind: 'receipt', providerId: 'm-1', state: 'delivered', at: null })
    expect(told[1]).toMatchObject({ kind: 'message', address: '+79161234567', text: 'STOP' })
  })

  it.each([
    [0x58, { kind: 'retry', reason: 'throttled' }],
    [0x0b, { kind: 'refused', refusal: 'bad_address' }],
    [0x08, { kind: 'retry', reason: 'unavailable' }],
  ] as const)('answering 0x%s', async (status, expected) => {
    const port = await centre((session, pdu) => void session.send(pdu.response({ command_status: status })))
    expect(await phone(port).send(message())).toMatchObject(expected)
  })

  it('that refuses the bind, or is not there, has surely taken nothing', async () => {
    const port = await centre(() => {}, 0x0e)
    expect(await phone(port).send(message())).toMatchObject({ kind: 'refused', refusal: 'auth' })
    expect(await phone(1).send(message())).toMatchObject({ kind: 'retry', reason: 'unavailable' })
  })

  it('that hangs up after taking a message leaves it unclear', async () => {
    const port = await centre((session) => session.destroy())
    expect(await phone(port).send(message())).toMatchObject({ kind: 'unknown' })
  })
})
