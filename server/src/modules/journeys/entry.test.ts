import type { JourneyDefinitionInput } from '@revisit/domain/journey-definition.ts'
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { drainPulse } from '../../platform/pulse.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { mergePatients, unmerge } from '../identity/identity.ts'
import { aPerson, insert } from '../patients/patients.testing.ts'
import { insertIntake } from './sweep-queries.ts'
import { aJourney, beatsOf, happen, passages, settle, TEMPLATE, testDoors, type TestDoors } from './journeys.testing.ts'

const database = useDatabase()
let clinic: TestClinic
let doors: TestDoors

beforeEach(async () => {
  clinic = await aClinic(database())
  doors = testDoors()
  database().clock.set(TODAY)
})

const HOUR = 3_600_000
const later = (days: number, hours = 0) => new Date(TODAY.getTime() + (days * 24 + hours) * HOUR)
const goTo = async (at: Date) => {
  database().clock.set(at)
  await settle(database(), clinic, doors)
}
const hello: JourneyDefinitionInput['nodes'] = [{ id: 'hello', kind: 'message', templateId: TEMPLATE, next: null }]
const own = (patientId: string) => ({ clinic_id: clinic.id, patient_id: patientId, record_id: patientId })
const told = () => doors.planned.map(({ patientId, dueAt }) => [patientId, dueAt.toISOString()])

