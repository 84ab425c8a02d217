import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { READY_SEGMENTS } from '@revisit/domain/ready-segments.ts'
import { buildApi } from '../../api.ts'
import { drainPulse } from '../../platform/pulse.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { rebuildStatistics } from '../statistics/statistics.ts'
import { countRule, evaluateRule, explainRule, followBeat, isMember, listSegments, setSegmentUses } from './segments.ts'
import { aDirectory, putPeople } from './world-rows.testing.ts'
import { aVisit, type Directory, NOBODY_YET, type PersonFacts } from './world.testing.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let directory: Directory
let marketer: string
let away: string
let planned: string
let recent: string
let booked: string

const OPEN_PLAN = {
  status: 'accepted' as const,
  doctor: null,
  ago: 30,
  items: [{ status: 'open' as const, price: 3_000_000 as const }],
}
const AWAY = { field: 'visits.last', op: 'before', value: { ago: 180, unit: 'day' } } as const

beforeAll(async () => {
  api = await buildApi(database())
  clinic = await aClinic(database())
  marketer = await clinic.key('marketer')
  directory = await aDirectory(clinic)
  const phone = [{ kind: 'phone' as const, invalid: false }]
  const consents = [{ purpose: 'marketing' as const, channel: '*' as const, granted: true, ago: 5 as const }]
  const facts: Partial<PersonFacts>[] = [
    { appointments: [aVisit(200), aVisit(300)], contacts: phone, consents, branch: 0, birthDate: '1976-05-01' },
    { appointments: [aVisit(190)], plans: [OPEN_PLAN], contacts: phone, branch: 1 },
    { appointments: [aVisit(10)], plans: [OPEN_PLAN], branch: 0 },
    { appointments: [aVisit(400), aVisit(-5, { status: 'booked' })], branch: 0, tags: ['vip' as const] },
  ]
  ;[away, planned, recent, booked] = (await putPeople(
    clinic,
    facts.map((one) => ({ ...NOBODY_YET, ...one })),
    directory,
  )) as [string, string, string, string]
  await rebuildStatistics(database().ports, clinic.id)
})

const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, token = marketer) =>
  call(api, token, { method, url, ...(payload ? { payload } : {}) })
const create = async (name: string, rule: object, more: object = {}) =>
  (await ask('POST', '/segments', { name, rule, ...more })).body
const code = (answer: { body: any }) => answer.body?.error?.code
const settle = () => drainPulse(database().ports, { beats: [followBeat], clinics: async () => [clinic.id] })

