import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import {
  aClinicOnDisk,
  anEmptyPlace,
  postmasterOf,
  query,
  removePlaces,
  start,
  stopAll,
  visitsIn,
} from './clinic-database.testing.ts'
import type { UnexpectedExit } from './postgres-supervision.ts'

afterEach(stopAll)
afterAll(removePlaces)

describe('the embedded database', () => {
  test('starts from nothing: UTF-8, closed to others, reachable from this machine only', async () => {
    const dataDir = join(await anEmptyPlace(), 'data')
    const database = await start(dataDir, { extraSettings: [] })
    const settings = await query<{ name: string; setting: string }>(
      database.adminUrl,
      `SELECT name, setting FROM pg_settings WHERE name IN ('server_encoding', 'listen_addresses', 'unix_socket_directories',
         'fsync', 'synchronous_commit', 'full_page_writes', 'jit', 'wal_compression', 'shared_preload_libraries', 'TimeZone')
       ORDER BY name COLLATE "C"`,
    )
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      TimeZone: 'UTC',
      fsync: 'on',
      full_page_writes: 'on',
      jit: 'off',
      listen_addresses: '127.0.0.1',
      server_encoding: 'UTF8',
      shared_preload_libraries: 'pg_stat_statements',
      synchronous_commit: 'on',
      unix_socket_directories: '',
      wal_compression: 'pglz',
    })
    expect(database.majorVersion).toBe(18)
    expect(new URL(database.adminUrl).port).toBe(String(database.port))
    for (const [name, mode] of Object.entries({ postgres: 0o700, 'secrets.json': 0o600 })) {
      expect((await stat(join(dataDir, name))).mode & 0o777).toBe(mode)
    }
    expect(await readFile(join(dataDir, 'postgres', 'pg_hba.conf'), 'utf8')).not.toMatch(
      /^[^#]*\b(trust|password|md5)$/m,
    )
  })

  test('compares Russian names by letters, whatever the case', async () => {
    const { adminUrl } = await start(await aClinicOnDisk())
    await query(adminUrl, 'CREATE EXTENSION pg_trgm')
    const sql = `SELECT 'ЩЁЛКИН Пётр' ILIKE 'щёлк%' AS found, similarity('Щёлкин', 'щёлкина') > 0.5 AS similar`
    expect(await query(adminUrl, sql)).toEqual([{ found: true, similar: true }])
  })

  test('lets nobody in without the password', async () => {
    const { adminUrl } = await start(await aClinicOnDisk())
    const url = new URL(adminUrl)
    url.password = 'password'
    await expect(query(url.toString(), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('keeps the password and the rows from one start to the next', async () => {
    const dataDir = await aClinicOnDisk()
    const first = await start(dataDir)
    await query(first.adminUrl, 'INSERT INTO visits VALUES (4)')
    await stopAll()
    const second = await start(dataDir)
    expect(new URL(second.adminUrl).password).toBe(new URL(first.adminUrl).password)
    expect(await visitsIn(second.adminUrl)).toBe(4)
  })

  test('obeys the settings of its owner over its own tuning', async () => {
    const dataDir = await aClinicOnDisk()
    await query((await start(dataDir)).adminUrl, "ALTER SYSTEM SET work_mem = '77MB'")
    await stopAll()
    expect(await query((await start(dataDir)).adminUrl, 'SHOW work_mem')).toEqual([{ work_mem: '77MB' }])
  })

  test('stops within ten seconds although sessions are busy', async () => {
    const database = await start(await aClinicOnDisk())
    const busy = query(database.adminUrl, 'INSERT INTO visits SELECT * FROM generate_series(1, 1000000000)')
    const cut = expect(busy).rejects.toThrow()
    await new Promise((resolve) => setTimeout(resolve, 500))
    const began = Date.now()
    await database.stop()
    expect(Date.now() - began).toBeLessThan(10_000)
    await cut
  })

  test('can be stopped twice', async () => {
    const database = await start(await aClinicOnDisk())
    await Promise.all([database.stop(), database.stop()])
  })

  test('a killed server comes back on its port with its rows, and says so', async () => {
    const dataDir = await aClinicOnDisk()
    const database = await start(dataDir)
    const exits: UnexpectedExit[] = []
    database.onExit((exit) => exits.push(exit))
    database.onExit(() => {
      throw new Error('a listener that fails')
    })
    await query(database.adminUrl, 'INSERT INTO visits VALUES (4)')
    process.kill(await postmasterOf(dataDir), 'SIGKILL')
    await expect.poll(() => visitsIn(database.adminUrl).catch(() => 0), { timeout: 15_000 }).toBe(4)
    expect(exits).toEqual([{ reason: 'stopped by SIGKILL', freeBytes: expect.any(Number) }])
    await expect.poll(() => database.log.lines.join('\n'), { timeout: 5000 }).toContain('PostgreSQL runs again')
  })

  test('is stopped for good while a restart is pending', async () => {
    const dataDir = await aClinicOnDisk()
    const database = await start(dataDir)
    process.kill(await postmasterOf(dataDir), 'SIGKILL')
    await database.stop()
    await expect(query(database.adminUrl, 'SELECT 1')).rejects.toThrow('ECONNREFUSED')
    expect(await visitsIn((await start(dataDir)).adminUrl)).toBe(3)
  })

  test('keeps names and phones out of the log although statements with them fail', async () => {
    const database = await start(await aClinicOnDisk())
    const client = new Client({ connectionString: database.adminUrl })
    await client.connect()
    await client.query('CREATE TABLE people (name text, phone text UNIQUE CHECK (length(phone) > 5))')
    await client.query("INSERT INTO people VALUES ('Щёлкина Анна', '+79161234567')")
    const failing = [
      "INSERT INTO people VALUES ('Щёлкина Анна', '+79161234567')",
      "INSERT INTO people VALUES ('Щёлкина Анна', '1')",
      "SELECT 'Щёлкина Анна'::int",
      "SELECT * FROM people WHERE name = 'Щёлкина Анна",
      "DO $$ BEGIN RAISE WARNING 'Щёлкина Анна'; RAISE LOG 'Щёлкина Анна'; END $$",
    ]
    for (const sql of failing) await client.query(sql).catch(() => undefined)
    await client.end()
    await database.stop()
    const log = database.log.lines.join('\n')
    expect(log).not.toMatch(/Щёлкина|9161234567/)
    expect(log).toContain('database system is shut down')
  })
})
