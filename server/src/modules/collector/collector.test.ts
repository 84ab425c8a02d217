import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { gzipSync } from 'node:zlib'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { beats, jobs } from '../../app.ts'
import { drainPulse } from '../../platform/pulse.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { recordEvents } from '../events/events.ts'
import { mergePatients, unmerge } from '../identity/identity.ts'
import { aCard } from '../identity/identity.testing.ts'

const database = useDatabase()
const SITE = 'https://clinic.ru'
const PERSON = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1'

let api: FastifyInstance
let clinic: TestClinic
let owner: string
let site: { id: string; key: string }

beforeAll(async () => {
  api = await buildApi(database())
})

beforeEach(async () => {
  database().clock.set(TODAY)
  clinic = await aClinic(database())
  owner = await clinic.key('owner')
  site = await aSite()
})

async function aSite(more: object = {}): Promise<{ id: string; key: string }> {
  const made = await call(api, owner, {
    method: 'POST',
    url: '/collector/keys',
    payload: { name: 'Сайт', origins: ['clinic.ru'], ...more },
  })
  expect(made.status).toBe(201)
  return made.body
}

const page = { type: 'page', url: `${SITE}/`, title: 'Клиника' }
let sender = 0

async function send(body: object, { key = site.key, origin = SITE as string | null, agent = PERSON, ip = '' } = {}) {
  const headers = {
    'user-agent': agent,
    'content-type': 'text/plain;charset=UTF-8',
    ...(origin === null ? {} : { origin }),
  }
  return call(api, null, {
    method: 'POST',
    url: `/events?key=${key}`,
    payload: JSON.stringify(body),
    headers,
    remoteAddress: ip || `9.9.${(sender += 1) >> 8}.${sender & 255}`,
  })
}

const drain = () => drainPulse(database().ports, { beats, clinics: async () => [clinic.id] })

const story = (patientId: string | null) =>
  database().admin<{ type: string; payload: Record<string, unknown> }>(
    `select type, payload from events where clinic_id = $1 and patient_id is not distinct from $2 and type like 'site.%' order by occurred_at, recorded_at, id`,
    [clinic.id, patientId],
  )

const types = async (patientId: string | null) => (await story(patientId)).map(({ type }) => type)

/** Everything kept of sites, as one text. */
async function kept(): Promise<string> {
  const tables = ['site_events', 'site_visitors', 'events', 'collector_counts']
  const found = await Promise.all(
    tables.map((name) =>
      database().admin(`select to_jsonb(t) as row from ${name} t where clinic_id = $1`, [clinic.id]),
    ),
  )
  return JSON.stringify(found)
}