describe('preview of a rule', () => {
  it('counts people in total, after each row and inside groups', async () => {
    const rule = {
      all: [
        AWAY,
        {
          any: [
            { field: 'visits.count', op: 'at_least', value: 2 },
            { field: 'plans.left', op: 'at_least', value: 1_000_000 },
          ],
        },
        { not: { field: 'bookings.ahead', op: 'any' } },
      ],
    }
    const { status, body } = await ask('POST', '/segments/preview', { rule })
    expect(status).toBe(200)
    expect([body.count, body.total]).toEqual([2, 4])
    expect(body.rows).toEqual([
      { path: '0', count: 3 },
      { path: '1', count: 2 },
      { path: '1.0', count: 1 },
      { path: '1.1', count: 1 },
      { path: '2', count: 2 },
      { path: '2.0', count: 0 },
    ])
    expect(body.openPlanAmount).toBe(3_000_000)
    expect(body.sentence.ru).toContain('Последний визит: раньше, чем 180 дней назад')
    expect(body.sample.map(({ id }: any) => id).sort()).toEqual([away, planned].sort())
    expect(body.sample.find(({ id }: any) => id === planned).because[0].ru).toBe(
      'Осталось по открытым планам: 30\u202f000 ₽',
    )
  })

  it('says whom one may write to, and who has no address or no consent', async () => {
    const { body } = await ask('POST', '/segments/preview', { rule: { all: [] } })
    expect(body.reachable).toMatchObject({ sms: 1, call: 1, email: 0 })
    expect(body.addresses).toMatchObject({ sms: 2 })
    expect([body.consented, body.unreachable]).toEqual([1, { people: 3, withoutConsent: 3 }])
  })

  it('compares with the stored segment', async () => {
    const { id } = await create('Для сравнения', AWAY)
    const { body } = await ask('POST', '/segments/preview', {
      rule: { field: 'visits.count', op: 'any' },
      segmentId: id,
    })
    expect(body.change).toEqual({ entering: 1, leaving: 0 })
  })

  it('names what is wrong with a rule and where', async () => {
    const wrong = { all: [AWAY, { any: [{ field: 'visits.count', op: 'before', value: 3 }] }] }
    const answer = await ask('POST', '/segments/preview', { rule: wrong })
    expect(answer.status).toBe(400)
    expect(answer.body.error).toMatchObject({ code: 'invalid_rule', fields: [{ path: 'rule.1.0' }] })
    expect(code(await ask('POST', '/segments/preview', { rule: { field: 'no.such', op: 'any' } }))).toBe('invalid_rule')
    const deep = Array.from({ length: 500 }).reduce<object>((inner) => ({ not: inner }), AWAY)
    expect(code(await ask('POST', '/segments/preview', { rule: deep }))).toBe('invalid_rule')
  })

  it('keeps to the branches of the caller and to their right to see money', async () => {
    const ofBranch = await clinic.key('administrator', [directory.branches[1]!])
    const { body } = await ask('POST', '/segments/preview', { rule: AWAY }, ofBranch)
    expect([body.count, body.total, body.sample.map(({ id }: any) => id)]).toEqual([1, 1, [planned]])
    const integrator = await clinic.key('integrator')
    const rule = { field: 'money.revenue', op: 'at_least', value: 100 }
    expect(code(await ask('POST', '/segments/preview', { rule }, integrator))).toBe('money_hidden')
    const rich = await create('По деньгам', rule)
    expect(code(await ask('GET', `/patients?segment=${rich.id}`, undefined, integrator))).toBe('money_hidden')
    expect(code(await ask('GET', `/segments/${rich.id}/members`, undefined, integrator))).toBe('money_hidden')
  })

  it('checks one patient row by row in words', async () => {
    const rule = { all: [AWAY, { field: 'visits.count', op: 'at_least', value: 1 }] }
    const { body } = await ask('POST', '/segments/explain', { rule, patientId: recent })
    expect(body).toMatchObject({ matches: false, failsAt: '0' })
    expect(body.rows.map(({ ok, said }: any) => [ok, said.ru])).toEqual([
      [false, 'Последний визит: 10 дней назад'],
      [true, 'Число визитов: 1'],
    ])
  })
})

