import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { jobs } from '../../app.ts'
import { drainJobs } from '../../platform/jobs.ts'
import { aClinic, call } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { upload } from './imports.testing.ts'

const database = useDatabase()

const CLEAN = {
  'patients.csv':
    'external_id,last_name,first_name,birth_date,phone\nP1,Соколова,Марина,1984-03-14,+79162042407\nP2,Ким,Егор,1990-01-01,+79037715140\n',
  'staff.csv': 'external_id,name,role\nD1,Орлов Д.С.,doctor\n',
  'services.csv': 'external_id,name\nS1,Гигиена\nS2,Коронка\n',
  'appointments.csv':
    'external_id,patient_external_id,doctor_external_id,starts_at,status\n' +
    'A1,P1,D1,2026-10-17T11:30,completed\nA2,P1,D1,2026-10-20T09:00,completed\nA3,P2,D1,2026-10-18T12:30,completed\n',
  'service_lines.csv': 'external_id,appointment_external_id,service_external_id,price\nL1,A1,S1,6400\nL2,A1,S2,48200\n',
  'payments.csv':
    'external_id,patient_external_id,appointment_external_id,paid_at,amount\nM1,P1,A1,2026-10-17T12:00,54600\nM2,P2,A3,2026-10-18T13:00,5000\n',
}
const WIDE =
  'Карта №;ФИО;Дата рожд;Тел.;Дата приёма;Врач;Услуга;Сумма\n' +
  'P1;Соколова Марина;14.03.1984;8 (916) 204-24-07;17.10.2026 11:30;Орлов Д.С.;Гигиена;6400\n' +
  'P1;Соколова Марина;14.03.1984;8 (916) 204-24-07;17.10.2026 11:30;Орлов Д.С.;Коронка;48200\n' +
  ';Ким Егор;01.01.1990;8 (903) 771-51-40;18.10.2026;Орлов Д.С.;Гигиена;5000\n' +
  'P1;Соколова Марина;14.03.1984;8 (916) 204-24-07;19.11.2026 10:00;Орлов Д.С.;Гигиена;6400\n'

async function clinicWithCleanExport() {
  const clinic = await aClinic(database())
  const api = await buildApi(database())
  const token = await clinic.key('owner')
  const ask = (request: Parameters<typeof call>[2]) => call(api, token, request)
  const act = async (id: string, kind: 'check' | 'run' | 'undo') => {
    expect((await ask({ method: 'POST', url: `/imports/${id}/${kind}` })).status).toBe(202)
    await drainJobs(database().ports, jobs)
    return (await ask({ url: `/imports/${id}` })).body
  }
  const load = async (name: string, text: string) => (await ask(upload(name, text))).body
  for (const [name, text] of Object.entries(CLEAN)) {
    expect((await act((await load(name, text)).id, 'run')).state, name).toBe('done')
  }
  const base = async () => {
    const { rows } = await clinic.db((db) =>
      sql<{ visits: number; lines: number; payments: number; money: number }>`select
        (select count(*)::int from appointments) as visits, (select count(*)::int from service_lines) as lines,
        (select count(*)::int from payments) as payments, (select sum(amount)::bigint from payments) as money`.execute(
        db,
      ),
    )
    return rows[0]!
  }
  const choose = (run: any, doubles: 'keep' | 'skip') => {
    const [sheet] = run.sheets
    const mapping = { ...sheet.mapping, options: { ...sheet.mapping.options, doubles } }
    return ask({ method: 'PUT', url: `/imports/${run.id}/mapping`, payload: { sheets: { [sheet.key]: mapping } } })
  }
  return { clinic, ask, act, load, base, choose }
}

describe('a wide report over a clean export of the same clinic', () => {
  it('is warned about before anything is written: the same patient, day and doctor', async () => {
    const { act, load, base } = await clinicWithCleanExport()
    const before = await base()
    const run = await load('отчёт.csv', WIDE)
    const checked = await act(run.id, 'check')
    expect(checked.result.doubles).toEqual({ skipped: false, appointments: 2, service_lines: 2, payments: 3 })
    expect(await base()).toEqual(before)
  })

  it('adds only what is new when its visits are matched, as often as it is loaded, and goes without a trace', async () => {
    const { clinic, act, load, base, choose } = await clinicWithCleanExport()
    const before = await base()
    expect(before).toEqual({ visits: 3, lines: 2, payments: 2, money: 5_960_000 })
    const run = await load('отчёт.csv', WIDE)
    await choose(run, 'skip')
    const checked = await act(run.id, 'check')
    expect(checked.result.doubles).toEqual({ skipped: true, appointments: 2, service_lines: 2, payments: 3 })
    expect(checked.result.totals.payments).toBe(640_000)
    const done = await act(run.id, 'run')
    expect(done.result.entities).toEqual(checked.result.entities)
    expect(done.result.entities.find((each: any) => each.entity === 'appointments')).toMatchObject({
      created: 1,
      unchanged: 2,
    })
    // The work on Егор's visit was known to nobody: it joins the visit of the export.
    const after = { visits: 4, lines: 4, payments: 3, money: 6_600_000 }
    expect(await base()).toEqual(after)
    const line = await clinic.db((db) =>
      db
        .selectFrom('serviceLines')
        .innerJoin('appointments', (join) => join.onRef('appointments.id', '=', 'serviceLines.appointmentId'))
        .select('appointments.externalId')
        .where('serviceLines.importId', '=', run.id)
        .where('appointments.externalId', '=', 'A3')
        .execute(),
    )
    expect(line).toHaveLength(1)
    await act(run.id, 'run')
    expect(await base()).toEqual(after)
    await act(run.id, 'undo')
    expect(await base()).toEqual(before)
  })

  it('leaves the events of journeys to the visits that stay', async () => {
    const { clinic, act, load, choose } = await clinicWithCleanExport()
    const recent = WIDE.replaceAll('17.10.2026 11:30', '21.11.2026 11:30')
    await act(
      (
        await load(
          'appointments.csv',
          'external_id,patient_external_id,doctor_external_id,starts_at,status\nA9,P1,D1,2026-11-21T11:30,completed\n',
        )
      ).id,
      'run',
    )
    const run = await load('отчёт.csv', recent)
    await choose(run, 'skip')
    await act(run.id, 'run')
    const { rows } = await clinic.db((db) =>
      sql<{ n: number }>`select count(*)::int as n from events e where e.subject_kind = 'appointment'
        and not exists (select from appointments a where a.id = e.subject_id)`.execute(db),
    )
    expect(rows[0]!.n).toBe(0)
  })

  it('never takes two visits of one day for one: each of them has its own', async () => {
    const { act, load } = await clinicWithCleanExport()
    const day =
      'Карта №;ФИО;Дата приёма;Врач\nP1;Соколова Марина;17.10.2026 11:30;Орлов Д.С.\nP1;Соколова Марина;17.10.2026 18:00;Орлов Д.С.\n'
    const run = await load('журнал.csv', day)
    expect((await act(run.id, 'check')).result.doubles).toMatchObject({ appointments: 1 })
  })

  it('says nothing of a later clean export: the ids of the system tell its rows apart', async () => {
    const { act, load } = await clinicWithCleanExport()
    const run = await load(
      'appointments.csv',
      'external_id,patient_external_id,doctor_external_id,starts_at,status\nA7,P1,D1,2026-10-17T11:30,completed\n',
    )
    expect((await act(run.id, 'check')).result.doubles).toMatchObject({ appointments: 0 })
  })
})
