import type { FastifyInstance } from 'fastify'
import { beforeAll, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'

const database = useDatabase()
let api: FastifyInstance
let marketer: string
let operator: string

beforeAll(async () => {
  api = await buildApi(database())
  const clinic = await aClinic(database())
  marketer = await clinic.key('marketer')
  operator = await clinic.key('operator')
})

const ask = (token: string, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
  call(api, token, { method, url, ...(payload ? { payload } : {}) })
const namesSeenBy = async (token: string) =>
  (await ask(token, 'GET', '/saved-views?page=patients')).body.items.map((view: any) => view.name)
const view = (name: string, shared = false) => ({
  name,
  page: 'patients',
  state: { filters: { tag: ['vip'] } },
  shared,
})

it('shows own and shared views, each with what it keeps', async () => {
  await ask(operator, 'POST', '/saved-views', view('Мои имплантаты'))
  const { body } = await ask(marketer, 'POST', '/saved-views', view('Все VIP', true))
  expect(body).toMatchObject({ name: 'Все VIP', state: { filters: { tag: ['vip'] } }, shared: true, own: true })
  expect(await namesSeenBy(operator)).toEqual(['Все VIP', 'Мои имплантаты'])
  expect(await namesSeenBy(marketer)).toEqual(['Все VIP'])
})

it('lets only some roles share, and only them change what is shared', async () => {
  expect((await ask(operator, 'POST', '/saved-views', view('Для всех', true))).body.error.code).toBe('may_not_share')
  const own = (await ask(operator, 'POST', '/saved-views', view('Черновик'))).body
  expect((await ask(operator, 'PATCH', `/saved-views/${own.id}`, { shared: true })).status).toBe(403)
  expect((await ask(operator, 'PATCH', `/saved-views/${own.id}`, { name: 'Новое имя' })).body.name).toBe('Новое имя')
  const shared = (await ask(marketer, 'POST', '/saved-views', view('Общий', true))).body
  expect((await ask(operator, 'DELETE', `/saved-views/${shared.id}`)).status).toBe(403)
  expect((await ask(marketer, 'DELETE', `/saved-views/${own.id}`)).status).toBe(404)
  expect((await ask(marketer, 'DELETE', `/saved-views/${shared.id}`)).status).toBe(204)
  expect(await namesSeenBy(operator)).not.toContain('Общий')
})

it('refuses a view too large to be one', async () => {
  const state = { text: 'x'.repeat(20_001) }
  expect((await ask(operator, 'POST', '/saved-views', { ...view('Большой'), state })).status).toBe(400)
})
