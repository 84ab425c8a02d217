import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { beats } from '../../app.ts'
import { drainPulse } from '../../platform/pulse.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import type { TestDatabase } from '../../testing/database.ts'
import { aPerson, insert } from '../patients/patients.testing.ts'
import { happen } from './journeys.testing.ts'

export type Said = { status: number; body: any }

/** A clinic whose journeys run through every real door: segments, templates, the gate, the sandbox. */
export type LiveClinic = {
  clinic: TestClinic
  templateId: string
  ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object): Promise<Said>
  /** Sets the clock and does everything due, also what waits for its turn at a provider. */
  goTo(at: Date): Promise<void>
  publish(definition: object, name?: string): Promise<string>
  /** Somebody with a phone who may be written to about care. */
  patient(name?: string, facts?: { branchId?: string }): Promise<string>
  /** A visit just completed. @returns its id. */
  visit(patientId: string): Promise<string>
  touchesOf(patientId: string): Promise<{ state: string; reason: string | null; address: string | null }[]>
}

const MOST_TURNS = 30

export async function aLiveClinic(api: FastifyInstance, database: TestDatabase): Promise<LiveClinic> {
  const clinic = await aClinic(database)
  const token = await clinic.key('owner')
  const ask: LiveClinic['ask'] = (method, url, payload) =>
    call(api, token, { method, url, ...(payload ? { payload } : {}) })
  const settle = async () => {
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      await drainPulse(database.ports, { beats, clinics: async () => [clinic.id] })
      const claimed = await database.admin(`select from touches where clinic_id = $1 and state = 'claimed'`, [
        clinic.id,
      ])
      if (claimed.length === 0) return
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  const template = { name: 'После приёма', messageClass: 'service', bodies: { text: 'Здравствуйте! Ждём вас.' } }
  const templateId = (await ask('POST', '/templates', template)).body.id
  expect((await ask('PUT', `/templates/${templateId}/published`)).status).toBe(200)
  return {
    clinic,
    templateId,
    ask,
    goTo: async (at) => {
      database.clock.set(at)
      await settle()
    },
    publish: async (definition, name = 'Второй визит') => {
      const { body } = await ask('POST', '/journeys', { name, definition })
      const answer = await ask('POST', `/journeys/${body.id}/publish`, {})
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return body.id
    },
    patient: async (name = 'Соколова Анна', facts = {}) => {
      const phone = `+7916${Math.floor(1_000_000 + Math.random() * 8_999_999)}`
      const id = await aPerson(clinic, { name, phones: [phone], ...facts })
      const consent = { purpose: 'service', granted: true }
      expect((await ask('POST', `/patients/${id}/consents`, consent)).status).toBeLessThan(300)
      return id
    },
    visit: async (patientId) => {
      const id = randomUUID()
      const at = database.clock.now()
      const visitedOn = at.toISOString().slice(0, 10)
      const own = { clinic_id: clinic.id, patient_id: patientId, record_id: patientId }
      await insert(clinic, 'appointments', { ...own, id, starts_at: at, visited_on: visitedOn, status: 'completed' })
      const subject = { subjectKind: 'appointment', subjectId: id }
      await happen(database.ports, clinic, [{ patientId, type: 'appointment.completed', occurredAt: at, ...subject }])
      await settle()
      return id
    },
    touchesOf: async (patientId) =>
      database.admin('select state, reason, address from touches where patient_id = $1 order by created_at, id', [
        patientId,
      ]),
  }
}
