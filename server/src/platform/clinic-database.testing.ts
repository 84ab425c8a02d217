import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { statfsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { startEmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.ts'
import type { ServerLog } from './postgres-log.ts'
import type { EmbeddedPostgres } from './postgres-supervision.ts'

export const run = promisify(execFile)
export const asRoot = process.geteuid?.() === 0
/** An ordinary user for tests that start as root. */
export const NOBODY = 65_534

const FAST = ['fsync=off']
const places: string[] = []
const running: EmbeddedPostgres[] = []
const elsewhere: ChildProcess[] = []
let clinic: string | null = null

/** An empty folder that every account of the machine may pass through. */
export async function anEmptyPlace(): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'revisit-клиника '))
  await chmod(place, 0o755)
  places.push(place)
  return place
}

/** The data directory of a clinic with three visits, its database stopped in good order. */
export async function aClinicOnDisk(place?: string): Promise<string> {
  clinic ??= await makeClinic()
  const dataDir = join(place ?? (await anEmptyPlace()), 'data')
  // Node's own copy drops the owners.
  await run('cp', ['-a', clinic, dataDir])
  return dataDir
}

async function makeClinic(): Promise<string> {
  const dataDir = join(await anEmptyPlace(), 'data')
  const database = await startEmbeddedPostgres({ dataDir, log: memoryLog(), extraSettings: FAST })
  await query(database.adminUrl, 'CREATE TABLE visits (id int); INSERT INTO visits VALUES (1), (2), (3)')
  await database.stop()
  return dataDir
}

export type MemoryLog = ServerLog & { lines: string[] }

export function memoryLog(): MemoryLog {
  const lines: string[] = []
  const write = (level: string) => (fields: object, message: string) =>
    void lines.push(`${level} ${message} ${JSON.stringify(fields)}`)
  return { lines, info: write('info'), warn: write('warn'), error: write('error') }
}

/** Starts the database in this process; stopped after the test. */
export async function start(
  dataDir: string,
  options: Partial<EmbeddedPostgresOptions> = {},
): Promise<EmbeddedPostgres & { log: MemoryLog }> {
  const log = memoryLog()
  const database = await startEmbeddedPostgres({ dataDir, log, extraSettings: FAST, ...options })
  running.push(database)
  return Object.assign(database, { log })
}

export type Elsewhere = {
  pid: number
  url: string | null
  failure: { code: string; en: string } | null
  kill(): Promise<void>
}

/**
 * Starts the database in a process of its own, which then waits; `kill` is kill -9 of that process alone. With
 * `killAfterMs` it is killed at that moment, whatever it is doing, and nothing else is waited for.
 */
export async function startElsewhere(
  dataDir: string,
  { uid, env = {}, killAfterMs }: { uid?: number; env?: Record<string, string>; killAfterMs?: number } = {},
): Promise<Elsewhere> {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))}
    const quiet = { info() {}, warn() {}, error() {} }
    const say = (answer) => console.log(JSON.stringify(answer))
    startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: quiet, extraSettings: ['fsync=off'] }).then(
      (database) => { say({ url: database.adminUrl }); setInterval(() => {}, 1000) },
      (error) => say({ failure: { code: error.code, en: error.text?.en ?? String(error) } }),
    )`
  const identity = asRoot && uid !== undefined ? { uid, gid: uid } : {}
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    ...identity,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
  })
  elsewhere.push(child)
  const ended = new Promise((resolve) => child.once('close', resolve))
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  if (killAfterMs !== undefined) {
    await sleep(killAfterMs)
    await kill()
    return { pid: child.pid!, url: null, failure: null, kill }
  }
  let said = ''
  const answer = await new Promise<{ url?: string; failure?: { code: string; en: string } }>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += String(chunk)
      if (said.includes('\n')) resolve(JSON.parse(said))
    })
    child.once('close', (code) => reject(new Error(`the other process ended with ${code} before it answered`)))
  })
  return { pid: child.pid!, url: answer.url ?? null, failure: answer.failure ?? null, kill }
}

export async function query<Row = Record<string, unknown>>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows as Row[]
  } finally {
    await client.end()
  }
}

export async function visitsIn(url: string): Promise<number> {
  const [row] = await query<{ visits: number }>(url, 'SELECT count(*)::int AS visits FROM visits')
  return row!.visits
}

/** Process id of the server that works on a data directory. */
export async function postmasterOf(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

/** Every file below, for proving that nothing was deleted. */
export async function filesIn(directory: string): Promise<string[]> {
  const { stdout } = await run('find', [directory, '-type', 'f', '-o', '-type', 'l'], { maxBuffer: 2 ** 26 })
  return stdout.trim().split('\n').sort()
}

export type SmallDisk = {
  path: string
  /** Takes all space but so many bytes, before anything else can run. */
  fill(leave: number): void
  free(): Promise<void>
}

/** A file system in memory, so small that it can be filled. Root only. */
export async function aSmallDisk(megabytes: number): Promise<SmallDisk> {
  const path = await anEmptyPlace()
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'none', path])
  const fillers: string[] = []
  return {
    path,
    fill: (leave) => {
      const { bavail, bsize } = statfsSync(path)
      const size = bavail * bsize - leave
      if (size <= 0) return
      fillers.push(join(path, `filler-${fillers.length}`))
      execFileSync('fallocate', ['-l', String(size), fillers.at(-1)!])
    },
    free: async () => {
      for (const filler of fillers.splice(0)) await rm(filler, { force: true })
    },
  }
}

/** Stops what the test started: ours in good order, then whatever killed processes left behind. */
export async function stopAll(): Promise<void> {
  for (const child of elsewhere.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  for (const database of running.splice(0)) await database.stop()
}

/** Removes every folder of this file's tests, stopping servers orphaned there. */
export async function removePlaces(): Promise<void> {
  for (const place of places.splice(0)) {
    await run('sh', ['-c', ORPHANS, 'sh', place]).catch(() => undefined)
    await run('umount', ['-l', place]).catch(() => undefined)
    await rm(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/** Ends, by process id, the processes whose working directory lies in our own temporary folder. */
const ORPHANS = `
for pid in $(ls /proc | grep -E '^[0-9]+$'); do
  case "$(readlink /proc/$pid/cwd 2>/dev/null)" in "$1"/*) kill -QUIT $pid 2>/dev/null ;; esac
done`

/** Makes a folder belong to an ordinary user. */
export async function handTo(uid: number, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true })
  if (asRoot) await chown(directory, uid, uid)
}