describe('entry by a date', () => {
  const birthday: JourneyDefinitionInput = {
    trigger: { kind: 'date', field: 'birthday', offset: { count: 0, unit: 'days' }, at: '11:00' },
    settings: { episode: 'year', answers: { by: 'none' }, goal: null },
    start: 'hello',
    nodes: hello,
  }

  it('congratulates once a year, at the hour of the clinic, those of 29 February on 1 March', async () => {
    await aJourney(clinic, birthday)
    const tomorrow = await aPerson(clinic, { name: 'Соколова Анна', birthDate: '1984-11-23' })
    const leap = await aPerson(clinic, { name: 'Високосный Пётр', birthDate: '1988-02-29' })
    await aPerson(clinic, { name: 'Летний Олег', birthDate: '1984-07-01' })
    await goTo(later(0, 22.9))
    expect(told()).toEqual([])
    await goTo(later(0, 23))
    expect(told()).toEqual([[tomorrow, '2026-11-23T08:00:00.000Z']])
    for (let hour = 5; hour < 11; hour++) await goTo(new Date(Date.parse('2027-03-01T00:00:00Z') + hour * HOUR))
    expect(told().slice(1)).toEqual([[leap, '2027-03-01T08:00:00.000Z']])
    await goTo(new Date('2027-11-23T08:30:00Z'))
    expect(told()).toHaveLength(3)
  })

  it('uses the hour of the branch of the patient', async () => {
    await aJourney(clinic, birthday)
    const branchId = randomUUID()
    await insert(clinic, 'branches', {
      clinic_id: clinic.id,
      id: branchId,
      name: 'Владивосток',
      timezone: 'Asia/Vladivostok',
    })
    const far = await aPerson(clinic, { name: 'Дальний Иван', birthDate: '1984-11-23', branchId })
    await goTo(new Date('2026-11-23T01:00:00Z'))
    expect(told()).toEqual([[far, '2026-11-23T01:00:00.000Z']])
  })

  it('starts once when the hour of a date is jumped over or comes twice', async () => {
    clinic = await aClinic(database(), { timezone: 'Europe/Berlin' })
    await aJourney(
      clinic,
      { ...birthday, trigger: { ...birthday.trigger, at: '02:30' } as never },
      { now: '2026-10-24T12:00:00Z' },
    )
    await aPerson(clinic, { name: 'Осенний Курт', birthDate: '1984-10-25' })
    await aPerson(clinic, { name: 'Весенняя Ева', birthDate: '1984-03-28' })
    for (let hour = 10; hour < 17; hour++) await goTo(new Date(Date.parse('2026-10-24T12:00:00Z') + hour * HOUR))
    expect(doors.planned).toHaveLength(1)
    for (let hour = 10; hour < 17; hour++) await goTo(new Date(Date.parse('2027-03-27T12:00:00Z') + hour * HOUR))
    expect(doors.planned).toHaveLength(2)
  })

  it('forgets what is long over when the server was off for a week, and enters nobody twice when the clock is set back', async () => {
    await aJourney(clinic, birthday)
    for (let day = 23; day < 30; day++)
      await aPerson(clinic, { name: `Именинник День${day}`, birthDate: `1984-11-${day}` })
    await goTo(new Date('2026-11-29T09:00:00Z'))
    expect(told()).toHaveLength(1)
    await goTo(new Date('2026-11-28T09:00:00Z'))
    await goTo(new Date('2026-11-29T09:30:00Z'))
    expect(told()).toHaveLength(1)
  })

  it('reminds of a visit hours before it, and again when the visit is moved', async () => {
    await aJourney(clinic, {
      trigger: { kind: 'date', field: 'appointment_start', offset: { count: -2, unit: 'hours' } },
      entry: { unlessBooked: false },
      settings: { episode: 'appointment', answers: { by: 'none' }, goal: null, priority: 'service' },
      start: 'hello',
      nodes: hello,
    })
    const patientId = await aPerson(clinic, { name: 'Соколова Анна' })
    const id = randomUUID()
    await insert(clinic, 'appointments', {
      ...own(patientId),
      id,
      starts_at: later(0, 5),
      visited_on: '2026-11-22',
      status: 'booked',
    })
    await goTo(later(0, 2.5))
    expect(told()).toEqual([])
    await goTo(later(0, 3))
    expect(told()).toEqual([[patientId, later(0, 3).toISOString()]])
    await database().admin(`update appointments set starts_at = $2, visited_on = '2026-11-24' where id = $1`, [
      id,
      later(2, 5),
    ])
    const moved = {
      type: 'appointment.rescheduled',
      occurredAt: later(0, 3),
      subjectKind: 'appointment',
      subjectId: id,
    }
    await happen(database().ports, clinic, [{ patientId, ...moved }])
    await goTo(later(0, 4))
    expect(doors.planned[0]).toMatchObject({ state: 'cancelled', reason: 'superseded' })
    await goTo(later(2, 3))
    expect(told()).toHaveLength(2)
  })

  it('counts from the end of a policy, once per policy', async () => {
    await aJourney(clinic, {
      ...birthday,
      trigger: { kind: 'date', field: 'policy_end', offset: { count: -30, unit: 'days' }, at: '10:00' },
      settings: { episode: 'policy', answers: { by: 'none' }, goal: null },
    })
    const patientId = await aPerson(clinic, { name: 'Соколова Анна' })
    await insert(clinic, 'policies', { ...own(patientId), id: randomUUID(), valid_to: '2026-12-23' })
    await goTo(later(1))
    await goTo(later(2))
    expect(told()).toHaveLength(1)
  })
})

