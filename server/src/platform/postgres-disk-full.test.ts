import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
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
import type { UnexpectedExit } from './embedded-postgres.ts'
import type { StartFailure } from './start-failure.ts'

const MEGABYTE = 1024 ** 2

afterEach(stopAll)
afterAll(removePlaces)

// A disk small enough to fill has to be mounted, which takes root.
describe.skipIf(!asRoot)('a full disk', () => {
  test('17. at the start: says how much is free and what to do; with space, everything is there', async () => {
    const disk = await aSmallDisk(150)
    const dataDir = await aClinicOnDisk(disk.path)
    await disk.fill(0)
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
    await disk.fill(64 * 1024)
    expect(await visitsIn((await start(dataDir)).adminUrl)).toBe(3)
  })

  test('before the first start: nothing half-made is left', async () => {
    const disk = await aSmallDisk(60)
    const dataDir = join(disk.path, 'data')
    const failure = (await start(dataDir).catch((error: unknown) => error)) as StartFailure
    expect(failure.code).toBe('disk_full')
    expect((await readdir(dataDir)).filter((name) => name !== 'secrets.json')).toEqual([])
  })

  test('while running: keeps trying without haste, says why, and recovers every accepted row', async () => {
    const disk = await aSmallDisk(200)
    const dataDir = await aClinicOnDisk(disk.path)
    const log = memoryLog()
    const database = await start(dataDir, { log, extraSettings: ['max_wal_size=2GB', 'checkpoint_timeout=1h'] })
    const exits: UnexpectedExit[] = []
    database.onExit((exit) => exits.push(exit))
    await query(database.adminUrl, 'ALTER TABLE visits ADD COLUMN note text')
    await disk.fill(24 * MEGABYTE)
    let accepted = 3
    const batch = 'INSERT INTO visits SELECT 1, repeat(md5(g::text), 60) FROM generate_series(1, 500) g'
    const insert = () =>
      query(database.adminUrl, batch).then(
        () => true,
        () => false,
      )
    while (await insert()) accepted += 500
    const began = Date.now()
    await new Promise((resolve) => setTimeout(resolve, 4000))
    const attempts = log.lines.filter((line) => line.includes('starting PostgreSQL')).length - 1
    expect(attempts).toBeLessThanOrEqual(2 + (Date.now() - began) / 500)
    expect(log.lines.filter((line) => /no space left/i.test(line)).length).toBeGreaterThan(0)
    for (const { reason } of exits) expect(reason).toMatch(/no space left on device/i)
    expect(log.lines.join('\n')).toMatch(/cannot be restarted yet.*MB free/)
    await disk.free()
    await expect.poll(() => visitsIn(database.adminUrl).catch(() => 0), { timeout: 30_000 }).toBe(accepted)
    await query(database.adminUrl, 'INSERT INTO visits VALUES (1)')
  })
})
