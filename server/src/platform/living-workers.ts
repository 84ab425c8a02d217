import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import type { PoolClient } from 'pg'
import { sql } from 'kysely'
import type { Ports } from './ports.ts'

/** First half of the keys of advisory locks that say "these workers live". */
const LIVING = 0x72_65_76_69
/** Workers hold their lock well within this time of their first job. */
const GRACE_SECONDS = 10
const LOOK_EVERY_MS = 15_000

export type LivingWorkers = {
  /** For the queue: workers that come to life on it hold their locks. */
  events: WorkerEvents
  stop(): Promise<void>
}

/**
 * Keeps a session-level advisory lock for the workers of this process, and gives jobs of workers whose lock nobody holds back
 * to the queue: when it starts and every few seconds. The database lets go of the locks of a killed process by itself, so no
 * clock decides who is dead. Without this the jobs of a killed process would wait for four hours.
 */
export async function watchWorkers(ports: Ports): Promise<LivingWorkers> {
  const living = new Living(ports)
  await freeDeadJobs(ports)
  const look = () =>
    living
      .hold()
      .then(() => freeDeadJobs(ports))
      .catch((error: Error) => ports.log.warn({ error: { message: error.message } }, 'dead workers not looked for'))
  const timer = setInterval(look, LOOK_EVERY_MS)
  timer.unref()
  return {
    events: living.events,
    stop: async () => {
      clearInterval(timer)
      await living.stop()
    },
  }
}

/** Gives back the jobs of workers that no longer live. @returns the ids of those workers. */
export async function freeDeadJobs(ports: Ports, { graceSeconds = GRACE_SECONDS } = {}): Promise<string[]> {
  return ports.database.outsideClinics(async (db) => {
    const { rows } = await sql<{ worker: string }>`
      with locked as materialized (
        select distinct locked_by as worker from (
          select locked_by, locked_at from graphile_worker._private_jobs
          union all select locked_by, locked_at from graphile_worker._private_job_queues) q
        where locked_at < now() - make_interval(secs => ${graceSeconds}::int))
      select worker from locked where pg_try_advisory_xact_lock(${LIVING}::int, hashtext(worker))`.execute(db)
    const dead = rows.map((row) => row.worker)
    if (dead.length > 0) {
      await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(db)
      ports.log.warn({ workers: dead.length }, 'jobs of dead workers given back to the queue')
    }
    return dead
  })
}

/** The locks of this process, on a connection of their own. */
class Living {
  readonly events: WorkerEvents = new EventEmitter()
  private readonly ids = new Set<string>()
  private readonly held = new Set<string>()
  private readonly ports: Ports
  private session: PoolClient | null = null
  private work: Promise<void> = Promise.resolve()
  private stopped = false

  constructor(ports: Ports) {
    this.ports = ports
    this.events.on('pool:create', ({ workerPool }) => {
      this.ids.add(workerPool.id)
      // A failure is made up for at the next look.
      this.hold().catch(() => undefined)
    })
  }

  /** Takes the locks that are missing, all of them on a new connection when the old one broke. */
  hold(): Promise<void> {
    this.work = this.work.catch(() => undefined).then(() => this.takeMissing())
    return this.work
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.work.catch(() => undefined)
    // The connection does not go back to the pool: closing it lets go of the locks.
    this.session?.release(true)
    this.session = null
  }

  private async takeMissing(): Promise<void> {
    if (this.stopped) return
    const session = (this.session ??= await this.connect())
    for (const id of this.ids) {
      if (this.held.has(id)) continue
      await session.query(`select pg_advisory_lock_shared(${LIVING}, hashtext($1))`, [id])
      this.held.add(id)
    }
  }

  private async connect(): Promise<PoolClient> {
    const session = await this.ports.database.pool.connect()
    session.once('error', (error: Error) => {
      if (this.session !== session) return
      this.session = null
      this.held.clear()
      session.release(error)
      this.hold().catch(() => undefined)
    })
    return session
  }
}
