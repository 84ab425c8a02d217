import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFile, chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import {
  aClinicOnDisk,
  anEmptyPlace,
  asRoot,
  filesIn,
  handTo,
  NOBODY,
  postmasterOf,
  query,
  removePlaces,
  run,
  start,
  startElsewhere,
  stopAll,
  visitsIn,
} from './clinic-database.testing.ts'
import { findServerAccount } from './postgres-account.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { processesInCluster } from './postgres-processes.ts'
import { StartFailure } from './start-failure.ts'

afterEach(stopAll)
afterAll(removePlaces)

/** The failure of a start, which must say something in both languages and must not have removed any file. */
async function failureOf(dataDir: string): Promise<StartFailure> {
  const before = await filesIn(dataDir)
  const error = await start(dataDir).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(StartFailure)
  const failure = error as StartFailure
  expect(failure.text.ru).toMatch(/[а-яё]{3}/i)
  for (const text of Object.values(failure.text)) expect(text).not.toContain('\n')
  expect(await filesIn(dataDir)).toEqual(before)
  return failure
}

/** Whether that server works on the data directory. (The process id alone may belong to a dead process not yet reaped.) */
async function worksOn(dataDir: string, pid: number): Promise<boolean> {
  const found = await processesInCluster(join(dataDir, 'postgres'))
  return found.some((one) => one.pid === pid && one.postmaster && one.ours)
}

