import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let owner: string

beforeAll(async () => {
  api = await buildApi(database())
  clinic = await aClinic(database())
  owner = await clinic.key('owner')
  // The clock of tests stands: everything below happens in one millisecond.
  for (let number = 1; number <= 12; number++) await rename(`Клиника ${number}`, owner)
})

const rename = (name: string, token: string) => call(api, token, { method: 'PATCH', url: '/clinic', payload: { name } })
const page = async (query: string, token = owner) => (await call(api, token, { url: `/audit?${query}` })).body
const invite = async (email: string, token = owner) => {
  const payload = { email, name: 'Новый', role: 'operator' }
  return (await call(api, token, { method: 'POST', url: '/invitations', payload })).body.id as string
}

describe('the log', () => {
  it('keeps the order of the deeds within one moment, page after page', async () => {
    const ids = []
    for (const letter of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) ids.push(await invite(`${letter}@smile.ru`))
    const read: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const answer: { items: { subjectId: string }[]; nextCursor: string | null } = await page(
        `action=staff.invited&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      )
      read.push(...answer.items.map((item) => item.subjectId))
      cursor = answer.nextCursor
    }
    expect(read).toEqual(ids.toReversed())
  })

  it('is narrowed to one person or key', async () => {
    const other = await clinic.key('owner')
    await rename('Переименована другим', other)
    const all = (await page('action=clinic.changed')).items
    expect(all).toHaveLength(13)
    const actorId = all[0].actorId as string
    const { items } = await page(`actorId=${actorId}`)
    expect(items.map((item: { action: string }) => item.action)).toEqual(['clinic.changed'])
  })

  it('becomes a file with words and codes, and the export is its newest entry', async () => {
    const { status, body, headers } = await call(api, owner, { url: '/audit/export?action=clinic' })
    expect(status).toBe(200)
    expect(headers['content-disposition']).toContain('revisit-log-2026-11-22.csv')
    const lines = String(body).trim().split('\r\n')
    expect(lines[0]).toBe('Когда;Кто;Вид;Что сделано;Код;С чем;Номер;Подробности;Адрес')
    expect(lines[1]).toContain('Изменены настройки клиники;clinic.changed')
    expect(lines).toHaveLength(14)
    expect((await page('limit=1')).items[0].action).toBe('audit.exported')
  })

  it('is closed to those who may not read it', async () => {
    const marketer = await clinic.key('marketer')
    expect((await call(api, marketer, { url: '/audit/export' })).status).toBe(403)
  })
})