describe('the door for sites', () => {
  it('takes events of a listed site and answers that they were taken', async () => {
    const taken = await send({ visitor: 'browser-1', events: [page, { ...page, type: 'site.service_viewed' }] })
    expect([taken.status, taken.body]).toEqual([202, { accepted: 2, dropped: 0, rejected: [] }])
    expect(taken.headers['access-control-allow-origin']).toBe(SITE)
  })

  it('takes a key from the header or the body, and events of a system that has no origin', async () => {
    const ask = (headers: object, payload: object) =>
      call(api, null, { method: 'POST', url: '/events', payload, headers: headers as Record<string, string> })
    const byHeader = await ask({ authorization: `Bearer ${site.key}` }, { events: [page] })
    const byBody = await ask({}, { key: site.key, events: [page] })
    expect([byHeader.status, byBody.status]).toEqual([202, 202])
  })

  it('is closed to unknown, revoked and foreign keys and to sites that are not listed', async () => {
    expect((await send({ events: [page] }, { key: 'site_nothing-of-the-kind' })).status).toBe(401)
    const foreign = await send({ events: [page] }, { origin: 'https://other.ru' })
    expect([foreign.status, foreign.body.error.code]).toEqual([403, 'origin_not_allowed'])
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined()
    expect((await send({ events: [page] }, { origin: 'http://clinic.ru' })).status).toBe(403)
    expect((await send({ events: [page] }, { origin: 'null' })).status).toBe(403)
    await call(api, owner, { method: 'DELETE', url: `/collector/keys/${site.id}` })
    expect((await send({ events: [page] })).status).toBe(401)
    expect(await types(null)).toEqual([])
  })

  it('answers a browser that asks first, for listed sites only', async () => {
    const ask = (origin: string, key?: string) =>
      api.inject({
        method: 'OPTIONS',
        url: `/api/v1/events${key ? `?key=${key}` : ''}`,
        headers: { origin, 'access-control-request-method': 'POST' },
      })
    const other = await aSite({ origins: ['https://landing.ru'] })
    const answers = await Promise.all([ask(SITE), ask(SITE, site.key), ask(SITE, other.key), ask('https://evil.ru')])
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers['access-control-allow-origin']])).toEqual([
      [204, SITE],
      [204, SITE],
      [403, undefined],
      [403, undefined],
    ])
    expect(answers[0]!.headers['access-control-allow-methods']).toBe('POST')
  })

  it('says in words what is wrong with each event and takes the others', async () => {
    const mixed = await send({ events: [page, { type: 'bought' }, { type: 'page', id: 'a b' }] })
    expect(mixed.status).toBe(202)
    expect(mixed.body).toMatchObject({ accepted: 1, rejected: [{ path: 'events.1.type' }, { path: 'events.2.id' }] })
    expect(mixed.body.rejected[0].message).toMatch(/^Допустимо: page, service_viewed/)
    const none = await send({ events: [{ type: 'bought' }] })
    expect([none.status, none.body.error.fields[0].path]).toEqual([400, 'events.0.type'])
    const many = await send({ events: Array.from({ length: 51 }, () => page) })
    expect([many.status, many.body.error.fields[0].path]).toEqual([400, 'events'])
    expect((await send(null as never)).status).toBe(400)
  })

  it('takes an event sent twice once', async () => {
    const batch = { visitor: 'browser-2', events: [{ ...page, id: 'e-1' }] }
    expect((await send(batch)).body.accepted).toBe(1)
    expect((await send(batch)).body).toMatchObject({ accepted: 0, dropped: 1 })
  })

  it('counts every event once when one browser sends from several tabs at the same time', async () => {
    const id = await aCard(clinic, { phones: ['+79161230011'] })
    const batch = (n: number) => ({
      visitor: 'many-tabs',
      events: [
        { ...page, id: 'shared' },
        { type: 'form_sent', form: `Форма ${n}`, id: `own-${n}`, phone: '+79161230011' },
      ],
    })
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => send(batch(n))))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 202))
    expect(answers.reduce((sum, { body }) => sum + body.accepted, 0)).toBe(9)
    expect(await types(id)).toHaveLength(9)
    const { body } = await call(api, owner, { method: 'GET', url: '/collector/counts?days=1' })
    expect([body.days[0].kinds.page, body.days[0].kinds.form_sent]).toEqual([1, 8])
  })

  it('holds back a browser, an address and a key that send too much', async () => {
    const fifty = { events: Array.from({ length: 50 }, () => page) }
    const flood = async (times: number, body: (n: number) => object, ip: (n: number) => string) => {
      const answers = []
      for (let n = 0; n < times; n += 1) answers.push((await send(body(n), { ip: ip(n) })).status)
      return answers
    }
    const oneBrowser = await flood(
      6,
      () => ({ ...fifty, visitor: 'busy-browser' }),
      (n) => `8.8.1.${n}`,
    )
    expect(oneBrowser).toEqual([202, 202, 202, 202, 429, 429])
    const oneAddress = await flood(
      13,
      (n) => ({ ...fifty, visitor: `browser-of-${n}` }),
      () => '8.8.8.8',
    )
    expect(oneAddress).toEqual([...Array.from({ length: 12 }, () => 202), 429])
    const held = await send(fifty, { ip: '8.8.8.8' })
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(0)
    database().clock.set(new Date(TODAY.getTime() + 60_000))
    expect((await send(fifty, { ip: '8.8.8.8' })).status).toBe(202)
  })

  it('keeps nothing of robots and counts them', async () => {
    const robot = await send({ events: [page] }, { agent: 'Mozilla/5.0 (compatible; YandexBot/3.0)' })
    expect([robot.status, robot.body]).toEqual([202, { accepted: 0, dropped: 1, rejected: [] }])
    const { body } = await call(api, owner, { method: 'GET', url: '/collector/counts?days=1' })
    expect(body.turnedAway.robot).toBe(1)
  })

  it('keeps nothing of visitors who were not asked, when the clinic asks', async () => {
    site = await aSite({ needsConsent: true })
    expect((await send({ visitor: 'not-asked', events: [page] })).body.accepted).toBe(0)
    expect(await kept()).not.toContain('not-asked')
    expect((await send({ visitor: 'not-asked', consent: true, events: [page] })).body.accepted).toBe(1)
  })

  it('keeps no queries, no phones and no e-mails', async () => {
    const url = `${SITE}/thanks/+79161234567?phone=89161234567&utm_source=vk#anna@mail.ru`
    const told = {
      title: 'Спасибо, +7 916 123-45-67',
      form: 'anna@mail.ru',
      phone: '8 916 123-45-67',
      email: 'anna@mail.ru',
    }
    await send({ visitor: 'browser-3', events: [{ type: 'form_sent', url, ...told }] })
    const all = await kept()
    expect(all).not.toMatch(/916.?123|anna/)
    expect(all).toContain('utm_source=vk')
  })

  it('believes the clinic’s clock, not the visitor’s', async () => {
    const id = await aCard(clinic, { phones: ['+79161230001'] })
    const sentAt = Date.parse('2031-01-01T00:00:00Z')
    await send({ sentAt, events: [{ ...page, at: sentAt - 5000, type: 'form_sent', phone: '+79161230001' }] })
    await send({ events: [{ ...page, at: '2009-01-01T00:00:00Z', type: 'form_started', phone: '+79161230001' }] })
    const rows = await database().admin<{ at: Date }>(
      `select occurred_at as at from events where clinic_id = $1 and patient_id = $2 order by 1`,
      [clinic.id, id],
    )
    expect(rows.map(({ at }) => TODAY.getTime() - at.getTime())).toEqual([86_400_000, 5000])
  })
})

