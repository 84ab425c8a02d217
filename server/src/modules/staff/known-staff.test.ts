import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, PASSWORD, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'

const database = useDatabase()
const HOST = { host: 'revisit.local', origin: 'http://revisit.local', 'sec-fetch-site': 'same-origin' }
let api: FastifyInstance
let clinic: TestClinic
let owner: string

beforeAll(async () => {
  api = await buildApi(database())
})

beforeEach(async () => {
  clinic = await aClinic(database())
  owner = await clinic.key('owner')
})

async function signIn(email: string, password = PASSWORD): Promise<string> {
  const payload = { email, password }
  const answer = await api.inject({ method: 'POST', url: '/api/auth/sign-in/email', headers: HOST, payload })
  expect(answer.statusCode, answer.body).toBe(200)
  return String(answer.headers['set-cookie']).split(';')[0]!
}

async function fromMedicalSystem(name: string): Promise<string> {
  const id = randomUUID()
  await database().admin(
    `insert into staff (clinic_id, id, name, role, specialty, origin, external_id)
     values ($1, $2, $3, 'doctor', 'ортопед', 'mis', $4)`,
    [clinic.id, id, name, id],
  )
  return id
}

const invite = (payload: object, token = owner) => call(api, token, { method: 'POST', url: '/invitations', payload })
const accept = (path: string, password = PASSWORD) =>
  call(api, null, {
    method: 'POST',
    url: '/invitations/accept',
    payload: { token: path.split('token=')[1], password },
  })
const staff = async () => (await call(api, owner, { url: '/staff' })).body.items

describe('a doctor the medical system knows already', () => {
  it('gets a sign-in on the same row, with the rights of the invitation', async () => {
    const staffId = await fromMedicalSystem('Орлов Д. С.')
    const invited = await invite({ email: 'orlov@smile.ru', name: 'Орлов Дмитрий', role: 'curator', staffId })
    expect(invited.status).toBe(201)
    expect((await accept(invited.body.path)).status).toBe(200)
    expect(await staff()).toEqual([
      expect.objectContaining({
        id: staffId,
        name: 'Орлов Дмитрий',
        role: 'curator',
        signsIn: true,
        specialty: 'ортопед',
      }),
    ])
    await signIn('orlov@smile.ru')
  })

  it('is not given away twice: the second invitation makes a person of its own', async () => {
    const staffId = await fromMedicalSystem('Ким Анна')
    const first = await invite({ email: 'kim@smile.ru', name: 'Ким Анна', role: 'doctor', staffId })
    const second = await invite({ email: 'kim2@smile.ru', name: 'Ким Анна', role: 'doctor', staffId })
    await accept(first.body.path)
    await accept(second.body.path)
    expect(await staff()).toHaveLength(2)
    const third = await invite({ email: 'kim3@smile.ru', name: 'Ким', role: 'doctor', staffId })
    expect(third.body.error.code).toBe('unknown_staff')
  })

  it('of another clinic cannot be named', async () => {
    const staffId = await fromMedicalSystem('Чужой Врач')
    const other = await aClinic(database())
    const named = { email: 'x@smile.ru', name: 'Чужой', role: 'doctor', staffId }
    expect((await invite(named, await other.key('owner'))).body.error.fields[0].path).toBe('staffId')
  })

  it('keeps the rights of the clinic when a file names the row again', async () => {
    const staffId = await fromMedicalSystem('Орлов')
    const invited = await invite({ email: 'again@smile.ru', name: 'Орлов', role: 'operator', staffId })
    await accept(invited.body.path)
    await clinic.db((db) =>
      db.updateTable('staff').set({ role: 'owner', specialty: 'хирург' }).where('id', '=', staffId).execute(),
    )
    expect(await staff()).toEqual([expect.objectContaining({ role: 'operator', specialty: 'хирург' })])
    await call(api, owner, { method: 'PATCH', url: `/staff/${staffId}`, payload: { role: 'curator' } })
    expect(await staff()).toEqual([expect.objectContaining({ role: 'curator' })])
  })
})

describe('somebody who works in two clinics', () => {
  it('chooses between them, and never enters a third', async () => {
    const [second, third] = [await aClinic(database()), await aClinic(database())]
    const { email } = await clinic.member('administrator')
    const invited = await invite({ email, name: 'Ольга', role: 'marketer' }, await second.key('owner'))
    await accept(invited.body.path)
    const session = await signIn(email)
    const me = async (cookie: string) =>
      (await api.inject({ url: '/api/v1/me', headers: { ...HOST, cookie } })).json() as any
    expect((await me(session)).clinic.slug).toBe(clinic.slug)
    const choose = (clinicId: string) =>
      api.inject({
        method: 'PUT',
        url: '/api/v1/me/clinic',
        headers: { ...HOST, cookie: session },
        payload: { clinicId },
      })
    const chosen = await choose(second.id)
    expect(chosen.statusCode).toBe(204)
    const cookie = `${session}; ${String(chosen.headers['set-cookie']).split(';')[0]}`
    expect(await me(cookie)).toMatchObject({ clinic: { slug: second.slug }, staff: { role: 'marketer' } })
    const clinics = await api.inject({ url: '/api/v1/me/clinics', headers: { ...HOST, cookie } })
    expect(clinics.json().items).toEqual([
      expect.objectContaining({ id: clinic.id, role: 'administrator', current: false }),
      expect.objectContaining({ id: second.id, role: 'marketer', current: true }),
    ])
    expect((await choose(third.id)).statusCode).toBe(404)
    expect((await me(`${session}; revisit.clinic=${third.id}`)).clinic.slug).toBe(clinic.slug)
  })

  it('still enters the other when one of them ended the sign-in', async () => {
    const second = await aClinic(database())
    const { email, staffId } = await clinic.member('administrator')
    await clinic.member('owner')
    const invited = await invite({ email, name: 'Ольга', role: 'marketer' }, await second.key('owner'))
    await accept(invited.body.path)
    await call(api, owner, { method: 'PATCH', url: `/staff/${staffId}`, payload: { disabled: true } })
    const cookie = await signIn(email)
    const me = await api.inject({ url: '/api/v1/me', headers: { ...HOST, cookie } })
    expect(me.json().clinic.slug).toBe(second.slug)
  })
})
