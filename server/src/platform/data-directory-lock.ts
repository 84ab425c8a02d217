import { randomBytes } from 'node:crypto'
import { readFile, readlink, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartFailure } from './start-failure.ts'

/** Held while one process owns a data directory. */
export type DataDirectoryLock = { release(): Promise<void> }

/** Who wrote the lock. Process ids are reused, so the process's start (clock ticks since boot) is part of the proof. */
type Owner = {
  pid: number
  startTicks: string
  namespace: string
  boot: string
  host: string
  token: string
  since: string
}

const FILE_NAME = 'revisit.lock'
const HEARTBEAT_MS = 5000
/** An owner we cannot look at (another container or host) is gone when it has been silent this long. */
const SILENCE_MS = 20_000
const CONTEST_MS = 15_000

/**
 * Takes the data directory for this process. A lock whose owner is dead is taken over, whatever killed it.
 * @throws StartFailure `data_directory_in_use` naming the other process
 */
export async function lockDataDirectory(dataDir: string): Promise<DataDirectoryLock> {
  const path = join(dataDir, FILE_NAME)
  const owner = await describeMyself()
  const draft = `${path}.${owner.token}`
  await writeFile(draft, `${JSON.stringify(owner)}\n`, { mode: 0o600, flag: 'wx' })
  try {
    await alone(`${path}.contest`, async () => {
      const other = await readOwner(path)
      if (other !== null && (await isAlive(path, other))) throw inUse(dataDir, other)
      await rename(draft, path)
    })
  } finally {
    await rm(draft, { force: true })
  }
  const heartbeat = setInterval(() => void beat(path), HEARTBEAT_MS)
  heartbeat.unref()
  return {
    release: async () => {
      clearInterval(heartbeat)
      if ((await readOwner(path))?.token === owner.token) await rm(path, { force: true })
    },
  }
}

/** Runs `step` while no other process runs its own on the same path, so that two never take over one dead lock. */
async function alone(path: string, step: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + CONTEST_MS + SILENCE_MS
  for (;;) {
    try {
      await writeFile(path, '', { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || Date.now() > deadline) throw error
      const since = await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => Number.NaN,
      )
      if (Date.now() - since > CONTEST_MS + SILENCE_MS) await rm(path, { force: true })
      await sleep(50)
    }
  }
  try {
    await step()
  } finally {
    await rm(path, { force: true })
  }
}

async function isAlive(path: string, owner: Owner): Promise<boolean> {
  const me = await describeMyself()
  if (owner.boot === me.boot && owner.namespace === me.namespace) {
    return (await startTicks(owner.pid)) === owner.startTicks && owner.startTicks !== ''
  }
  if (owner.host === me.host && owner.namespace === '' && me.namespace === '') return signalReaches(owner.pid)
  if (owner.host === me.host && owner.boot !== me.boot) return false
  return isBeating(path)
}

/** Watches the lock's heartbeat: true as soon as it beats, false after a long enough silence. */
async function isBeating(path: string): Promise<boolean> {
  const first = await stat(path)
  if (Date.now() - first.mtimeMs > SILENCE_MS * 3) return false
  for (let waited = 0; waited < SILENCE_MS; waited += 500) {
    await sleep(500)
    const now = await stat(path).catch(() => null)
    if (now === null) return false
    if (now.mtimeMs !== first.mtimeMs) return true
  }
  return false
}

async function describeMyself(): Promise<Owner> {
  return {
    pid: process.pid,
    startTicks: await startTicks(process.pid),
    namespace: await readlink('/proc/self/ns/pid').catch(() => ''),
    boot: await readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
      (id) => id.trim(),
      () => '',
    ),
    host: hostname(),
    token: randomBytes(8).toString('hex'),
    since: new Date().toISOString(),
  }
}

/** Field 22 of /proc/<pid>/stat; empty when there is no such process (or no /proc). */
async function startTicks(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  // A zombie has ended already; only its parent has not asked about it yet.
  return fields[0] === 'Z' ? '' : (fields[19] ?? '')
}

function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function readOwner(path: string): Promise<Owner | null> {
  try {
    const owner = JSON.parse(await readFile(path, 'utf8')) as Partial<Owner>
    return typeof owner.pid === 'number'
      ? ({ startTicks: '', namespace: '', boot: '', host: '', token: '', since: '', ...owner } as Owner)
      : null
  } catch {
    return null
  }
}

async function beat(path: string): Promise<void> {
  const now = new Date()
  await utimes(path, now, now).catch(() => undefined)
}

function inUse(dataDir: string, { pid, host, since }: Owner): StartFailure {
  return new StartFailure('data_directory_in_use', {
    ru: `Каталог данных ${dataDir} уже занят: программа работает с ${since}, процесс ${pid} на ${host}. Остановите её или укажите другой каталог в REVISIT_DATA.`,
    en: `The data directory ${dataDir} is in use: the program has been running since ${since}, process ${pid} on ${host}. Stop it or name another directory in REVISIT_DATA.`,
  })
}
