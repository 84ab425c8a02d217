import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import type { InboundNews } from '../channels/channels.ts'
import { suppressedAmong } from '../suppressions/suppressions.ts'
import { hearStops, readPermissions, unsubscribeLinks } from './consents.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let token: string
const NOW = new Date('2026-11-22T09:00:00Z')
let phones = 0

beforeAll(async () => {
  api = await buildApi(database())
  clinic = await aClinic(database())
  token = await clinic.key('owner')
})

async function aPatient(
  phone = `+7916${String((phones += 1)).padStart(7, '0')}`,
): Promise<{ id: string; phone: string }> {
  const contacts = [{ kind: 'phone', value: phone }]
  const { body } = await call(api, token, {
    method: 'POST',
    url: '/patients',
    payload: { lastName: `Соколова${phones}`, contacts },
  })
  return { id: body.id, phone }
}

const say = (id: string, payload: object) =>
  call(api, token, { method: 'POST', url: `/patients/${id}/consents`, payload })

async function mayAdvertise(id: string, channel: 'sms' | 'email' = 'sms'): Promise<string> {
  const permissions = await clinic.db((db) => readPermissions(db, { clinicId: clinic.id, patientIds: [id], now: NOW }))
  const verdict = permissions.get(id)!.verdict({ messageClass: 'advertising', channel, launchedByPerson: true })
  return verdict.allowed ? 'yes' : verdict.reason
}

const heard = (address: string, text: string): InboundNews => ({
  channel: 'sms',
  provider: 'smsc',
  connectionId: randomUUID(),
  receivedAt: NOW,
  item: { kind: 'message', externalId: randomUUID(), address, text, at: NOW },
})

const hear = (news: InboundNews[]) => clinic.db((db) => hearStops(database().ports, db, clinic.id, news))

describe('the ledger', () => {
  it('keeps every word with its form and proof, and the latest one counts', async () => {
    const { id } = await aPatient()
    expect(await mayAdvertise(id)).toBe('no_marketing_consent')
    await say(id, { purpose: 'marketing', granted: true, form: 'paper', proof: 'Договор 12' })
    expect(await mayAdvertise(id)).toBe('yes')
    await say(id, { purpose: 'marketing', channel: 'sms', granted: false })
    expect(await mayAdvertise(id)).toBe('marketing_withdrawn')
    expect(await mayAdvertise(id, 'email')).toBe('yes')
    const { body } = await call(api, token, { method: 'GET', url: `/patients/${id}/consents` })
    expect(body.items.map((word: any) => [word.channel, word.granted, word.form])).toEqual([
      ['sms', false, 'words'],
      ['*', true, 'paper'],
    ])
  })

  it('points at the wording a person agreed to', async () => {
    const { id } = await aPatient()
    const text = await call(api, token, {
      method: 'POST',
      url: '/consent-texts',
      payload: { purpose: 'marketing', text: 'Согласен получать рекламу' },
    })
    expect((await say(id, { purpose: 'marketing', granted: true, textId: text.body.id })).status).toBe(201)
    expect((await say(id, { purpose: 'marketing', granted: true, textId: randomUUID() })).status).toBe(404)
  })
})

