import { expect, it } from 'vitest'
import { buildApi } from './api.ts'
import { aClinic, call } from './testing/builders.ts'
import { useDatabase } from './testing/database.ts'

const database = useDatabase()

it('describes itself to those who are signed in and to nobody else', async () => {
  const api = await buildApi(database())
  const clinic = await aClinic(database())
  const stranger = await call(api, null, { url: '/openapi.json' })
  expect(stranger.status).toBe(401)
  const system = await call(api, await clinic.key('integration'), { url: '/openapi.json' })
  expect(system.status, JSON.stringify(system.body).slice(0, 300)).toBe(200)
  expect(system.body.openapi).toBe('3.1.0')
  expect(system.body.paths['/api/v1/staff'].get['x-permission']).toBe('clinic.read')
})
