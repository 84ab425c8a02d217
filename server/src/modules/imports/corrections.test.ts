import { describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { jobs } from '../../app.ts'
import { drainJobs } from '../../platform/jobs.ts'
import { aClinic, call } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { upload } from './imports.testing.ts'

const database = useDatabase()

async function office() {
  const clinic = await aClinic(database())
  const api = await buildApi(database())
  const token = await clinic.key('owner')
  const ask = (request: Parameters<typeof call>[2]) => call(api, token, request)
  const act = async (id: string, kind: 'check' | 'run' | 'undo') => {
    const { status, body } = await ask({ method: 'POST', url: `/imports/${id}/${kind}` })
    expect(status, JSON.stringify(body)).toBe(202)
    await drainJobs(database().ports, jobs)
    return (await ask({ url: `/imports/${id}` })).body
  }
  const put = async (id: string, payload: object) => {
    const { status, body } = await ask({
      method: 'PUT',
      url: `/imports/${id}/mapping`,
      payload: { sheets: {}, ...payload },
    })
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }
  const draft = async (name: string, text: string) => (await ask(upload(name, text))).body
  const fix = (run: any, fixes: object, options: object = {}) => {
    const [sheet] = run.sheets
    const mapping = { ...sheet.mapping, fixes, options: { ...sheet.mapping.options, ...options } }
    return put(run.id, { sheets: { [sheet.key]: mapping } })
  }
  return { clinic, ask, act, put, draft, fix }
}

const counts = (run: any) =>
  Object.fromEntries(run.result.entities.map((each: any) => [each.entity, [each.created, each.rejected]]))

const STAFF = 'external_id,name,role\nD1,Гусева Татьяна Игоревна,doctor\nD2,Орлов Дмитрий Сергеевич,doctor\n'
const REPORT =
  'Карта №;ФИО;Тел.;Дата рожд;Дата приёма;Врач;Статус приёма;Услуга;Сумма со скидкой\n' +
  '1;Соколова Марина;8 (916) 204-24-07;14.03.1984;17.10.2026 11:30;Гусева Т.;Лечение окончено успешно;Гигиена;6400\n' +
  '2;Ким Егор;916204240;14.03.2048;17.10.2026 12:30;Гусева Т.;Лечение окончено успешно;Гигиена;5000\n' +
  '3;Лось Анна;+79037715140;02.02.1990;18.10.2026 12:30;Орлов Дмитрий Сергеевич;отменён;Гигиена;\n'

describe('values a report writes in its own way', () => {
  it('are told by the check, answered once for all cells, remembered in the profile and taken back', async () => {
    const { clinic, ask, act, draft, fix, put } = await office()
    await act((await draft('staff.csv', STAFF)).id, 'run')
    const first = await draft('отчёт.csv', REPORT)
    await act(first.id, 'check')

    const { body: listed } = await ask({ url: `/imports/${first.id}/values` })
    const column = (header: string) => listed.columns.find((each: any) => each.header === header)
    expect(column('Врач')).toMatchObject({ kind: 'names', mayCreate: true, more: false })
    expect(column('Врач').values).toEqual([
      {
        cell: 'Гусева Т.',
        count: 2,
        state: 'new',
        reads: 'Гусева Т.',
        suggestion: { value: 'Гусева Татьяна Игоревна', label: 'Гусева Татьяна Игоревна' },
      },
      {
        cell: 'Орлов Дмитрий Сергеевич',
        count: 1,
        state: 'known',
        reads: 'Орлов Дмитрий Сергеевич',
        suggestion: null,
      },
    ])
    expect(column('Статус приёма').values[0]).toMatchObject({ count: 2, state: 'unknown', reads: null })
    expect(column('Статус приёма').choices).toContainEqual({ value: 'completed', label: 'состоялся' })

    const { body: problems } = await ask({ url: `/imports/${first.id}/errors` })
    const offers = Object.fromEntries(problems.groups.map((group: any) => [group.code, group.suggestion]))
    expect(offers).toMatchObject({
      phone_digits: { kind: 'problem', header: 'Тел.', fix: 'empty', label: 'без телефона' },
      date_in_future: { kind: 'problem', header: 'Дата рожд', fix: 'century', label: '14.03.1948' },
      word_unknown: { kind: 'values', header: 'Статус приёма' },
    })

    const fixes = {
      Врач: { values: { 'Гусева Т.': 'Гусева Татьяна Игоревна' } },
      'Статус приёма': { values: { 'Лечение окончено успешно': 'completed' } },
      'Тел.': { problems: { phone_digits: 'empty' } },
      'Дата рожд': { problems: { date_in_future: 'century' } },
    }
    const fixed = await fix(first, fixes)
    expect(fixed.sheets[0].mapping.fixes).toEqual(fixes)
    expect(fixed.sheets[0].guess.fixes).toBeUndefined()
    const checked = await act(first.id, 'check')
    expect((await ask({ url: `/imports/${first.id}/errors` })).body.groups).toEqual([])
    expect(counts(checked).staff).toBeUndefined()
    const again = (await ask({ url: `/imports/${first.id}/values` })).body.columns
    expect(again.find((each: any) => each.header === 'Врач').values[0]).toMatchObject({
      state: 'fixed',
      reads: 'Гусева Татьяна Игоревна',
    })

    // Taken back, the mistakes are there again.
    await put(first.id, { sheets: { [first.sheets[0].key]: first.sheets[0].mapping } })
    await act(first.id, 'check')
    expect((await ask({ url: `/imports/${first.id}/errors` })).body.groups).toHaveLength(3)

    await fix(first, fixes)
    await act(first.id, 'run')
    const visits = await clinic.db((db) =>
      db
        .selectFrom('appointments')
        .innerJoin('staff', (join) => join.onRef('staff.id', '=', 'appointments.doctorId'))
        .select(['staff.name', 'appointments.status'])
        .orderBy('appointments.startsAt')
        .execute(),
    )
    expect(visits).toEqual([
      { name: 'Гусева Татьяна Игоревна', status: 'completed' },
      { name: 'Гусева Татьяна Игоревна', status: 'completed' },
      { name: 'Орлов Дмитрий Сергеевич', status: 'cancelled' },
    ])
    const people = await clinic.db((db) => db.selectFrom('patients').select('birthDate').orderBy('birthDate').execute())
    expect(people.map(({ birthDate }) => birthDate)).toEqual(['1948-03-14', '1984-03-14', '1990-02-02'])

    const mapping = { ...first.sheets[0].mapping, fixes }
    await ask({ method: 'POST', url: '/import-profiles', payload: { name: 'Свой отчёт', mapping } })
    const next = await draft('отчёт за ноябрь.csv', REPORT.replaceAll('10.2026', '11.2026'))
    expect(next.sheets[0]).toMatchObject({ profile: { name: 'Свой отчёт' }, mapping: { fixes } })
    await act(next.id, 'check')
    expect((await ask({ url: `/imports/${next.id}/errors` })).body.groups).toEqual([])
  })

  it('changes rows that are in the base already instead of doubling them', async () => {
    const { act, draft, fix, ask } = await office()
    const first = await draft('отчёт.csv', REPORT)
    expect(counts(await act(first.id, 'run')).appointments).toEqual([3, 0])
    const second = await draft('отчёт.csv', REPORT)
    await fix(second, { Врач: { values: { 'гусева т': 'Орлов Дмитрий Сергеевич' } } })
    const done = await act(second.id, 'run')
    expect(done.result.entities.find((each: any) => each.entity === 'appointments')).toMatchObject({
      created: 0,
      updated: 2,
      unchanged: 1,
    })
    expect((await ask({ url: '/patients' })).body.total).toBe(3)
  })

  it('reads a column of dates month first when a person says so', async () => {
    const { clinic, act, draft, fix } = await office()
    const run = await draft('patients.csv', 'external_id,last_name,birth_date\nP1,Kim,03/04/1984\n')
    await fix(run, { birth_date: { dates: 'mdy' } })
    await act(run.id, 'run')
    expect(await clinic.db((db) => db.selectFrom('patients').select('birthDate').execute())).toEqual([
      { birthDate: '1984-03-04' },
    ])
  })

  it('takes the sum out of its words for every row that was rejected over it', async () => {
    const { ask, act, draft, fix } = await office()
    const run = await draft(
      'отчёт.csv',
      'Карта №;ФИО;Дата приёма;Врач;Услуга;Сумма\n1;Ким Егор;17.10.2026 11:30;Орлов;Гигиена;12400 рублей ровно\n' +
        '2;Лось Анна;17.10.2026 12:30;Орлов;Гигиена;6 200,50 вместе с пломбой\n3;Орлова Яна;17.10.2026 13:30;Орлов;Гигиена;от 5000 до 6000\n',
    )
    await act(run.id, 'check')
    const { groups } = (await ask({ url: `/imports/${run.id}/errors` })).body
    const rejected = groups.find((group: any) => group.severity === 'error')
    expect(rejected).toMatchObject({ code: 'money_unreadable', count: 3 })
    expect(rejected.suggestion).toEqual({ kind: 'problem', header: 'Сумма', fix: 'number', label: '12400' })
    await fix(run, { Сумма: { problems: { money_unreadable: 'number' } } })
    const done = await act(run.id, 'run')
    expect(done.result.totals.payments).toBe(1_860_050)
    expect(counts(done).payments).toEqual([2, 1])
  })

  it('keeps the good phone of a cell whose other one is bad', async () => {
    const { clinic, act, draft, fix } = await office()
    const run = await draft('patients.csv', 'external_id,last_name,phone\nP1,Ким,"+79161234567, 12345"\n')
    const code = (await act(run.id, 'check')) && 'phone_digits'
    await fix(run, { phone: { problems: { [code]: 'empty' } } })
    await act(run.id, 'run')
    expect(await clinic.db((db) => db.selectFrom('contactPoints').select('value').execute())).toEqual([
      { value: '+79161234567' },
    ])
  })
})

describe('a header row guessed wrong', () => {
  const TITLED =
    'Врач;Услуга;Сумма\nвсе;все;все\nномер;кто;когда;сколько\n17;Ким Егор;17.10.2026;500\n18;Лось Анна;18.10.2026;700\n'

  it('is corrected by pointing at the right row, and the first guess can be had back', async () => {
    const { ask, put, draft, act } = await office()
    const run = await draft('касса.csv', TITLED)
    const [sheet] = run.sheets
    expect([sheet.headerRow, sheet.guessedHeaderRow]).toEqual([1, 1])
    const { body: shown } = await ask({ url: `/imports/${run.id}/rows` })
    expect(shown.items.slice(0, 3)).toEqual([
      { row: 1, cells: ['Врач', 'Услуга', 'Сумма'] },
      { row: 2, cells: ['все', 'все', 'все'] },
      { row: 3, cells: ['номер', 'кто', 'когда', 'сколько'] },
    ])
    const right = (await put(run.id, { headerRows: { [sheet.key]: 3 } })).sheets[0]
    expect(right).toMatchObject({ headerRow: 3, guessedHeaderRow: 1 })
    expect(right.columns.map((column: any) => column.header)).toEqual(['номер', 'кто', 'когда', 'сколько'])
    const mapping = {
      entities: ['patients', 'payments'],
      columns: {
        номер: ['patients.external_id', 'payments.patient_external_id'],
        кто: 'patients.full_name',
        когда: 'payments.paid_at',
        сколько: 'payments.amount',
      },
      options: {},
    }
    await put(run.id, { sheets: { [sheet.key]: mapping } })
    expect(counts(await act(run.id, 'check'))).toEqual({ patients: [2, 0], payments: [2, 0] })
    const back = (await put(run.id, { headerRows: { [sheet.key]: 1 } })).sheets[0]
    expect(back.mapping).toEqual(sheet.mapping)
    expect(
      counts(await act((await put(run.id, { headerRows: { [sheet.key]: 3 } })).id, 'check')).payments,
    ).toBeUndefined()
  })
})

describe('a wide report', () => {
  const WIDE =
    'Карта №;ФИО;Дата рожд;Тел.;Дата приёма;Врач;Услуга;Сумма\n' +
    '1;Соколова Марина;14.03.1984;8 (916) 204-24-07;17.10.2026 11:30;Орлов Д.С.;Гигиена;6400\n'

  it('brings no payments when its sums are not money', async () => {
    const { act, draft, fix } = await office()
    const run = await draft('отчёт.csv', WIDE)
    expect(counts(await act(run.id, 'check')).payments).toEqual([1, 0])
    await fix(run, {}, { payments: 'none' })
    const checked = await act(run.id, 'check')
    expect(checked.result.totals).toEqual({ payments: 0, refunds: 0 })
    expect(counts(checked)).toMatchObject({ appointments: [1, 0], service_lines: [1, 0] })
    expect(counts(checked).payments).toBeUndefined()
  })

  it('knows people by name, birth date and phone when its numbers are told not to count', async () => {
    const { clinic, act, draft, fix } = await office()
    const known =
      'external_id,last_name,first_name,birth_date,phone\n1,Лось,Анна,1990-01-01,+79990001122\nP7,Соколова,Марина,1984-03-14,+79162042407\n'
    await act((await draft('patients.csv', known)).id, 'run')
    const run = await draft('отчёт.csv', WIDE)
    expect((await act(run.id, 'check')).result.entities.find((each: any) => each.entity === 'patients')).toMatchObject({
      rejected: 1,
    })
    await fix(run, {}, { match: 'person' })
    await act(run.id, 'run')
    const owners = await clinic.db((db) =>
      db
        .selectFrom('appointments')
        .innerJoin('patients', (join) => join.onRef('patients.id', '=', 'appointments.patientId'))
        .innerJoin('patientExternalIds as x', (join) => join.onRef('x.recordId', '=', 'patients.id'))
        .select('x.externalId')
        .execute(),
    )
    expect(owners).toEqual([{ externalId: 'P7' }])
  })
})