describe('СТОП', () => {
  it('ends advertising everywhere for everybody with that phone, and not the reminders', async () => {
    const mother = await aPatient()
    const child = await aPatient(mother.phone)
    for (const { id } of [mother, child]) await say(id, { purpose: 'marketing', granted: true })
    await hear([heard(mother.phone, 'Стоп!')])
    for (const { id } of [mother, child]) {
      expect([await mayAdvertise(id), await mayAdvertise(id, 'email')]).toEqual([
        'marketing_withdrawn',
        'marketing_withdrawn',
      ])
    }
    expect(await clinic.db((db) => suppressedAmong(database().ports, db, clinic.id, [mother.phone]))).toEqual(new Set())
  })

  it('said twice is heard once, and a question is no demand', async () => {
    const { id, phone } = await aPatient()
    await say(id, { purpose: 'marketing', granted: true })
    await hear([heard(phone, 'стоп, а можно перенести на среду?')])
    expect(await mayAdvertise(id)).toBe('yes')
  })

  it('in its strongest form silences the address itself, whoever has it later', async () => {
    const { phone } = await aPatient()
    await hear([heard(phone, 'Больше не пишите мне')])
    const silent = () => clinic.db((db) => suppressedAmong(database().ports, db, clinic.id, [phone, '+79990000000']))
    expect(await silent()).toEqual(new Set([phone]))
    const rows = await clinic.db((db) => db.selectFrom('suppressedAddresses').selectAll().execute())
    expect(JSON.stringify(rows)).not.toContain(phone.slice(1))
    const next = await aPatient(phone)
    await say(next.id, { purpose: 'service', granted: true })
    expect(await silent()).toEqual(new Set())
  })

  it('to a bot ends that messenger only', async () => {
    const { id } = await aPatient()
    await say(id, { purpose: 'marketing', granted: true })
    await call(api, token, {
      method: 'POST',
      url: `/patients/${id}/contacts`,
      payload: { kind: 'max', value: '424242' },
    })
    const news: InboundNews = { ...heard('', ''), channel: 'max', item: { kind: 'stop', address: '424242', at: NOW } }
    await hear([news])
    const permissions = await clinic.db((db) =>
      readPermissions(db, { clinicId: clinic.id, patientIds: [id], now: NOW }),
    )
    const { verdict } = permissions.get(id)!
    expect(verdict({ messageClass: 'service', channel: 'max', launchedByPerson: true }).allowed).toBe(false)
    expect(verdict({ messageClass: 'advertising', channel: 'sms', launchedByPerson: true }).allowed).toBe(true)
  })
})

describe('the unsubscribe address', () => {
  it('works by one POST without a sign-in, asks before by GET, and cannot be forged', async () => {
    const { id } = await aPatient()
    await say(id, { purpose: 'marketing', granted: true })
    const touchId = randomUUID()
    const make = () => clinic.db((db) => unsubscribeLinks(database().ports, db, clinic.id))
    expect((await make())({ patientId: id, channel: 'email', touchId })).toBeNull()
    await call(api, token, {
      method: 'PUT',
      url: '/message-settings',
      payload: { publicUrl: 'https://go.clinic.example' },
    })
    const url = new URL((await make())({ patientId: id, channel: 'email', touchId })!)

    const asked = await api.inject({ url: url.pathname })
    expect([asked.statusCode, asked.body.includes('<button>')]).toEqual([200, true])
    expect(await mayAdvertise(id)).toBe('yes')
    const forged = url.pathname.replace(id, randomUUID())
    expect((await api.inject({ method: 'POST', url: forged })).statusCode).toBe(404)

    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const done = await api.inject({ method: 'POST', url: url.pathname, headers, payload: 'List-Unsubscribe=One-Click' })
    expect(done.statusCode).toBe(200)
    expect(await mayAdvertise(id)).toBe('marketing_withdrawn')
  })
})

describe('a bad moment', () => {
  it('is marked, seen and ended', async () => {
    const { id } = await aPatient()
    const held = await call(api, token, {
      method: 'POST',
      url: `/patients/${id}/holds`,
      payload: { reason: 'complaint', scope: 'everything' },
    })
    const holds = async () =>
      (await clinic.db((db) => readPermissions(db, { clinicId: clinic.id, patientIds: [id], now: NOW }))).get(id)!.holds
    expect(await holds()).toEqual([{ reason: 'complaint', scope: 'everything' }])
    expect((await call(api, token, { method: 'DELETE', url: `/patients/${id}/holds/${held.body.id}` })).status).toBe(
      204,
    )
    expect(await holds()).toEqual([])
    expect((await call(api, token, { method: 'DELETE', url: `/patients/${id}/holds/${held.body.id}` })).status).toBe(
      404,
    )
  })
})
