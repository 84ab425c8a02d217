import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { hearReplies } from './answers.ts'
import { walkTouches } from './export.ts'
import { anInvitation, aPatient, doorsTo, FakeProvider, settle, touchState } from './touches.testing.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let token: string

beforeAll(async () => {
  api = await buildApi(database())
})
afterAll(() => api.close())
beforeEach(async () => {
  database().clock.set(TODAY)
  clinic = await aClinic(database())
  token = await clinic.key('owner')
})

const get = (url: string) => call(api, token, { method: 'GET', url })
const post = (url: string, payload: object) => call(api, token, { method: 'POST', url, payload })

describe('the outbox', () => {
  it('shows what the sandbox was given, with patient, address, text, journey and step', async () => {
    const patientId = await aPatient(clinic, { phone: '+79163332211' })
    const origin = { kind: 'campaign' as const, campaignId: patientId, name: 'Осмотр', step: 'Приглашение' }
    await anInvitation(database(), clinic, { patientId, origin })
    const origins = [
      {
        kind: 'campaign' as const,
        states: async (_d: unknown, _c: string, asked: readonly { id: string }[]) =>
          new Map(asked.map(({ id }) => [id, { live: true as const }])),
      },
    ]
    await settle(database(), clinic, { ...doorsTo(new FakeProvider()), ...(await sandboxDoors()), origins })
    const { body } = await get('/outbox?channel=sandbox')
    expect(body).toMatchObject({
      total: 1,
      items: [
        {
          patient: { id: patientId, fullName: 'Воробьёва Анна' },
          address: '+79163332211',
          text: 'Ждём вас на осмотр',
          journey: null,
          campaign: 'Осмотр',
          step: 'Приглашение',
          at: TODAY.toISOString(),
          state: 'sent',
        },
      ],
    })
  })

  it('goes through many messages page by page, each once', async () => {
    for (let n = 0; n < 7; n += 1) await anInvitation(database(), clinic, { patientId: await aPatient(clinic) })
    const seen: string[] = []
    for (let cursor = ''; ;) {
      const { body } = await get(`/outbox?limit=3${cursor && `&cursor=${cursor}`}`)
      expect(body.total).toBe(7)
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      if (body.nextCursor === null) break
      cursor = body.nextCursor
    }
    expect(new Set(seen).size).toBe(7)
    expect(seen).toHaveLength(7)
  })

  it('adds up its reasons to the whole', async () => {
    await anInvitation(database(), clinic, { patientId: await aPatient(clinic) })
    await anInvitation(database(), clinic, { patientId: await aPatient(clinic, { advertising: false }) })
    await anInvitation(database(), clinic, { patientId: await aPatient(clinic, { phone: null }) })
    await settle(database(), clinic)
    const { body } = await get('/outbox/summary')
    expect(body.total).toBe(3)
    expect(
      body.reasons.map(({ code, touches, remedy }: Record<string, unknown>) => [code, touches, remedy]).sort(),
    ).toEqual([
      ['consent_withdrawn', 1, 'stop'],
      ['no_address', 1, 'fixable'],
      ['sent', 1, 'intended'],
    ])
  })

  it('tells every decision about one message in the order they were made', async () => {
    const id = await anInvitation(database(), clinic, {
      patientId: await aPatient(clinic, { preferredTime: 'после 18:00' }),
    })
    await settle(database(), clinic)
    database().clock.set('2026-11-22T15:30:00Z')
    await settle(database(), clinic)
    const { body } = await get(`/touches/${id}`)
    expect(
      body.decisions.map(({ verdict, reason }: { verdict: string; reason: { text: string } }) => [
        verdict,
        reason.text,
      ]),
    ).toEqual([
      ['later', 'Просил писать в другое время'],
      ['send', 'Отправляем'],
    ])
    expect(body.deliveries).toMatchObject([{ provider: 'sandbox', state: 'accepted', tries: 1 }])
  })
})

