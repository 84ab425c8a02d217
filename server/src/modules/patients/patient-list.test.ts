import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { aBranch, aDoctor, aPerson, insert } from './patients.testing.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let owner: string

beforeAll(async () => {
  api = await buildApi(database())
})

const list = async (token: string, query: Record<string, string | string[]>) => {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((item) => [name, item]))
  return call(api, token, { url: `/patients?${new URLSearchParams(pairs)}` })
}
const namesOf = (answer: { body: any }): string[] => answer.body.items.map((item: any) => item.fullName)

describe('paging', () => {
  const total = 23

  beforeAll(async () => {
    clinic = await aClinic(database())
    owner = await clinic.key('owner')
    for (let i = 0; i < total; i++) {
      await aPerson(clinic, {
        name: `${['Ан', 'Бо', 'Ян'][i % 3]}ин Пётр`,
        createdAt: `2026-0${1 + (i % 2)}-01T00:00:00.000${i % 3}00Z`,
        stats: {
          visits: i % 4,
          revenue: (i % 5) * 1000,
          first_visit_on: i % 4 === 0 ? null : '2025-05-0' + (1 + (i % 3)),
          last_visit_on: i % 4 === 0 ? null : '2026-05-0' + (1 + (i % 3)),
        },
      })
    }
  })

  const fields = ['name', 'revenue', 'lastVisit', 'firstVisit', 'visits', 'createdAt']
  it.each(fields.flatMap((field) => [[field], [`-${field}`]]))(
    'shows everybody once in order of %s, through ties and people without a value',
    async (sort) => {
      const whole = await list(owner, { sort, limit: '200' })
      expect(whole.body.items).toHaveLength(total)
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page = await list(owner, { sort, limit: '4', ...(cursor ? { cursor } : {}) })
        expect(page.status, JSON.stringify(page.body)).toBe(200)
        expect(page.body.total).toBe(total)
        seen.push(...page.body.items.map((item: any) => item.id))
        cursor = page.body.nextCursor
      } while (cursor)
      expect(new Set(seen).size).toBe(total)
      expect(seen).toEqual(whole.body.items.map((item: any) => item.id))
    },
  )

  it('puts the largest first on demand and people without a value last', async () => {
    const newest = (await list(owner, { sort: '-lastVisit', limit: '200' })).body.items.map(
      (p: any) => p.value.lastVisitOn,
    )
    const oldest = (await list(owner, { sort: 'lastVisit', limit: '200' })).body.items.map(
      (p: any) => p.value.lastVisitOn,
    )
    const known = newest.filter((day: string | null) => day !== null)
    expect(known).toEqual(known.toSorted().toReversed())
    expect(newest.slice(known.length).every((day: string | null) => day === null)).toBe(true)
    expect(oldest.slice(0, known.length)).toEqual(known.toReversed())
  })

  it('refuses a cursor of another order and a forged one', async () => {
    const { nextCursor } = (await list(owner, { sort: 'name', limit: '5' })).body
    const forged = Buffer.from(JSON.stringify(['revenue', 'x', randomUUID(), 1])).toString('base64url')
    const queries: Record<string, string>[] = [
      { sort: '-name', cursor: nextCursor },
      { sort: 'revenue', cursor: forged },
      { cursor: 'чепуха' },
    ]
    for (const query of queries) {
      const answer = await list(owner, query)
      expect([answer.status, answer.body.error.code]).toEqual([400, 'bad_cursor'])
    }
  })

  it('takes parameters left empty for parameters left out', async () => {
    const answer = await list(owner, { search: '', segment: '', sort: '', limit: '', cursor: '' })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(answer.body.items).toHaveLength(total)
  })

  it('refuses filters it does not know', async () => {
    expect((await list(owner, { colour: 'red' })).status).toBe(400)
  })
})

