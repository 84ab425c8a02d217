import type { FastifyInstance } from 'fastify'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { beats } from '../../app.ts'
import { drainPulse } from '../../platform/pulse.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { setSimulatedTime } from '../clinics/clinics.ts'
import { aCard } from '../identity/identity.testing.ts'
import { aJourney } from '../journeys/journeys.testing.ts'
import { installTemplate } from '../templates/templates.ts'

const database = useDatabase()
const PHONE = '+79161239900'
const TEXT = 'Олег, вы не закончили запись. Подобрать время?'

let api: FastifyInstance
let clinic: TestClinic
let owner: string
let key: string

beforeAll(async () => {
  api = await buildApi(database())
})

beforeEach(async () => {
  clinic = await aClinic(database())
  owner = await clinic.key('owner')
  const payload = { name: 'Сайт', origins: ['clinic.ru'] }
  key = (await call(api, owner, { method: 'POST', url: '/collector/keys', payload })).body.key
  await clock('2026-11-22T12:00:00+03:00')
  const ready = { key: 'abandoned', name: 'Брошенная запись', messageClass: 'service' as const, bodies: { text: TEXT } }
  const templateId = await clinic.db((db) => installTemplate(database().ports, db, clinic.id, { ...ready, now: TODAY }))
  await aJourney(clinic, {
    trigger: { kind: 'event', match: { types: ['site.booking_abandoned'] } },
    settings: {
      priority: 'service',
      episode: 'event',
      needsFreshData: false,
      exits: [{ kind: 'event', match: { types: ['site.form_sent'] } }],
    },
    start: 'wait',
    nodes: [
      { id: 'wait', kind: 'wait', wait: { by: 'duration', duration: { count: 30, unit: 'minutes' } }, next: 'message' },
      { id: 'message', kind: 'message', title: 'Подобрать время', templateId, channels: ['sms'], next: 'end' },
      { id: 'end', kind: 'exit' },
    ],
  })
})

async function clock(at: string): Promise<void> {
  await clinic.db((db) => setSimulatedTime(db, clinic.id, new Date(at)))
}

async function onSite(...events: object[]): Promise<void> {
  const payload = { key, visitor: 'browser-of-oleg', events }
  const { status } = await call(api, null, { method: 'POST', url: '/events', payload })
  expect(status).toBe(202)
  await drainPulse(database().ports, { beats, clinics: async () => [clinic.id] })
}

async function outbox(): Promise<string[]> {
  await drainPulse(database().ports, { beats, clinics: async () => [clinic.id] })
  const { body } = await call(api, owner, { method: 'GET', url: '/outbox?channel=sandbox' })
  return body.items.map(({ text }: { text: string }) => text)
}

const known = { type: 'form_sent', form: 'Рассылка', phone: PHONE }
const abandoned = { type: 'booking_abandoned', form: 'Запись' }

it('a patient who left a booking on the site is written to half an hour later, once', async () => {
  await aCard(clinic, { firstName: 'Олег', lastName: 'Ким', phones: [PHONE] })
  await onSite(known)
  await onSite(abandoned)
  expect(await outbox()).toEqual([])
  await clock('2026-11-22T12:31:00+03:00')
  expect(await outbox()).toEqual([TEXT])
  await clock('2026-11-23T12:31:00+03:00')
  expect(await outbox()).toEqual([TEXT])
})

it('a patient who came back and sent the booking hears nothing', async () => {
  await aCard(clinic, { firstName: 'Олег', lastName: 'Ким', phones: [PHONE] })
  await onSite(known)
  await onSite(abandoned)
  await clock('2026-11-22T12:10:00+03:00')
  await onSite({ ...known, form: 'Запись' })
  await clock('2026-11-22T12:31:00+03:00')
  expect(await outbox()).toEqual([])
})

it('a visitor nobody knows is written to by nobody; recognised two days later, neither', async () => {
  await onSite(abandoned)
  await clock('2026-11-24T12:00:00+03:00')
  await aCard(clinic, { firstName: 'Олег', lastName: 'Ким', phones: [PHONE] })
  await onSite({ type: 'page' })
  const payload = { key, visitor: 'browser-of-oleg', contacts: { phone: PHONE }, events: [] }
  await call(api, null, { method: 'POST', url: '/events', payload })
  await clock('2026-11-24T13:00:00+03:00')
  expect(await outbox()).toEqual([])
})
