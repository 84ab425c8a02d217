import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { aBranch, aDoctor, aPerson } from './patients.testing.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let owner: string
let person: string

beforeAll(async () => {
  api = await buildApi(database())
})

beforeEach(async () => {
  clinic = await aClinic(database())
  owner = await clinic.key('owner')
  person = await aPerson(clinic, { name: 'Сидорова Ольга', birthDate: '1990-05-05', phones: ['+79031112233'] })
})

type Method = 'POST' | 'PATCH' | 'PUT' | 'DELETE'
const ask = (method: Method, path: string, payload?: object, token = owner) =>
  call(api, token, { method, url: `/patients${path}`, ...(payload ? { payload } : {}) })
const card = async (id = person, token = owner) => (await call(api, token, { url: `/patients/${id}` })).body
const found = async (search: string) =>
  (await call(api, owner, { url: `/patients?${new URLSearchParams({ search })}` })).body.items.map(
    (item: any) => item.id,
  )
const keysOf = async (id: string) =>
  (
    await database().admin<{ key: string }>(
      `select kind || ' ' || value as key from identity_keys where clinic_id = $1 and record_id = $2 order by 1`,
      [clinic.id, id],
    )
  ).map((row) => row.key)
const traces = async (id: string) => {
  const of = async (table: string, column: string, subject: string) =>
    (
      await database().admin<{ it: string }>(
        `select ${column} as it from ${table} where clinic_id = $1 and ${subject} = $2 order by id`,
        [clinic.id, id],
      )
    ).map((row) => row.it)
  return { audit: await of('audit_log', 'action', 'subject_id'), events: await of('events', 'type', 'patient_id') }
}

describe('a new patient', () => {
  it('can be found at once by name and phone and waits for statistics', async () => {
    const { status, body } = await ask('POST', '', {
      lastName: 'Щукина',
      firstName: 'Алёна',
      birthDate: '1985-02-03',
      contacts: [
        { kind: 'phone', value: '8 (916) 555-44-33', label: 'мама' },
        { kind: 'email', value: 'Alena@Mail.RU' },
      ],
    })
    expect(status, JSON.stringify(body)).toBe(201)
    expect(await found('алена щукина')).toEqual([body.id])
    expect(await found('5554433')).toEqual([body.id])
    expect(await keysOf(body.id)).toEqual([
      'email alena@mail.ru',
      'name_birth алена|щукина|1985-02-03',
      'name_birth_email щукина|алена|1985-02-03|alena@mail.ru',
      'name_birth_phone щукина|алена|1985-02-03|+79165554433',
      'phone +79165554433',
    ])
    expect(await traces(body.id)).toEqual({ audit: ['patient.created'], events: ['patient.created'] })
    const stale = await database().admin(`select 1 from stale_patients where patient_id = $1`, [body.id])
    expect(stale).toHaveLength(1)
  })

  it('needs something to be known by', async () => {
    expect((await ask('POST', '', { district: 'Центр' })).body.error.code).toBe('name_or_contact_needed')
    const unreadable = await ask('POST', '', { lastName: 'Я', contacts: [{ kind: 'phone', value: '12' }] })
    expect([unreadable.status, unreadable.body.error.code]).toEqual([400, 'bad_contact'])
  })

  it('of branch-limited staff belongs to their branch and is visible to them at once', async () => {
    const branch = await aBranch(clinic, 'Сокол')
    const other = await aBranch(clinic, 'Мытищи')
    const token = await clinic.key('administrator', [branch])
    const { body } = await ask('POST', '', { lastName: 'Местная' }, token)
    expect((await card(body.id, token)).branch).toEqual({ id: branch, name: 'Сокол' })
    const elsewhere = await ask('POST', '', { lastName: 'Чужая', branchId: other }, token)
    expect([elsewhere.status, elsewhere.body.error.code]).toEqual([400, 'branch_out_of_scope'])
  })
})