describe('a visitor', () => {
  const started = { type: 'form_started', form: 'Запись', url: `${SITE}/book` }
  const sent = (phone: string, more: object = {}) => ({ type: 'form_sent', form: 'Запись', phone, ...more })

  it('becomes a patient with everything done before, once the form is sent with the patient’s phone', async () => {
    const [id] = [await aCard(clinic, { phones: ['+79161230002'] })]
    await send({ visitor: 'browser-4', events: [page, started] })
    expect(await types(id)).toEqual([])
    await send({ visitor: 'browser-4', events: [sent('8 (916) 123-00-02')] })
    expect((await types(id)).toSorted()).toEqual(['site.form_sent', 'site.form_started', 'site.page'])
    await send({ visitor: 'browser-4', events: [page] })
    expect(await types(id)).toHaveLength(4)
  })

  it('is nobody while a family shares the phone, and known once an e-mail tells which of them', async () => {
    const [anna, oleg] = [
      await aCard(clinic, { phones: ['+79161230003'] }),
      await aCard(clinic, { phones: ['+79161230003'], emails: ['oleg@mail.ru'] }),
    ]
    await send({ visitor: 'browser-5', events: [sent('+79161230003')] })
    expect([await types(anna), await types(oleg)]).toEqual([[], []])
    await send({ visitor: 'browser-5', events: [sent('+79161230003', { email: 'Oleg@mail.ru' })] })
    expect([await types(anna), await types(oleg)]).toEqual([[], ['site.form_sent', 'site.form_sent']])
    await send({ visitor: 'browser-5', events: [sent('+79161230003')] })
    expect(await types(oleg)).toHaveLength(3)
  })

  it('is recognised when the phone is imported later, within a month', async () => {
    await send({ visitor: 'browser-6', events: [page, sent('+79161230004')] })
    await drain()
    const id = await aCard(clinic, { phones: ['+79161230004'] })
    const event = { clinicId: clinic.id, type: 'import.finished', occurredAt: TODAY, payload: {} }
    await clinic.db((db) => recordEvents(database().ports, db, [event]))
    await drain()
    expect((await types(id)).toSorted()).toEqual(['site.form_sent', 'site.page'])
    expect(await kept()).not.toMatch(/"contacts": ?"/)
  })

  it('is not recognised by a phone imported after the month', async () => {
    await send({ visitor: 'browser-7', events: [sent('+79161230005')] })
    database().clock.set(new Date(TODAY.getTime() + 31 * 86_400_000))
    const id = await aCard(clinic, { phones: ['+79161230005'] })
    const event = { clinicId: clinic.id, type: 'import.finished', occurredAt: TODAY, payload: {} }
    await clinic.db((db) => recordEvents(database().ports, db, [event]))
    await drain()
    expect(await types(id)).toEqual([])
  })

  it('at a shared computer does not inherit what the one before did', async () => {
    const [anna, oleg] = [
      await aCard(clinic, { phones: ['+79161230006'] }),
      await aCard(clinic, { phones: ['+79161230007'] }),
    ]
    await send({ visitor: 'browser-8', events: [page, sent('+79161230006')] })
    database().clock.set(new Date(TODAY.getTime() + 3_600_000))
    await send({ visitor: 'browser-8', events: [sent('+79161230007')] })
    expect([(await types(anna)).length, (await types(oleg)).length]).toEqual([2, 1])
  })

  it('goes with the card into a merge, comes back with it, and leaves nothing when erased', async () => {
    const [keepId, absorbId] = [await aCard(clinic, {}), await aCard(clinic, { phones: ['+79161230008'] })]
    await send({ visitor: 'browser-9', events: [sent('+79161230008')] })
    const merge = { keepId, absorbId, automatic: false, by: null, now: TODAY, clinicId: clinic.id }
    const { id } = await clinic.db((db) => mergePatients(database().ports, db, merge))
    await send({ visitor: 'browser-9', events: [page] })
    expect(await types(keepId)).toHaveLength(2)
    await clinic.db((db) =>
      unmerge(database().ports, db, { clinicId: clinic.id, mergeId: id, by: null, now: TODAY } as never),
    )
    expect([(await types(keepId)).length, (await types(absorbId)).length]).toEqual([0, 2])
    const erased = { clinicId: clinic.id, patientId: absorbId, type: 'patient.erased', occurredAt: TODAY }
    await clinic.db((db) => recordEvents(database().ports, db, [erased]))
    await drain()
    const rows = await database().admin(
      `select id from site_events where clinic_id = $1 union all select id from site_visitors where clinic_id = $1`,
      [clinic.id],
    )
    expect(rows).toEqual([])
  })

  it('who looked at a service of the list is known to have looked at it', async () => {
    const id = await aCard(clinic, { phones: ['+79161230009'] })
    const serviceId = randomUUID()
    await database().admin(
      `insert into services (clinic_id, id, name, treatment_type) values ($1, $2, 'Имплантация', 'surgery')`,
      [clinic.id, serviceId],
    )
    const viewed = { type: 'service_viewed', service: ' имплантация ', url: `${SITE}/implants` }
    await send({ contacts: { phone: '+79161230009' }, events: [viewed] })
    expect((await story(id))[0]!.payload).toMatchObject({ service: 'имплантация', serviceId, treatmentType: 'surgery' })
  })

  it('unknown and unseen for three months is forgotten', async () => {
    await send({ visitor: 'browser-10', events: [page] })
    const forget = jobs.find(({ name }) => name === 'collector.forget')!
    database().clock.set(new Date(TODAY.getTime() + 89 * 86_400_000))
    await forget.run({}, database().ports)
    expect(await kept()).toContain('browser-10')
    database().clock.set(new Date(TODAY.getTime() + 91 * 86_400_000))
    await forget.run({}, database().ports)
    expect(await kept()).not.toContain('browser-10')
  })
})

describe('the snippet', () => {
  const snippet = (key: string, headers = {}) => api.inject({ method: 'GET', url: `/s/${key}.js`, headers })

  it('is under 4 kB as it is served, cached, open to other sites, and names no other host', async () => {
    const answer = await snippet(site.key)
    expect(answer.statusCode).toBe(200)
    expect(answer.rawPayload.length).toBeLessThan(4096)
    expect(gzipSync(answer.rawPayload).length).toBeLessThan(2048)
    expect(answer.headers['cache-control']).toBe('public, max-age=3600')
    expect(answer.headers['cross-origin-resource-policy']).toBe('cross-origin')
    expect(answer.headers['content-type']).toContain('javascript')
    // A key is chance and may hold any two letters.
    expect(answer.body.replaceAll(site.key, '')).not.toMatch(/https?:|eval|Function\(|__/)
    const again = await snippet(site.key, { 'if-none-match': answer.headers.etag })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('is not there for a key that does not work', async () => {
    await call(api, owner, { method: 'DELETE', url: `/collector/keys/${site.id}` })
    expect((await snippet(site.key)).statusCode).toBe(404)
    expect((await snippet('site_nothing-here')).statusCode).toBe(404)
  })
})

describe('keys of sites', () => {
  it('are replaced with a week for the old one', async () => {
    const { body: fresh } = await call(api, owner, { method: 'POST', url: `/collector/keys/${site.id}/rotation` })
    expect((await send({ events: [page] })).status).toBe(202)
    expect((await send({ events: [page] }, { key: fresh.key })).status).toBe(202)
    database().clock.set(new Date(TODAY.getTime() + 8 * 86_400_000))
    expect((await send({ events: [page] })).status).toBe(401)
    expect((await send({ events: [page] }, { key: fresh.key })).status).toBe(202)
  })

  it('follow their list of sites at once, and refuse what is no site', async () => {
    const change = (origins: string[]) =>
      call(api, owner, { method: 'PATCH', url: `/collector/keys/${site.id}`, payload: { origins } })
    expect((await change(['https://new.clinic.ru/page', 'http://localhost:8080'])).status).toBe(204)
    expect((await send({ events: [page] })).status).toBe(403)
    expect((await send({ events: [page] }, { origin: 'https://new.clinic.ru' })).status).toBe(202)
    expect((await send({ events: [page] }, { origin: 'http://localhost:8080' })).status).toBe(202)
    const wrong = await change(['*'])
    expect([wrong.status, wrong.body.error.fields[0].path]).toEqual([400, 'origins.0'])
  })

  it('show what came, by day and newest first, and never whose it is', async () => {
    const id = await aCard(clinic, { phones: ['+79161230010'] })
    await send({
      events: [
        { ...page, id: 'one' },
        { type: 'form_sent', form: 'Запись', phone: '+79161230010' },
      ],
    })
    await send({ events: [page] }, { origin: 'https://evil.ru' })
    const { body: counts } = await call(api, owner, { method: 'GET', url: '/collector/counts?days=2' })
    expect(counts.days.map(({ on, kinds }: any) => [on, kinds.page, kinds.form_sent])).toEqual([
      ['2026-11-21', 0, 0],
      ['2026-11-22', 1, 1],
    ])
    expect(counts.turnedAway.foreign_origin).toBe(1)
    const { body: tail } = await call(api, owner, { method: 'GET', url: '/collector/events' })
    expect(tail.items.map(({ kind, known }: any) => [kind, known])).toEqual(
      expect.arrayContaining([
        ['page', true],
        ['form_sent', true],
      ]),
    )
    expect(JSON.stringify(tail)).not.toContain(id)
  })
})
