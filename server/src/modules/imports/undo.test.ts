import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateClinic } from '@revisit/demo/clinic.ts'
import { writeExchange } from '@revisit/demo/exchange.ts'
import { writeMess } from '@revisit/demo/mess.ts'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { importFiles, undoImport } from './imports.ts'

const database = useDatabase()

/** What an import leaves of itself on purpose. */
const OF_THE_IMPORT = [
  'imports',
  'import_errors',
  'import_changes',
  'audit_log',
  'events',
  'pending_events',
  'stale_patients',
  'refreshed_patients',
  'refreshed_everybody',
  'segment_due',
  'statistics_state',
  'analytics_cache',
]

async function snapshot(clinic: TestClinic): Promise<Record<string, string[]>> {
  return clinic.db(async (db) => {
    const tables = await sql<{ name: string }>`select relname::text as name from pg_class c
      where relnamespace = 'public'::regnamespace and relkind = 'r'
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'clinic_id')`.execute(db)
    const shot: Record<string, string[]> = {}
    for (const { name } of tables.rows) {
      if (OF_THE_IMPORT.includes(name)) continue
      const { rows } = await sql<{
        row: string
      }>`select (to_jsonb(t) - 'refreshed_at')::text as row from ${sql.table(name)} t
        where clinic_id = ${clinic.id}::uuid order by 1`.execute(db)
      if (rows.length > 0) shot[name] = rows.map(({ row }) => row)
    }
    return shot
  })
}

/** Imports follow one another in time. */
async function load(clinic: TestClinic, path: string) {
  database().clock.set(new Date(database().clock.now().getTime() + 60_000))
  return importFiles(database().ports, { clinicId: clinic.id, path })
}

async function lastImport(clinic: TestClinic): Promise<string> {
  const { rows } = await clinic.db((db) =>
    sql<{ id: string }>`select id from imports order by started_at desc, id desc limit 1`.execute(db),
  )
  return rows[0]!.id
}

const network = (seed: number, patients: number) => generateClinic({ seed, patients, months: 14, endOn: '2026-11-20' })

