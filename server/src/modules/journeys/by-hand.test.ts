import type { FastifyInstance } from 'fastify'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { aLiveClinic, type LiveClinic } from './live-journey.testing.ts'

const database = useDatabase()
let api: FastifyInstance
let live: LiveClinic

beforeAll(async () => {
  api = await buildApi(database())
})

beforeEach(async () => {
  database().clock.set(TODAY)
  live = await aLiveClinic(api, database())
})

const later = (days: number) => new Date(TODAY.getTime() + days * 24 * 3_600_000)
const wait = (id: string, days: number, next: string | null) => ({
  id,
  kind: 'wait',
  wait: { by: 'duration', duration: { count: days, unit: 'days' } },
  next,
})
const definition = () => ({
  trigger: { kind: 'event', match: { types: ['appointment.completed'] } },
  settings: { episode: 'appointment', priority: 'service', needsFreshData: false },
  start: 'week',
  nodes: [
    wait('week', 7, 'ask'),
    {
      id: 'ask',
      kind: 'condition',
      rule: { all: [{ field: 'visits.count', op: 'at_least', value: 1 }] },
      yes: 'hello',
      no: null,
    },
    { id: 'hello', kind: 'message', templateId: live.templateId, channels: ['sms'], next: 'month' },
    wait('month', 30, null),
  ],
})
const passages = async (id: string, query = '') =>
  (await live.ask('GET', `/journeys/${id}/enrollments${query}`)).body.items

describe('a person moved by hand', () => {
  it('goes on at the named step at once, and what was said about the old one stays in the log', async () => {
    const id = await live.publish(definition())
    const patientId = await live.patient()
    await live.visit(patientId)
    const [inside] = await passages(id)
    expect((await live.ask('POST', `/enrollments/${inside.id}/move`, { nodeId: 'hello' })).status).toBe(204)
    await live.goTo(new Date(TODAY.getTime() + 60_000))
    expect(await live.touchesOf(patientId)).toMatchObject([{ state: 'sent' }])
    expect(await passages(id)).toMatchObject([{ nodeId: 'month' }])
    const { body } = await live.ask('GET', `/enrollments/${inside.id}`)
    expect(body.steps.map(({ what, nodeId, reason }: any) => [what, nodeId, reason])).toContainEqual([
      'moved',
      'hello',
      'week',
    ])
    expect(body.touches).toMatchObject([{ nodeId: 'hello', state: 'sent', channel: 'sms' }])
  })

  it('takes the planned message of the step they leave back', async () => {
    const id = await live.publish({ ...definition(), start: 'hello', nodes: [...night(), wait('month', 30, null)] })
    const patientId = await live.patient()
    await live.visit(patientId)
    const [inside] = await passages(id)
    expect(inside).toMatchObject({ waitsFor: 'touch', touch: { state: 'planned', nodeId: 'hello' } })
    await live.ask('POST', `/enrollments/${inside.id}/move`, { nodeId: 'month' })
    await live.goTo(later(1))
    expect(await live.touchesOf(patientId)).toMatchObject([{ state: 'cancelled' }])
  })

  it('cannot be put before a step their version does not have, nor after they left', async () => {
    const id = await live.publish(definition())
    await live.visit(await live.patient())
    const [inside] = await passages(id)
    const move = (nodeId: string) => live.ask('POST', `/enrollments/${inside.id}/move`, { nodeId })
    expect(await move('nowhere')).toMatchObject({ status: 400, body: { error: { code: 'unknown_step' } } })
    await live.ask('POST', `/enrollments/${inside.id}/exit`)
    expect(await move('month')).toMatchObject({ status: 409, body: { error: { code: 'already_left' } } })
  })

  /** A message that has to wait for the evening. */
  function night() {
    const message = { id: 'hello', kind: 'message', templateId: live.templateId, channels: ['sms'], next: 'month' }
    return [{ ...message, window: { from: '18:00', to: '20:00' } }]
  }
})

