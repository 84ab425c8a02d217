import { describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { useDatabase } from '../../testing/database.ts'

const database = useDatabase()

describe('the first visit to a new installation', () => {
  it('creates the clinic and its owner, who signs in and sees the clinic', async () => {
    const api = await buildApi(database())
    const setup = {
      clinicName: 'Улыбка',
      timezone: 'Europe/Moscow',
      ownerName: 'Елена',
      email: 'Elena@Example.ru',
      password: 'long enough 1',
    }
    expect((await api.inject({ url: '/api/v1/installation' })).json()).toEqual({ needsSetup: true, demo: false })
    const created = await api.inject({ method: 'POST', url: '/api/v1/setup', payload: setup })
    expect(created.statusCode, created.body).toBe(201)
    const again = await api.inject({ method: 'POST', url: '/api/v1/setup', payload: setup })
    expect(again.statusCode).toBe(409)

    const signedIn = await api.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: { host: 'revisit.local', origin: 'http://revisit.local' },
      payload: { email: 'elena@example.ru', password: 'long enough 1' },
    })
    expect(signedIn.statusCode, signedIn.body).toBe(200)
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!
    const me = await api.inject({ url: '/api/v1/me', headers: { cookie, host: 'revisit.local' } })
    expect(me.json()).toMatchObject({
      staff: { name: 'Елена', role: 'owner' },
      clinic: { name: 'Улыбка', today: '2026-11-22' },
    })
  })

  it('answers strangers with 401 in their language and without a stack', async () => {
    const api = await buildApi(database())
    const answer = await api.inject({ url: '/api/v1/me', headers: { 'accept-language': 'en' } })
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toEqual({ error: { code: 'sign_in_required', message: 'Sign in to continue', fields: [] } })
  })
})
