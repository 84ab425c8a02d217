import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { aBranch, aDoctor, aPerson, insert } from './patients.testing.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let person: string
let branch: string

const visitId = randomUUID()

beforeAll(async () => {
  api = await buildApi(database())
  clinic = await aClinic(database())
  branch = await aBranch(clinic, 'Сокол')
  const doctor = await aDoctor(clinic, 'Орлов Д. С.')
  person = await aPerson(clinic, {
    name: 'Соколова Марина Андреевна',
    birthDate: '1984-03-14',
    phones: ['+79161112407'],
    emails: ['m.sok@mail.ru'],
    externalIds: ['10482'],
    tags: ['имплант'],
    source: 'по совету',
    branchId: branch,
    stats: {
      visits: 1,
      completed: 1,
      bookings: 2,
      no_shows: 1,
      first_visit_on: '2026-10-07',
      last_visit_on: '2026-10-07',
      revenue: 4_820_000,
      paid_visits: 1,
      cost: 1_000_000,
      list_price_total: 4_820_000,
      list_price_with_cost: 4_820_000,
      value_class: 'one_time',
      value_class_reason: 'single_visit',
    },
  })
  const own = { clinic_id: clinic.id, patient_id: person, record_id: person }
  await insert(clinic, 'appointments', {
    ...own,
    id: visitId,
    doctor_id: doctor,
    branch_id: branch,
    starts_at: '2026-10-07T08:30:00Z',
    ends_at: '2026-10-07T09:40:00Z',
    visited_on: '2026-10-07',
    status: 'completed',
  })
  await insert(clinic, 'clinical_details', {
    ...own,
    subject_kind: 'appointment',
    subject_id: visitId,
    diagnosis: 'Кариес 26',
    note: 'Боится уколов',
  })
  const service = randomUUID()
  await insert(clinic, 'services', {
    clinic_id: clinic.id,
    id: service,
    name: 'Коронка',
    treatment_type: 'prosthetics',
  })
  await insert(clinic, 'service_lines', {
    ...own,
    id: randomUUID(),
    appointment_id: visitId,
    service_id: service,
    quantity: 2,
    price: 2_500_000,
    discount: 180_000,
    visited_on: '2026-10-07',
  })
  await insert(clinic, 'payments', {
    ...own,
    id: randomUUID(),
    appointment_id: visitId,
    paid_at: '2026-10-07T09:44:00Z',
    paid_on: '2026-10-07',
    amount: 4_820_000,
    kind: 'payment',
  })
  await insert(clinic, 'patient_notes', {
    ...own,
    id: randomUUID(),
    text: 'Любит утро',
    created_at: '2026-10-08T09:00:00Z',
  })
  const plan = randomUUID()
  await insert(clinic, 'plans', {
    ...own,
    id: plan,
    doctor_id: doctor,
    name: 'Протезирование',
    status: 'accepted',
    presented_at: '2026-10-07T09:40:00Z',
  })
  for (const [status, price] of [
    ['done', 2_500_000],
    ['open', 6_820_000],
    ['declined', 100],
  ] as const) {
    await insert(clinic, 'plan_items', {
      clinic_id: clinic.id,
      id: randomUUID(),
      plan_id: plan,
      service_id: service,
      price,
      status,
    })
  }
  await insert(clinic, 'policies', {
    ...own,
    id: randomUUID(),
    number: 'П-1',
    valid_from: '2026-01-01',
    valid_to: '2026-12-31',
    limit_amount: 10_000_000,
  })
  const consent = { ...own, purpose: 'marketing', source: 'import' }
  await insert(clinic, 'consents', { ...consent, id: randomUUID(), granted: true, at: '2026-01-01T00:00:00Z' })
  await insert(clinic, 'consents', {
    ...consent,
    id: randomUUID(),
    channel: 'email',
    granted: false,
    at: '2026-06-02T00:00:00Z',
  })
  await aPerson(clinic, { name: 'Соколов Миша', birthDate: '2017-05-01', phones: ['+79161112407'] })
})

const card = async (token: string, id = person) => call(api, token, { url: `/patients/${id}` })