describe('undoing a whole import', () => {
  it('leaves an empty clinic as it was', async () => {
    const clinic = await aClinic(database())
    const before = await snapshot(clinic)
    const folder = await mkdtemp(join(tmpdir(), 'revisit-undo-'))
    await writeExchange(network(3, 60), folder)
    await load(clinic, folder)
    await undoImport(database().ports, { clinicId: clinic.id, importId: await lastImport(clinic) })
    expect(await snapshot(clinic)).toEqual(before)
  })

  it('restores every row exactly when a second import changed and added some', async () => {
    const clinic = await aClinic(database())
    const folder = await mkdtemp(join(tmpdir(), 'revisit-undo-'))
    await writeExchange(network(5, 60), folder)
    await load(clinic, folder)
    const before = await snapshot(clinic)
    const mess = await mkdtemp(join(tmpdir(), 'revisit-undo-'))
    await writeMess(network(6, 50), mess)
    const results = await load(clinic, mess)
    expect(
      results.find(({ entity }) => entity === 'patients')!.updated +
        results.find(({ entity }) => entity === 'patients')!.created,
    ).toBeGreaterThan(20)
    expect(await snapshot(clinic)).not.toEqual(before)
    await undoImport(database().ports, { clinicId: clinic.id, importId: await lastImport(clinic) })
    const after = await snapshot(clinic)
    for (const table of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [was, is] = [before[table] ?? [], after[table] ?? []]
      const lost = was.filter((row) => !is.includes(row))
      const added = is.filter((row) => !was.includes(row))
      expect({ table, lost: lost.slice(0, 2), added: added.slice(0, 2) }).toEqual({ table, lost: [], added: [] })
    }
  }, 90_000)

  it('keeps a patient who came to have something from elsewhere, and says so', async () => {
    const clinic = await aClinic(database())
    const folder = await mkdtemp(join(tmpdir(), 'revisit-undo-'))
    await writeFile(join(folder, 'patients.csv'), 'external_id,last_name,first_name\nP1,Иванова,Мария\nP2,Ким,Пётр\n')
    await load(clinic, folder)
    const importId = await lastImport(clinic)
    const later = await mkdtemp(join(tmpdir(), 'revisit-undo-'))
    await writeFile(
      join(later, 'payments.csv'),
      'external_id,patient_external_id,paid_at,amount\nM1,P1,2026-05-01,100\n',
    )
    await load(clinic, later)
    const report = await undoImport(database().ports, { clinicId: clinic.id, importId })
    expect(report).toMatchObject({ deleted: { patients: 1 }, kept: { patients: 1 } })
  })

  it('says why a card stays and keeps what a person wrote into it since', async () => {
    const clinic = await aClinic(database())
    const folder = await mkdtemp(join(tmpdir(), 'revisit-undo-'))
    const write = (rows: string) =>
      writeFile(join(folder, 'patients.csv'), `external_id,last_name,first_name,district\n${rows}`)
    await write('P0,Лось,Анна,Центр\n')
    await load(clinic, folder)
    await write('P0,Лось,Анна,Север\nP1,Иванова,Мария,\nP2,Ким,Пётр,\nP3,Орлов,Илья,\nP4,Орлов,Илья,\n')
    await load(clinic, folder)
    const importId = await lastImport(clinic)
    const ids = await clinic.db((db) =>
      db.selectFrom('patientExternalIds').select(['externalId', 'recordId']).execute(),
    )
    const idOf = (key: string) => ids.find(({ externalId }) => externalId === key)!.recordId
    database().clock.set(new Date(database().clock.now().getTime() + 60_000))
    const api = await buildApi(database())
    const token = await clinic.key('owner')
    for (const [key, district] of [
      ['P0', 'Юг'],
      ['P1', 'Юг'],
    ] as const) {
      const url = `/patients/${idOf(key)}`
      expect((await call(api, token, { method: 'PATCH', url, payload: { district } })).status).toBe(200)
    }
    const merge = { keep: idOf('P3'), absorb: idOf('P4') }
    expect((await call(api, token, { method: 'POST', url: '/merges', payload: merge })).status).toBeLessThan(300)
    const report = await undoImport(database().ports, { clinicId: clinic.id, importId })
    expect(report).toMatchObject({
      deleted: { patients: 1 },
      restored: {},
      kept: { patients: 4 },
      why: { patients: { edited: 2, merged: 2 } },
    })
    const districts = await clinic.db((db) =>
      db
        .selectFrom('patients')
        .select(['lastName', 'district'])
        .where('district', 'is not', null)
        .orderBy('lastName')
        .execute(),
    )
    expect(districts).toEqual([
      { lastName: 'Иванова', district: 'Юг' },
      { lastName: 'Лось', district: 'Юг' },
    ])
  })

  it('is not held up by marks that wait to be worked on', async () => {
    const clinic = await aClinic(database())
    const folder = await mkdtemp(join(tmpdir(), 'revisit-undo-'))
    await writeFile(join(folder, 'patients.csv'), 'external_id,last_name\nP1,Ким\nP2,Лось\n')
    await load(clinic, folder)
    const importId = await lastImport(clinic)
    await clinic.db((db) =>
      sql`insert into refreshed_patients (clinic_id, patient_id) select clinic_id, id from patients`.execute(db),
    )
    const report = await undoImport(database().ports, { clinicId: clinic.id, importId })
    expect(report).toMatchObject({ deleted: { patients: 2 }, kept: {} })
  })

  it('tells how far it is', async () => {
    const clinic = await aClinic(database())
    const folder = await mkdtemp(join(tmpdir(), 'revisit-undo-'))
    await writeExchange(network(3, 40), folder)
    await load(clinic, folder)
    const importId = await lastImport(clinic)
    const report = await undoImport(database().ports, { clinicId: clinic.id, importId })
    const { progress } = await clinic.db((db) =>
      db.selectFrom('imports').select('progress').where('id', '=', importId).executeTakeFirstOrThrow(),
    )
    const deleted = Object.values(report.deleted).reduce((sum, count) => sum + count, 0)
    expect(progress).toMatchObject({ phase: 'undoing', rows: deleted, totalRows: deleted, undone: report.deleted })
  })
})
