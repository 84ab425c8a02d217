import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { aPerson, insert } from '../patients/patients.testing.ts'
import { readDates, readEpisodeFacts } from './fact-queries.ts'
import { aJourney, happen, passages, settle, TEMPLATE, testDoors, type TestDoors } from './journeys.testing.ts'
import { readDatesIn } from './sweep-queries.ts'

const database = useDatabase()
let clinic: TestClinic
let doors: TestDoors
let patientId: string
const id = '00000000-0000-4000-8000-000000000001'
const TODAY_LOCAL = '2026-11-22'
const own = () => ({ clinic_id: clinic.id, patient_id: patientId, record_id: patientId })

beforeEach(async () => {
  clinic = await aClinic(database())
  doors = testDoors()
  database().clock.set(TODAY)
  patientId = await aPerson(clinic, { name: 'Соколова Анна', birthDate: '1984-11-30' })
})

describe('dates of a patient', () => {
  beforeEach(async () => {
    await insert(clinic, 'policies', { ...own(), id: randomUUID(), valid_to: '2026-12-31' })
    await insert(clinic, 'plans', { ...own(), id: randomUUID(), presented_at: '2026-11-20T22:30:00Z' })
    const visit = {
      ...own(),
      id: randomUUID(),
      starts_at: '2026-11-10T09:00:00Z',
      visited_on: '2026-11-10',
      status: 'completed',
    }
    await insert(clinic, 'appointments', visit)
    const service = { clinic_id: clinic.id, id: randomUUID(), name: 'Гигиена', treatment_type: 'hygiene' }
    await insert(clinic, 'services', service)
    const line = {
      ...own(),
      id: randomUUID(),
      appointment_id: visit.id,
      service_id: service.id,
      visited_on: '2026-11-10',
    }
    await insert(clinic, 'service_lines', line)
    await insert(clinic, 'appointments', {
      ...own(),
      id: randomUUID(),
      starts_at: '2026-12-05T09:00:00Z',
      visited_on: '2026-12-05',
      status: 'booked',
    })
    await database().admin(
      `update patients set custom = '{"programme_due":"2026-12-01","birth":"2026-12-02"}' where id = $1`,
      [patientId],
    )
  })

  it.each([
    ['birthday', '2026-11-30', '2026-11-30'],
    ['policy_end', '2026-12-31', '2026-12-31'],
    ['plan_presented', '2026-11-21', '2026-11-21'],
    ['last_visit', '2026-11-10', '2026-11-10'],
    ['visit_of_treatment', '2026-11-10', '2026-11-10'],
    ['appointment_start', '2026-12-05', '2026-12-05'],
    ['programme_due', '2026-12-01', '2026-12-01'],
    ['prescription_due', null, '2026-12-01'],
    ['custom.birth', '2026-12-02', '2026-12-02'],
  ] as const)('are read for a wait and found by the day: %s', async (field, expected, day) => {
    const question = {
      field,
      passages: [{ id, patientId, episode: {} }],
      today: TODAY_LOCAL,
      timezone: 'Europe/Moscow',
    }
    expect(await clinic.db((db) => readDates(db, clinic.id, question))).toEqual(new Map([[id, expected]]))
    const offset = { count: 0, unit: 'days' as const }
    const trigger = { kind: 'date' as const, field, offset, at: '11:00', treatmentTypes: ['hygiene'] }
    const found = (days: string[]) =>
      clinic.db((db) =>
        readDatesIn(db, clinic.id, { trigger, timezone: 'Europe/Moscow', days, after: TODAY, until: TODAY }),
      )
    expect((await found([day])).map((each) => each.patientId)).toEqual(expected === null ? [] : [patientId])
    expect(await found(['2026-01-15'])).toEqual([])
  })
})

