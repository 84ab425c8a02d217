import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { importFiles } from './imports.ts'

const database = useDatabase()

async function folder(files: Record<string, string>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'revisit-import-test-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text)
  return path
}

async function load(clinic: TestClinic, files: Record<string, string>, options: object = {}) {
  const path = await folder(files)
  const results = await importFiles(database().ports, { clinicId: clinic.id, path, ...options })
  return Object.fromEntries(results.map((result) => [result.entity, result]))
}

const rows = async (clinic: TestClinic, query: string) =>
  (await clinic.db((db) => sql.raw<any>(query).execute(db))).rows

const EXPORT = {
  'branches.csv':
    'external_id,name,city,address,timezone\nB1,Центр,Казань,Баумана 1,Europe/Moscow\nB2,Урал,Пермь,Ленина 5,Asia/Yekaterinburg\n',
  'staff.csv': 'external_id,name,role,specialty,branch_external_id\nD1,Орлов Дмитрий,doctor,терапевт,B1\n',
  'services.csv':
    'external_id,code,name,category,specialty,treatment_type,price,cost\nS1,A01,Гигиена,Терапия,,hygiene,5500,700.50\n',
  'patients.csv':
    'external_id,last_name,first_name,middle_name,sex,birth_date,phone,phone2,email,source,referrer_external_id,branch_external_id,tags,created_at,consent_service,consent_marketing,deceased\n' +
    'P1,Иванова,Мария,Петровна,f,1984-03-14,+79161234567,,Maria@Mail.ru,2ГИС,P2,B1,VIP|ДМС,2024-01-05,yes,no,no\n' +
    'P2,Ким,Пётр,,m,1990-07-01,8 (916) 765-43-21,,,,P2,B2,,2024-01-06T10:00,,,\n',
  'appointments.csv':
    'external_id,patient_external_id,doctor_external_id,branch_external_id,starts_at,ends_at,status,diagnosis,note\n' +
    'A1,P1,D1,B1,2026-05-10T10:00,2026-05-10T11:00,completed,K02.1,беречь\n' +
    'A2,P2,D1,B2,2026-05-11T10:00,2026-05-11T09:00,no_show,,\n',
  'service_lines.csv':
    'external_id,appointment_external_id,service_external_id,quantity,price,discount\nL1,A1,S1,1,5500,500\n',
  'payments.csv':
    'external_id,patient_external_id,appointment_external_id,paid_at,amount,kind,payer,insurer,method\n' +
    'M1,P1,A1,2026-05-10T11:05,"5 000,00",payment,insurer,Согаз,безнал\nM2,P2,,2026-05-12,-300,payment,,,\n',
}

