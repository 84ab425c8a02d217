import { describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, PASSWORD } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'

const database = useDatabase()
const HOST = { host: 'revisit.local', origin: 'http://revisit.local' }

async function signIn(api: Awaited<ReturnType<typeof buildApi>>, email: string, password = PASSWORD): Promise<string> {
  const answer = await api.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: HOST,
    payload: { email, password },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return String(answer.headers['set-cookie']).split(';')[0]!
}

describe('invitations', () => {
  it('lets an invited administrator set a password and sign in, once', async () => {
    const api = await buildApi(database())
    const clinic = await aClinic(database())
    const owner = await clinic.key('owner')
    const invited = await call(api, owner, {
      method: 'POST',
      url: '/invitations',
      payload: { email: 'New@clinic.ru', name: 'Ольга', role: 'administrator' },
    })
    expect(invited.status).toBe(201)
    const token = invited.body.path.split('token=')[1]
    const preview = await call(api, null, { method: 'POST', url: '/invitations/preview', payload: { token } })
    expect(preview.body).toMatchObject({ email: 'new@clinic.ru', role: 'administrator' })
    const answer = { token, password: 'a good password' }
    expect((await call(api, null, { method: 'POST', url: '/invitations/accept', payload: answer })).status).toBe(200)
    expect((await call(api, null, { method: 'POST', url: '/invitations/accept', payload: answer })).status).toBe(404)
    const cookie = await signIn(api, 'new@clinic.ru', 'a good password')
    const me = await api.inject({ url: '/api/v1/me', headers: { ...HOST, cookie } })
    expect(me.json()).toMatchObject({ staff: { name: 'Ольга', role: 'administrator' }, clinic: { slug: clinic.slug } })
  })

  it('replaces a forgotten password of this clinic, never that of a person of another clinic', async () => {
    const api = await buildApi(database())
    const [clinic, other] = [await aClinic(database()), await aClinic(database())]
    const { email } = await clinic.member('curator')
    const acceptIn = async (place: typeof clinic, password: string) => {
      const payload = { email, name: 'Куратор', role: 'curator' }
      const invited = await call(api, await place.key('owner'), { method: 'POST', url: '/invitations', payload })
      const token = invited.body.path.split('token=')[1]
      return call(api, null, { method: 'POST', url: '/invitations/accept', payload: { token, password } })
    }
    expect((await acceptIn(clinic, 'remembered at last')).status).toBe(200)
    await signIn(api, email, 'remembered at last')
    expect((await acceptIn(other, 'taken over by others')).status).toBe(200)
    await signIn(api, email, 'remembered at last')
  })

  it('does not let an integrator invite anybody, nor a key give away rights it lacks', async () => {
    const api = await buildApi(database())
    const clinic = await aClinic(database())
    const integrator = await clinic.key('integrator')
    const invitation = { email: 'x@clinic.ru', name: 'Икс', role: 'owner' }
    expect((await call(api, integrator, { method: 'POST', url: '/invitations', payload: invitation })).status).toBe(403)
    const key = await call(api, integrator, {
      method: 'POST',
      url: '/api-keys',
      payload: { name: 'site', role: 'owner' },
    })
    expect(key.body.error.code).toBe('role_above_yours')
  })

  it('expires after a week', async () => {
    const api = await buildApi(database())
    const clinic = await aClinic(database())
    const invited = await call(api, await clinic.key('owner'), {
      method: 'POST',
      url: '/invitations',
      payload: { email: 'late@clinic.ru', name: 'Поздно', role: 'doctor' },
    })
    const before = database().clock.now()
    database().clock.set(new Date(before.getTime() + 8 * 86_400_000))
    const token = invited.body.path.split('token=')[1]
    expect((await call(api, null, { method: 'POST', url: '/invitations/preview', payload: { token } })).status).toBe(
      404,
    )
    database().clock.set(before)
  })
})

