import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { beats, jobs } from '../../app.ts'
import { drainJobs } from '../../platform/jobs.ts'
import { drainPulse } from '../../platform/pulse.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { aPerson, insert } from '../patients/patients.testing.ts'
import { aBooking, happen } from './journeys.testing.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let token: string
let templateId: string

beforeAll(async () => {
  api = await buildApi(database())
})

beforeEach(async () => {
  database().clock.set(TODAY)
  clinic = await aClinic(database())
  token = await clinic.key('owner')
  const payload = { name: 'После приёма', messageClass: 'service', bodies: { text: 'Здравствуйте! Ждём вас.' } }
  const { body } = await ask('POST', '/templates', payload)
  templateId = body.id
  expect((await ask('PUT', `/templates/${templateId}/published`)).status).toBe(200)
})

const ask = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
  call(api, token, { method, url, ...(payload ? { payload } : {}) })
const drain = () => drainPulse(database().ports, { beats, clinics: async () => [clinic.id] })
/** Everything due is done, also what waits for its turn at a provider. */
const settle = async () => {
  for (let turn = 0; turn < 30; turn++) {
    await drain()
    const claimed = await database().admin(`select from touches where clinic_id = $1 and state = 'claimed'`, [
      clinic.id,
    ])
    if (claimed.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
const later = (days: number, hours = 0) => new Date(TODAY.getTime() + (days * 24 + hours) * 3_600_000)
const goTo = async (at: Date) => {
  database().clock.set(at)
  await settle()
}

const definition = () => ({
  trigger: { kind: 'event', match: { types: ['appointment.completed'] } },
  settings: { episode: 'appointment', priority: 'service', needsFreshData: false },
  start: 'day',
  nodes: [
    { id: 'day', kind: 'wait', wait: { by: 'duration', duration: { count: 1, unit: 'days' } }, next: 'hello' },
    { id: 'hello', kind: 'message', templateId, next: 'week' },
    { id: 'week', kind: 'wait', wait: { by: 'duration', duration: { count: 7, unit: 'days' } }, next: 'again' },
    { id: 'again', kind: 'message', templateId, next: null },
  ],
})

async function aLiveJourney(draft: object = definition()): Promise<string> {
  const { body } = await ask('POST', '/journeys', { name: 'Второй визит', definition: draft })
  const answer = await ask('POST', `/journeys/${body.id}/publish`, {})
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return body.id
}

async function aVisit(patientId: string): Promise<void> {
  const id = randomUUID()
  const own = { clinic_id: clinic.id, patient_id: patientId, record_id: patientId }
  const at = database().clock.now()
  await insert(clinic, 'appointments', {
    ...own,
    id,
    starts_at: at,
    visited_on: at.toISOString().slice(0, 10),
    status: 'completed',
  })
  await happen(database().ports, clinic, [
    { patientId, type: 'appointment.completed', occurredAt: at, subjectKind: 'appointment', subjectId: id },
  ])
}

async function aPatient(name = 'Соколова Анна'): Promise<string> {
  const id = await aPerson(clinic, { name, phones: [`+7916${Math.floor(1_000_000 + Math.random() * 8_999_999)}`] })
  const consent = { purpose: 'service', granted: true }
  expect((await ask('POST', `/patients/${id}/consents`, consent)).status).toBeLessThan(300)
  return id
}

const passagesOf = async (id: string, query = '') =>
  (await ask('GET', `/journeys/${id}/enrollments${query}`)).body.items

async function sentTo(patientId: string): Promise<{ state: string; reason: string | null }[]> {
  return database().admin('select state, reason from touches where patient_id = $1 order by created_at, id', [
    patientId,
  ])
}

describe('a journey through its doors', () => {
  it('sends by the real gate, counts every step and stops at a booking', async () => {
    const id = await aLiveJourney()
    const patientId = await aPatient()
    await aVisit(patientId)
    await settle()
    await goTo(later(1))
    expect(await sentTo(patientId)).toMatchObject([{ state: 'sent' }])
    const [inside] = await passagesOf(id)
    expect(inside).toMatchObject({ nodeId: 'week', waitsFor: 'time', patient: { id: patientId } })
    await aBooking(database(), clinic, { patientId, startsAt: '2026-12-10T09:00:00Z' })
    await settle()
    await goTo(later(20))
    expect(await sentTo(patientId)).toHaveLength(1)
    const { body } = await ask('GET', `/journeys/${id}/numbers`)
    expect(body).toMatchObject({ entered: 1, inside: 0, goals: 1, exits: [{ reason: 'booked', count: 1 }] })
    expect(body.nodes.find((node: { nodeId: string }) => node.nodeId === 'hello')).toMatchObject({
      passed: 1,
      sent: 1,
      goals: 1,
    })
    const detail = await ask('GET', `/enrollments/${inside.id}`)
    expect(detail.body.steps.map(({ what }: { what: string }) => what)).toEqual([
      'entered',
      'passed',
      'touch',
      'passed',
      'goal',
      'exited',
    ])
  })

  it('does not send what a booking answered a moment before, even when nobody has reacted to it yet', async () => {
    await aLiveJourney()
    const patientId = await aPatient()
    await aVisit(patientId)
    await settle()
    const own = { clinic_id: clinic.id, patient_id: patientId, record_id: patientId }
    const booked = {
      starts_at: '2026-12-10T09:00:00Z',
      visited_on: '2026-12-10',
      status: 'booked',
      booked_at: later(0, 5),
    }
    await insert(clinic, 'appointments', { ...own, id: randomUUID(), ...booked })
    await goTo(later(1))
    expect(await sentTo(patientId)).toMatchObject([{ state: 'skipped', reason: 'booked' }])
  })

  it('stands still on a pause and goes on where it stood', async () => {
    const id = await aLiveJourney()
    const patientId = await aPatient()
    await aVisit(patientId)
    await settle()
    await goTo(later(0, 12))
    expect((await ask('POST', `/journeys/${id}/pause`)).status).toBeLessThan(300)
    await goTo(later(5))
    expect(await sentTo(patientId)).toEqual([])
    expect((await ask('POST', `/journeys/${id}/resume`, { choice: 'late' })).body).toEqual({ overdue: 0 })
    await settle()
    expect(await sentTo(patientId)).toEqual([])
    expect((await passagesOf(id))[0].dueAt).toBe(later(5, 12).toISOString())
    await goTo(later(5, 12))
    expect(await sentTo(patientId)).toHaveLength(1)
  })

  it.each([
    ['late', { state: 'sent' }, { nodeId: 'hello' }],
    ['skip', null, { state: 'done', endReason: 'done' }],
    ['exit', null, { state: 'exited', endReason: 'paused' }],
  ] as const)('does with what a pause made late what the person says: %s', async (choice, touch, passage) => {
    const nodes = [
      { id: 'noon', kind: 'wait', wait: { by: 'window', window: { from: '15:00', to: '16:00' } }, next: 'hello' },
      { id: 'hello', kind: 'message', templateId, next: null },
    ]
    const id = await aLiveJourney({ ...definition(), start: 'noon', nodes })
    const patientId = await aPatient()
    await aVisit(patientId)
    await settle()
    await ask('POST', `/journeys/${id}/pause`)
    await goTo(later(1, 2))
    expect((await ask('POST', `/journeys/${id}/resume`, { choice })).body).toEqual({ overdue: 1 })
    await goTo(later(1, 3))
    const [sent] = await sentTo(patientId)
    if (touch) expect(sent).toMatchObject(touch)
    else expect(sent).toBeUndefined()
    expect((await passagesOf(id))[0]).toMatchObject(passage)
  })

  it('lets people finish their version while newcomers take the new one, or moves them when told', async () => {
    const id = await aLiveJourney()
    const first = await aPatient('Первый Иван')
    await aVisit(first)
    await settle()
    const draft = definition()
    const shorter = {
      ...draft,
      nodes: [
        { ...draft.nodes[0]!, next: 'only' },
        { id: 'only', kind: 'message', templateId, next: null },
      ],
    }
    expect(
      (await ask('PUT', `/journeys/${id}/draft`, { definition: shorter })).body.problems.filter(
        (p: any) => p.severity === 'error',
      ),
    ).toEqual([])
    expect((await ask('POST', `/journeys/${id}/publish`, {})).body).toMatchObject({ number: 2, moved: 0 })
    const second = await aPatient('Вторая Анна')
    await aVisit(second)
    await settle()
    const versions = async () => (await passagesOf(id)).map((one: any) => [one.patient.id, one.version, one.nodeId])
    expect(await versions()).toEqual(
      expect.arrayContaining([
        [first, 1, 'day'],
        [second, 2, 'day'],
      ]),
    )
    await ask('PUT', `/journeys/${id}/draft`, { definition: shorter })
    await ask('POST', `/journeys/${id}/publish`, { inside: 'move', nodeMap: { day: 'day' } })
    expect(await versions()).toEqual(
      expect.arrayContaining([
        [first, 1, 'day'],
        [second, 3, 'day'],
      ]),
    )
    await goTo(later(1))
    expect([...(await sentTo(first)), ...(await sentTo(second))].map(({ state }) => state)).toEqual(['sent', 'sent'])
    const { body } = await ask('GET', `/journeys/${id}`)
    expect(body.versions.map(({ number, state }: any) => [number, state])).toEqual([
      [3, 'live'],
      [2, 'closed'],
      [1, 'draining'],
    ])
  })

  it('opens a version that ran empty again for somebody whose booking fell through, and a closed journey for nobody', async () => {
    const resume = { onCancelled: 'hello' }
    const id = await aLiveJourney({ ...definition(), settings: { ...definition().settings, resume } })
    const [back, late] = [await aPatient('Вернулась Анна'), await aPatient('Опоздал Пётр')]
    for (const patientId of [back, late]) await aVisit(patientId)
    await settle()
    const bookings = []
    for (const patientId of [back, late])
      bookings.push(await aBooking(database(), clinic, { patientId, startsAt: '2026-12-10T09:00:00Z' }))
    await settle()
    await ask('PUT', `/journeys/${id}/draft`, { definition: definition() })
    await ask('POST', `/journeys/${id}/publish`, {})
    await settle()
    const cancel = async (patientId: string, booking: string) => {
      await database().admin(`update appointments set status = 'cancelled' where id = $1`, [booking])
      const event = {
        type: 'appointment.cancelled',
        occurredAt: database().clock.now(),
        subjectKind: 'appointment',
        subjectId: booking,
      }
      await happen(database().ports, clinic, [{ patientId, ...event }])
      await settle()
    }
    const numberStates = async () =>
      (await ask('GET', `/journeys/${id}`)).body.versions.map((one: any) => [one.number, one.state])
    expect(await numberStates()).toEqual([
      [2, 'live'],
      [1, 'closed'],
    ])
    await cancel(back, bookings[0]!)
    expect(await sentTo(back)).toMatchObject([{ state: 'sent' }])
    await ask('POST', `/journeys/${id}/close`, { inside: 'exit' })
    await cancel(late, bookings[1]!)
    expect(await sentTo(late)).toEqual([])
    expect((await passagesOf(id)).find((one: any) => one.patient.id === late)).toMatchObject({
      state: 'exited',
      endReason: 'booked',
    })
  })

  it('deletes with people inside only after saying what becomes of them, and takes everything planned back', async () => {
    const id = await aLiveJourney()
    const patientId = await aPatient()
    await aVisit(patientId)
    await settle()
    expect((await ask('DELETE', `/journeys/${id}?inside=exit`)).body).toEqual({ left: 1 })
    expect((await ask('GET', `/journeys/${id}`)).status).toBe(404)
    await goTo(later(3))
    expect(await sentTo(patientId)).toEqual([])
    expect(
      await database().admin('select state, end_reason from enrollments where patient_id = $1', [patientId]),
    ).toEqual([{ state: 'exited', end_reason: 'journey_deleted' }])
  })

  it('refuses to publish what would go wrong, in words and with the place', async () => {
    const broken = { ...definition(), nodes: [{ id: 'day', kind: 'message', templateId: null, next: 'nowhere' }] }
    const { body } = await ask('POST', '/journeys', { name: 'Сломанный', definition: broken })
    const check = await ask('GET', `/journeys/${body.id}/publish-check`)
    expect(check.body.publishable).toBe(false)
    expect(check.body.problems.map(({ code }: any) => code)).toEqual(
      expect.arrayContaining(['next_unknown', 'template_missing']),
    )
    const answer = await ask('POST', `/journeys/${body.id}/publish`, {})
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'journey_has_problems' } } })
    expect(answer.body.error.fields.map(({ path }: any) => path)).toContain('nodes.0.templateId')
    const wrong = await ask('PUT', `/journeys/${body.id}/draft`, { definition: { start: 'x' } })
    expect(wrong).toMatchObject({ status: 400, body: { error: { code: 'wrong_definition' } } })
  })

  it('takes one patient out by hand', async () => {
    const id = await aLiveJourney()
    const patientId = await aPatient()
    await aVisit(patientId)
    await settle()
    const [inside] = (await ask('GET', `/patients/${patientId}/enrollments`)).body.items
    expect((await ask('POST', `/enrollments/${inside.id}/exit`)).status).toBeLessThan(300)
    expect((await ask('POST', `/enrollments/${inside.id}/exit`)).status).toBe(409)
    await goTo(later(2))
    expect(await sentTo(patientId)).toEqual([])
    expect((await passagesOf(id))[0]).toMatchObject({ state: 'exited', endReason: 'removed_by_person' })
  })
})