describe('the card of a patient', () => {
  it('shows everything in one answer to the owner', async () => {
    const { status, body } = await card(await clinic.key('owner'))
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({
      id: person,
      mergedInto: null,
      fullName: 'Соколова Марина Андреевна',
      age: 42,
      externalIds: ['10482'],
      externalRecords: [{ origin: 'mis', externalId: '10482', cardId: person }],
      branch: { name: 'Сокол' },
      family: [{ fullName: 'Соколов Миша', age: 9, relation: 'shared_phone' }],
      flags: ['insured'],
      daysSinceLastVisit: 46,
      visits: {
        completed: 1,
        noShows: 1,
        byBranch: [{ branch: { name: 'Сокол' }, visits: 1 }],
        doctor: { name: 'Орлов Д. С.', visits: 1 },
      },
      value: {
        revenue: 4_820_000,
        margin: 3_820_000,
        knownCostShare: 1,
        class: 'one_time',
        classReason: { code: 'single_visit' },
        formula: { result: 4_820_000, reason: 'single_visit' },
      },
      openPlans: { count: 1, amount: 9_320_100, amountLeft: 6_820_000 },
      policies: [{ number: 'П-1', inForce: true, limitAmount: 10_000_000 }],
      tags: ['имплант'],
      notes: [{ text: 'Любит утро' }],
      timelineCounts: { appointment: 1, payment: 1, plan: 1, note: 1, consent: 2 },
    })
    const consents = Object.fromEntries(body.contacts.map((c: any) => [c.value, c.consent]))
    expect(consents['m.sok@mail.ru']).toEqual([{ channel: 'email', service: null, marketing: false }])
    expect(consents['+79161112407']).toContainEqual({ channel: 'sms', service: null, marketing: true })
    expect(body.timeline.items.map((item: any) => item.type)).toEqual([
      'note',
      'payment',
      'plan',
      'appointment',
      'consent',
      'consent',
    ])
    expect(body.timeline.items[3]).toMatchObject({
      status: 'completed',
      minutes: 70,
      diagnosis: 'Кариес 26',
      note: 'Боится уколов',
      amount: 4_820_000,
      services: [{ name: 'Коронка', quantity: 2, amount: 4_820_000 }],
    })
  })

  it('hides diagnoses and notes from an operator', async () => {
    const { body } = await card(await clinic.key('operator'))
    expect(body.notes).toBeNull()
    expect(body.timelineCounts.note).toBe(0)
    const visit = body.timeline.items.find((item: any) => item.type === 'appointment')
    expect(visit).toMatchObject({ diagnosis: null, note: null, amount: 4_820_000 })
    expect(JSON.stringify(body)).not.toMatch(/Кариес|уколов|утро/)
  })

  it('hides money from a doctor', async () => {
    const { body } = await card(await clinic.key('doctor'))
    expect(body.value).toBeNull()
    expect(body.openPlans).toMatchObject({ count: 1, amount: null, amountLeft: null })
    expect(body.policies[0].limitAmount).toBeNull()
    expect(body.timelineCounts.payment).toBe(0)
    const visit = body.timeline.items.find((item: any) => item.type === 'appointment')
    expect(visit).toMatchObject({ diagnosis: 'Кариес 26', amount: null })
    expect(JSON.stringify(body)).not.toMatch(/4820000|6820000|10000000/)
  })

  it('records who read it', async () => {
    await card(await clinic.key('curator'))
    const rows = await database().admin<{ action: string }>(
      `select action from audit_log where clinic_id = $1 and subject_id = $2 and action = 'patient.read'`,
      [clinic.id, person],
    )
    expect(rows.length).toBeGreaterThan(0)
  })

  it('answers alike about unknown ids, other clinics and other branches', async () => {
    const unknown = await card(await clinic.key('owner'), randomUUID())
    expect(unknown.status).toBe(404)
    const foreign = await card(await (await aClinic(database())).key('owner'))
    const elsewhere = await card(await clinic.key('administrator', [await aBranch(clinic, 'Мытищи')]))
    const within = await card(await clinic.key('administrator', [branch]))
    expect([foreign.status, foreign.body]).toEqual([404, unknown.body])
    expect([elsewhere.status, elsewhere.body]).toEqual([404, unknown.body])
    expect(within.status).toBe(200)
  })
})
