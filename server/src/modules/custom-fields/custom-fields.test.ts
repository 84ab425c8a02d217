import type { FastifyInstance } from 'fastify'
import { beforeAll, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'

const database = useDatabase()
let api: FastifyInstance
let owner: string

beforeAll(async () => {
  api = await buildApi(database())
  owner = await (await aClinic(database())).key('owner')
})

const add = (payload: object) => call(api, owner, { method: 'POST', url: '/custom-fields', payload })
const change = (key: string, payload: object) =>
  call(api, owner, { method: 'PATCH', url: `/custom-fields/${key}`, payload })

it('makes a key of the name, another one when it is taken', async () => {
  expect((await add({ name: 'Язык общения', kind: 'text' })).body.key).toBe('yazyk_obscheniya')
  expect((await add({ name: 'Язык общения', kind: 'text' })).body.key).toBe('yazyk_obscheniya_2')
  expect((await add({ name: '123', kind: 'number' })).body.key).toBe('field')
  const taken = await add({ key: 'field', name: 'Ещё', kind: 'text' })
  expect([taken.status, taken.body.error.code]).toEqual([409, 'field_key_taken'])
})

it('wants choices of a choice and of nothing else', async () => {
  expect((await add({ name: 'Уровень', kind: 'choice' })).body.error.code).toBe('choices_needed')
  expect((await add({ name: 'Баллы', kind: 'number', choices: ['1'] })).body.error.code).toBe('choices_needed')
  const { body } = await add({ name: 'Статус', kind: 'choice', choices: ['новый', 'старый'] })
  expect((await change(body.key, { choices: ['новый'] })).body.choices).toEqual(['новый'])
})

it('archives a field and brings it back', async () => {
  const { body } = await add({ name: 'Хобби', kind: 'text' })
  expect((await change(body.key, { archived: true })).body.archived).toBe(true)
  expect((await change(body.key, { archived: false, name: 'Увлечение' })).body).toMatchObject({
    archived: false,
    name: 'Увлечение',
  })
  expect((await change('no_such', { name: 'Поле' })).status).toBe(404)
})