describe('entry of many', () => {
  const SEGMENT = '00000000-0000-4000-8000-00000000dddd'
  const onEntry: JourneyDefinitionInput = {
    trigger: { kind: 'segment_entry', segmentId: SEGMENT },
    start: 'day',
    nodes: [
      { id: 'day', kind: 'wait', wait: { by: 'duration', duration: { count: 1, unit: 'days' } }, next: 'hello' },
      ...hello,
    ],
  }

  async function aCrowd(size: number): Promise<string[]> {
    const ids = Array.from({ length: size }, () => randomUUID())
    await database().admin(
      `insert into patients (clinic_id, id, last_name, created_at, updated_at) select $1, unnest($2::uuid[]), 'Толпа', now(), now()`,
      [clinic.id, ids],
    )
    return ids
  }

  it('lets a crowd in by pages, everybody once, with two workers at once', async () => {
    const { id } = await aJourney(clinic, onEntry)
    const crowd = await aCrowd(20_000)
    doors.segmentMembers.set(SEGMENT, crowd)
    await clinic.db((db) =>
      insertIntake(
        db,
        clinic.id,
        { id: randomUUID(), journeyId: id, kind: 'backlog', segmentId: SEGMENT, day: null },
        TODAY,
      ),
    )
    const work = () => drainPulse(database().ports, { beats: beatsOf(doors), clinics: async () => [clinic.id] })
    await Promise.all([work(), work()])
    const inside = await passages(clinic, id)
    expect(inside).toHaveLength(crowd.length)
    expect(new Set(inside.map(({ patientId }) => patientId)).size).toBe(crowd.length)
    database().clock.set(later(1))
    await Promise.all([work(), work(), work()])
    expect(doors.planned).toHaveLength(crowd.length)
    expect(new Set(doors.planned.map(({ patientId }) => patientId)).size).toBe(crowd.length)
  }, 200_000)

  it('runs a schedule for everybody of the segment, once per run', async () => {
    const { id } = await aJourney(clinic, {
      trigger: { kind: 'schedule', every: 'week', weekday: 1, at: '12:00', segmentId: SEGMENT },
      settings: { episode: 'run' },
      start: 'hello',
      nodes: hello,
    })
    doors.segmentMembers.set(SEGMENT, await aCrowd(3))
    await goTo(later(1, 1))
    expect(await passages(clinic, id)).toHaveLength(3)
    await goTo(later(2))
    expect(await passages(clinic, id)).toHaveLength(3)
    await goTo(later(8, 1))
    expect(await passages(clinic, id)).toHaveLength(6)
  })

  it.each([
    ['never', { kind: 'never' }, [1, 1, 1]],
    ['after ten days', { kind: 'after', days: 10 }, [1, 1, 2]],
    ['once per episode', { kind: 'once_per_episode' }, [1, 2, 3]],
  ] as const)('keeps the rule of coming back: %s', async (_, reentry, counts) => {
    const { id } = await aJourney(clinic, {
      trigger: { kind: 'event', match: { types: ['plan.presented'] } },
      entry: { reentry: { ...reentry } },
      settings: { episode: 'plan' },
      start: 'note',
      nodes: [{ id: 'note', kind: 'notify_staff', text: 'Посмотрите план', role: 'curator', next: null }],
    })
    const patientId = await aPerson(clinic, { name: 'Соколова Анна' })
    const present = async () => {
      const plan = {
        type: 'plan.presented',
        occurredAt: database().clock.now(),
        subjectKind: 'plan',
        subjectId: randomUUID(),
      }
      await happen(database().ports, clinic, [{ patientId, ...plan }])
      await settle(database(), clinic, doors)
      return (await passages(clinic, id)).length
    }
    const found = [await present()]
    database().clock.set(later(5))
    found.push(await present())
    database().clock.set(later(11))
    found.push(await present())
    expect(found).toEqual(counts)
  })

  it('asks the rule of entry and leaves out who has booked already', async () => {
    const { id } = await aJourney(clinic, {
      trigger: {
        kind: 'event',
        match: { types: ['patient.tagged'], where: [{ key: 'tag', op: 'in', values: ['имплант'] }] },
      },
      entry: { rule: { field: 'visits.count', op: 'at_least', value: 2 } },
      start: 'hello',
      nodes: hello,
    })
    const [fitting, other, booked] = [
      await aPerson(clinic, { name: 'А А' }),
      await aPerson(clinic, { name: 'Б Б' }),
      await aPerson(clinic, { name: 'В В' }),
    ]
    doors.fitting.set('visits.count', new Set([fitting!, booked!]))
    await insert(clinic, 'appointments', {
      ...own(booked!),
      id: randomUUID(),
      starts_at: later(3),
      visited_on: '2026-11-25',
      status: 'booked',
    })
    const tag = (tag: string) => ({ type: 'patient.tagged', occurredAt: TODAY, payload: { tag } })
    await happen(database().ports, clinic, [
      ...[fitting, other, booked].map((patientId) => ({ patientId: patientId!, ...tag('имплант') })),
      { patientId: fitting!, ...tag('другое') },
    ])
    await settle(database(), clinic, doors)
    expect((await passages(clinic, id)).map(({ patientId }) => patientId)).toEqual([fitting])
  })
})

