import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { aBranch, aPerson } from '../patients/patients.testing.ts'
import { cancelTasks, createTasks, type NewTask } from './tasks.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let token: string

beforeAll(async () => {
  api = await buildApi(database())
  clinic = await aClinic(database())
  token = await clinic.key('operator')
})

const ENROLLMENT = '00000000-0000-4000-8000-00000000eeee'
const hours = (count: number) => new Date(TODAY.getTime() + count * 3_600_000)
const aCall = (patientId: string, dueAt: Date, more: Partial<NewTask> = {}): NewTask => ({
  kind: 'call',
  patientId,
  recordId: patientId,
  title: 'Позвонить',
  script: 'Здравствуйте',
  dueAt,
  priority: 'return',
  assigneeRole: 'operator',
  origin: null,
  ...more,
})
const make = (tasks: NewTask[]) =>
  clinic.db((db) => createTasks(database().ports, db, { clinicId: clinic.id, tasks, now: TODAY }))
const list = async (query = '', key = token) => (await call(api, key, { method: 'GET', url: `/tasks${query}` })).body
const result = (id: string, payload: object) =>
  call(api, token, { method: 'POST', url: `/tasks/${id}/result`, payload })

describe('tasks', () => {
  it('come overdue first, page by page, and only about patients in sight', async () => {
    const [near, far] = [await aBranch(clinic, 'Центр'), await aBranch(clinic, 'Урал')]
    const patientId = await aPerson(clinic, { name: 'Соколова Анна', branchId: near })
    const other = await aPerson(clinic, { name: 'Орлов Пётр', branchId: far })
    await make([aCall(patientId, hours(5)), aCall(patientId, hours(-5)), aCall(other, hours(1))])
    const first = await list('?limit=2')
    expect(first.items.map(({ dueAt, overdue, patient }: any) => [dueAt, overdue, patient.name])).toEqual([
      [hours(-5).toISOString(), true, 'Соколова Анна'],
      [hours(1).toISOString(), false, 'Орлов Пётр'],
    ])
    expect(first.total).toBe(3)
    expect((await list(`?limit=2&cursor=${first.nextCursor}`)).items).toHaveLength(1)
    expect((await list('', await clinic.key('operator', [far]))).items.map((task: any) => task.patient.id)).toEqual([
      other,
    ])
    expect((await call(api, token, { method: 'GET', url: '/tasks?cursor=nonsense' })).status).toBe(400)
  })

  it('end once with a result that everybody hears of, or are put off', async () => {
    const patientId = await aPerson(clinic, { name: 'Ким Ольга' })
    const [id] = await make([
      aCall(patientId, hours(1), { origin: { journeyId: ENROLLMENT, enrollmentId: ENROLLMENT, nodeId: 'call' } }),
    ])
    expect((await result(id!, {})).status).toBe(400)
    expect((await result(id!, { until: hours(20).toISOString(), comment: 'просила завтра' })).status).toBeLessThan(300)
    expect((await list(`?patientId=${patientId}`)).items[0]).toMatchObject({
      state: 'snoozed',
      comment: 'просила завтра',
      overdue: false,
    })
    expect((await result(id!, { result: 'booked' })).status).toBeLessThan(300)
    expect((await result(id!, { result: 'refused' })).status).toBe(409)
    const [event] = await database().admin<{ payload: object }>(
      `select payload from events where type = 'task.done' and subject_id = $1`,
      [id],
    )
    expect(event!.payload).toEqual({ result: 'booked', kind: 'call', enrollmentId: ENROLLMENT, nodeId: 'call' })
    expect((await list(`?state=done&patientId=${patientId}`)).items[0]).toMatchObject({ result: 'booked' })
  })

  it('are taken back with the passage that asked for them', async () => {
    const patientId = await aPerson(clinic, { name: 'Ли Вера' })
    await make([
      aCall(patientId, hours(1), { origin: { journeyId: ENROLLMENT, enrollmentId: patientId, nodeId: 'call' } }),
    ])
    const which = { clinicId: clinic.id, enrollmentIds: [patientId], reason: 'booked', now: TODAY }
    expect(await clinic.db((db) => cancelTasks(db, which))).toBe(1)
    expect(await clinic.db((db) => cancelTasks(db, which))).toBe(0)
    expect((await list(`?state=cancelled&patientId=${patientId}`)).items).toHaveLength(1)
  })
})
