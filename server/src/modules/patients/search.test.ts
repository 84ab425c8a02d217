import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { aPerson } from './patients.testing.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let owner: string

beforeAll(async () => {
  api = await buildApi(database())
  clinic = await aClinic(database())
  owner = await clinic.key('owner')
})

const list = async (token: string, query: Record<string, string | string[]>) => {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map((item) => [name, item] as [string, string])),
  )
  return call(api, token, { url: `/patients?${search}` })
}
const names = (answer: { body: any }) => answer.body.items.map((item: { fullName: string }) => item.fullName)

describe('search', () => {
  beforeAll(async () => {
    await aPerson(clinic, {
      name: 'Соловьёва Мария Петровна',
      phones: ['+79161234567'],
      emails: ['msol@mail.ru'],
      externalIds: ['К-10482'],
    })
    await aPerson(clinic, { name: 'Петров Соломон Ильич', phones: ['+79031112233'], externalIds: ['20551'] })
    await aPerson(clinic, { name: 'Юн Ян', phones: [] })
  })

  it.each([
    ['соловьева', 'Соловьёва Мария Петровна'],
    ['СОЛОВЬЁВА', 'Соловьёва Мария Петровна'],
    ['мария соловьёва', 'Соловьёва Мария Петровна'],
    ['петровна мар', 'Соловьёва Мария Петровна'],
    ['8 (916) 123-45-67', 'Соловьёва Мария Петровна'],
    ['+7 916 1234567', 'Соловьёва Мария Петровна'],
    ['9161234567', 'Соловьёва Мария Петровна'],
    ['8916123', 'Соловьёва Мария Петровна'],
    ['4567', 'Соловьёва Мария Петровна'],
    ['45-67', 'Соловьёва Мария Петровна'],
    ['соловьева 4567', 'Соловьёва Мария Петровна'],
    ['msol@', 'Соловьёва Мария Петровна'],
    ['к-10482', 'Соловьёва Мария Петровна'],
    ['№ 20551', 'Петров Соломон Ильич'],
    ['юн', 'Юн Ян'],
    ['Coловьeвa', 'Соловьёва Мария Петровна'],
  ])('«%s» finds exactly %s', async (search, name) => {
    const answer = await list(owner, { search })
    expect(answer.status).toBe(200)
    expect(names(answer)).toEqual([name])
    expect(answer.body.total).toBe(1)
    expect(answer.body.items[0].similar).toBe(false)
  })

  it('finds a name with a typo and says that it is only similar', async () => {
    const answer = await list(owner, { search: 'салавьева' })
    expect(names(answer)).toEqual([])
    const close = await list(owner, { search: 'соловева' })
    expect(names(close)).toEqual(['Соловьёва Мария Петровна'])
    expect(close.body.items[0].similar).toBe(true)
  })

  it('takes signs of patterns for ordinary signs', async () => {
    expect(names(await list(owner, { search: '%%%' }))).toHaveLength(3)
    expect(names(await list(owner, { search: 'мар_я' }))).toEqual([])
    expect((await list(owner, { search: 'соло\\' })).status).toBe(200)
  })

  it('keeps clinics apart', async () => {
    const other = await (await aClinic(database())).key('owner')
    expect((await list(other, { search: 'соловьева' })).body).toEqual({ items: [], nextCursor: null, total: 0 })
  })
})