describe('facts of an episode', () => {
  it('are money left in the plan, a booking and a visit since the entry', async () => {
    const planId = randomUUID()
    const other = randomUUID()
    for (const plan of [planId, other])
      await insert(clinic, 'plans', { ...own(), id: plan, presented_at: '2026-11-20T10:00:00Z' })
    const item = { clinic_id: clinic.id, price: 1000, quantity: 2 }
    await insert(clinic, 'plan_items', { ...item, id: randomUUID(), plan_id: planId, status: 'open' })
    await insert(clinic, 'plan_items', { ...item, id: randomUUID(), plan_id: planId, status: 'done' })
    await insert(clinic, 'plan_items', { ...item, id: randomUUID(), plan_id: other, status: 'open' })
    const read = (episode: object) =>
      clinic.db(async (db) =>
        (
          await readEpisodeFacts(db, clinic.id, {
            passages: [{ id, patientId, episode, enteredAt: TODAY }],
            now: TODAY,
          })
        ).get(id),
      )
    expect(await read({ planId })).toMatchObject({ id, planLeft: 2000, booked: false, visited: false })
    expect(await read({})).toMatchObject({ planLeft: 4000 })
    await insert(clinic, 'appointments', {
      ...own(),
      id: randomUUID(),
      starts_at: '2026-12-05T09:00:00Z',
      visited_on: '2026-12-05',
      status: 'booked',
    })
    expect(await read({})).toMatchObject({ booked: true, visited: false })
  })

  it('lead a passage one way or the other, with tags, offers and bonuses on it', async () => {
    const { id: journeyId } = await aJourney(clinic, {
      trigger: { kind: 'event', match: { types: ['plan.presented'] } },
      settings: { episode: 'plan' },
      start: 'big',
      nodes: [
        {
          id: 'big',
          kind: 'condition',
          episode: [{ fact: 'plan_left', op: 'gte', amount: 5000 }],
          yes: 'tag',
          no: 'small',
        },
        { id: 'tag', kind: 'set_field', change: { what: 'add_tag', tag: 'большой план' }, next: 'offer' },
        { id: 'offer', kind: 'offer', serviceId: null, script: 'Рассрочка', next: 'bonus' },
        { id: 'bonus', kind: 'bonus', points: 100, reason: 'за план', next: 'date' },
        {
          id: 'date',
          kind: 'wait',
          wait: { by: 'date', field: 'plan_presented', offsetDays: 7, at: '12:00' },
          next: 'hello',
        },
        { id: 'hello', kind: 'message', templateId: TEMPLATE, next: null },
        { id: 'small', kind: 'exit' },
      ],
    })
    const small = await aPerson(clinic, { name: 'Малый План' })
    for (const [person, price] of [
      [patientId, 6000],
      [small, 100],
    ] as const) {
      const planId = randomUUID()
      await insert(clinic, 'plans', {
        clinic_id: clinic.id,
        patient_id: person,
        record_id: person,
        id: planId,
        presented_at: TODAY,
      })
      await insert(clinic, 'plan_items', { clinic_id: clinic.id, id: randomUUID(), plan_id: planId, price })
      await happen(database().ports, clinic, [
        { patientId: person, type: 'plan.presented', occurredAt: TODAY, subjectKind: 'plan', subjectId: planId },
      ])
    }
    await settle(database(), clinic, doors)
    const found = await passages(clinic, journeyId)
    expect(found.find((one) => one.patientId === small)).toMatchObject({ state: 'done', nodeId: 'small' })
    expect(found.find((one) => one.patientId === patientId)).toMatchObject({
      nodeId: 'date',
      dueAt: new Date('2026-11-29T09:00:00Z'),
    })
    expect(await database().admin('select tag from patient_tags where patient_id = $1', [patientId])).toEqual([
      { tag: 'большой план' },
    ])
    expect(await database().admin('select script from offers where patient_id = $1', [patientId])).toEqual([
      { script: 'Рассрочка' },
    ])
    const told = await database().admin<{ type: string }>(`select type from events where patient_id = $1 order by id`, [
      patientId,
    ])
    expect(told.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['plan.presented', 'journey.entered', 'patient.tagged', 'bonus.requested']),
    )
  })
})
