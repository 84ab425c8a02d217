import type { FastifyInstance } from 'fastify'
import * as fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { aPerson, insert } from './patients.testing.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let owner: string

beforeAll(async () => {
  api = await buildApi(database())
  clinic = await aClinic(database())
  owner = await clinic.key('owner')
})

type Fact = { kind: 'call' | 'payment' | 'appointment' | 'note'; minute: number; micros: number }

const fact = fc.record({
  kind: fc.constantFrom<Fact['kind']>('call', 'payment', 'appointment', 'note'),
  // Few distinct moments, so that many facts happen at once, some a microsecond apart.
  minute: fc.integer({ min: 0, max: 3 }),
  micros: fc.integer({ min: 0, max: 2 }),
})

async function addFact(person: string, { kind, minute, micros }: Fact): Promise<string> {
  const id = randomUUID()
  const own = { clinic_id: clinic.id, patient_id: person, record_id: person, id }
  const at = `2026-05-01T10:0${minute}:00.00000${micros}Z`
  if (kind === 'call') await insert(clinic, 'calls', { ...own, started_at: at })
  if (kind === 'note') await insert(clinic, 'patient_notes', { ...own, text: 'заметка', created_at: at })
  if (kind === 'payment')
    await insert(clinic, 'payments', { ...own, paid_at: at, paid_on: '2026-05-01', amount: 1, kind: 'payment' })
  if (kind === 'appointment')
    await insert(clinic, 'appointments', { ...own, starts_at: at, visited_on: '2026-05-01', status: 'booked' })
  return id
}

async function readAll(person: string, limit: number, extra = ''): Promise<any[]> {
  const items: any[] = []
  let cursor: string | null = null
  do {
    const url: string = `/patients/${person}/timeline?limit=${limit}${extra}${cursor ? `&cursor=${cursor}` : ''}`
    const { status, body } = await call(api, owner, { url })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.items.length).toBeLessThanOrEqual(limit)
    items.push(...body.items)
    cursor = body.nextCursor
  } while (cursor)
  return items
}

describe('the timeline of a patient', () => {
  it('loses and repeats nothing, whatever the size of a page and however much happened at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fact, { maxLength: 14 }), fc.integer({ min: 1, max: 5 }), async (facts, limit) => {
        const person = await aPerson(clinic, { name: 'Новый Пациент' })
        const added: string[] = []
        for (const each of facts) added.push(await addFact(person, each))
        const items = await readAll(person, limit)
        expect(items.map((item) => item.id).toSorted()).toEqual(added.toSorted())
        const times = items.map((item) => item.at)
        expect(times).toEqual(times.toSorted().toReversed())
      }),
      { numRuns: 15 },
    )
  })

  it('shows only the kinds asked for', async () => {
    const person = await aPerson(clinic, { name: 'Разный Пациент' })
    for (const kind of ['call', 'payment', 'appointment'] as const)
      await addFact(person, { kind, minute: 1, micros: 0 })
    expect((await readAll(person, 10, '&types=call')).map((item) => item.type)).toEqual(['call'])
    expect((await readAll(person, 10, '&types=call&types=payment')).map((item) => item.type).toSorted()).toEqual([
      'call',
      'payment',
    ])
  })

  it('shows the history of merged cards on the card of the live person', async () => {
    const live = await aPerson(clinic, { name: 'Живая Карта' })
    const absorbed = await aPerson(clinic, { name: 'Старая Карта', externalIds: ['7'] })
    await clinic.db(async (db) => {
      await db.updateTable('patients').set({ mergedInto: live }).where('id', '=', absorbed).execute()
      await db.updateTable('patientExternalIds').set({ patientId: live }).where('recordId', '=', absorbed).execute()
    })
    await insert(clinic, 'merges', {
      clinic_id: clinic.id,
      id: randomUUID(),
      keep_id: live,
      absorb_id: absorbed,
      automatic: true,
      before: {},
      absorbed: {},
      merged_at: '2026-06-01T00:00:00Z',
    })
    const { status, body } = await call(api, owner, { url: `/patients/${absorbed}` })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: live,
      mergedInto: live,
      externalIds: ['7'],
      merges: [{ absorbedId: absorbed, absorbedName: 'Старая Карта', automatic: true, undoneAt: null }],
    })
    expect(await readAll(absorbed, 10)).toMatchObject([{ type: 'merge', absorbedId: absorbed }])
    const all = await call(api, owner, { url: '/patients?search=карта' })
    expect(all.body.items.map((item: any) => item.id)).toEqual([live])
  })

  it('shows changes of the card, and of what other writers put into an event only what it understands', async () => {
    const person = await aPerson(clinic, { name: 'Событийный Пациент' })
    const event = { clinic_id: clinic.id, patient_id: person, record_id: person, recorded_at: '2026-05-01T10:00:00Z' }
    const payload = { fields: ['district'], nested: { secret: 1 }, count: 2 }
    const at = '2026-05-01T10:00:00Z'
    await insert(clinic, 'events', { ...event, id: randomUUID(), type: 'patient.changed', occurred_at: at, payload })
    await insert(clinic, 'events', { ...event, id: randomUUID(), type: 'appointment.completed', occurred_at: at })
    expect(await readAll(person, 10)).toMatchObject([
      { type: 'event', code: 'patient.changed', actor: null, params: { fields: ['district'], count: 2 } },
    ])
  })

  it('refuses a forged cursor', async () => {
    const person = await aPerson(clinic, { name: 'Ещё Пациент' })
    const answer = await call(api, owner, { url: `/patients/${person}/timeline?cursor=abc` })
    expect([answer.status, answer.body.error.code]).toEqual([400, 'bad_cursor'])
  })
})
