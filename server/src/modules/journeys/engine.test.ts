import type { JourneyDefinitionInput } from '@revisit/domain/journey-definition.ts'
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { aPerson, insert } from '../patients/patients.testing.ts'
import {
  aBooking,
  aJourney,
  happen,
  passages,
  settle,
  stepsOf,
  TEMPLATE,
  testDoors,
  type TestDoors,
  touchNews,
} from './journeys.testing.ts'

const database = useDatabase()
let clinic: TestClinic
let doors: TestDoors

beforeEach(async () => {
  clinic = await aClinic(database())
  doors = testDoors()
  database().clock.set(TODAY)
})

const later = (days: number, hours = 0) => new Date(TODAY.getTime() + (days * 24 + hours) * 3_600_000)
const goTo = async (at: Date) => {
  database().clock.set(at)
  await settle(database(), clinic, doors)
}

/** The visit is over; a day later a message, three days later a call. */
const second: JourneyDefinitionInput = {
  trigger: { kind: 'event', match: { types: ['appointment.completed'] } },
  settings: { episode: 'appointment', answers: { by: 'any' }, resume: { onCancelled: 'again' } },
  start: 'day',
  nodes: [
    { id: 'day', kind: 'wait', wait: { by: 'duration', duration: { count: 1, unit: 'days' } }, next: 'hello' },
    { id: 'hello', kind: 'message', templateId: TEMPLATE, next: 'three' },
    { id: 'three', kind: 'wait', wait: { by: 'duration', duration: { count: 3, unit: 'days' } }, next: 'again' },
    { id: 'again', kind: 'message', templateId: TEMPLATE, next: 'call' },
    {
      id: 'call',
      kind: 'call_task',
      taskTitle: 'Позвонить',
      timeout: { count: 2, unit: 'days' },
      results: [{ id: 'no', results: ['refused'], next: null }],
      next: null,
    },
  ],
}

async function aVisit(patientId: string): Promise<string> {
  const id = randomUUID()
  const own = { clinic_id: clinic.id, patient_id: patientId, record_id: patientId }
  await insert(clinic, 'appointments', {
    ...own,
    id,
    starts_at: TODAY.toISOString(),
    visited_on: '2026-11-22',
    status: 'completed',
  })
  const event = {
    patientId,
    type: 'appointment.completed',
    occurredAt: TODAY,
    subjectKind: 'appointment',
    subjectId: id,
  }
  await happen(database().ports, clinic, [event])
  return id
}

