import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import {
  aClinicOnDisk,
  asRoot,
  aSmallDisk,
  memoryLog,
  postmasterOf,
  query,
  removePlaces,
  start,
  startElsewhere,
  stopAll,
  visitsIn,
} from './clinic-database.testing.ts'
import type { UnexpectedExit } from './postgres-supervision.ts'
import type { StartFailure } from './start-failure.ts'

const MEGABYTE = 1024 ** 2

afterEach(stopAll)
afterAll(removePlaces)

// A disk small enough to fill has to be mounted, which takes root.
describe.skipIf(!asRoot)('a full disk', () => {
  test('17. at the start: says how much is free and what to do; with space, everything is there', async () => {
    const disk = await aSmallDisk(150)
    const dataDir = await aClinicOnDisk(disk.path)
    disk.fill(0)
    const failure = (await start(dataDir).catch((error: unknown) => error)) as StartFailure
    expect(failure.code).toBe('disk_full')
    expect(failure.text.ru).toMatch(/свободно 0 МБ.*Освободите/)
    expect(failure.text.en).toMatch(/0 MB free.*Free at least/)
    await disk.free()
    expect(await visitsIn((await start(dataDir)).adminUrl)).toBe(3)
  })

  test('after a crash with a few kilobytes left: people can read', async () => {
    const disk = await aSmallDisk(200)
    const dataDir = await aClinicOnDisk(disk.path)
    const other = await startElsewhere(dataDir)
    await query(other.url!, "CREATE TABLE notes AS SELECT repeat('а', 500) FROM generate_series(1, 20000)")
    const postmaster = await postmasterOf(dataDir)
    await other.kill()
    process.kill(postmaster, 'SIGKILL')
    disk.fill(64 * 1024)
    expect(await visitsIn((await start(dataDir)).adminUrl)).toBe(3)
  })

  test('before the first start: nothing half-made is left', async () => {
    const disk = await aSmallDisk(60)
    const dataDir = join(disk.path, 'data')
    const failure = (await start(dataDir).catch((error: unknown) => error)) as StartFailure
    expect(failure.code).toBe('disk_full')
    expect((await readdir(dataDir)).filter((name) => name !== 'secrets.json')).toEqual([])
  })

  test('while running: the disk of the write-ahead log fills up; every accepted row is there afterwards', async () => {
    const disk = await aSmallDisk(200)
    const log = memoryLog()
    const extraSettings = ['max_wal_size=2GB', 'checkpoint_timeout=1h']
    const database = await start(await aClinicOnDisk(disk.path), { log, extraSettings })
    const exits: UnexpectedExit[] = []
    database.onExit((exit) => exits.push(exit))
    await query(database.adminUrl, 'ALTER TABLE visits ADD COLUMN note text')
    disk.fill(24 * MEGABYTE)
    let accepted = 3
    const batch = 'INSERT INTO visits SELECT 1, repeat(md5(g::text), 60) FROM generate_series(1, 500) g'
    const insert = () =>
      query(database.adminUrl, batch).then(
        () => true,
        () => false,
      )
    while (await insert()) accepted += 500
    await sleep(1000)
    expect(log.lines.join('\n')).toMatch(/no space left/i)
    for (const { reason } of exits) expect(reason).toMatch(/no space left on device/i)
    await disk.free()
    const visits = () => visitsIn(database.adminUrl).catch(() => 0)
    await expect.poll(visits, { timeout: 30_000 }).toBeGreaterThan(0)
    // The answer to the last batch was lost in the crash: it is there whole or not at all.
    expect([accepted, accepted + 500]).toContain(await visits())
    expect(await insert()).toBe(true)
  })

  test('while running: a server that cannot come back is tried without haste, with the reason, until it can', async () => {
    const disk = await aSmallDisk(150)
    const dataDir = await aClinicOnDisk(disk.path)
    const log = memoryLog()
    const database = await start(dataDir, { log })
    database.onExit(() => disk.fill(0))
    process.kill(await postmasterOf(dataDir), 'SIGKILL')
    const began = Date.now()
    const attempts = () => log.lines.filter((line) => line.includes('cannot be restarted yet'))
    await expect.poll(() => attempts().length, { timeout: 20_000 }).toBeGreaterThan(2)
    // The pauses before them: 0.2, 0.5 and 1 second, growing.
    expect(Date.now() - began).toBeGreaterThan(1600)
    expect(attempts()[0]).toMatch(/The disk holding .* is full \(0 MB free\)/)
    await disk.free()
    await expect.poll(() => visitsIn(database.adminUrl).catch(() => 0), { timeout: 30_000 }).toBe(3)
  })
})