describe('filters', () => {
  let sokol: string
  let doctor: string

  beforeAll(async () => {
    clinic = await aClinic(database())
    owner = await clinic.key('owner')
    sokol = await aBranch(clinic, 'Сокол')
    doctor = await aDoctor(clinic, 'Орлов')
    const anna = await aPerson(clinic, {
      name: 'Анина Анна',
      phones: ['+79161234567'],
      branchId: sokol,
      source: 'Яндекс',
      tags: ['имплант', 'vip'],
      birthDate: '1990-01-01',
      stats: {
        visits: 3,
        revenue: 5_000_00,
        first_visit_on: '2026-03-10',
        last_visit_on: '2026-11-01',
        next_visit_on: '2026-12-01',
        value_class: 'vip',
        active: true,
      },
    })
    const boris = await aPerson(clinic, {
      name: 'Борин Борис',
      emails: ['b@mail.ru'],
      stats: {
        visits: 1,
        revenue: 100_00,
        first_visit_on: '2026-03-31',
        last_visit_on: '2026-03-31',
        value_class: 'one_time',
        active: true,
      },
    })
    await aPerson(clinic, { name: 'Викин Вика' })
    const own = (id: string) => ({ clinic_id: clinic.id, patient_id: id, record_id: id })
    const history = { clinic_id: clinic.id }
    await insert(clinic, 'patient_history', {
      ...history,
      patient_id: anna,
      visit_days: ['2026-03-10', '2026-04-10', '2026-11-01'],
    })
    await insert(clinic, 'patient_history', { ...history, patient_id: boris, visit_days: ['2026-03-31'] })
    const visit = {
      id: randomUUID(),
      doctor_id: doctor,
      starts_at: '2026-03-10T09:00:00Z',
      visited_on: '2026-03-10',
      status: 'completed',
    }
    await insert(clinic, 'appointments', { ...own(anna), ...visit })
    await insert(clinic, 'policies', {
      ...own(boris),
      id: randomUUID(),
      valid_from: '2026-01-01',
      valid_to: '2026-11-22',
    })
    await insert(clinic, 'policies', { ...own(anna), id: randomUUID(), valid_to: '2026-11-21' })
    await insert(clinic, 'consents', {
      ...own(anna),
      id: randomUUID(),
      purpose: 'service',
      granted: true,
      source: 'import',
      at: '2026-01-01T00:00:00Z',
    })
    await insert(clinic, 'custom_fields', {
      clinic_id: clinic.id,
      key: 'language',
      name: 'Язык',
      kind: 'text',
      created_at: '2026-01-01T00:00:00Z',
    })
    await call(api, owner, {
      method: 'PATCH',
      url: `/patients/${anna}`,
      payload: { custom: { language: 'английский' } },
    })
  })

  const A = 'Анина Анна'
  const B = 'Борин Борис'
  const V = 'Викин Вика'
  it.each<[Record<string, string | string[]>, string[]]>([
    [{ source: 'Яндекс' }, [A]],
    [{ source: '' }, [B, V]],
    [{ source: ['Яндекс', ''] }, [A, B, V]],
    [{ valueClass: ['vip', 'stable'] }, [A]],
    [{ tag: 'имплант' }, [A]],
    [{ hasPhone: 'yes' }, [A]],
    [{ hasPhone: 'no' }, [B, V]],
    [{ hasEmail: 'yes' }, [B]],
    [{ insured: 'yes' }, [B]],
    [{ insured: 'no' }, [A, V]],
    [{ hasNextAppointment: 'yes' }, [A]],
    [{ hasNextAppointment: 'no' }, [B, V]],
    [{ visitsMin: '1', visitsMax: '2' }, [B]],
    [{ revenueMin: '20000' }, [A]],
    [{ firstVisitFrom: '2026-03-11' }, [B]],
    [{ lastVisitTo: '2026-04-01' }, [B]],
    [{ cohort: '2026-03' }, [A, B]],
    [{ cohort: '2026-Q1' }, [A, B]],
    [{ cohort: '2026-04' }, []],
    [{ cohort: '2026', returned: 'yes', withinDays: '90' }, [A]],
    [{ cohort: '2026', returned: 'no', withinDays: '90' }, [B]],
    [{ returned: 'yes', fromVisit: '2', withinDays: '90' }, []],
    [{ returned: 'yes', fromVisit: '2', withinDays: '365' }, [A]],
    [{ custom: 'language:английский' }, [A]],
    [{ custom: 'language:немецкий' }, []],
    [{ search: 'ан', hasPhone: 'yes' }, [A]],
    [{ quality: 'no_phone' }, [B, V]],
    [{ quality: 'no_source' }, [B, V]],
    [{ quality: 'no_birth_date' }, [B, V]],
    [{ quality: 'no_next_appointment' }, [B]],
    [{ quality: 'visit_without_plan' }, [A, B]],
    [{ quality: 'unsigned_consent' }, [B]],
    [{ quality: 'plan_without_prices' }, []],
    [{ quality: 'possible_duplicates' }, []],
  ])('%o leaves %o', async (query, expected) => {
    const answer = await list(owner, query)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(namesOf(answer)).toEqual(expected)
    expect(answer.body.total).toBe(expected.length)
  })

  it('narrows by branch and doctor', async () => {
    expect(namesOf(await list(owner, { branch: sokol }))).toEqual([A])
    expect(namesOf(await list(owner, { doctor }))).toEqual([A])
    expect(namesOf(await list(owner, { branch: randomUUID() }))).toEqual([])
  })

  it('finds people by RFM cell and group and shows the cell', async () => {
    const all = await list(owner, {})
    const [anna, boris, vika] = all.body.items.map((item: any) => item.value)
    // Cuts of the clinic without settings: 90 and 180 days, 1 and 3 visits, 5 000 and 15 000 roubles.
    expect([anna.rfm, anna.rfmGroup]).toEqual(['321', 'growing'])
    expect([boris.rfm, boris.rfmGroup]).toEqual(['111', 'lost'])
    expect([vika.rfm, vika.rfmGroup]).toEqual([null, null])
    expect(namesOf(await list(owner, { rfm: '321' }))).toEqual([A])
    expect(namesOf(await list(owner, { rfm: ['321', '111'] }))).toEqual([A, B])
    expect(namesOf(await list(owner, { rfmGroup: 'lost' }))).toEqual([B])
    expect(namesOf(await list(owner, { rfmGroup: ['growing', 'lost'] }))).toEqual([A, B])
    expect(namesOf(await list(owner, { rfmGroup: 'champions' }))).toEqual([])
  })

  it('scores only the visits of the window the clinic has set', async () => {
    const settings = JSON.stringify({ frequencyMonths: 3 })
    const row = { clinic_id: clinic.id, id: randomUUID(), kind: 'rfm', settings, at: '2026-01-01T00:00:00Z' }
    await insert(clinic, 'value_settings', row)
    const { body } = await list(owner, { search: 'анина' })
    expect(body.items[0].value.rfm).toBe('311')
    expect(namesOf(await list(owner, { rfm: '311' }))).toEqual([A])
    await clinic.db((db) => db.deleteFrom('valueSettings').where('id', '=', row.id).execute())
  })

  it('shows branch-limited staff only the people of their branches', async () => {
    const token = await clinic.key('administrator', [sokol])
    const answer = await list(token, {})
    expect(namesOf(answer)).toEqual([A])
    expect(answer.body.total).toBe(1)
  })

  it('hides money from a doctor, also from filters and order', async () => {
    const doctorKey = await clinic.key('doctor')
    const { body } = await list(doctorKey, { search: 'анина' })
    expect(body.items[0].value).toEqual({
      visits: 3,
      revenue: null,
      firstVisitOn: '2026-03-10',
      lastVisitOn: '2026-11-01',
      rfm: null,
      rfmGroup: null,
      class: null,
    })
    const queries: Record<string, string>[] = [
      { sort: 'revenue' },
      { sort: '-revenue' },
      { revenueMin: '1' },
      { valueClass: 'vip' },
      { rfm: '333' },
    ]
    for (const query of queries) {
      const answer = await list(doctorKey, query)
      expect([answer.status, answer.body.error?.code], JSON.stringify(query)).toEqual([403, 'money_hidden'])
    }
  })

  it('counts incomplete records as the lists behind them do', async () => {
    const { body } = await call(api, owner, { url: '/data-quality' })
    const counted = Object.fromEntries(body.rules.map((rule: any) => [rule.rule, rule.patients]))
    expect(counted).toMatchObject({
      no_phone: 2,
      no_source: 2,
      no_next_appointment: 1,
      visit_without_plan: 2,
      possible_duplicates: 0,
    })
    for (const [rule, patients] of Object.entries(counted)) {
      expect((await list(owner, { quality: rule })).body.total, rule).toBe(patients)
    }
    const noPlan = body.rules.find((rule: any) => rule.rule === 'visit_without_plan')
    expect(noPlan.byBranch).toEqual(
      [
        { id: sokol, name: 'Сокол', patients: 1 },
        { id: null, name: null, patients: 1 },
      ].toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? '')),
    )
  })
})