describe('a stored segment', () => {
  it('is there with its people at once, in the list of patients and their export too', async () => {
    const segment = await create('Давно не были', AWAY, { description: 'Для обзвона' })
    expect(segment).toMatchObject({ people: 3, state: 'ready', kind: 'rule', change: { entered: 0 } })
    const listed = await ask('GET', `/patients?segment=${segment.id}`)
    expect([listed.body.total, listed.body.items.map(({ id }: any) => id).sort()]).toEqual([
      3,
      [away, planned, booked].sort(),
    ])
    expect(
      (await ask('GET', `/patients/export?segment=${segment.id}&columns=name`)).body.trim().split('\r\n'),
    ).toHaveLength(4)
    const page = await ask('GET', `/segments/${segment.id}/members?limit=2`)
    const rest = await ask('GET', `/segments/${segment.id}/members?limit=2&cursor=${page.body.nextCursor}`)
    expect([page.body.total, page.body.items.length, rest.body.items.length, rest.body.nextCursor]).toEqual([
      3,
      2,
      1,
      null,
    ])
    expect((await ask('GET', `/patients?segment=${directory.branches[0]}`)).status).toBe(404)
  })

  it('keeps the days on which people came and went', async () => {
    const segment = await create('История', { field: 'visits.count', op: 'any', within: { last: 30, unit: 'day' } })
    await ask('PATCH', `/segments/${segment.id}`, { rule: AWAY })
    const { body } = await ask('GET', `/segments/${segment.id}/history?from=2026-11-20&to=2026-11-22`)
    expect(body.days).toEqual([
      { day: '2026-11-20', entered: 0, left: 0, people: 0 },
      { day: '2026-11-21', entered: 0, left: 0, people: 0 },
      { day: '2026-11-22', entered: 4, left: 1, people: 3 },
    ])
    const ofPatient = await ask('GET', `/patients/${recent}/segments`)
    expect(ofPatient.body.history.slice(0, 2).map(({ entered, reason }: any) => [entered, reason])).toEqual([
      [false, 'rule'],
      [true, 'built'],
    ])
  })

  it('is not archived while something works on it, and names what does', async () => {
    const inner = await create('Внутренний', AWAY)
    const outer = await create('Внешний', { not: { field: 'segment.member', op: 'any_of', value: [inner.id] } })
    const journey = { kind: 'journey' as const, subjectId: directory.branches[0]!, name: 'Возврат лучших' }
    await clinic.db((db) => setSegmentUses(db, clinic.id, journey, [inner.id]))
    const refused = await ask('DELETE', `/segments/${inner.id}`)
    expect([refused.status, code(refused)]).toEqual([409, 'segment_in_use'])
    expect(refused.body.error.message).toContain('Возврат лучших')
    expect(refused.body.error.message).toContain('Внешний')
    await clinic.db((db) => setSegmentUses(db, clinic.id, journey, []))
    expect((await ask('DELETE', `/segments/${outer.id}`)).status).toBe(204)
    expect((await ask('DELETE', `/segments/${inner.id}`)).status).toBe(204)
    expect((await ask('GET', `/segments/${inner.id}`)).body).toMatchObject({ people: 0 })
    expect((await ask('GET', `/patients?segment=${inner.id}`)).status).toBe(404)
    expect((await ask('GET', '/segments')).body.items.map(({ id }: any) => id)).not.toContain(inner.id)
    expect((await ask('GET', '/segments?archived=yes')).body.items.map(({ id }: any) => id)).toContain(inner.id)
  })

  it('is never made of itself, however far around', async () => {
    const first = await create('Первый', AWAY)
    const second = await create('Второй', { field: 'segment.member', op: 'any_of', value: [first.id] })
    const third = await create('Третий', { field: 'segment.member', op: 'any_of', value: [second.id] })
    const rule = { field: 'segment.member', op: 'any_of', value: [third.id] }
    expect(code(await ask('PATCH', `/segments/${first.id}`, { rule }))).toBe('segment_cycle')
  })

  it('has a name of its own and a rule that exists', async () => {
    await create('Одно имя', AWAY)
    expect(code(await ask('POST', '/segments', { name: 'одно ИМЯ', rule: AWAY }))).toBe('segment_name_taken')
    expect(code(await ask('POST', '/segments', { name: 'Без правила' }))).toBe('rule_needed')
    const rule = { field: 'segment.member', op: 'any_of', value: [directory.branches[0]] }
    expect(code(await ask('POST', '/segments', { name: 'Про чужой', rule }))).toBe('unknown_segment')
  })
})

