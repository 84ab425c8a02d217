import {
  Logger,
  parseCronItems,
  run,
  runMigrations,
  runOnce,
  type CronItem,
  type Runner,
  type Task,
} from 'graphile-worker'
import pg from 'pg'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { watchWorkers } from './living-workers.ts'
import type { Ports } from './ports.ts'

/** A job: what to do with its payload (ids only, never personal data). Runs at least once. */
export type Job<P = any> = { name: string; run(payload: P, ports: Ports): Promise<void> }

/** Something that happens by itself. `pattern` is a crontab line in UTC. */
export type Schedule = { job: string; pattern: string }

export type JobOptions = {
  /** One job per key waits at a time; a newer one replaces it. */
  key?: string
  /** Not before this many seconds from now. */
  delaySeconds?: number
  queue?: string
  maxAttempts?: number
}

/** Creates or updates the queue tables and lets the application role use them. */
export async function prepareQueue(adminUrl: string): Promise<void> {
  await runMigrations({ connectionString: adminUrl })
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`do $$ declare t regclass; begin
      for t in select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'graphile_worker' and c.relkind = 'r' and c.relrowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid)
      loop execute format('create policy application on %s using (true) with check (true)', t); end loop;
    end $$`)
  } finally {
    await client.end()
  }
}

/** Puts a job in the queue inside the transaction of `db`: it exists if and only if the change does. */
export async function addJob(db: Db, name: string, payload: object, options: JobOptions = {}): Promise<void> {
  const { key = null, delaySeconds = 0, queue = null, maxAttempts = 5 } = options
  await sql`select graphile_worker.add_job(${name}::text, ${JSON.stringify(payload)}::json,
    queue_name => ${queue}::text, run_at => now() + make_interval(secs => ${delaySeconds}::int),
    max_attempts => ${maxAttempts}::int, job_key => ${key}::text)`.execute(db)
}

/** Runs jobs until stopped; those a killed process left unfinished come first. */
export async function startWorker(ports: Ports, jobs: Job[], schedules: Schedule[]): Promise<Runner> {
  const living = await watchWorkers(ports)
  const runner = await run({
    pgPool: ports.database.pool,
    events: living.events,
    concurrency: 3,
    noHandleSignals: true,
    pollInterval: 1000,
    taskList: taskList(ports, jobs),
    parsedCronItems: parseCronItems(schedules.map(({ job, pattern }): CronItem => ({ task: job, match: pattern }))),
    logger: quietLogger(ports),
  })
  return {
    ...runner,
    stop: async (reason) => {
      await runner.stop(reason)
      await living.stop()
    },
  }
}

/** Runs every job that is due, also those they create, then returns how many ran. */
export async function drainJobs(ports: Ports, jobs: Job[]): Promise<number> {
  let ran = 0
  const counted = jobs.map((job) => ({
    ...job,
    run: async (payload: unknown, p: Ports) => (ran++, job.run(payload, p)),
  }))
  const living = await watchWorkers(ports)
  try {
    await runOnce({
      pgPool: ports.database.pool,
      events: living.events,
      concurrency: 2,
      noHandleSignals: true,
      taskList: taskList(ports, counted),
      logger: quietLogger(ports),
    })
  } finally {
    await living.stop()
  }
  return ran
}

function taskList(ports: Ports, jobs: Job[]): Record<string, Task> {
  return Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (payload: unknown) => {
        try {
          await job.run(payload, ports)
        } catch (error) {
          ports.log.error(
            { job: job.name, error: { message: (error as Error).message, stack: (error as Error).stack } },
            'job failed',
          )
          throw error
        }
      },
    ]),
  )
}

function quietLogger({ log }: Ports): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ queue: message.slice(0, 300) }, 'queue')
  })
}