describe('before somebody decides', () => {
  it('a pause says how many are inside and whose step came due meanwhile', async () => {
    const hours = {
      id: 'hours',
      kind: 'wait',
      wait: { by: 'window', window: { from: '18:00', to: '20:00' } },
      next: null,
    }
    const bound = await live.publish({ ...definition(), start: 'hours', nodes: [hours] }, 'К вечеру')
    const patientId = await live.patient()
    await live.visit(patientId)
    expect((await live.ask('GET', `/journeys/${bound}/resume-check`)).status).toBe(409)
    await live.ask('POST', `/journeys/${bound}/pause`)
    expect((await live.ask('GET', `/journeys/${bound}/resume-check`)).body).toMatchObject({ inside: 1, overdue: 0 })
    await live.goTo(later(1))
    const check = await live.ask('GET', `/journeys/${bound}/resume-check`)
    expect(check.body).toMatchObject({ inside: 1, overdue: 1, pausedAt: TODAY.toISOString() })
    expect((await live.ask('POST', `/journeys/${bound}/resume`, { choice: 'late' })).body).toEqual({ overdue: 1 })
  })

  it('publishing names the channels messages may take and what one costs', async () => {
    const { body } = await live.ask('POST', '/journeys', { name: 'Цены', definition: definition() })
    const check = await live.ask('GET', `/journeys/${body.id}/publish-check`)
    expect(check.body.channels).toEqual([{ channel: 'sms', provider: 'sandbox', sandbox: true, price: null }])
  })

  it('a walk says what a condition asked and what is known, and takes the way of a call that is supposed', async () => {
    const call = {
      id: 'call',
      kind: 'call_task',
      taskTitle: 'Позвонить',
      timeout: { count: 2, unit: 'days' },
      results: [{ id: 'no', results: ['refused'], next: 'sorry' }],
      next: null,
    }
    const sorry = { id: 'sorry', kind: 'notify_staff', text: 'Отказ', role: 'curator', next: null }
    const nodes = definition().nodes.map((node) => (node.id === 'ask' ? { ...node, no: 'call' } : node))
    const draft = { ...definition(), nodes: [...nodes, call, sorry] }
    const { body } = await live.ask('POST', '/journeys', { name: 'Проход', definition: draft })
    const patientId = await live.patient()
    const choices = { call: 'no' }
    const walk = (await live.ask('POST', `/journeys/${body.id}/walk`, { patientId, choices })).body
    const steps = new Map(walk.steps.map((step: any) => [step.nodeId, step]))
    expect(steps.get('ask')).toMatchObject({ edge: 'no', why: [{ ok: false }] })
    expect([...steps.keys()]).toEqual(['week', 'ask', 'call', 'sorry'])
  })
})

describe('a journey by name', () => {
  it('is renamed without making a draft of a running version', async () => {
    const id = await live.publish(definition())
    expect((await live.ask('PUT', `/journeys/${id}/draft`, { name: 'Возврат через неделю' })).status).toBe(200)
    const { body } = await live.ask('GET', `/journeys/${id}`)
    expect(body.name).toBe('Возврат через неделю')
    expect(body.versions.map(({ state }: any) => state)).toEqual(['live'])
  })

  it('gives its people as a file, with why they left', async () => {
    const id = await live.publish(definition())
    await live.visit(await live.patient('Соколова Анна'))
    const [inside] = await passages(id)
    await live.ask('POST', `/enrollments/${inside.id}/exit`)
    const token = await live.clinic.key('owner')
    const url = `/api/v1/journeys/${id}/enrollments/export?state=exited`
    const headers = { authorization: `Bearer ${token}`, 'accept-language': 'ru' }
    const answered = await api.inject({ method: 'GET', url, headers })
    expect(answered.statusCode).toBe(200)
    expect(answered.body).toMatch(/Соколова Анна;1;вышел;.*Вывел сотрудник/)
  })
})
