import { randomBytes } from 'node:crypto'
import { readFile, readlink, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartFailure } from './start-failure.ts'

/** Held while one process owns a data directory. */
export type DataDirectoryLock = { release(): Promise<void> }

/** Who wrote a lock. Process ids are reused, so the process's start (clock ticks since boot) is part of the proof. */
type Owner = {
  pid: number
  startTicks: string
  /** Process-id namespace (container) and boot in which `pid` means something; empty where there is no /proc. */
  namespace: string
  boot: string
  host: string
  /** Inode of the data directory: a lock that was copied along with the directory locks nothing. */
  inode: number
  token: string
  since: string
}

const FILE_NAME = 'revisit.lock'

/** How often an owner shows life, and after how long a silence an owner we cannot look at (another container) is gone. */
export type Rhythm = { heartbeatMs: number; silenceMs: number }

const RHYTHM: Rhythm = { heartbeatMs: 3000, silenceMs: 12_000 }

/**
 * Takes the data directory for this process. A lock whose owner is dead is taken over, whatever killed it.
 * @throws StartFailure `data_directory_in_use` naming the other process
 */
export async function lockDataDirectory(dataDir: string, rhythm: Rhythm = RHYTHM): Promise<DataDirectoryLock> {
  const path = join(dataDir, FILE_NAME)
  const me = await describeMyself(dataDir)
  const draft = `${path}.${me.token}`
  await writeFile(draft, `${JSON.stringify(me)}\n`, { mode: 0o600, flag: 'wx' })
  try {
    await alone(`${path}.contest`, me, rhythm, async () => {
      const other = await readOwner(path)
      if (other !== null && (await isAlive(path, other, { me, rhythm }))) throw inUse(dataDir, other)
      await rename(draft, path)
    })
  } finally {
    await rm(draft, { force: true })
  }
  const heartbeat = setInterval(() => void beat(path), rhythm.heartbeatMs)
  heartbeat.unref()
  return {
    release: async () => {
      clearInterval(heartbeat)
      if ((await readOwner(path))?.token === me.token) await rm(path, { force: true })
    },
  }
}

/** Runs `step` while no other process runs its own on the same path, so that two never take over one dead lock. */
async function alone(path: string, me: Owner, { silenceMs }: Rhythm, step: () => Promise<void>): Promise<void> {
  while (!(await claim(path, me))) {
    const other = await readOwner(path)
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    const dead = other !== null && sameProcessTable(other, me) && !(await runs(other))
    if (dead || age > 3 * silenceMs) await rm(path, { force: true })
    else await sleep(50)
  }
  try {
    await step()
  } finally {
    await rm(path, { force: true })
  }
}

async function claim(path: string, me: Owner): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(me), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function isAlive(path: string, owner: Owner, { me, rhythm }: { me: Owner; rhythm: Rhythm }): Promise<boolean> {
  if (owner.inode !== me.inode) return false
  if (sameProcessTable(owner, me)) return runs(owner)
  if (owner.host === me.host && owner.boot !== me.boot) return false
  return isBeating(path, rhythm)
}

function sameProcessTable(owner: Owner, me: Owner): boolean {
  return owner.host === me.host && owner.boot === me.boot && owner.namespace === me.namespace
}

async function runs(owner: Owner): Promise<boolean> {
  if (owner.startTicks !== '') return (await startTicks(owner.pid)) === owner.startTicks
  try {
    process.kill(owner.pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Watches the lock's heartbeat: true as soon as it beats, false after a long enough silence. */
async function isBeating(path: string, { silenceMs }: Rhythm): Promise<boolean> {
  const first = await stat(path)
  if (Date.now() - first.mtimeMs > 3 * silenceMs) return false
  for (let waited = 0; waited < silenceMs; waited += silenceMs / 24) {
    await sleep(silenceMs / 24)
    const now = await stat(path).catch(() => null)
    if (now === null) return false
    if (now.mtimeMs !== first.mtimeMs) return true
  }
  return false
}

async function describeMyself(dataDir: string): Promise<Owner> {
  return {
    pid: process.pid,
    startTicks: await startTicks(process.pid),
    namespace: await readlink('/proc/self/ns/pid').catch(() => ''),
    boot: await readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
      (id) => id.trim(),
      () => '',
    ),
    host: hostname(),
    inode: (await stat(dataDir)).ino,
    token: randomBytes(8).toString('hex'),
    since: new Date().toISOString(),
  }
}

/** Field 22 of /proc/<pid>/stat (proc(5)); empty when there is no such process or no /proc. */
async function startTicks(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  // A zombie has ended already; only its parent has not asked about it yet.
  return fields[0] === 'Z' ? '' : (fields[19] ?? '')
}

/** Null when there is no lock or its content was cut off by a crash. */
async function readOwner(path: string): Promise<Owner | null> {
  try {
    const owner = JSON.parse(await readFile(path, 'utf8')) as Owner
    return typeof owner.pid === 'number' ? owner : null
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