describe('rights of staff', () => {
  it('ends the sessions of somebody whose role changes', async () => {
    const api = await buildApi(database())
    const clinic = await aClinic(database())
    const { staffId, email } = await clinic.member('marketer')
    const cookie = await signIn(api, email)
    expect((await api.inject({ url: '/api/v1/me', headers: { ...HOST, cookie } })).statusCode).toBe(200)
    const changed = await call(api, await clinic.key('owner'), {
      method: 'PATCH',
      url: `/staff/${staffId}`,
      payload: { role: 'operator' },
    })
    expect(changed.status).toBe(204)
    expect((await api.inject({ url: '/api/v1/me', headers: { ...HOST, cookie } })).statusCode).toBe(401)
  })

  it('keeps the last owner', async () => {
    const api = await buildApi(database())
    const clinic = await aClinic(database())
    const { staffId } = await clinic.member('owner')
    const key = await clinic.key('owner')
    const refused = await call(api, key, { method: 'PATCH', url: `/staff/${staffId}`, payload: { disabled: true } })
    expect(refused.body.error.code).toBe('last_owner')
    await clinic.member('owner')
    expect(
      (await call(api, key, { method: 'PATCH', url: `/staff/${staffId}`, payload: { disabled: true } })).status,
    ).toBe(204)
  })

  it('refuses a cookie on a request that another site makes', async () => {
    const api = await buildApi(database())
    const clinic = await aClinic(database())
    const { email } = await clinic.member('owner')
    const cookie = await signIn(api, email)
    const body = { method: 'PATCH' as const, url: '/api/v1/clinic', payload: { name: 'Чужое имя' } }
    const evil = await api.inject({
      ...body,
      headers: { ...HOST, cookie, origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' },
    })
    expect(evil.statusCode).toBe(401)
    const own = await api.inject({ ...body, headers: { ...HOST, cookie, 'sec-fetch-site': 'same-origin' } })
    expect(own.statusCode).toBe(204)
  })

  it('shows own sessions and ends one', async () => {
    const api = await buildApi(database())
    const clinic = await aClinic(database())
    const { email } = await clinic.member('curator')
    const first = await signIn(api, email)
    const second = await signIn(api, email)
    const list = (await api.inject({ url: '/api/v1/me/sessions', headers: { ...HOST, cookie: second } })).json().items
    expect(list).toHaveLength(2)
    const other = list.find((item: { current: boolean }) => !item.current)
    const headers = { ...HOST, cookie: second }
    expect((await api.inject({ method: 'DELETE', url: `/api/v1/me/sessions/${other.id}`, headers })).statusCode).toBe(
      204,
    )
    expect((await api.inject({ url: '/api/v1/me', headers: { ...HOST, cookie: first } })).statusCode).toBe(401)
  })

  it('stops a revoked key at once and writes every change to the log', async () => {
    const api = await buildApi(database())
    const clinic = await aClinic(database())
    const owner = await clinic.key('owner')
    const made = await call(api, owner, {
      method: 'POST',
      url: '/api-keys',
      payload: { name: 'сайт', role: 'integration' },
    })
    expect((await call(api, made.body.key, { url: '/clinic' })).status).toBe(200)
    await call(api, owner, { method: 'DELETE', url: `/api-keys/${made.body.id}` })
    expect((await call(api, made.body.key, { url: '/clinic' })).status).toBe(401)
    const log = await call(api, owner, { url: '/audit' })
    expect(log.body.items.map((item: { action: string }) => item.action).toSorted()).toEqual([
      'api_key.created',
      'api_key.revoked',
    ])
  })

  it('refuses an unknown time zone by the name of its field', async () => {
    const api = await buildApi(database())
    const clinic = await aClinic(database())
    const refused = await call(api, await clinic.key('owner'), {
      method: 'POST',
      url: '/branches',
      payload: { name: 'Сокол', timezone: 'Moscow' },
    })
    expect(refused.status).toBe(400)
    expect(refused.body.error.fields[0].path).toBe('timezone')
  })
})