describe('a static list', () => {
  it('takes picked people and those behind phones and card numbers, and reports the others', async () => {
    await database().admin(
      `insert into patient_external_ids (clinic_id, origin, external_id, patient_id, record_id) values ($1, 'mis', 'K-17', $2, $2)`,
      [clinic.id, recent],
    )
    await database().admin(
      `update contact_points set value = '+79161234567' where clinic_id = $1 and patient_id = $2`,
      [clinic.id, away],
    )
    const list = (await ask('POST', '/segments', { name: 'Гости вечера', kind: 'list', patientIds: [planned] })).body
    expect(list).toMatchObject({ people: 1, kind: 'list', rule: null })
    const names = ['8 (916) 123-45-67', 'K-17', '+7 999 000-00-00']
    const added = await ask('POST', `/segments/${list.id}/entries`, { patientIds: [planned], names })
    expect(added.body).toEqual({ found: 3, added: 2, notFound: ['+7 999 000-00-00'], ambiguous: [] })
    expect((await ask('GET', `/patients?segment=${list.id}`)).body.total).toBe(3)
    expect((await ask('POST', `/segments/${list.id}/entries/removal`, { patientIds: [away] })).body).toEqual({
      removed: 1,
    })
    expect((await ask('GET', `/segments/${list.id}`)).body.people).toBe(2)
    expect(code(await ask('PATCH', `/segments/${list.id}`, { rule: AWAY }))).toBe('list_has_no_rule')
    const ofRule = await create('По правилу', AWAY)
    expect(code(await ask('POST', `/segments/${ofRule.id}/entries`, { patientIds: [away] }))).toBe('not_a_list')
  })
})

describe('segments of other clinics and ready ones', () => {
  it('travel as a file that names things by their names', async () => {
    const rule = { field: 'visits.count', op: 'any', where: { branch: [directory.branches[0]] } }
    const { id } = await create('Из первого филиала', rule)
    const file = (await ask('GET', `/segments/${id}/export`)).body
    expect(file.names).toEqual({ [directory.branches[0]!]: { list: 'branches', name: 'Филиал 0' } })
    const other = await aClinic(database())
    const owner = await other.key('owner')
    expect(code(await ask('POST', '/segments/import', file, owner))).toBe('unknown_names')
    const theirs = await aDirectory(other)
    const made = await ask('POST', '/segments/import', file, owner)
    expect([made.status, made.body.rule.where]).toEqual([201, { branch: [theirs.branches[0]] }])
  })

  it.each(READY_SEGMENTS.map(({ key }) => key))('%s is installed once and counted', async (key) => {
    const { status, body } = await ask('POST', `/segments/ready/${key}`)
    expect([status, body.state, body.failure]).toEqual([201, 'ready', null])
    expect(body.sentence.ru).not.toContain('undefined')
    expect(code(await ask('POST', `/segments/ready/${key}`))).toBe('already_installed')
  })

  it('find the people they are named after', async () => {
    const { items } = (await ask('GET', '/segments/ready')).body
    const people = async (key: string) => {
      const { segmentId } = items.find((item: any) => item.key === key)
      return (await ask('GET', `/patients?segment=${segmentId}`)).body.items.map(({ id }: any) => id).sort()
    }
    expect(await people('inactive-half-year')).toEqual([away, planned].sort())
    expect(await people('unfinished-plan')).toEqual([planned])
    expect(await people('policy-ending')).toEqual([])
  })

  it('are described by a vocabulary a builder can be made of', async () => {
    const { body } = await ask('GET', '/segments/vocabulary')
    expect(body.fields.find(({ key }: any) => key === 'custom.colour')).toMatchObject({
      type: 'choice',
      words: { ru: 'Цвет' },
    })
    expect(body.lists.branches.map(({ name }: any) => name)).toEqual(['Филиал 0', 'Филиал 1'])
    expect(body.lists.specialties).toHaveLength(3)
  })
})

describe('the door of segments', () => {
  it('evaluates, counts and explains rules for journeys and campaigns', async () => {
    const { ports } = database()
    const doors = await clinic.db(async (db) => ({
      fits: await evaluateRule(ports, db, clinic.id, { rule: AWAY, patientIds: [away, recent] }),
      count: await countRule(ports, db, clinic.id, AWAY),
      explained: await explainRule(ports, db, clinic.id, { rule: AWAY, patientId: recent }),
      listed: await listSegments(db, clinic.id),
    }))
    expect([[...doors.fits], doors.count]).toEqual([[away], 3])
    expect(doors.explained[0]).toMatchObject({ path: '', ok: false })
    await settle()
    const { id } = doors.listed.find(({ name }) => name === 'Давно не были')!
    const inside = await clinic.db((db) => isMember(db, clinic.id, id, [away, recent]))
    expect([...inside]).toEqual([away])
  })
})
