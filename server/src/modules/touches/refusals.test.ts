import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { reactionBeat } from '../events/events.ts'
import { touchReactors } from './touches.ts'
import { anInvitation, aPatient, touchState } from './touches.testing.ts'

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

const tomorrow = new Date(TODAY.getTime() + 86_400_000)
const react = () => reactionBeat(touchReactors).run(database().ports, clinic.id)
const say = (patientId: string, what: 'consents' | 'holds', payload: object) =>
  call(api, token, { method: 'POST', url: `/patients/${patientId}/${what}`, payload })
const waiting = (patientId: string, more: object = {}) =>
  anInvitation(database(), clinic, { patientId, dueAt: tomorrow, ...more })
const stateOf = async (id: string) => {
  const { state, reason } = await touchState(clinic, id)
  return [state, reason]
}

describe('what waits', () => {
  it('is called back the moment a person takes the consent away, before its time comes', async () => {
    const patientId = await aPatient(clinic)
    const [offer, reminder] = [
      await waiting(patientId),
      await waiting(patientId, { class: 'service', priority: 'service' }),
    ]
    await say(patientId, 'consents', { purpose: 'marketing', granted: false })
    await react()
    expect(await stateOf(offer)).toEqual(['cancelled', 'consent_withdrawn'])
    expect((await stateOf(reminder))[0]).toBe('planned')
  })

  it('stays while another channel of its cascade is still allowed', async () => {
    const patientId = await aPatient(clinic, { email: 'anna@mail.ru' })
    const offer = await waiting(patientId, { channels: ['sms', 'email'] })
    await say(patientId, 'consents', { purpose: 'marketing', channel: 'sms', granted: false })
    await react()
    expect((await stateOf(offer))[0]).toBe('planned')
    await say(patientId, 'consents', { purpose: 'marketing', channel: 'email', granted: false })
    await react()
    expect(await stateOf(offer)).toEqual(['cancelled', 'consent_withdrawn'])
  })

  it('is called back when a complaint is opened, and reminders of visits are not', async () => {
    const patientId = await aPatient(clinic)
    const [offer, reminder] = [
      await waiting(patientId),
      await waiting(patientId, { class: 'service', priority: 'service' }),
    ]
    await say(patientId, 'holds', { reason: 'complaint', scope: 'offers' })
    await react()
    expect(await stateOf(offer)).toEqual(['cancelled', 'complaint'])
    expect((await stateOf(reminder))[0]).toBe('planned')
  })
})
