import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { insert } from '../patients/patients.testing.ts'
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

const MOSCOW_EVENING = new Date('2026-11-22T15:30:00Z')
const settings = { episode: 'appointment', priority: 'service', needsFreshData: false, answers: { by: 'none' } }
/** Enters at noon in Moscow; the message may go out from six in the evening. */
const evening = () => ({
  trigger: { kind: 'event', match: { types: ['appointment.completed'] } },
  settings,
  start: 'hello',
  nodes: [
    {
      id: 'hello',
      kind: 'message',
      templateId: live.templateId,
      channels: ['sms'],
      window: { from: '18:00', to: '20:00' },
      next: 'end',
    },
    { id: 'end', kind: 'exit' },
  ],
})
const passages = async (id: string) => (await live.ask('GET', `/journeys/${id}/enrollments`)).body.items

describe('a message planned for the evening', () => {
  it('does not go to somebody who withdraws consent in the afternoon, and the journey goes on without it', async () => {
    const id = await live.publish(evening())
    const patientId = await live.patient()
    await live.visit(patientId)
    expect((await live.touchesOf(patientId)).map(({ state }) => state)).toEqual(['planned'])
    for (const purpose of ['service', 'marketing'])
      await live.ask('POST', `/patients/${patientId}/consents`, { purpose, granted: false })
    await live.goTo(MOSCOW_EVENING)
    const [touch] = await live.touchesOf(patientId)
    expect(touch).toMatchObject({ reason: 'consent_withdrawn' })
    expect(['cancelled', 'skipped']).toContain(touch!.state)
    expect(await passages(id)).toMatchObject([{ state: 'done', endReason: 'exit_node' }])
  })

  it('goes to the phone that is on the card when it leaves', async () => {
    await live.publish(evening())
    const patientId = await live.patient()
    await live.visit(patientId)
    const moved = '+79995550011'
    await database().admin(`update contact_points set value = $2 where patient_id = $1 and kind = 'phone'`, [
      patientId,
      moved,
    ])
    await live.goTo(MOSCOW_EVENING)
    expect(await live.touchesOf(patientId)).toMatchObject([{ state: 'sent', address: moved }])
  })

  it('waits for the morning of the patient when their branch turns out to lie elsewhere', async () => {
    const branchId = randomUUID()
    const branch = { clinic_id: live.clinic.id, id: branchId, name: 'Центр', timezone: 'Europe/Moscow' }
    await insert(live.clinic, 'branches', branch)
    await live.publish(evening())
    const patientId = await live.patient('Соколова Анна', { branchId })
    await live.visit(patientId)
    await database().admin(`update branches set timezone = 'Asia/Vladivostok' where id = $1`, [branchId])
    await live.goTo(MOSCOW_EVENING)
    // Half past one at night in Vladivostok.
    expect(await live.touchesOf(patientId)).toMatchObject([{ state: 'planned', reason: 'quiet_hours' }])
    await live.goTo(new Date('2026-11-23T02:00:00Z'))
    expect(await live.touchesOf(patientId)).toMatchObject([{ state: 'sent' }])
  })

  it('goes once when two journeys say the same words about the same visit', async () => {
    const first = await live.publish(evening(), 'После приёма')
    const second = await live.publish(evening(), 'Забота')
    const patientId = await live.patient()
    await live.visit(patientId)
    await live.goTo(MOSCOW_EVENING)
    await live.goTo(new Date(MOSCOW_EVENING.getTime() + 3 * 24 * 3_600_000))
    const touches = await live.touchesOf(patientId)
    expect(touches.map(({ state, reason }) => [state, reason]).toSorted()).toEqual([
      ['sent', 'sent'],
      ['skipped', 'already_sent'],
    ])
    for (const id of [first, second]) expect(await passages(id)).toMatchObject([{ state: 'done' }])
  })

  it('is taken back when the journey is deleted, and nobody stays inside', async () => {
    const id = await live.publish(evening())
    const patientId = await live.patient()
    await live.visit(patientId)
    expect((await live.ask('DELETE', `/journeys/${id}`)).status).toBe(400)
    expect((await live.ask('DELETE', `/journeys/${id}?inside=exit`)).body).toEqual({ left: 1 })
    await live.goTo(MOSCOW_EVENING)
    expect(await live.touchesOf(patientId)).toMatchObject([{ state: 'cancelled' }])
    expect((await live.ask('GET', `/patients/${patientId}/enrollments`)).body.items).toEqual([])
  })
})
