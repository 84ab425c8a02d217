import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { aPatient, sandboxOf } from '../touches/touches.testing.ts'
import { aList, aTemplate, callOf, settleAll } from './campaigns.testing.ts'
import { launchCampaign } from './launching.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let token: string
let staffId: string

beforeAll(async () => {
  api = await buildApi(database())
})
afterAll(() => api.close())
beforeEach(async () => {
  database().clock.set(TODAY)
  clinic = await aClinic(database())
  token = await clinic.key('owner')
  staffId = (await clinic.member('marketer')).staffId
})

const get = (url: string) => call(api, token, { method: 'GET', url })
const post = (url: string, payload: object = {}) => call(api, token, { method: 'POST', url, payload })

async function aCampaign(definition: object, name = 'Осмотр'): Promise<string> {
  const { body, status } = await post('/campaigns', { name, definition })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

async function launchedByPerson(id: string, launch: Parameters<typeof launchCampaign>[2]['launch'] = { mode: 'now' }) {
  const person = callOf(database(), clinic, staffId)
  return person.db((db) => launchCampaign(db, person, { id, launch }))
}

describe('a campaign', () => {
  it('goes from a draft through its check and launch to messages and a report', async () => {
    const people = [await aPatient(clinic), await aPatient(clinic), await aPatient(clinic, { advertising: null })]
    const segmentId = await aList(clinic, people)
    const id = await aCampaign({ segmentId, variants: [{ id: 'a', templateId: await aTemplate(database(), clinic) }] })
    const check = await post(`/campaigns/${id}/check`)
    expect(check.status, JSON.stringify(check.body)).toBe(200)
    expect(check.body).toMatchObject({ state: 'done', waterfall: { audience: 3, now: 2, coming: 2 } })
    expect(check.body.samples).toHaveLength(2)
    expect(check.body.samples[0].text).toContain('Приглашаем на осмотр')
    expect(await launchedByPerson(id)).toEqual({ audienceChecked: 3, audienceNow: 3 })
    await settleAll(database(), clinic)
    expect(await sandboxOf(database(), clinic)).toHaveLength(2)
    const { body } = await get(`/campaigns/${id}`)
    expect(body).toMatchObject({ state: 'done', progress: { people: 3, released: 3, sent: 2, open: 0 } })
    const report = await get(`/campaigns/${id}/report`)
    expect(report.status, JSON.stringify(report.body)).toBe(200)
    expect(report.body).toMatchObject({ audience: 3, treated: { people: 3, sent: 2 }, control: null })
    const { body: list } = await get(`/campaigns/${id}/people?reason=no_consent`)
    expect(list).toMatchObject({ total: 1, items: [{ patient: { id: people[2] }, state: 'skipped' }] })
  })
})
