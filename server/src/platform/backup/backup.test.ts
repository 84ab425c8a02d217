import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { migrateSignIn } from '../../modules/staff/staff.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { type TestDatabase, useDatabase } from '../../testing/database.ts'
import { restoreBackup } from './restore.ts'
import { writeBackup } from './write.ts'

const original = useDatabase()
const empty = useDatabase()

let clinic: TestClinic
let file: string

beforeAll(async () => {
  clinic = await aClinic(original())
  await clinic.member('owner')
  const now = original().ports.clock.now()
  await clinic.db(async (db) => {
    for (const lastName of ['Ёлкина', 'Табуляция\tи\nстрока', '\\N'])
      await db
        .insertInto('patients')
        .values({ clinicId: clinic.id, id: randomUUID(), lastName, firstName: 'Анна', createdAt: now, updatedAt: now })
        .execute()
  })
  const path = await original().ports.files.pathFor(clinic.id, 'imports', 'ошибки.csv')
  await writeFile(path, 'строка')
  file = join(await mkdtemp(join(tmpdir(), 'revisit-backup-')), 'clinic.zip')
  await writeBackup(file, sourceOf(original()))
})

function sourceOf({ adminUrl, ports }: TestDatabase) {
  return { adminUrl, dataDir: ports.config.dataDir, signInSecret: 'the key', now: ports.clock.now() }
}

function targetOf({ adminUrl, ports }: TestDatabase, replace = false) {
  return { adminUrl, dataDir: ports.config.dataDir, replace, migrateSignIn, now: ports.clock.now() }
}

const rowsOf = (database: TestDatabase) =>
  database.admin<{ table: string; rows: string }>(`
    select table_schema || '.' || table_name as table, (xpath('/row/n/text()',
      query_to_xml(format('select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '''')) as n from %I.%I t', table_schema, table_name),
        false, true, '')))[1]::text as rows
    from information_schema.tables where table_schema in ('public', 'auth') and table_type = 'BASE TABLE' order by 1`)

describe('a backup of the installation', () => {
  it('is for its owner alone', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('is refused when a byte was changed or the end is missing, and nothing is touched', async () => {
    const whole = await readFile(file)
    const before = await rowsOf(empty())
    const answerTo = async (spoilt: Buffer) => {
      await writeFile(`${file}.spoilt`, spoilt)
      return restoreBackup(`${file}.spoilt`, targetOf(empty())).catch((error: { code: string }) => error.code)
    }
    expect(await answerTo(whole.subarray(0, whole.length - 200))).toBe('backup_unreadable')
    expect(await answerTo(Buffer.from('not a zip'))).toBe('backup_unreadable')
    const flips = Array.from({ length: 60 }, (_, i) => Math.floor(((i + 0.5) / 60) * whole.length))
    const answers = []
    for (const at of flips) {
      const changed = Buffer.from(whole)
      changed[at]! ^= 0x01
      answers.push(await answerTo(changed))
    }
    // A byte nobody reads (a time of day in a header) may change; then the next check refuses, as the database is in use.
    expect(new Set(answers)).toEqual(new Set(['backup_unreadable', 'installation_in_use']))
    expect(answers.filter((code) => code === 'backup_unreadable').length).toBeGreaterThan(30)
    expect(await rowsOf(empty())).toEqual(before)
  })

  it('is refused beside a working product, and where clinics are unless told to replace them', async () => {
    await expect(restoreBackup(file, targetOf(original()))).rejects.toMatchObject({ code: 'installation_in_use' })
    await original().close()
    await expect(restoreBackup(file, targetOf(original()))).rejects.toMatchObject({ code: 'installation_not_empty' })
  })

  it('restores every row of every table, the files, the key and the counters', async () => {
    await empty().close()
    await restoreBackup(file, targetOf(empty()))
    expect(await rowsOf(empty())).toEqual(await rowsOf(original()))
    const { dataDir } = empty().ports.config
    expect(await readFile(join(dataDir, 'files', clinic.id, 'imports', 'ошибки.csv'), 'utf8')).toBe('строка')
    expect(JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8'))).toMatchObject({ signInSecret: 'the key' })
    const counters = `select sequencename, last_value from pg_sequences where schemaname = 'public' and last_value is not null order by 1`
    expect(await empty().admin(counters)).toEqual(await original().admin(counters))
    const keys = `select conname, pg_get_constraintdef(oid) as told from pg_constraint where contype = 'f' order by 1, 2`
    expect(await empty().admin(keys)).toEqual(await original().admin(keys))
  })
})
