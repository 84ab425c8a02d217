import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { aBranch, aDoctor, aPerson, insert } from '../patients/patients.testing.ts'
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

  it('are told apart by whose they are and when they are due, and the sums of the chips agree', async () => {
    const patientId = await aPerson(clinic, { name: 'Рыжова Нина', phones: ['+79161112233'] })
    const [late, , , away] = await make([
      aCall(patientId, hours(-2), { assigneeRole: 'curator' }),
      aCall(patientId, hours(2)),
      aCall(patientId, hours(48)),
      aCall(patientId, hours(-3)),
    ])
    await result(away!, { until: hours(30).toISOString() })
    const ids = async (query: string) =>
      (await list(`?patientId=${patientId}${query}`)).items.map(({ id }: any) => id).length
    const { sums, items } = await list(`?patientId=${patientId}`)
    expect(sums).toEqual({ mine: 3, overdue: 1, today: 1, later: 1, snoozed: 1 })
    for (const when of ['overdue', 'today', 'later', 'snoozed'])
      expect([when, await ids(`&when=${when}`)]).toEqual([when, 1])
    expect((await list(`?patientId=${patientId}&when=overdue`)).items[0].id).toBe(late)
    expect((await list(`?patientId=${patientId}&whose=mine&when=overdue`)).items).toEqual([])
    expect(items[0].patient).toMatchObject({ name: 'Рыжова Нина', phone: '+79161112233' })
  })

  it('are not done by two people at once: the whole patient is taken', async () => {
    const patientId = await aPerson(clinic, { name: 'Белов Иван' })
    const [first, second] = await make([aCall(patientId, hours(1)), aCall(patientId, hours(2))])
    const other = await clinic.key('administrator')
    const lock = (id: string, method: 'PUT' | 'DELETE', key = token) =>
      call(api, key, { method, url: `/tasks/${id}/lock` })
    expect((await lock(first!, 'PUT')).body.seconds).toBeGreaterThan(60)
    expect((await lock(second!, 'PUT', other)).body.error.code).toBe('task_locked')
    expect((await lock(second!, 'PUT')).status).toBe(200)
    await lock(first!, 'DELETE')
    expect((await lock(second!, 'PUT', other)).status).toBe(200)
    await database().admin(`update tasks set locked_until = now() - interval '1 second' where id = any($1)`, [
      [first, second],
    ])
    expect((await lock(first!, 'PUT')).status).toBe(200)
  })

  it('are asked for by hand, handed over, and taken away as a file', async () => {
    const patientId = await aPerson(clinic, { name: 'Зорина Яна' })
    const made = await call(api, token, {
      method: 'POST',
      url: `/patients/${patientId}/tasks`,
      payload: { title: 'Отправить снимок', dueAt: hours(3).toISOString() },
    })
    expect(made.status).toBe(201)
    const doctor = await aDoctor(clinic, 'Орлов Д. С.')
    const give = (assigneeId: string | null) =>
      call(api, token, { method: 'PUT', url: `/tasks/${made.body.id}/assignee`, payload: { assigneeId } })
    expect((await give(doctor)).body.error.code).toBe('cannot_take_tasks')
    const curator = randomUUID()
    await insert(clinic, 'staff', { clinic_id: clinic.id, id: curator, name: 'Наталья Белова', role: 'curator' })
    expect((await give(curator)).status).toBeLessThan(300)
    expect((await list(`?patientId=${patientId}`)).items[0].assignee).toEqual({ id: curator, name: 'Наталья Белова' })
    const file = await api.inject({
      url: `/api/v1/tasks/export?patientId=${patientId}`,
      headers: { authorization: `Bearer ${await clinic.key('owner')}` },
    })
    expect(file.body).toContain('Отправить снимок')
    expect(file.body).toContain('Наталья Белова')
  })
})
