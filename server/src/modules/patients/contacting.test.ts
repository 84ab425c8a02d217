import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { hearStops } from '../consents/consents.ts'
import { suppressAddresses } from '../suppressions/suppressions.ts'
import { createTasks } from '../tasks/tasks.ts'
import { planTouch } from '../touches/touches.ts'
import { aPerson, insert } from './patients.testing.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let owner: string
const NOW = new Date('2026-11-22T09:00:00Z')

beforeAll(async () => {
  api = await buildApi(database())
  clinic = await aClinic(database())
  owner = await clinic.key('owner')
})

const card = async (id: string, key = owner) => (await call(api, key, { url: `/patients/${id}` })).body

const silence = (addresses: string[]) =>
  clinic.db((db) =>
    suppressAddresses(database().ports, db, {
      clinicId: clinic.id,
      addresses,
      reason: 'erased',
      scope: 'all',
      since: NOW,
    }),
  )

describe('what the card says of contacting somebody', () => {
  it('names an address that asked for silence before it belonged to this person', async () => {
    await silence(['+79160001122'])
    const person = await aPerson(clinic, { name: 'Ким Олег', phones: ['+79160001122'], emails: ['kim@mail.ru'] })
    const { contacts } = await card(person)
    const silences = Object.fromEntries(contacts.map((contact: any) => [contact.kind, contact.silences]))
    expect(silences).toEqual({
      phone: [{ channel: '*', scope: 'all', reason: 'erased', since: NOW.toISOString() }],
      email: [],
    })
  })

  it('shows СТОП written in any channel the moment it is heard', async () => {
    const person = await aPerson(clinic, { name: 'Ли Вера', phones: ['+79160003344'] })
    await call(api, owner, {
      method: 'POST',
      url: `/patients/${person}/consents`,
      payload: { purpose: 'marketing', granted: true },
    })
    const heard = { kind: 'message' as const, externalId: randomUUID(), address: '+79160003344', text: 'стоп', at: NOW }
    const news = [
      { channel: 'sms' as const, provider: 'smsc', connectionId: randomUUID(), receivedAt: NOW, item: heard },
    ]
    await clinic.db((db) => hearStops(database().ports, db, clinic.id, news))
    const { contacts, timeline } = await card(person)
    expect(contacts[0].consent.map(({ channel, marketing }: any) => [channel, marketing])).toEqual([
      ['call', false],
      ['sms', false],
    ])
    expect(contacts[0].silences).toMatchObject([{ scope: 'advertising', reason: 'stop_word' }])
    expect(timeline.items.map(({ type, source, granted }: any) => [type, source, granted])).toContainEqual([
      'consent',
      'stop_word',
      false,
    ])
  })

  it('shows bad moments until they are over', async () => {
    const person = await aPerson(clinic, { name: 'Рак Анна' })
    const held = await call(api, owner, {
      method: 'POST',
      url: `/patients/${person}/holds`,
      payload: { reason: 'complaint', scope: 'everything', note: 'ждёт главврача' },
    })
    expect((await card(person)).contacting.holds).toMatchObject([{ reason: 'complaint', note: 'ждёт главврача' }])
    await call(api, owner, { method: 'DELETE', url: `/patients/${person}/holds/${held.body.id}` })
    expect((await card(person)).contacting.holds).toEqual([])
  })

  it('shows messages and tasks to those who may see them', async () => {
    const person = await aPerson(clinic, { name: 'Орлов Пётр', phones: ['+79160005566'] })
    await clinic.db(async (db) => {
      const asked = { clinicId: clinic.id, patientId: person, templateId: null, context: { text: 'Ждём вас' } }
      await planTouch(database().ports, db, {
        ...asked,
        origin: { kind: 'manual', actorId: null, name: 'Тест' },
        class: 'service',
        priority: 'service',
        sendKey: { family: 'f', episode: 'e' },
        dueAt: NOW,
      })
      const task = { kind: 'call' as const, patientId: person, recordId: person, title: 'Позвонить', script: '' }
      const tasks = [{ ...task, dueAt: NOW, priority: 'return' as const, assigneeRole: null, origin: null }]
      await createTasks(database().ports, db, { clinicId: clinic.id, tasks, now: NOW })
    })
    const seen = await card(person)
    expect(seen.timeline.items.map(({ type, state }: any) => [type, state])).toContainEqual(['touch', 'planned'])
    expect(seen.contacting.tasks).toMatchObject([{ title: 'Позвонить', kind: 'call' }])
    const doctor = await card(person, await clinic.key('doctor'))
    expect([doctor.contacting.tasks, doctor.timelineCounts.touch]).toEqual([null, 0])
  })

  it('shows the control group of the whole household', async () => {
    const [mother, child] = [await aPerson(clinic, { name: 'Мама' }), await aPerson(clinic, { name: 'Сын' })]
    const householdId = randomUUID()
    await insert(clinic, 'households', { clinic_id: clinic.id, id: householdId, created_at: NOW })
    for (const id of [mother, child])
      await insert(clinic, 'household_members', {
        clinic_id: clinic.id,
        household_id: householdId,
        patient_id: id,
        record_id: id,
        added_at: NOW,
      })
    const arm = { clinic_id: clinic.id, scope: 'clinic', record_id: mother, patient_id: mother }
    await insert(clinic, 'holdout_arms', { ...arm, arm: 'control', percent: 10, since: NOW })
    expect((await card(child)).contacting.control).toEqual([
      { scope: 'clinic', journey: null, since: NOW.toISOString(), whole: true },
    ])
  })
})