describe('a look ahead', () => {
  it('leads one real patient through without writing anything', async () => {
    const { body } = await ask('POST', '/journeys', { name: 'Второй визит', definition: definition() })
    const patientId = await aPatient()
    const walk = await ask('POST', `/journeys/${body.id}/walk`, { patientId, startsAt: TODAY.toISOString() })
    expect(walk.status, JSON.stringify(walk.body)).toBe(200)
    expect(walk.body).toMatchObject({ enters: true, arm: 'treated', end: { reason: 'done' } })
    expect(walk.body.steps.map((step: any) => [step.nodeId, step.edge, step.channel])).toEqual([
      ['day', 'next', null],
      ['hello', 'next', 'sms'],
      ['week', 'next', null],
      ['again', 'next', 'sms'],
    ])
    expect(walk.body.steps[1]).toMatchObject({ at: later(1).toISOString(), text: 'Здравствуйте! Ждём вас.' })
    expect(await sentTo(patientId)).toEqual([])
    expect(await passagesOf(body.id)).toEqual([])
  })

  it('counts on every edge what the past days would have brought, without any effect', async () => {
    const people = []
    for (let i = 0; i < 6; i++) people.push(await aPatient(`Пациент Номер${i}`))
    const silent = await aPerson(clinic, { name: 'Без Телефона' })
    for (const patientId of [...people, silent]) await aVisit(patientId)
    await goTo(later(3))
    const early = people[0]!
    await happen(database().ports, clinic, [])
    const booking = {
      clinic_id: clinic.id,
      id: randomUUID(),
      patient_id: early,
      record_id: early,
      starts_at: '2026-12-20T09:00:00Z',
    }
    await insert(clinic, 'appointments', { ...booking, visited_on: '2026-12-20', status: 'booked' })
    const told = {
      patientId: early,
      type: 'appointment.booked',
      occurredAt: later(0, 3),
      subjectKind: 'appointment',
      subjectId: booking.id,
    }
    await happen(database().ports, clinic, [told])
    const { body } = await ask('POST', '/journeys', { name: 'Второй визит', definition: definition() })
    const run = await ask('POST', `/journeys/${body.id}/dry-runs`, { days: 10 })
    expect(run.status).toBe(202)
    await drainJobs(database().ports, jobs)
    const done = await ask('GET', `/journeys/${body.id}/dry-runs/${run.body.id}`)
    expect(done.body.failure).toBeNull()
    const { result } = done.body
    expect(result).toMatchObject({ named: 7, entered: 7, messages: 10 })
    expect(result.ends).toEqual(
      expect.arrayContaining([
        { reason: 'done', count: 6 },
        { reason: 'booked', count: 1 },
      ]),
    )
    const hello = result.nodes.find((node: any) => node.nodeId === 'hello')
    expect(hello).toMatchObject({
      reached: 6,
      edges: [{ edge: 'next', people: 6 }],
      notSent: 1,
      channels: [{ channel: 'sms', count: 5 }],
    })
    expect(await passagesOf(body.id)).toEqual([])
    expect(await database().admin('select from touches where clinic_id = $1', [clinic.id])).toEqual([])
    expect((await ask('POST', `/journeys/${body.id}/dry-runs`, { days: 10 })).body.id).toBe(run.body.id)
  })
})
