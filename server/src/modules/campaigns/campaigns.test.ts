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
    const refused = check.body.examples.find(({ reason }: any) => reason === 'no_consent')
    expect(refused.patients.map((one: any) => one.id)).toEqual([people[2]])
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

describe('advertising', () => {
  it('is launched by a person, not by a key; a service message by either', async () => {
    const segmentId = await aList(clinic, [await aPatient(clinic)])
    const launch = async (messageClass: 'advertising' | 'service') => {
      const templateId = await aTemplate(database(), clinic, { messageClass })
      const id = await aCampaign({ segmentId, variants: [{ id: 'a', templateId }] })
      await post(`/campaigns/${id}/check`)
      return post(`/campaigns/${id}/launch`, { mode: 'now' })
    }
    expect(await launch('advertising')).toMatchObject({ status: 403, body: { error: { code: 'person_needed' } } })
    expect((await launch('service')).status).toBe(200)
  })

  it('keeps who launched it and when', async () => {
    const segmentId = await aList(clinic, [await aPatient(clinic)])
    const id = await aCampaign({ segmentId, variants: [{ id: 'a', templateId: await aTemplate(database(), clinic) }] })
    await post(`/campaigns/${id}/check`)
    await launchedByPerson(id)
    const { body } = await get(`/campaigns/${id}`)
    expect(body).toMatchObject({
      launchedBy: { id: staffId },
      launchedAt: TODAY.toISOString(),
      messageClass: 'advertising',
    })
    expect(body.log.map(({ what }: { what: string }) => what)).toEqual(['created', 'checked', 'launched'])
    const { body: deeds } = await get('/audit')
    expect(deeds.items.map(({ action }: { action: string }) => action)).toContain('campaign.launched')
  })
})

describe('what stands in the way', () => {
  it('is told in words before the check', async () => {
    const id = await aCampaign({})
    const { body } = await get(`/campaigns/${id}`)
    expect(body.problems.map(({ code }: { code: string }) => code)).toEqual(['no_segment', 'no_message'])
    expect(await post(`/campaigns/${id}/check`)).toMatchObject({
      status: 400,
      body: { error: { code: 'campaign_has_problems', fields: [{ path: 'definition.segmentId' }, {}] } },
    })
  })

  it('stops a planned campaign whose template was archived in between; corrected, it goes on', async () => {
    const segmentId = await aList(clinic, [await aPatient(clinic)])
    const templateId = await aTemplate(database(), clinic)
    const id = await aCampaign({ segmentId, variants: [{ id: 'a', templateId }] })
    await post(`/campaigns/${id}/check`)
    const at = new Date('2026-11-23T09:00:00Z')
    await launchedByPerson(id, { mode: 'scheduled', at })
    const { body: template } = await get(`/templates/${templateId}`)
    expect(template.usedBy).toMatchObject([{ kind: 'campaign', id, name: 'Осмотр', state: 'scheduled' }])
    const archive = (archived: boolean) =>
      call(api, token, { method: 'PATCH', url: `/templates/${templateId}`, payload: { archived } })
    await archive(true)
    database().clock.set(at)
    await settleAll(database(), clinic)
    const stopped = await get(`/campaigns/${id}`)
    expect(stopped.body).toMatchObject({ state: 'paused', stoppedBy: [{ code: 'template_archived' }] })
    await archive(false)
    expect((await post(`/campaigns/${id}/resume`)).body).toMatchObject({ state: 'scheduled', stoppedBy: [] })
    await settleAll(database(), clinic)
    expect((await get(`/campaigns/${id}`)).body).toMatchObject({ state: 'done', progress: { sent: 1 } })
  })

  it('stops a campaign whose service text became advertising after the launch', async () => {
    const segmentId = await aList(clinic, [await aPatient(clinic)])
    const templateId = await aTemplate(database(), clinic, { messageClass: 'service' })
    const id = await aCampaign({ segmentId, variants: [{ id: 'a', templateId }] })
    await post(`/campaigns/${id}/check`)
    await post(`/campaigns/${id}/launch`, { mode: 'now' })
    await call(api, token, {
      method: 'PATCH',
      url: `/templates/${templateId}`,
      payload: { messageClass: 'advertising' },
    })
    expect((await call(api, token, { method: 'PUT', url: `/templates/${templateId}/published` })).status).toBeLessThan(
      300,
    )
    await settleAll(database(), clinic)
    expect((await get(`/campaigns/${id}`)).body).toMatchObject({
      state: 'paused',
      stoppedBy: [{ code: 'class_changed' }],
    })
    expect(await sandboxOf(database(), clinic)).toEqual([])
  })
})

describe('drafts', () => {
  it('are listed, copied, changed and deleted; a launched one is not', async () => {
    const segmentId = await aList(clinic, [await aPatient(clinic)])
    const templateId = await aTemplate(database(), clinic)
    const id = await aCampaign({ segmentId, variants: [{ id: 'a', templateId }], holdoutPercent: 10 }, 'Осень')
    const { body: copy, status } = await post(`/campaigns/${id}/duplicate`)
    expect(status).toBe(201)
    const { body: copied } = await get(`/campaigns/${copy.id}`)
    expect(copied).toMatchObject({
      name: 'Копия: Осень',
      state: 'draft',
      definition: { segmentId, holdoutPercent: 10 },
    })
    const edit = { name: 'Зима', definition: { holdoutPercent: 0 } }
    const changed = await call(api, token, { method: 'PATCH', url: `/campaigns/${copy.id}`, payload: edit })
    expect(changed.body).toMatchObject({ name: 'Зима', definition: { segmentId, holdoutPercent: 0 } })
    expect((await get('/campaigns?search=зим')).body).toMatchObject({ total: 1, items: [{ id: copy.id }] })
    expect((await call(api, token, { method: 'DELETE', url: `/campaigns/${copy.id}` })).status).toBe(204)
    await post(`/campaigns/${id}/check`)
    await launchedByPerson(id)
    expect(await call(api, token, { method: 'DELETE', url: `/campaigns/${id}` })).toMatchObject({ status: 409 })
    expect((await get('/campaigns?state=draft')).body.total).toBe(0)
    const used = await call(api, token, { method: 'DELETE', url: `/segments/${segmentId}` })
    expect(used).toMatchObject({ status: 409, body: { error: { code: 'segment_in_use' } } })
  })

  it('go out as a file with the people behind each number', async () => {
    const segmentId = await aList(clinic, [await aPatient(clinic), await aPatient(clinic, { advertising: null })])
    const id = await aCampaign({ segmentId, variants: [{ id: 'a', templateId: await aTemplate(database(), clinic) }] })
    await post(`/campaigns/${id}/check`)
    await launchedByPerson(id)
    await settleAll(database(), clinic)
    const { body } = await get(`/campaigns/${id}/people/export?outcome=sent`)
    expect(body.trim().split('\r\n')).toHaveLength(2)
    expect(body).toContain('Воробьёва Анна')
  })
})