describe('a change of a card', () => {
  it('keeps search and identity in step', async () => {
    const { status, body } = await ask('PATCH', `/${person}`, { lastName: 'Кузнецова', district: '' })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(await found('кузнецова')).toEqual([person])
    expect(await found('сидорова')).toEqual([])
    expect(await keysOf(person)).toContain('name_birth_phone кузнецова|ольга|1990-05-05|+79031112233')
    expect(await card()).toMatchObject({ lastName: 'Кузнецова', district: null, updatedAt: body.updatedAt })
  })

  it('made on an outdated card is refused', async () => {
    const { updatedAt } = await card()
    const first = await ask('PATCH', `/${person}`, { district: 'Центр', updatedAt })
    const second = await ask('PATCH', `/${person}`, { district: 'Север', updatedAt })
    expect([first.status, second.status, second.body.error.code]).toEqual([200, 409, 'card_changed'])
    const third = await ask('PATCH', `/${person}`, { district: 'Север', updatedAt: first.body.updatedAt })
    expect(third.status).toBe(200)
  })

  it('refuses doctors, branches and recommenders it does not know, and oneself', async () => {
    const doctor = await aDoctor(clinic, 'Орлов')
    expect((await ask('PATCH', `/${person}`, { curatorId: doctor, preferredDoctorId: doctor })).status).toBe(200)
    const wrong = { curatorId: randomUUID(), branchId: randomUUID(), referrerId: person }
    const { status, body } = await ask('PATCH', `/${person}`, wrong)
    expect([status, body.error.code]).toEqual([400, 'unknown_reference'])
    expect(body.error.fields.map((field: any) => field.path).toSorted()).toEqual([
      'branchId',
      'curatorId',
      'referrerId',
    ])
    const foreign = await aDoctor(await aClinic(database()), 'Чужой')
    expect((await ask('PATCH', `/${person}`, { curatorId: foreign })).status).toBe(400)
  })

  it('checks values of own fields by their kind', async () => {
    const field = (payload: object) => call(api, owner, { method: 'POST', url: '/custom-fields', payload })
    expect((await field({ name: 'Любимый врач', kind: 'text' })).body.key).toBe('lyubimyy_vrach')
    await field({ key: 'level', name: 'Уровень', kind: 'choice', choices: ['золото', 'серебро'] })
    await field({ key: 'since', name: 'С какого дня', kind: 'date' })
    await field({ key: 'score', name: 'Баллы', kind: 'number' })
    const good = { level: 'золото', since: '2026-01-31', score: 7.5, lyubimyy_vrach: 'Орлов' }
    expect((await ask('PATCH', `/${person}`, { custom: good })).status).toBe(200)
    const bad = { level: 'медь', since: '2026-02-31', score: 'много', unknown: 'x' }
    const { body } = await ask('PATCH', `/${person}`, { custom: bad })
    expect(body.error.fields.map((problem: any) => problem.path)).toEqual(
      Object.keys(bad).map((key) => `custom.${key}`),
    )
    await ask('PATCH', `/${person}`, { custom: { score: null } })
    const values = Object.fromEntries((await card()).customFields.map((each: any) => [each.key, each.value]))
    expect(values).toEqual({ ...good, score: null })
    await call(api, owner, { method: 'PATCH', url: '/custom-fields/level', payload: { archived: true } })
    expect((await card()).customFields.map((each: any) => each.key)).not.toContain('level')
  })

  it('of a merged card goes to the live person', async () => {
    const live = await aPerson(clinic, { name: 'Живая Карта' })
    await clinic.db((db) => db.updateTable('patients').set({ mergedInto: live }).where('id', '=', person).execute())
    expect((await ask('PATCH', `/${person}`, { district: 'Юг' })).body.id).toBe(live)
    expect((await card(live)).district).toBe('Юг')
  })
})

describe('contacts', () => {
  it('are added once, labelled and removed', async () => {
    const added = await ask('POST', `/${person}/contacts`, { kind: 'telegram', value: 'https://t.me/Olga_S' })
    expect(added.status, JSON.stringify(added.body)).toBe(201)
    const again = await ask('POST', `/${person}/contacts`, { kind: 'telegram', value: '@olga_s' })
    expect([again.status, again.body.error.code]).toEqual([409, 'contact_known'])
    await ask('PATCH', `/${person}/contacts/${added.body.id}`, { label: 'рабочий' })
    expect((await card()).contacts).toContainEqual(expect.objectContaining({ value: 'olga_s', label: 'рабочий' }))
    expect(await keysOf(person)).toContain('telegram olga_s')
    const phone = (await card()).contacts.find((contact: any) => contact.kind === 'phone')
    expect((await ask('DELETE', `/${person}/contacts/${phone.id}`)).status).toBe(204)
    expect(await found('9031112233')).not.toContain(person)
    expect((await ask('DELETE', `/${person}/contacts/${phone.id}`)).status).toBe(404)
  })
})