describe('start states that heal themselves', () => {
  test('1. a database stopped in good order', async () => {
    const dataDir = await aClinicOnDisk()
    const database = await start(dataDir)
    expect(await visitsIn(database.adminUrl)).toBe(3)
    expect(database.log.lines.filter((line) => !line.startsWith('info'))).toEqual([])
  })

  test('2. PostgreSQL and the program killed with kill -9', async () => {
    const dataDir = await aClinicOnDisk()
    const other = await startElsewhere(dataDir)
    await query(other.url!, 'INSERT INTO visits VALUES (4)')
    const postmaster = await postmasterOf(dataDir)
    await other.kill()
    process.kill(postmaster, 'SIGKILL')
    expect(await visitsIn((await start(dataDir)).adminUrl)).toBe(4)
  })

  test('2b. PostgreSQL killed while a session of it keeps computing', async () => {
    const dataDir = await aClinicOnDisk()
    const other = await startElsewhere(dataDir)
    const endless = query(
      other.url!,
      'SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b',
    )
    endless.catch(() => undefined)
    await sleep(300)
    const postmaster = await postmasterOf(dataDir)
    await other.kill()
    process.kill(postmaster, 'SIGKILL')
    expect(await visitsIn((await start(dataDir)).adminUrl)).toBe(3)
  })

  test('3. the program killed with kill -9 three times in a row, its PostgreSQL still running', async () => {
    const dataDir = await aClinicOnDisk()
    for (let kills = 1; kills <= 3; kills += 1) {
      const other = await startElsewhere(dataDir)
      expect(other.failure).toBeNull()
      await query(other.url!, 'INSERT INTO visits VALUES (0)')
      await other.kill()
    }
    const orphan = await postmasterOf(dataDir)
    expect(await worksOn(dataDir, orphan)).toBe(true)
    expect(await visitsIn((await start(dataDir)).adminUrl)).toBe(6)
    expect(await worksOn(dataDir, orphan)).toBe(false)
  })

  test('4. postmaster.pid names a living process that only looks like a PostgreSQL of ours', async () => {
    const dataDir = await aClinicOnDisk()
    const account = await findServerAccount(null)
    const script = 'setInterval(() => {}, 1000)'
    const flags = ['-e', script, '--', '-D', join(dataDir, 'postgres'), '-c', 'cluster_name=revisit']
    const stranger = spawn(process.execPath, flags, { ...account, argv0: 'postgres', cwd: '/', stdio: 'ignore' })
    await writePidFile(
      dataDir,
      `${stranger.pid}\n${join(dataDir, 'postgres')}\n1700000000\n54329\n\n127.0.0.1\n0 0\nready\n`,
    )
    const database = await start(dataDir)
    expect(await visitsIn(database.adminUrl)).toBe(3)
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
    expect(await readFile(join(dataDir, 'postgres', 'postmaster.pid.stale'), 'utf8')).toContain(`${stranger.pid}\n`)
    stranger.kill()
  })

  test('5. an empty postmaster.pid', async () => {
    const dataDir = await aClinicOnDisk()
    await writePidFile(dataDir, '')
    expect(await visitsIn((await start(dataDir)).adminUrl)).toBe(3)
  })

  test('7. a database directory open to everybody (0777) is closed again, with a note', async () => {
    const dataDir = await aClinicOnDisk()
    await chmod(join(dataDir, 'postgres'), 0o777)
    const database = await start(dataDir)
    expect(await visitsIn(database.adminUrl)).toBe(3)
    expect((await stat(join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700)
    expect(database.log.lines.join('\n')).toContain('its mode is 0700 again')
  })

  test('8. the preferred port is taken by another program', async () => {
    const dataDir = await aClinicOnDisk()
    const neighbour = createServer()
    const port = await new Promise<number>((resolve) =>
      neighbour.listen(0, '127.0.0.1', () => resolve((neighbour.address() as { port: number }).port)),
    )
    const database = await start(dataDir, { port })
    expect(database.port).not.toBe(port)
    expect(await visitsIn(database.adminUrl)).toBe(3)
    neighbour.close()
  })

  test('9. somebody turned logging_collector on', async () => {
    const dataDir = await aClinicOnDisk()
    await appendFile(
      join(dataDir, 'postgres', 'postgresql.conf'),
      "\nlogging_collector = on\nlog_directory = '/proc'\n",
    )
    expect(await visitsIn((await start(dataDir)).adminUrl)).toBe(3)
  })

  test.skipIf(!asRoot)('10. root on a machine without any PostgreSQL account', async () => {
    const name = `revisit-${randomBytes(3).toString('hex')}`
    try {
      const dataDir = join(await anEmptyPlace(), 'data')
      await start(dataDir, { accountNames: [name] })
      const { stdout } = await run('id', ['-u', name])
      expect((await stat(join(dataDir, 'postgres'))).uid).toBe(Number(stdout))
      await stopAll()
    } finally {
      await run('userdel', [name]).catch(() => undefined)
    }
  })

  test.skipIf(!asRoot)('11. the data directory lies where the PostgreSQL account may not enter', async () => {
    const home = await anEmptyPlace()
    const sharedHome = join(await anEmptyPlace(), 'shared')
    await chmod(home, 0o700)
    const dataDir = join(home, 'data')
    const first = await start(dataDir, { sharedHome })
    await query(first.adminUrl, 'CREATE TABLE visits (id int); INSERT INTO visits VALUES (1)')
    await stopAll()
    expect(await visitsIn((await start(dataDir, { sharedHome })).adminUrl)).toBe(1)
    expect((await stat(home)).mode & 0o777).toBe(0o700)
  })

  test.skipIf(!asRoot)('11b. the installation lies where the PostgreSQL account may not enter', async () => {
    const account = await findServerAccount(null)
    const installed = join((await findPostgresBinaries(account)).postgres, '..', '..')
    const closed = await anEmptyPlace()
    await run('cp', ['-a', installed, join(closed, 'native')])
    await chmod(closed, 0o700)
    const sharedHome = join(await anEmptyPlace(), 'shared')
    const { postgres } = await findPostgresBinaries(account, { installed: join(closed, 'native'), sharedHome })
    expect(postgres.startsWith(sharedHome)).toBe(true)
    const { stdout } = await run(postgres, ['--version'], { ...account, cwd: '/' })
    expect(stdout).toContain('PostgreSQL')
  })

  test.each([
    ['13. LANG=C', { LANG: 'C' }],
    ['14. LC_ALL names a locale that is not installed', { LC_ALL: 'ru_RU.UTF-8', LANG: 'ru_RU.UTF-8' }],
  ])('%s', async (_, env) => {
    const dataDir = join(await anEmptyPlace(), 'data')
    const other = await startElsewhere(dataDir, { env })
    expect(other.failure).toBeNull()
    const sql = `SELECT current_setting('server_encoding') AS encoding, lower('ЁЛКИНА') AS lower, length('Ё') AS letters`
    expect(await query(other.url!, sql)).toEqual([{ encoding: 'UTF8', lower: 'ёлкина', letters: 1 }])
    await other.kill()
  })

  test('an ordinary user starts the product, is killed, and starts it again', async () => {
    const dataDir = join(await anEmptyPlace(), 'data')
    await handTo(NOBODY, dataDir)
    const first = await startElsewhere(dataDir, { uid: NOBODY })
    expect(first.failure).toBeNull()
    await query(first.url!, 'CREATE TABLE visits (id int)')
    await first.kill()
    const second = await startElsewhere(dataDir, { uid: NOBODY })
    expect(await visitsIn(second.url!)).toBe(0)
    await second.kill()
    // Root after the ordinary user: the server runs as the owner, whose files stay the owner's.
    expect(await visitsIn((await start(dataDir)).adminUrl)).toBe(0)
    if (asRoot) expect((await stat(join(dataDir, 'postgres'))).uid).toBe(NOBODY)
  })

  test('the secrets file was lost', async () => {
    const dataDir = await aClinicOnDisk()
    await rm(join(dataDir, 'secrets.json'))
    expect(await visitsIn((await start(dataDir)).adminUrl)).toBe(3)
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600)
  })

  test('the first start was killed while it created the database', async () => {
    const dataDir = join(await anEmptyPlace(), 'data')
    await mkdir(join(dataDir, 'postgres.draft-0badf00d', 'base'), { recursive: true })
    expect((await query((await start(dataDir)).adminUrl, 'SELECT 1 AS one'))[0]).toEqual({ one: 1 })
    await expect(stat(join(dataDir, 'postgres.draft-0badf00d'))).rejects.toThrow('ENOENT')
  })

  test('kill -9 at any moment of the very first start, again and again', async () => {
    const dataDir = join(await anEmptyPlace(), 'data')
    for (const killAfterMs of [90, 150, 210, 300, 400, 500, 650, 800]) await startElsewhere(dataDir, { killAfterMs })
    expect(await query((await start(dataDir)).adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('kill -9 at any moment of a later start, again and again', async () => {
    const dataDir = await aClinicOnDisk()
    for (const killAfterMs of [90, 120, 150, 180, 210, 240, 280, 350]) await startElsewhere(dataDir, { killAfterMs })
    expect(await visitsIn((await start(dataDir)).adminUrl)).toBe(3)
  })

  test('the data directory was copied while the original runs', async () => {
    const dataDir = await aClinicOnDisk()
    await startElsewhere(dataDir)
    const copy = join(await anEmptyPlace(), 'data')
    await run('cp', ['-a', dataDir, copy])
    expect(await visitsIn((await start(copy)).adminUrl)).toBe(3)
    expect(await worksOn(dataDir, await postmasterOf(dataDir))).toBe(true)
  })
})

describe('start states that need a person', () => {
  test('6. the data of another PostgreSQL version', async () => {
    const dataDir = await aClinicOnDisk()
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '15\n')
    const failure = await failureOf(dataDir)
    expect(failure.code).toBe('database_version')
    expect(failure.text.en).toContain('made by PostgreSQL 15')
  })

  test('12. a data directory that cannot be written to', async () => {
    const dataDir = join(await anEmptyPlace(), 'data')
    await handTo(NOBODY, dataDir)
    await chmod(dataDir, 0o555)
    const other = await startElsewhere(dataDir, { uid: NOBODY })
    expect(other.failure?.code).toBe('data_directory_unusable')
    expect(other.failure?.en).toContain(dataDir)
  })

  test.skipIf(!asRoot)('12b. a disk mounted read-only', async () => {
    const place = await anEmptyPlace()
    await run('mount', ['-t', 'tmpfs', '-o', 'ro', 'none', place])
    const failure = await failureOf(place)
    expect(failure.code).toBe('data_directory_unusable')
    expect(failure.text.en).toContain('EROFS')
  })

  test('15. pg_wal is missing; put back, everything is there', async () => {
    const dataDir = await aClinicOnDisk()
    const wal = join(dataDir, 'postgres', 'pg_wal')
    await rename(wal, `${wal}.away`)
    expect((await failureOf(dataDir)).code).toBe('database_wal_missing')
    await rename(`${wal}.away`, wal)
    expect(await visitsIn((await start(dataDir)).adminUrl)).toBe(3)
  })

  test('16. a second program on the same data directory is told who owns it; the first keeps working', async () => {
    const dataDir = await aClinicOnDisk()
    const first = await startElsewhere(dataDir)
    const failure = await failureOf(dataDir)
    expect(failure.code).toBe('data_directory_in_use')
    expect(failure.text.en).toContain(`process ${first.pid} `)
    expect(await visitsIn(first.url!)).toBe(3)
  })

  test('16b. of four programs starting at once after a crash, one wins', async () => {
    const dataDir = await aClinicOnDisk()
    const crashed = await startElsewhere(dataDir)
    await crashed.kill()
    const starts = await Promise.all([1, 2, 3, 4].map(() => startElsewhere(dataDir)))
    expect(starts.filter(({ url }) => url !== null)).toHaveLength(1)
    const losers = starts.filter(({ failure }) => failure !== null)
    expect(losers.map(({ failure }) => failure?.code)).toEqual(Array(3).fill('data_directory_in_use'))
    expect(await visitsIn(starts.find(({ url }) => url !== null)!.url!)).toBe(3)
  })

  test('a PostgreSQL that somebody started by hand on our data is named and left alone', async () => {
    const dataDir = await aClinicOnDisk()
    const account = await findServerAccount(null)
    const { postgres } = await findPostgresBinaries(account)
    const flags = ['-D', join(dataDir, 'postgres'), '-c', 'listen_addresses=', '-c', 'unix_socket_directories=']
    const byHand = spawn(postgres, flags, { ...account, cwd: '/', stdio: 'ignore' })
    await expect.poll(() => postmasterOf(dataDir).catch(() => 0), { timeout: 5000 }).toBe(byHand.pid)
    const error = (await start(dataDir).catch((reason: unknown) => reason)) as StartFailure
    expect(error.code).toBe('database_foreign_server')
    expect(error.text.en).toContain(String(byHand.pid))
    expect(byHand.exitCode ?? byHand.signalCode).toBeNull()
    byHand.kill('SIGINT')
    await new Promise((resolve) => byHand.once('close', resolve))
  })

  test('something else lies where the database should be', async () => {
    const dataDir = join(await anEmptyPlace(), 'data')
    await mkdir(join(dataDir, 'postgres'), { recursive: true })
    await writeFile(join(dataDir, 'postgres', 'отчёт.xlsx'), 'not a database')
    await writeFile(join(dataDir, 'secrets.json'), '{"postgresPassword":"known"}')
    expect((await failureOf(dataDir)).code).toBe('database_not_a_cluster')
  })

  test('a mistake in postgresql.conf is quoted', async () => {
    const dataDir = await aClinicOnDisk()
    await appendFile(join(dataDir, 'postgres', 'postgresql.conf'), '\nmax_conections = 10\n')
    const error = (await start(dataDir).catch((reason: unknown) => reason)) as StartFailure
    expect(error.code).toBe('database_configuration')
    expect(error.text.ru).toContain('max_conections')
  })

  test('somebody shut the program out in pg_hba.conf', async () => {
    const dataDir = await aClinicOnDisk()
    await writeFile(join(dataDir, 'postgres', 'pg_hba.conf'), 'host all all 127.0.0.1/32 reject\n')
    const error = (await start(dataDir).catch((reason: unknown) => reason)) as StartFailure
    expect(error.code).toBe('database_sign_in')
    expect(error.text.en).toContain('pg_hba.conf')
  })

  test('a broken secrets file is not overwritten', async () => {
    const dataDir = await aClinicOnDisk()
    await writeFile(join(dataDir, 'secrets.json'), '{"postgresPassword": "hal')
    expect((await failureOf(dataDir)).code).toBe('secrets_unreadable')
    expect(await readFile(join(dataDir, 'secrets.json'), 'utf8')).toBe('{"postgresPassword": "hal')
  })
})

async function writePidFile(dataDir: string, content: string): Promise<void> {
  const path = join(dataDir, 'postgres', 'postmaster.pid')
  await writeFile(path, content, { mode: 0o600 })
  const { uid, gid } = await stat(join(dataDir, 'postgres'))
  if (asRoot) await run('chown', [`${uid}:${gid}`, path])
}
