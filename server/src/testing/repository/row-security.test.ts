import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { aClinic } from '../builders.ts'
import { useDatabase } from '../database.ts'

const database = useDatabase()

type Column = { table: string; column: string; type: string; nullable: boolean; hasDefault: boolean }

let tables: string[] = []

beforeAll(async () => {
  tables = (
    await database().admin<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    )
  ).map((row) => row.name)
  for (const clinic of [await aClinic(database()), await aClinic(database())]) await fillEveryTable(clinic.id)
})

/** One row per table and clinic, put there by the owner of the database past keys and policies. */
async function fillEveryTable(clinicId: string): Promise<void> {
  const columns = await database().admin<Column>(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
      (a.atthasdef or a.attidentity <> '') as "hasDefault"
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`)
  const client = new pg.Client({ connectionString: database().adminUrl })
  await client.connect()
  await client.query('set session_replication_role = replica')
  for (const table of tables.filter((name) => name !== 'clinics')) {
    const needed = columns.filter((column) => column.table === table && !column.nullable && !column.hasDefault)
    const checks = await client.query(
      `select conname from pg_constraint where conrelid = '${table}'::regclass and contype = 'c'`,
    )
    for (const { conname } of checks.rows) await client.query(`alter table ${table} drop constraint "${conname}"`)
    const values = needed.map(({ column, type }) => (column === 'clinic_id' ? `'${clinicId}'` : valueOf(type)))
    await client.query(
      `insert into ${table} (${needed.map(({ column }) => `"${column}"`).join(', ')}) values (${values.join(', ')})`,
    )
  }
  await client.end()
}

function valueOf(type: string): string {
  if (type.endsWith('[]')) return `'{}'`
  if (type === 'uuid') return `'${randomUUID()}'`
  if (type === 'boolean') return 'true'
  if (type.startsWith('timestamp') || type === 'date') return `'2026-01-01'`
  if (type === 'jsonb' || type === 'json') return `'{}'`
  if (/int|numeric|real|double/.test(type)) return '1'
  return `'x'`
}

/** Runs one statement as the application role after a given way of naming (or not naming) a clinic. */
async function asApplication(setting: string, sql: string): Promise<pg.QueryResult> {
  const client = await database().ports.database.pool.connect()
  try {
    await client.query(`begin; ${setting}`)
    return await client.query(sql)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('isolation of clinics, proven against the database alone', () => {
  it('fills every table with a row of two clinics', async () => {
    expect(tables.length).toBeGreaterThan(35)
    for (const table of tables) {
      const [{ n }] = (await database().admin<{ n: number }>(`select count(*)::int as n from ${table}`)) as [
        { n: number },
      ]
      expect(n, table).toBeGreaterThanOrEqual(2)
    }
  })

  it.each([
    ['no clinic named', ''],
    ['an empty clinic name', `set local app.clinic_id = ''`],
    ['a clinic that does not exist', `set local app.clinic_id = '${randomUUID()}'; set local app.medical = 'on'`],
  ])('shows, changes and deletes nothing with %s', async (_, setting) => {
    for (const table of tables) {
      expect((await asApplication(setting, `select from ${table}`)).rowCount, `select ${table}`).toBe(0)
      const column = table === 'clinics' ? 'id' : 'clinic_id'
      if (table !== 'audit_log') {
        expect((await asApplication(setting, `delete from ${table}`)).rowCount, `delete ${table}`).toBe(0)
        expect(
          (await asApplication(setting, `update ${table} set ${column} = ${column}`)).rowCount,
          `update ${table}`,
        ).toBe(0)
      }
      await expect(
        asApplication(
          setting,
          `insert into ${table} select * from ${table} limit 0; insert into ${table} (${column}) values ('${randomUUID()}')`,
        ),
      ).rejects.toThrow()
    }
  })

  it('shows one clinic its own rows only, and lets it write into no other', async () => {
    const [one, other] = await database().admin<{ id: string }>('select id from clinics order by id limit 2')
    const setting = `set local app.clinic_id = '${one!.id}'; set local app.medical = 'on'`
    for (const table of tables.filter((name) => name !== 'clinics')) {
      const { rows } = await asApplication(setting, `select distinct clinic_id from ${table}`)
      expect(rows, table).toEqual([{ clinic_id: one!.id }])
      if (table === 'audit_log') continue
      await expect(
        asApplication(setting, `update ${table} set clinic_id = '${other!.id}'`),
        `move ${table}`,
      ).rejects.toThrow()
    }
  })

  it('lets nobody rewrite the audit log', async () => {
    await expect(asApplication('', 'update audit_log set action = action')).rejects.toThrow(/permission denied/)
    await expect(asApplication('', 'delete from audit_log')).rejects.toThrow(/permission denied/)
  })

  it('hides diagnoses and notes from transactions without the medical right', async () => {
    const [clinic] = await database().admin<{ id: string }>('select id from clinics order by id limit 1')
    for (const table of ['clinical_details', 'patient_notes']) {
      expect((await asApplication(`set local app.clinic_id = '${clinic!.id}'`, `select from ${table}`)).rowCount).toBe(
        0,
      )
      expect(
        (
          await asApplication(
            `set local app.clinic_id = '${clinic!.id}'; set local app.medical = 'on'`,
            `select from ${table}`,
          )
        ).rowCount,
      ).toBe(1)
    }
  })

  it('leads every unique key of a tenant table with the clinic, and keeps views and definer functions out', async () => {
    const leaking = await database().admin(`
      select c.relname, x.relname as index from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace and i.indisunique and c.relname <> 'clinics' and a.attname <> 'clinic_id'`)
    expect(leaking).toEqual([])
    const views = await database()
      .admin(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
      and not coalesce(reloptions::text like '%security_invoker=true%', false)`)
    expect(views.filter((view) => !String((view as { relname: string }).relname).startsWith('pg_stat'))).toEqual([])
    const definers = await database().admin(
      `select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`,
    )
    expect(definers).toEqual([])
  })

  it('leaves no clinic behind on a pooled connection, whatever ended the transaction', async () => {
    const clinics = await database().admin<{ id: string }>('select id from clinics')
    const work = Array.from({ length: 3000 }, async (_, i) => {
      const { id } = clinics[i % clinics.length]!
      const access = { clinicId: id, medical: false, branches: null }
      const run = database().ports.database.withClinic(access, async (db) => {
        const rows = await db.selectFrom('branches').select('clinicId').execute()
        expect(rows.every((row) => row.clinicId === id)).toBe(true)
        if (i % 7 === 0) throw new Error('a mistake of ours')
      })
      await run.catch((error: Error) => expect(error.message).toBe('a mistake of ours'))
    })
    await Promise.all(work)
    const left = await database().ports.database.pool.query(
      `select coalesce(current_setting('app.clinic_id', true), '') as clinic`,
    )
    expect(left.rows[0].clinic).toBe('')
  })
})