describe('writing by hand', () => {
  it('previews, sends through the gate, and does not send the same words twice a day', async () => {
    const patientId = await aPatient(clinic)
    const message = { text: 'Ваш снимок готов', class: 'service', channels: ['sms'] }
    expect((await post(`/patients/${patientId}/touches/preview`, message)).body).toMatchObject({
      verdict: 'send',
      channel: 'sms',
    })
    const first = await post(`/patients/${patientId}/touches`, message)
    expect(first).toMatchObject({ status: 201, body: { verdict: 'send' } })
    await settle(database(), clinic)
    const again = await post(`/patients/${patientId}/touches`, message)
    expect(again.body).toMatchObject({ verdict: 'skip', reason: { code: 'already_sent' } })
    await settle(database(), clinic)
    expect((await get('/outbox?channel=sandbox')).body.total).toBe(1)
    const own = await get(`/patients/${patientId}/touches`)
    expect(own.body.items.map(({ state }: { state: string }) => state).sort()).toEqual(['sent', 'skipped'])
  })

  it('calls back what waits and not what is gone', async () => {
    const patientId = await aPatient(clinic)
    const at = '2026-11-22T18:00:00+03:00'
    const { body } = await post(`/patients/${patientId}/touches`, { text: 'До встречи', class: 'service', at })
    const remove = () => call(api, token, { method: 'DELETE', url: `/touches/${body.id}` })
    expect((await remove()).status).toBe(200)
    expect((await remove()).status).toBe(409)
  })

  it('lets a person settle what nobody knows, either way', async () => {
    const provider = new FakeProvider({ lookup: false })
    provider.behave = async () => ({ kind: 'unknown', detail: 'timeout' })
    const doors = doorsTo(provider, { timings: { claim: 60, lease: 0.2, request: 0, ask: 0 } })
    const ids = [
      await anInvitation(database(), clinic, { patientId: await aPatient(clinic) }),
      await anInvitation(database(), clinic, { patientId: await aPatient(clinic) }),
    ]
    for (let round = 0; round < 20; round += 1) await settle(database(), clinic, doors)
    expect((await get('/outbox?state=unknown')).body.total).toBe(2)
    expect((await post(`/touches/${ids[0]}/resolution`, { sent: true })).status).toBe(200)
    expect((await post(`/touches/${ids[1]}/resolution`, { sent: false })).status).toBe(200)
    expect((await post(`/touches/${ids[0]}/resolution`, { sent: true })).status).toBe(409)
    provider.behave = async (message) => provider.accept(message)
    await database().admin('delete from send_pace')
    await settle(database(), clinic, doors)
    expect(await touchState(clinic, ids[0]!)).toMatchObject({ state: 'sent' })
    expect(await touchState(clinic, ids[1]!)).toMatchObject({ state: 'sent' })
    expect(provider.log).toHaveLength(1)
  })
})

describe('answers of patients', () => {
  it('belong to the latest message of their channel, once', async () => {
    const patientId = await aPatient(clinic, { phone: '+79164445566' })
    const id = await anInvitation(database(), clinic, { patientId })
    await settle(database(), clinic)
    const reply = { kind: 'message' as const, externalId: '1', address: '+79164445566', text: 'Приду', at: null }
    const news = [{ channel: 'sms' as const, provider: 'fake', connectionId: id, receivedAt: TODAY, item: reply }]
    for (let n = 0; n < 2; n += 1) await clinic.db((db) => hearReplies(database().ports, db, clinic.id, news))
    const events = await clinic.db((db) =>
      db
        .selectFrom('events')
        .select('subjectId')
        .where('type', '=', 'touch.replied')
        .where('clinicId', '=', clinic.id)
        .execute(),
    )
    expect(events).toEqual([{ subjectId: id }])
  })
})

describe('rules of contact', () => {
  it('have defaults, are set with an author, keep their history, and stop everything at once', async () => {
    expect((await get('/contact-rules')).body).toMatchObject({
      setBy: null,
      stop: { stopped: false },
      rules: { spreadMinutes: 20 },
    })
    const put = (url: string, payload: object) => {
      database().clock.set(new Date(database().clock.now().getTime() + 1000))
      return call(api, token, { method: 'PUT', url, payload })
    }
    expect((await put('/contact-rules', { spreadMinutes: 5 })).body).toMatchObject({
      rules: { spreadMinutes: 5 },
      setBy: { author: 'test owner' },
    })
    expect((await put('/contact-rules', { spreadMinutes: 5000 })).status).toBe(400)
    const backwards = { service: { weekdays: { from: '21:00', to: '09:00' }, weekends: null, holidays: null } }
    expect((await put('/contact-rules', { quietHours: backwards })).status).toBe(400)
    const id = await anInvitation(database(), clinic, { patientId: await aPatient(clinic) })
    await put('/contact-rules/stop', { stopped: true, note: 'Проверяем тексты' })
    await settle(database(), clinic)
    expect(await touchState(clinic, id)).toMatchObject({ state: 'held', reason: 'global_stop' })
    await put('/contact-rules/stop', { stopped: false })
    await settle(database(), clinic)
    expect(await touchState(clinic, id)).toMatchObject({ state: 'sent' })
    expect((await get('/contact-rules/history')).body.items).toHaveLength(3)
  })
})

describe('the export', () => {
  it('names every touch with its deliveries', async () => {
    await anInvitation(database(), clinic, { patientId: await aPatient(clinic) })
    await settle(database(), clinic)
    const rows: object[] = []
    for await (const row of walkTouches(database().ports, clinic.id)) rows.push(row)
    expect(rows).toMatchObject([
      { state: 'sent', channel: 'sms', deliveries: [{ provider: 'sandbox', state: 'accepted' }] },
    ])
  })
})

async function sandboxDoors() {
  const { connectionsOf } = await import('../channels/channels.ts')
  return { connections: connectionsOf }
}
