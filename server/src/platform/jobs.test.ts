import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { useDatabase } from '../testing/database.ts'
import { APPLICATION_PASSWORD } from '../testing/template.ts'
import { addJob, drainJobs, startWorker } from './jobs.ts'
import { freeDeadJobs } from './living-workers.ts'

const database = useDatabase()
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

test('a job whose worker was killed with kill -9 is taken up again at once, not after four hours', async () => {
  await inQueue('report.make')
  const other = await workerElsewhere('report.make')
  expect(await freeDeadJobs(database().ports, { graceSeconds: 0 })).toEqual([])
  expect(await lockedJobs()).toBe(1)
  other.kill('SIGKILL')
  await once(other, 'exit')
  const freed = await vi.waitUntil(
    async () => {
      const dead = await freeDeadJobs(database().ports, { graceSeconds: 0 })
      return dead.length > 0 && dead
    },
    { timeout: 10_000, interval: 50 },
  )
  expect(freed).toHaveLength(1)
  expect(await lockedJobs()).toBe(0)
  expect(await drain('report.make')).toBe(1)
})

test('a starting worker takes up what a worker of yesterday left locked', async () => {
  await inQueue('letter.send')
  await database().admin(`update graphile_worker._private_jobs set locked_by = 'worker-of-yesterday',
    locked_at = now() - interval '1 minute'`)
  expect(await drain('letter.send')).toBe(1)
})

test('a job that is being done is left alone while its worker lives', async () => {
  await inQueue('slow.work')
  let runs = 0
  const done = Promise.withResolvers<void>()
  const run = async () => {
    runs += 1
    await done.promise
  }
  const worker = await startWorker(database().ports, [{ name: 'slow.work', run }], [])
  try {
    await vi.waitUntil(() => runs === 1, { timeout: 10_000 })
    await database().admin(`update graphile_worker._private_jobs set locked_at = now() - interval '1 hour'`)
    expect(await freeDeadJobs(database().ports)).toEqual([])
    // A broken connection lets go of the locks: they are taken again on another one.
    await database().admin(`select pg_terminate_backend(l.pid) from pg_locks l
      join pg_database d on d.oid = l.database where l.locktype = 'advisory' and d.datname = current_database()`)
    await vi.waitUntil(async () => (await heldLocks()) === 1, { timeout: 10_000 })
    expect(await freeDeadJobs(database().ports)).toEqual([])
    expect(runs).toBe(1)
  } finally {
    done.resolve()
    await worker.stop()
  }
  expect(await heldLocks()).toBe(0)
})

test('a statement of a killed process is given up within seconds, and its locks with it', async () => {
  const other = await processElsewhere(`
    console.log('begun')
    await database.pool.query('begin; select pg_advisory_xact_lock(7); select pg_sleep(600)')`)
  const isLocked = async () => (await database().admin(`select from pg_locks where objid = 7 and granted`)).length > 0
  await vi.waitUntil(isLocked, { timeout: 5000 })
  other.kill('SIGKILL')
  await vi.waitUntil(async () => !(await isLocked()), { timeout: 15_000, interval: 200 })
})

async function inQueue(name: string): Promise<void> {
  await database().ports.database.outsideClinics((db) => addJob(db, name, {}))
}

function drain(name: string): Promise<number> {
  return drainJobs(database().ports, [{ name, run: async () => {} }])
}

async function lockedJobs(): Promise<number> {
  return (await database().admin(`select from graphile_worker._private_jobs where locked_by is not null`)).length
}

async function heldLocks(): Promise<number> {
  const held = `select from pg_locks l join pg_database d on d.oid = l.database
    where l.locktype = 'advisory' and l.granted and d.datname = current_database()`
  return (await database().admin(held)).length
}

/** Another process whose worker is in the middle of a job that never ends. */
function workerElsewhere(name: string): Promise<ChildProcess> {
  return processElsewhere(`
    const { startWorker } = await import(${here('./jobs.ts')})
    const log = { info() {}, warn() {}, error() {} }
    const run = () => new Promise(() => console.log('begun'))
    await startWorker({ database, log }, [{ name: ${JSON.stringify(name)}, run }], [])`)
}

/** Another process with a `database` of its own; ready when it has said something. */
async function processElsewhere(script: string): Promise<ChildProcess> {
  const url = new URL(database().adminUrl)
  url.username = `${url.pathname.slice(1)}_app`
  url.password = APPLICATION_PASSWORD
  const opened = `const { openDatabase } = await import(${here('./db.ts')})
    const database = openDatabase(${JSON.stringify(url.toString())})`
  const child = spawn(process.execPath, ['--input-type=module', '-e', `${opened}\n${script}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await Promise.race([once(child.stdout!, 'data'), once(child, 'exit'), sleep(20_000)])
  expect(child.exitCode).toBeNull()
  return child
}

function here(path: string): string {
  return JSON.stringify(new URL(path, import.meta.url).href)
}
