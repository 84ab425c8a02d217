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
  await aPerson(clinic, {
    name: 'Авдеева Анна',
    phones: ['+79161234567'],
    tags: ['имплант'],
    stats: { visits: 2, revenue: 123_450 },
  })
  await aPerson(clinic, { name: '=HYPERLINK("http://x";"y") Иван', source: '@SUM(A1)' })
  await aPerson(clinic, {
    name: 'Белов Глеб',
    phones: ['+79031112233', '+79035556677'],
    stats: { visits: 1, revenue: -100 },
  })
})

const file = async (query: string, token = owner) => call(api, token, { url: `/patients/export?${query}` })

describe('export of the list', () => {
  it('opens in Russian Excel and keeps formulas asleep', async () => {
    const { status, body, headers } = await file('columns=name&columns=phone&columns=source&columns=revenue')
    expect(status).toBe(200)
    expect(headers['content-type']).toContain('text/csv')
    expect(headers['content-disposition']).toContain(encodeURIComponent('Пациенты 2026-11-22.csv'))
    expect(body.startsWith('\uFEFFФИО;Телефон;Источник;Выручка\r\n')).toBe(true)
    expect(body).toContain('Авдеева Анна;+79161234567;;1234,5\r\n')
    expect(body).toContain('Белов Глеб;+79031112233;;-1\r\n')
    expect(body).toContain(`;'@SUM(A1);`)
    expect(body).toMatch(/"'=HYPERLINK/)
  })

  it('holds exactly the people of the list in its order', async () => {
    for (const query of ['sort=-revenue', 'sort=name&hasPhone=yes', 'search=белов']) {
      const listed = await call(api, owner, { url: `/patients?${query}` })
      const { body } = await file(`${query}&columns=name`)
      const names = body.trim().split('\r\n').slice(1).map(plainCell)
      expect(names).toEqual(listed.body.items.map((item: any) => item.fullName))
    }
  })

  it('is written down with the number of people', async () => {
    await file('hasPhone=yes')
    const entries = await database().admin<{ details: { rows: number; format: string } }>(
      `select details from audit_log where clinic_id = $1 and action = 'patients.export'`,
      [clinic.id],
    )
    expect(entries.map(({ details }) => details)).toContainEqual(expect.objectContaining({ rows: 2, format: 'csv' }))
  })

  it('writes a workbook', async () => {
    const answer = await api.inject({
      url: '/api/v1/patients/export?format=xlsx',
      headers: { authorization: `Bearer ${owner}` },
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  it('shows no money to those who may not see it and is closed to those who may not export', async () => {
    const integrator = await clinic.key('integrator')
    expect((await file('format=csv', integrator)).body.split('\r\n')[0]).not.toMatch(/Выручка|RFM|Класс/)
    expect((await file('columns=revenue', integrator)).status).toBe(403)
    expect((await file('', await clinic.key('operator'))).status).toBe(403)
  })
})

/** A CSV cell without quotes and without the sign that keeps a formula asleep. */
function plainCell(cell: string): string {
  const text = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
  return text.replace(/^'/, '')
}
