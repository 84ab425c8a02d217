import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { importFiles } from './imports.ts'

const database = useDatabase()

async function load(clinic: TestClinic, files: Record<string, string>): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), 'revisit-live-test-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text)
  await importFiles(database().ports, { clinicId: clinic.id, path })
  await database().admin(
    `insert into imports (clinic_id, id, origin, file_name, state, created_at) values ($1, gen_random_uuid(), 'import', 'x', 'done', now())`,
    [clinic.id],
  )
}

async function told(clinic: TestClinic): Promise<string[]> {
  const { rows } = await clinic.db((db) =>
    sql<{
      line: string
    }>`select concat_ws(' ', type, payload ->> 'treatmentType', case when payload ? 'backfill' then 'backfill' end) as line
      from events where type similar to '(appointment|service|plan|policy|payment).%' order by recorded_at, id`.execute(
      db,
    ),
  )
  await database().admin('delete from pending_events where clinic_id = $1', [clinic.id])
  await database().admin('delete from events where clinic_id = $1', [clinic.id])
  return rows.map(({ line }) => line).toSorted()
}

const PEOPLE = 'external_id,last_name,first_name,phone\nP1,Иванова,Мария,+79161234567\nP2,Ким,Пётр,+79167654321\n'
const visits = (...lines: string[]) =>
  `external_id,patient_external_id,starts_at,status\n${lines.map((line) => `${line}\n`).join('')}`

it('tells of bookings to come when they are made, moved, confirmed and cancelled, and of nothing twice', async () => {
  const clinic = await aClinic(database())
  await load(clinic, {
    'patients.csv': PEOPLE,
    'appointments.csv': visits('A1,P1,2026-12-01T10:00,booked', 'A0,P1,2025-12-01T10:00,completed'),
  })
  expect(await told(clinic)).toEqual(['appointment.booked backfill'])
  await load(clinic, { 'appointments.csv': visits('A1,P1,2026-12-01T10:00,booked', 'A2,P2,2026-12-03T10:00,booked') })
  expect(await told(clinic)).toEqual(['appointment.booked'])
  await load(clinic, {
    'appointments.csv': visits('A1,P1,2026-12-02T10:00,booked', 'A2,P2,2026-12-03T10:00,confirmed'),
  })
  expect(await told(clinic)).toEqual(['appointment.confirmed', 'appointment.rescheduled'])
  await load(clinic, {
    'appointments.csv': visits('A1,P1,2026-12-02T10:00,cancelled', 'A2,P2,2026-12-03T10:00,confirmed'),
  })
  expect(await told(clinic)).toEqual(['appointment.cancelled'])
  await load(clinic, { 'appointments.csv': visits('A1,P1,2026-12-02T10:00,booked') })
  expect(await told(clinic)).toEqual(['appointment.booked'])
})

it('tells of visits and works of the last days with what was done, and leaves old ones to history', async () => {
  const clinic = await aClinic(database())
  await load(clinic, {
    'patients.csv': PEOPLE,
    'services.csv': 'external_id,code,name,treatment_type\nS1,A01,Гигиена,hygiene\n',
    'appointments.csv': visits('A1,P1,2026-11-21T10:00,completed', 'A2,P2,2026-10-01T10:00,completed'),
    'service_lines.csv':
      'external_id,appointment_external_id,service_external_id,quantity,price\nL1,A1,S1,1,5500\nL2,A2,S1,1,5500\n',
  })
  expect(await told(clinic)).toEqual(['appointment.completed', 'service.done hygiene'])
})

it('tells of plans when they are presented and accepted', async () => {
  const clinic = await aClinic(database())
  const plan = (status: string) =>
    `external_id,patient_external_id,status,presented_at\nL1,P1,${status},2026-11-21T10:00\nL2,P2,presented,2025-11-21T10:00\n`
  await load(clinic, { 'patients.csv': PEOPLE, 'plans.csv': plan('presented') })
  expect(await told(clinic)).toEqual(['plan.presented'])
  await load(clinic, { 'plans.csv': plan('accepted') })
  expect(await told(clinic)).toEqual(['plan.accepted'])
})

it('says of an import that it brought far less than the two before it, and not of increments', async () => {
  const clinic = await aClinic(database())
  const people = (count: number, from = 0) => {
    const lines = Array.from(
      { length: count },
      (_, i) => `P${from + i},Фамилия${from + i},Анна,+7916${String(1_000_000 + from + i)}`,
    )
    return { 'patients.csv': `external_id,last_name,first_name,phone\n${lines.join('\n')}\n` }
  }
  const shrunk: boolean[] = []
  for (const count of [30, 32, 33, 12, 31]) {
    const path = await mkdtemp(join(tmpdir(), 'revisit-live-test-'))
    for (const [name, text] of Object.entries(people(count))) await writeFile(join(path, name), text)
    await importFiles(database().ports, { clinicId: clinic.id, path })
    const [last] = await database().admin<{ payload: { shrunk: boolean; state: string } }>(
      `select payload from events where clinic_id = $1 and type = 'import.finished' order by recorded_at desc, id desc limit 1`,
      [clinic.id],
    )
    expect(last!.payload.state).toBe('done')
    shrunk.push(last!.payload.shrunk)
    database().clock.set(new Date(database().clock.now().getTime() + 60_000))
  }
  expect(shrunk).toEqual([false, false, false, true, false])
})