describe('a patient inside a journey', () => {
  it('waits, gets the message when its day comes, and leaves the moment a visit is booked', async () => {
    const { id } = await aJourney(clinic, second)
    const patientId = await aPerson(clinic, { name: 'Соколова Анна' })
    await aVisit(patientId)
    await settle(database(), clinic, doors)
    const [inside] = await passages(clinic, id)
    expect(inside).toMatchObject({ state: 'active', nodeId: 'day', dueAt: later(1) })
    await goTo(later(0, 23))
    expect(doors.planned).toEqual([])
    await goTo(later(1))
    expect(doors.planned).toMatchObject([{ patientId, state: 'planned', templateId: TEMPLATE }])
    await aBooking(database(), clinic, { patientId, startsAt: '2026-12-01T09:00:00Z' })
    await settle(database(), clinic, doors)
    expect(doors.planned).toMatchObject([{ state: 'cancelled', reason: 'booked' }])
    const [left] = await passages(clinic, id)
    expect(left).toMatchObject({ state: 'exited', endReason: 'booked' })
    expect(left!.goalAt).not.toBeNull()
    await goTo(later(30))
    expect(doors.planned).toHaveLength(1)
  })

  it('comes back at the named step when that booking is cancelled, and not when another one is', async () => {
    await aJourney(clinic, second)
    const patientId = await aPerson(clinic, { name: 'Орлов Пётр' })
    await aVisit(patientId)
    await settle(database(), clinic, doors)
    const booking = await aBooking(database(), clinic, { patientId, startsAt: '2026-12-01T09:00:00Z' })
    await settle(database(), clinic, doors)
    const cancelled = (subjectId: string) => ({
      patientId,
      type: 'appointment.cancelled',
      occurredAt: database().clock.now(),
      subjectKind: 'appointment',
      subjectId,
    })
    await happen(database().ports, clinic, [cancelled(randomUUID())])
    await settle(database(), clinic, doors)
    expect((await passages(clinic))[0]).toMatchObject({ state: 'exited' })
    await happen(database().ports, clinic, [cancelled(booking)])
    await settle(database(), clinic, doors)
    expect((await passages(clinic))[0]).toMatchObject({ state: 'active', nodeId: 'again', endReason: null })
    expect(doors.planned.at(-1)!.origin.nodeId).toBe('again')
  })

  it('goes on after the message is out, makes a call and ends with its result', async () => {
    await aJourney(clinic, second)
    const patientId = await aPerson(clinic, { name: 'Белов Игорь' })
    await aVisit(patientId)
    await settle(database(), clinic, doors)
    await goTo(later(1))
    await touchNews(database().ports, clinic, doors.planned[0]!, { outcome: 'sent' })
    await settle(database(), clinic, doors)
    expect((await passages(clinic))[0]).toMatchObject({ nodeId: 'three' })
    await goTo(later(4))
    await touchNews(database().ports, clinic, doors.planned[1]!, { outcome: 'skipped', reason: 'no_consent' })
    await settle(database(), clinic, doors)
    const [passage] = await passages(clinic)
    expect(passage).toMatchObject({ nodeId: 'call' })
    const [task] = await database().admin<{ id: string; title: string }>(
      `select id, title from tasks where patient_id = $1`,
      [patientId],
    )
    expect(task!.title).toBe('Позвонить')
    const payload = { result: 'refused', enrollmentId: passage!.id, nodeId: 'call' }
    const done = { type: 'task.done', occurredAt: later(4), subjectKind: 'task', subjectId: task!.id, payload }
    await happen(database().ports, clinic, [{ patientId, ...done }])
    await settle(database(), clinic, doors)
    expect((await passages(clinic))[0]).toMatchObject({ state: 'done', endReason: 'done' })
    expect(await stepsOf(clinic, passage!.id)).toEqual([
      'entered day treated',
      'passed day next',
      'touch hello sent',
      'passed hello next sent',
      'passed three next',
      'touch again skipped no_consent',
      'passed again next skipped no_consent',
      'passed call no',
      'done call done',
    ])
  })

  it('enters once per visit, also when the same event comes twice, and again with another visit', async () => {
    const { id } = await aJourney(clinic, second)
    const patientId = await aPerson(clinic, { name: 'Ким Ольга' })
    const visit = await aVisit(patientId)
    const again = {
      patientId,
      type: 'appointment.completed',
      occurredAt: TODAY,
      subjectKind: 'appointment',
      subjectId: visit,
    }
    await happen(database().ports, clinic, [again, again])
    await settle(database(), clinic, doors)
    expect(await passages(clinic, id)).toHaveLength(1)
    await aVisit(patientId)
    await settle(database(), clinic, doors)
    expect(await passages(clinic, id)).toHaveLength(2)
  })

  it('does not enter by events of long ago', async () => {
    await aJourney(clinic, second)
    const patientId = await aPerson(clinic, { name: 'Лев Толстов' })
    const old = {
      type: 'appointment.completed',
      occurredAt: later(-10),
      subjectKind: 'appointment',
      subjectId: randomUUID(),
    }
    await happen(database().ports, clinic, [{ patientId, ...old }])
    await settle(database(), clinic, doors)
    expect(await passages(clinic)).toEqual([])
  })

  it('holds while the base is out of date and goes on when it is fresh again', async () => {
    await aJourney(clinic, second)
    const patientId = await aPerson(clinic, { name: 'Ли Вера' })
    await aVisit(patientId)
    await settle(database(), clinic, doors)
    doors.stale = true
    await goTo(later(1))
    expect(doors.planned).toEqual([])
    doors.stale = false
    await settle(database(), clinic, doors)
    expect(doors.planned).toHaveLength(1)
  })

  it('is set aside after repeated failures, without holding up the others', async () => {
    await aJourney(clinic, second)
    const poisoned = await aPerson(clinic, { name: 'Яд Иван' })
    const other = await aPerson(clinic, { name: 'Мёд Иван' })
    await aVisit(poisoned)
    await aVisit(other)
    await settle(database(), clinic, doors)
    doors.failFor.add(poisoned)
    await goTo(later(1))
    expect(doors.planned.map(({ patientId }) => patientId)).toEqual([other])
    for (let attempt = 0; attempt < 6; attempt++) {
      await database().admin('update enrollments set not_before = null where clinic_id = $1', [clinic.id])
      await settle(database(), clinic, doors)
    }
    const stuck = (await passages(clinic)).find(({ patientId }) => patientId === poisoned)
    expect(stuck).toMatchObject({ state: 'active', nodeId: 'day' })
    expect(stuck!.setAsideAt).not.toBeNull()
  })
})

describe('answers to an episode', () => {
  it('lets an implant journey go on when hygiene is booked and ends it when the implant is', async () => {
    const { id } = await aJourney(clinic, {
      ...second,
      settings: { episode: 'appointment', answers: { by: 'types', treatmentTypes: ['surgery'] } },
    })
    const patientId = await aPerson(clinic, { name: 'Зуев Олег' })
    await aVisit(patientId)
    await settle(database(), clinic, doors)
    await aBooking(database(), clinic, { patientId, startsAt: '2026-12-01T09:00:00Z', treatmentType: 'hygiene' })
    await settle(database(), clinic, doors)
    expect((await passages(clinic, id))[0]).toMatchObject({ state: 'active' })
    await aBooking(database(), clinic, { patientId, startsAt: '2026-12-02T09:00:00Z', treatmentType: 'surgery' })
    await settle(database(), clinic, doors)
    expect((await passages(clinic, id))[0]).toMatchObject({ state: 'exited', endReason: 'booked' })
  })
})
