import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateClinic } from '@revisit/demo/clinic.ts'
import { writeMess } from '@revisit/demo/mess.ts'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Ports } from '../../platform/ports.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { importFiles } from './imports.ts'

const database = useDatabase()

async function file(name: string, text: string | Buffer): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'revisit-messy-')), name)
  await writeFile(path, text)
  return path
}

async function load(clinic: TestClinic, path: string, options: object = {}) {
  const results = await importFiles(database().ports, { clinicId: clinic.id, path, ...options })
  return Object.fromEntries(results.map((result) => [result.entity, result]))
}

const rows = async (clinic: TestClinic, query: string) =>
  (await clinic.db((db) => sql.raw<any>(query).execute(db))).rows

const issues = (clinic: TestClinic) =>
  rows(
    clinic,
    `select row_number as row, column_name as "column", code, severity from import_errors order by row_number, id`,
  )

const PEOPLE = 'external_id,last_name,first_name,birth_date,phone,referrer_external_id\n'

describe('files as clinics have them', () => {
  it('imports the reports of a medical system to the last visit and rouble, twice without a change', async () => {
    const clinic = await aClinic(database())
    const folder = await mkdtemp(join(tmpdir(), 'revisit-mess-'))
    const truth = await writeMess(generateClinic({ seed: 11, patients: 60, months: 12, endOn: '2026-11-20' }), folder)
    const wide = join(folder, 'wide.csv')
    const first = await load(clinic, wide)
    const { patients, visits, lines } = truth.wide
    expect([first.patients!.created, first.appointments!.created, first.service_lines!.created]).toEqual([
      patients,
      visits,
      lines,
    ])
    expect(await rows(clinic, 'select sum(amount)::bigint as paid from payments')).toEqual([{ paid: truth.wide.paid }])
    expect(await rows(clinic, 'select sum(price * quantity - discount)::bigint as amount from service_lines')).toEqual([
      { amount: truth.wide.amount },
    ])
    for (const result of Object.values(await load(clinic, wide))) {
      expect(result).toMatchObject({ created: 0, updated: 0, rejected: 0, unchanged: result.rows })
    }
  })

  it('reads three reports that refer to one another by number', async () => {
    const clinic = await aClinic(database())
    const folder = await mkdtemp(join(tmpdir(), 'revisit-mess-'))
    const truth = await writeMess(generateClinic({ seed: 12, patients: 60, months: 12, endOn: '2026-11-20' }), folder)
    const patients = await load(clinic, join(folder, 'patients-report.csv'))
    const visits = await load(clinic, join(folder, 'visits-report.csv'))
    const payments = await load(clinic, join(folder, 'payments-report.csv'))
    expect(patients.patients!.created).toBe(truth.patients)
    expect(visits.appointments!.created).toBe(truth.appointments)
    expect(payments.payments!.created).toBe(truth.payments)
    expect(await rows(clinic, `select count(*)::int as n from appointments where status = 'completed'`)).toEqual([
      { n: truth.completed },
    ])
    expect(
      await rows(
        clinic,
        `select sum(case kind when 'refund' then -amount else amount end)::bigint as revenue from payments`,
      ),
    ).toEqual([{ revenue: truth.revenue }])
  })

  it('keeps a row with a bad cell, rejects one without what it needs, and says which', async () => {
    const clinic = await aClinic(database())
    const result = await load(
      clinic,
      await file(
        'patients.csv',
        `${PEOPLE}1,Иванова,Мария,31.02.2024,916204240,1\n2,,,,,\n3,"Ким'; drop table patients; --",<b>Егор</b>,2030-01-01,,9\n`,
      ),
    )
    expect(result.patients).toMatchObject({ rows: 3, created: 2, rejected: 1 })
    expect(await issues(clinic)).toEqual([
      { row: 2, column: 'birth_date', code: 'date_impossible', severity: 'warning' },
      { row: 2, column: 'phone', code: 'phone_digits', severity: 'warning' },
      { row: 2, column: 'referrer_external_id', code: 'reference_to_itself', severity: 'warning' },
      { row: 3, column: 'last_name', code: 'required_missing', severity: 'error' },
      { row: 4, column: 'birth_date', code: 'date_in_future', severity: 'warning' },
      { row: 4, column: 'referrer_external_id', code: 'reference_unknown', severity: 'warning' },
    ])
    const report = await readFile(result.patients!.errorsFile!, 'utf8')
    expect(report.split('\r\n')[0]).toBe(
      '\uFEFFexternal_id;last_name;first_name;birth_date;phone;referrer_external_id;Что не так',
    )
    expect(report).toContain('Не загружено. last_name: Не заполнено обязательное поле')
  })

  it('takes two different people under one number for a mistake, and equal rows for one', async () => {
    const clinic = await aClinic(database())
    const result = await load(
      clinic,
      await file(
        'patients.csv',
        `${PEOPLE}1,Иванова,Мария,1984-03-14,,\n1,Ким,Егор,1990-01-01,,\n2,Лось,Анна,,,\n2,Лось,Анна,,,\n3,Ус,Ян,,,\n3,Усов,Ян,,,\n`,
      ),
    )
    expect(result.patients).toMatchObject({ rows: 6, created: 3, unchanged: 2, rejected: 1 })
    expect((await issues(clinic)).map(({ row, code }) => [row, code])).toEqual([
      [3, 'key_taken'],
      [5, 'row_repeated'],
      [7, 'key_repeated'],
    ])
    const later = await load(clinic, await file('patients.csv', `${PEOPLE}1,Ким,Егор,1990-01-01,,\n3,Усов,Ян,,,\n`))
    expect(later.patients).toMatchObject({ unchanged: 1, rejected: 1 })
  })

  it('doubts visits that lie ahead, ends before beginnings and absurd sums', async () => {
    const clinic = await aClinic(database())
    await load(clinic, await file('patients.csv', `${PEOPLE}1,Иванова,Мария,,,\n`))
    await load(
      clinic,
      await file(
        'appointments.csv',
        'external_id,patient_external_id,starts_at,ends_at,status\nA,1,2027-01-01T10:00,,completed\nB,1,2026-01-01T10:00,2026-01-01T09:00,completed\n',
      ),
    )
    expect(await rows(clinic, 'select external_id, status, ends_at from appointments order by 1')).toEqual([
      { externalId: 'A', status: 'booked', endsAt: null },
      { externalId: 'B', status: 'completed', endsAt: null },
    ])
    const payments = await load(
      clinic,
      await file(
        'payments.csv',
        'external_id,patient_external_id,paid_at,amount\nA,1,2026-01-01,"100 000 001,00"\nB,1,2026-01-01,x\nC,1,2026-01-01,-5\n',
      ),
    )
    expect(payments.payments).toMatchObject({ created: 1, rejected: 2 })
    expect(await rows(clinic, 'select amount, kind from payments')).toEqual([{ amount: 500, kind: 'refund' }])
  })

  it('says in words why a file cannot be imported at all', async () => {
    const clinic = await aClinic(database())
    const refusal = async (name: string, text: string | Buffer) =>
      load(clinic, await file(name, text)).then(
        () => 'imported',
        (error: { code: string }) => error.code,
      )
    expect(await refusal('patients.csv', '')).toBe('empty_file')
    expect(await refusal('patients.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))).toBe(
      'not_a_table',
    )
    expect(await refusal('a.csv', 'раз,два\n1,2\n')).toBe('no_known_column')
    expect(await load(clinic, await file('patients.csv', PEOPLE))).toMatchObject({ patients: { rows: 0 } })
  })
})

describe('imports that meet or break off', () => {
  const many = (n: number) => PEOPLE + Array.from({ length: n }, (_, i) => `${i},Иванова,Мария,,,\n`).join('')

  it('lets two imports of one clinic run one after the other', async () => {
    const clinic = await aClinic(database())
    const path = await file('patients.csv', many(3000))
    const [a, b] = await Promise.all([load(clinic, path), load(clinic, path)])
    expect([a.patients!.created, b.patients!.created].sort((x, y) => x - y)).toEqual([0, 3000])
    expect(await rows(clinic, 'select count(*)::int as n from patients')).toEqual([{ n: 3000 }])
  })

  it('stops between chunks when cancelled, and a second run completes it', async () => {
    const clinic = await aClinic(database())
    const path = await file('patients.csv', many(1000))
    const stop = new AbortController()
    const first = await load(clinic, path, { chunkRows: 200, signal: stop.signal, onProgress: () => stop.abort() })
    expect(first.patients!.created).toBeGreaterThan(0)
    expect(first.patients!.created).toBeLessThan(1000)
    expect(await rows(clinic, `select state from imports`)).toEqual([{ state: 'cancelled' }])
    const second = await load(clinic, path)
    expect(second.patients).toMatchObject({
      created: 1000 - first.patients!.created,
      unchanged: first.patients!.created,
    })
  })

  it('brings people of an import that broke off together when it is repeated', async () => {
    const clinic = await aClinic(database())
    const twice = `A,Иванова,Мария,1984-03-14,+7 916 204-24-00,\nB,Иванова,Мария,1984-03-14,8 (916) 204-24-00,\n`
    const path = await file('patients.csv', many(400).replace(PEOPLE, PEOPLE + twice))
    const stop = new AbortController()
    await load(clinic, path, { chunkRows: 200, signal: stop.signal, onProgress: () => stop.abort() })
    const merges = () => rows(clinic, 'select count(*)::int as n from merges where automatic')
    expect(await merges()).toEqual([{ n: 0 }])
    expect((await load(clinic, path, { dryRun: true })).patients).toMatchObject({ merged: 1 })
    expect((await load(clinic, path)).patients).toMatchObject({ merged: 1 })
    expect(await merges()).toEqual([{ n: 1 }])
    expect((await load(clinic, path)).patients).toMatchObject({ created: 0, updated: 0, merged: 0 })
  })

  it('keeps whole chunks when the disk is full half-way, says so, and completes later', async () => {
    const clinic = await aClinic(database())
    const path = await file('patients.csv', many(1000))
    const { ports } = database()
    const full: Ports = { ...ports, database: { ...ports.database, withClinic: withFullDisk(ports) } }
    await expect(importFiles(full, { clinicId: clinic.id, path, chunkRows: 200 })).rejects.toMatchObject({
      code: 'storage_full',
    })
    expect(await rows(clinic, 'select count(*)::int as n from patients')).toEqual([{ n: 400 }])
    expect(await rows(clinic, `select state, failure ->> 'code' as code from imports`)).toEqual([
      { state: 'failed', code: 'storage_full' },
    ])
    expect((await load(clinic, path)).patients).toMatchObject({ created: 600, unchanged: 400 })
  })
})

/** Patients stop fitting on the disk after the first four hundred. */
function withFullDisk(ports: Ports): Ports['database']['withClinic'] {
  return (access, work) =>
    ports.database.withClinic(access, async (db) => {
      const result = await work(db)
      const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from patients`.execute(db)
      if (counted[0]!.n > 400) throw Object.assign(new Error('could not extend file'), { code: '53100' })
      return result
    })
}