describe('the exchange format', () => {
  it('brings patients, visits and money in, and the same files twice change nothing', async () => {
    const clinic = await aClinic(database())
    const first = await load(clinic, EXPORT)
    expect(Object.values(first).map((r) => [r.entity, r.rows, r.created, r.rejected])).toEqual([
      ['branches', 2, 2, 0],
      ['staff', 1, 1, 0],
      ['services', 1, 1, 0],
      ['insurers', 1, 1, 0],
      ['patients', 2, 2, 0],
      ['appointments', 2, 2, 0],
      ['service_lines', 1, 1, 0],
      ['payments', 2, 2, 0],
    ])
    expect(
      await rows(
        clinic,
        `select last_name, sex, birth_date::text, source, search_text, sort_name from patients order by last_name`,
      ),
    ).toEqual([
      {
        lastName: 'Иванова',
        sex: 'f',
        birthDate: '1984-03-14',
        source: '2ГИС',
        searchText: 'иванова мария петровна 79161234567 maria@mail.ru p1',
        sortName: 'иванова мария петровна',
      },
      {
        lastName: 'Ким',
        sex: 'm',
        birthDate: '1990-07-01',
        source: null,
        searchText: 'ким петр 79167654321 p2',
        sortName: 'ким петр',
      },
    ])
    expect(
      await rows(
        clinic,
        `select a.external_id, starts_at, visited_on::text, ends_at is null as no_end, d.diagnosis from appointments a
      left join clinical_details d on d.subject_id = a.id order by 1`,
      ),
    ).toEqual([
      {
        externalId: 'A1',
        startsAt: new Date('2026-05-10T07:00:00Z'),
        visitedOn: '2026-05-10',
        noEnd: false,
        diagnosis: 'K02.1',
      },
      {
        externalId: 'A2',
        startsAt: new Date('2026-05-11T05:00:00Z'),
        visitedOn: '2026-05-11',
        noEnd: true,
        diagnosis: null,
      },
    ])
    expect(
      await rows(
        clinic,
        `select p.external_id, amount, kind, payer, i.name as insurer from payments p left join insurers i on i.id = p.insurer_id order by 1`,
      ),
    ).toEqual([
      { externalId: 'M1', amount: 500000, kind: 'payment', payer: 'insurer', insurer: 'Согаз' },
      { externalId: 'M2', amount: 30000, kind: 'refund', payer: 'patient', insurer: null },
    ])
    expect(await rows(clinic, `select r.last_name from patients p join patients r on r.id = p.referrer_id`)).toEqual([
      { lastName: 'Ким' },
    ])
    expect(await rows(clinic, `select purpose, granted from consents order by 1`)).toEqual([
      { purpose: 'marketing', granted: false },
      { purpose: 'service', granted: true },
    ])
    const again = await load(clinic, EXPORT)
    for (const result of Object.values(again))
      expect(result).toMatchObject({ created: 0, updated: 0, unchanged: result.rows, rejected: 0 })
  })

  it('updates from a corrected file without erasing columns the file does not have', async () => {
    const clinic = await aClinic(database())
    await load(clinic, EXPORT)
    const result = await load(clinic, {
      'patients.csv': 'external_id,last_name,phone\nP1,Петрова,+79160000001\nP2,Ким,\n',
      'appointments.csv':
        'external_id,patient_external_id,starts_at,status\nA1,P1,2026-05-12T10:00,completed\nA2,P2,2026-05-11T10:00,no_show\n',
    })
    expect(result.patients).toMatchObject({ updated: 1, unchanged: 1 })
    expect(result.appointments).toMatchObject({ updated: 1, unchanged: 1 })
    expect(
      await rows(clinic, `select last_name, first_name, search_text from patients where first_name = 'Мария'`),
    ).toEqual([
      {
        lastName: 'Петрова',
        firstName: 'Мария',
        searchText: 'петрова мария петровна 79161234567 79160000001 maria@mail.ru p1',
      },
    ])
    expect(await rows(clinic, `select visited_on::text from service_lines`)).toEqual([{ visitedOn: '2026-05-12' }])
    expect(
      await rows(clinic, `select kind, value from identity_keys where kind = 'name_birth_phone' order by value`),
    ).toEqual([
      { kind: 'name_birth_phone', value: 'ким|петр|1990-07-01|+79167654321' },
      { kind: 'name_birth_phone', value: 'петрова|мария|1984-03-14|+79160000001' },
      { kind: 'name_birth_phone', value: 'петрова|мария|1984-03-14|+79161234567' },
    ])
  })

  it('rejects rows that refer to something unknown and takes them once it is there', async () => {
    const clinic = await aClinic(database())
    const { 'patients.csv': patients, ...facts } = EXPORT
    const before = await load(clinic, facts)
    expect(before.appointments).toMatchObject({ created: 0, rejected: 2 })
    expect(before.payments).toMatchObject({ created: 0, rejected: 2 })
    expect(before.payments!.errorsFile).toMatch(/errors-payments\.csv$/)
    const after = await load(clinic, { 'patients.csv': patients, ...facts })
    expect(after.appointments).toMatchObject({ created: 2, rejected: 0 })
    expect(after.payments).toMatchObject({ created: 2, rejected: 0 })
  })

  it('finds in a dry run exactly what the real run does, and changes nothing', async () => {
    const clinic = await aClinic(database())
    const dry = await load(clinic, EXPORT, { dryRun: true })
    expect(await rows(clinic, 'select count(*)::int as n from patients')).toEqual([{ n: 0 }])
    const real = await load(clinic, EXPORT)
    const bare = (results: typeof dry) => Object.values(results).map((counts) => ({ ...counts, errorsFile: null }))
    expect(bare(dry)).toEqual(bare(real))
  })
})
