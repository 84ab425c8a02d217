import type { FastifyInstance } from 'fastify'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { mergePatients, unmerge } from '../identity/identity.ts'
import { aBranch, aPerson } from './patients.testing.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let owner: string
let anna: string
let boris: string
let vera: string

beforeAll(async () => {
  api = await buildApi(database())
})

beforeEach(async () => {
  clinic = await aClinic(database())
  owner = await clinic.key('owner')
  anna = await aPerson(clinic, { name: 'Авдеева Анна', tags: ['имплант'], stats: { visits: 3, revenue: 50_000 } })
  boris = await aPerson(clinic, { name: 'Белов Борис', stats: { visits: 2, revenue: 30_000 } })
  vera = await aPerson(clinic, { name: 'Власова Вера', stats: { visits: 1, revenue: 10_000 } })
})

const change = (payload: object, query = '', token = owner) =>
  call(api, token, { method: 'POST', url: `/tag-changes${query}`, payload })
const undo = (id: string, token = owner) => call(api, token, { method: 'DELETE', url: `/tag-changes/${id}` })
const tagged = async (tag: string) =>
  (
    await database().admin<{ patientId: string }>(
      `select patient_id as "patientId" from patient_tags where clinic_id = $1 and tag = $2 order by 1`,
      [clinic.id, tag],
    )
  ).map((row) => row.patientId)
const sorted = (...ids: string[]) => ids.toSorted()

describe('a tag for many', () => {
  it('is put on the chosen who lack it, and taken back from them alone', async () => {
    const { status, body } = await change({ tag: 'имплант', put: true, ids: [anna, boris] })
    expect(status).toBe(201)
    expect(body.patients).toBe(1)
    expect(await tagged('имплант')).toEqual(sorted(anna, boris))
    expect((await undo(body.id)).body).toEqual({ patients: 1 })
    expect(await tagged('имплант')).toEqual([anna])
    expect((await undo(body.id)).body.error.code).toBe('tag_change_not_found')
  })

  it('is put on everybody the filters leave', async () => {
    const { body } = await change({ tag: 'позвонить', put: true, ids: null }, '?visitsMin=2')
    expect(body.patients).toBe(2)
    expect(await tagged('позвонить')).toEqual(sorted(anna, boris))
  })

  it('is taken off and comes back, also after two cards became one', async () => {
    await change({ tag: 'дмс', put: true, ids: [boris, vera] })
    const { body } = await change({ tag: 'дмс', put: false, ids: [boris, vera] })
    expect(await tagged('дмс')).toEqual([])
    const merged = await clinic.db((db) =>
      mergePatients(database().ports, db, {
        clinicId: clinic.id,
        keepId: anna,
        absorbId: vera,
        automatic: false,
        by: null,
        now: new Date('2026-11-22T09:00:00Z'),
        score: 1,
        reasons: [],
        chosen: {},
      }),
    )
    await undo(body.id)
    expect(await tagged('дмс')).toEqual(sorted(anna, boris))
    await clinic.db((db) =>
      unmerge(database().ports, db, { clinicId: clinic.id, mergeId: merged.id, by: null, now: new Date() }),
    )
    expect(await tagged('дмс')).toEqual(sorted(boris, vera))
  })

  it('says so when nobody changed, and then there is nothing to take back', async () => {
    expect((await change({ tag: 'имплант', put: true, ids: [anna] })).body).toEqual({ id: null, patients: 0 })
  })

  it('is one entry of the log and an event of every person', async () => {
    await change({ tag: 'позвонить', put: true, ids: [boris, vera] })
    const log = await database().admin<{ details: object }>(
      `select details from audit_log where clinic_id = $1 and action = 'patients.tagged'`,
      [clinic.id],
    )
    expect(log).toEqual([{ details: { tag: 'позвонить', patients: 2 } }])
    const events = await database().admin(
      `select from events where clinic_id = $1 and type = 'patient.tagged' and payload ->> 'tag' = 'позвонить'`,
      [clinic.id],
    )
    expect(events).toHaveLength(2)
  })

  it('stays inside the branches of the person who tags, and is closed to doctors and strangers to the change', async () => {
    const branch = await aBranch(clinic, 'Сокол')
    const galina = await aPerson(clinic, { name: 'Гусева Галина', branchId: branch })
    const ofBranch = await clinic.key('administrator', [branch])
    const { body } = await change({ tag: 'филиал', put: true, ids: [anna, galina] }, '', ofBranch)
    expect(body.patients).toBe(1)
    expect(await tagged('филиал')).toEqual([galina])
    expect((await undo(body.id)).status).toBe(404)
    expect((await change({ tag: 'филиал', put: true, ids: [anna] }, '', await clinic.key('doctor'))).status).toBe(403)
  })

  it('does not reveal money by whom it tags', async () => {
    const integrator = await clinic.key('integrator')
    const { body } = await change({ tag: 'богатые', put: true, ids: null }, '?revenueMin=20000', integrator)
    expect(body.error.code).toBe('money_hidden')
  })
})

describe('chosen people', () => {
  it('go into a file by themselves, in the order of the list, and the log says how many', async () => {
    const payload = { ids: [vera, anna], sort: 'name', columns: ['name', 'revenue'] }
    const { status, body } = await call(api, owner, { method: 'POST', url: '/patients/export', payload })
    expect(status).toBe(200)
    expect(body).toBe('\uFEFFФИО;Выручка\r\nАвдеева Анна;500\r\nВласова Вера;100\r\n')
    const [entry] = await database().admin<{ details: object }>(
      `select details from audit_log where clinic_id = $1 and action = 'patients.export'`,
      [clinic.id],
    )
    expect(entry!.details).toMatchObject({ rows: 2, chosen: true })
  })

  it('of another branch or clinic are left out of it', async () => {
    const branch = await aBranch(clinic, 'Сокол')
    const galina = await aPerson(clinic, { name: 'Гусева Галина', branchId: branch })
    const marketer = await clinic.key('marketer', [branch])
    const payload = { ids: [galina, anna], columns: ['name'] }
    const { body } = await call(api, marketer, { method: 'POST', url: '/patients/export', payload })
    expect(body.trim().split('\r\n').slice(1)).toEqual(['Гусева Галина'])
  })
})

describe('the sums under a list', () => {
  it('count everybody the filters leave, not the page', async () => {
    const sums = async (query: string, token = owner) =>
      (await call(api, token, { url: `/patients/sums?${query}` })).body
    expect(await sums('visitsMin=2')).toEqual({ visits: 5, revenue: 80_000 })
    expect(await sums('visitsMin=2', await clinic.key('doctor'))).toEqual({ visits: 5, revenue: null })
    expect(await sums('revenueMin=1', await clinic.key('doctor'))).toMatchObject({ error: { code: 'money_hidden' } })
  })
})
