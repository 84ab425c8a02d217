import { describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { jobs } from '../../app.ts'
import { drainJobs } from '../../platform/jobs.ts'
import { aClinic, call } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { upload } from './imports.testing.ts'

const database = useDatabase()

const REPORT =
  'Отчёт по приёмам;;;;;\n\nКарта №;ФИО;Тел.;Дата приёма;Врач;Услуга;Сумма со скидкой\n' +
  '10482;Соколова Марина Андреевна;8 (916) 204-24-07;17.10.2026 11:30;Орлов Д.С.;Коронка м/к 26;48 200,00\n' +
  '10482;Соколова Марина Андреевна;8 (916) 204-24-07;17.10.2026 11:30;Орлов Д.С.;Проф. гигиена;6400\n' +
  'A-0391;Ким Егор;916204240;2026-10-17 12:00;Орлов Д.С.;Проф. гигиена;12400р.\n' +
  'A-0392;Лось Анна;+79037715140;31.02.2026;Орлов Д.С.;Проф. гигиена;100\nИТОГО;;;;;;67 100,00\n'

describe('the import wizard', () => {
  it('recognises a report, checks it, imports it, explains what is wrong and takes it back', async () => {
    const clinic = await aClinic(database())
    const token = await clinic.key('owner')
    const api = await buildApi(database())
    const { status, body: draft } = await call(api, token, upload('priemy.csv', REPORT))
    expect(status, JSON.stringify(draft)).toBe(201)
    expect(draft).toMatchObject({ state: 'draft', fileName: 'priemy.csv' })
    expect(draft.sheets[0]).toMatchObject({ encoding: 'utf-8', separator: ';', headerRow: 3, guessedBy: 'report' })
    expect(draft.sheets[0].mapping.entities).toEqual(['patients', 'appointments', 'service_lines', 'payments'])
    const phone = draft.sheets[0].columns.find((column: any) => column.header === 'Тел.')
    expect(phone).toMatchObject({ target: ['patients.phone'], bad: 1, problems: [{ cell: '916204240' }] })

    expect((await call(api, token, { method: 'POST', url: `/imports/${draft.id}/check` })).status).toBe(202)
    await drainJobs(database().ports, jobs)
    const checked = (await call(api, token, { url: `/imports/${draft.id}` })).body
    expect(checked).toMatchObject({ state: 'checked', result: { dryRun: true }, failure: null })
    expect((await call(api, token, { url: '/patients' })).body.total).toBe(0)

    expect((await call(api, token, { method: 'POST', url: `/imports/${draft.id}/run` })).status).toBe(202)
    expect((await call(api, token, { method: 'POST', url: `/imports/${draft.id}/run` })).status).toBe(409)
    await drainJobs(database().ports, jobs)
    const done = (await call(api, token, { url: `/imports/${draft.id}` })).body
    expect(done.state).toBe('done')
    expect(done.result.entities).toEqual(checked.result.entities)
    const figures = { totals: { payments: 6_700_000, refunds: 0 }, suggestions: 0 }
    expect([checked.result, done.result]).toMatchObject([figures, figures])
    expect(
      Object.fromEntries(done.result.entities.map((each: any) => [each.entity, [each.created, each.rejected]])),
    ).toEqual({
      staff: [1, 0],
      services: [2, 0],
      patients: [3, 0],
      appointments: [2, 1],
      service_lines: [3, 1],
      payments: [3, 1],
    })
    const errors = (await call(api, token, { url: `/imports/${draft.id}/errors` })).body
    expect(errors.groups.map((group: any) => [group.column, group.code, group.count])).toEqual([
      ['Дата приёма', 'date_impossible', 1],
      ['Тел.', 'phone_digits', 1],
    ])
    const file = await call(api, token, { url: `/imports/${draft.id}/errors-file` })
    expect(file.body).toContain('A-0392;Лось Анна')
    expect(file.body).toContain('Дня «31.02.2026» нет в календаре')

    expect((await call(api, token, { method: 'POST', url: `/imports/${draft.id}/undo` })).status).toBe(202)
    await drainJobs(database().ports, jobs)
    expect((await call(api, token, { url: `/imports/${draft.id}` })).body).toMatchObject({
      state: 'undone',
      result: { undo: { deleted: { patients: 3, appointments: 2, payments: 3 } } },
    })
    expect((await call(api, token, { url: '/patients' })).body.total).toBe(0)
  })

  it('refuses what is not a table with a clear answer and keeps no draft', async () => {
    const clinic = await aClinic(database())
    const token = await clinic.key('owner')
    const api = await buildApi(database())
    const answer = await call(api, token, upload('x.csv', ''))
    expect([answer.status, answer.body.error.code]).toEqual([400, 'empty_file'])
    expect((await call(api, token, { url: '/imports' })).body).toEqual({ items: [], nextCursor: null, total: 0 })
  })

  it('applies a saved profile to a file with the same headers', async () => {
    const clinic = await aClinic(database())
    const token = await clinic.key('integrator')
    const api = await buildApi(database())
    const mapping = {
      entities: ['patients'],
      columns: { Ключ: 'patients.external_id', Кто: 'patients.full_name', Хобби: 'custom:hobby' },
    }
    const saved = await call(api, token, {
      method: 'POST',
      url: '/import-profiles',
      payload: { name: 'Свой', mapping },
    })
    expect(saved.status).toBe(201)
    const { body } = await call(api, token, upload('a.csv', 'Ключ;Кто;Хобби\n1;Ким Егор;шахматы\n'))
    expect(body.sheets[0].profile).toMatchObject({ name: 'Свой' })
    await call(api, token, { method: 'POST', url: `/imports/${body.id}/run` })
    await drainJobs(database().ports, jobs)
    const patients = await clinic.db((db) => db.selectFrom('patients').select(['lastName', 'custom']).execute())
    expect(patients).toEqual([{ lastName: 'Ким', custom: { hobby: 'шахматы' } }])
  })

  it('is closed to those without the right', async () => {
    const clinic = await aClinic(database())
    const api = await buildApi(database())
    const marketer = await clinic.key('marketer')
    const { body } = await call(api, marketer, upload('a.csv', 'external_id,last_name\n1,Ким\n'))
    expect((await call(api, marketer, { method: 'POST', url: `/imports/${body.id}/undo` })).status).toBe(403)
    const other = await (await aClinic(database())).key('owner')
    expect((await call(api, other, { url: `/imports/${body.id}` })).status).toBe(404)
  })
})
