import { readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { anEmptyPlace, removePlaces } from './clinic-database.testing.ts'
import { lockDataDirectory } from './data-directory-lock.ts'

const RHYTHM = { heartbeatMs: 50, silenceMs: 600 }

afterAll(removePlaces)

test('a second owner is refused while the first lives, and welcome after its release', async () => {
  const dataDir = await anEmptyPlace()
  const first = await lockDataDirectory(dataDir)
  await expect(lockDataDirectory(dataDir)).rejects.toMatchObject({ code: 'data_directory_in_use' })
  await first.release()
  await (await lockDataDirectory(dataDir)).release()
})

test('of many contenders exactly one gets the lock of a dead owner', async () => {
  const dataDir = await anEmptyPlace()
  await leaveLock(dataDir, { startTicks: '1' })
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataDirectory(dataDir)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a process that merely got the dead owner’s id does not hold the lock', async () => {
  const dataDir = await anEmptyPlace()
  await leaveLock(dataDir, { pid: process.ppid, startTicks: '1' })
  await (await lockDataDirectory(dataDir)).release()
})

test('a lock cut off by a crash is no lock', async () => {
  const dataDir = await anEmptyPlace()
  await writeFile(join(dataDir, 'revisit.lock'), '{"pid": 12')
  await (await lockDataDirectory(dataDir)).release()
})

test('a lock left by the machine before its restart is no lock', async () => {
  const dataDir = await anEmptyPlace()
  await leaveLock(dataDir, { boot: 'an earlier boot' })
  await (await lockDataDirectory(dataDir)).release()
})

test('an owner in another container holds the lock as long as its heart beats', async () => {
  const dataDir = await anEmptyPlace()
  const path = await leaveLock(dataDir, { namespace: 'pid:[1]', host: 'another' })
  const heart = setInterval(() => void utimes(path, new Date(), new Date()), 50)
  await expect(lockDataDirectory(dataDir, RHYTHM)).rejects.toMatchObject({ code: 'data_directory_in_use' })
  clearInterval(heart)
  await (await lockDataDirectory(dataDir, RHYTHM)).release()
})

test('releasing does not remove the lock of a later owner', async () => {
  const dataDir = await anEmptyPlace()
  const first = await lockDataDirectory(dataDir)
  await leaveLock(dataDir, { token: 'a later owner' })
  await first.release()
  expect(await readFile(join(dataDir, 'revisit.lock'), 'utf8')).toContain('a later owner')
})

/** Writes a lock like that of this process, with some facts changed. */
async function leaveLock(dataDir: string, changed: object): Promise<string> {
  const path = join(dataDir, 'revisit.lock')
  const own = await readFile(path, 'utf8').catch(async () => {
    const lock = await lockDataDirectory(dataDir)
    return readFile(path, 'utf8').finally(() => lock.release())
  })
  await writeFile(path, JSON.stringify({ ...JSON.parse(own), ...changed }))
  return path
}