describe('a person who turns out to be another', () => {
  const waiting: JourneyDefinitionInput = {
    trigger: { kind: 'manual' },
    start: 'day',
    nodes: [
      { id: 'day', kind: 'wait', wait: { by: 'duration', duration: { count: 1, unit: 'days' } }, next: 'hello' },
      ...hello,
    ],
  }
  async function inside(journey: { id: string; versionId: string }, patientId: string): Promise<void> {
    const standing = JSON.stringify({ nodeId: 'day', wait: null, late: false, touched: {} })
    const at = { episode_key: 'patient', source: 'manual', node_id: 'day', standing, due_at: TODAY, entered_at: TODAY }
    await insert(clinic, 'enrollments', {
      ...own(patientId),
      id: randomUUID(),
      journey_id: journey.id,
      version_id: journey.versionId,
      ...at,
    })
    await settle(database(), clinic, doors)
  }
  const context = () => ({ clinicId: clinic.id, by: null, now: database().clock.now() })

  it('is inside once after a merge, gets one message, and is inside twice again after the merge is undone', async () => {
    const journey = await aJourney(clinic, waiting)
    const [keepId, absorbId] = [
      await aPerson(clinic, { name: 'Соколова Анна' }),
      await aPerson(clinic, { name: 'Соколова Анна' }),
    ]
    await inside(journey, keepId)
    await inside(journey, absorbId)
    const { id: mergeId } = await clinic.db((db) =>
      mergePatients(database().ports, db, { keepId, absorbId, automatic: false, ...context() }),
    )
    await settle(database(), clinic, doors)
    const states = async () =>
      (await passages(clinic, journey.id)).map(({ state, patientId }) => [state, patientId]).toSorted()
    expect(await states()).toEqual([
      ['active', keepId],
      ['exited', keepId],
    ])
    await clinic.db((db) => unmerge(database().ports, db, { mergeId, ...context() }))
    await settle(database(), clinic, doors)
    expect(await states()).toEqual(
      [
        ['active', absorbId],
        ['active', keepId],
      ].toSorted(),
    )
    await clinic.db((db) => mergePatients(database().ports, db, { keepId, absorbId, automatic: false, ...context() }))
    await goTo(later(1))
    expect(doors.planned.filter(({ state }) => state === 'planned')).toHaveLength(1)
  })

  it('leaves with a reason when they die or are erased', async () => {
    const journey = await aJourney(clinic, waiting)
    const [dead, erased, silent] = [
      await aPerson(clinic, { name: 'А А' }),
      await aPerson(clinic, { name: 'Б Б' }),
      await aPerson(clinic, { name: 'В В' }),
    ]
    for (const patientId of [dead, erased, silent]) await inside(journey, patientId)
    await happen(database().ports, clinic, [
      { patientId: dead, type: 'patient.deceased', occurredAt: TODAY },
      { patientId: erased, type: 'patient.erased', occurredAt: TODAY },
    ])
    await database().admin('update patients set deceased = true where id = $1', [silent])
    await goTo(later(1))
    const ends = (await passages(clinic, journey.id)).map(({ patientId, endReason }) => [patientId, endReason])
    expect(ends.toSorted()).toEqual(
      [
        [dead, 'deceased'],
        [erased, 'erased'],
        [silent, 'deceased'],
      ].toSorted(),
    )
    expect(doors.planned).toEqual([])
  })
})