describe('tags, notes, consents, families and classes', () => {
  it('puts a tag on once and takes it off', async () => {
    for (const _ of [1, 2]) expect((await ask('POST', `/${person}/tags`, { tag: 'имплант/зуб' })).status).toBe(204)
    expect((await card()).tags).toEqual(['имплант/зуб'])
    expect((await traces(person)).events).toEqual(['patient.tagged'])
    const { body } = await call(api, owner, { url: '/tags' })
    expect(body.items).toContainEqual({ tag: 'имплант/зуб', patients: 1 })
    expect((await ask('DELETE', `/${person}/tags/${encodeURIComponent('имплант/зуб')}`)).status).toBe(204)
    expect((await card()).tags).toEqual([])
  })

  it('brings back a removed note', async () => {
    const { body } = await ask('POST', `/${person}/notes`, { text: 'Боится уколов' })
    await ask('PATCH', `/${person}/notes/${body.id}`, { text: 'Очень боится уколов' })
    await ask('DELETE', `/${person}/notes/${body.id}`)
    expect((await card()).notes).toEqual([])
    await ask('PUT', `/${person}/notes/${body.id}/restored`)
    expect((await card()).notes).toMatchObject([{ id: body.id, text: 'Очень боится уколов' }])
    expect((await ask('PUT', `/${person}/notes/${body.id}/restored`)).status).toBe(404)
    expect((await ask('POST', `/${person}/notes`, { text: 'x' }, await clinic.key('operator'))).status).toBe(403)
  })

  it('keeps every word about consent and shows the latest', async () => {
    await ask('POST', `/${person}/consents`, { purpose: 'marketing', granted: false })
    database().clock.set('2026-11-22T10:00:00Z')
    await ask('POST', `/${person}/consents`, { purpose: 'marketing', channel: 'sms', granted: true, proof: 'звонок' })
    database().clock.set(TODAY)
    const phone = (await card()).contacts.find((contact: any) => contact.kind === 'phone')
    expect(phone.consent).toEqual([
      { channel: 'call', service: null, marketing: false },
      { channel: 'sms', service: null, marketing: true },
    ])
  })

  it('brings people into one family and out of it', async () => {
    const son = await aPerson(clinic, { name: 'Сидоров Миша' })
    const daughter = await aPerson(clinic, { name: 'Сидорова Аня' })
    await ask('PUT', `/${son}/household`, { patientId: person })
    await ask('PUT', `/${daughter}/household`, { patientId: son })
    const names = async (id: string) =>
      (await card(id)).family.map((each: any) => `${each.fullName} ${each.relation}`).toSorted()
    expect(await names(person)).toEqual(['Сидоров Миша household', 'Сидорова Аня household'])
    await ask('DELETE', `/${son}/household`)
    expect(await names(person)).toEqual(['Сидорова Аня household'])
    expect((await ask('DELETE', `/${son}/household`)).status).toBe(404)
    expect((await ask('PUT', `/${son}/household`, { patientId: son })).body.error.code).toBe('same_person')
  })

  it('sets a value class by hand until a day', async () => {
    const body = { class: 'vip', reason: 'Партнёр клиники', endsOn: '2027-12-31' }
    expect((await ask('PUT', `/${person}/value-class`, body)).status).toBe(200)
    expect((await ask('PUT', `/${person}/value-class`, { ...body, class: 'stable' })).status).toBe(200)
    expect((await card()).value.classOverride).toMatchObject({
      class: 'stable',
      reason: 'Партнёр клиники',
      startsOn: '2026-11-22',
    })
    const past = await ask('PUT', `/${person}/value-class`, { ...body, endsOn: '2026-11-21' })
    expect(past.body.error.code).toBe('ends_before_start')
    expect((await ask('DELETE', `/${person}/value-class`)).status).toBe(204)
    expect((await card()).value.classOverride).toBeNull()
    expect((await ask('DELETE', `/${person}/value-class`)).status).toBe(404)
  })
})
