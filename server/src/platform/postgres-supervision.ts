import { setTimeout as sleep } from 'node:timers/promises'
import { HOST, launch, type Home } from './postgres-launch.ts'
import { reasonOf, type PostgresServer } from './postgres-server.ts'
import { freeSpace } from './postgres-settings.ts'
import { StartFailure } from './start-failure.ts'

/** The server ended while it should run; a restart is on its way. */
export type UnexpectedExit = { reason: string; freeBytes: number }

export type EmbeddedPostgres = {
  /** Superuser, database `postgres`. Row-level security does not bind it: never serve requests with it. */
  adminUrl: string
  host: string
  port: number
  majorVersion: number
  /** Stops the server (sessions are cut, everything is written) and gives the data directory up. */
  stop(): Promise<void>
  onExit(listener: (exit: UnexpectedExit) => void): void
}

/** Pauses before a restart, the last one for good; a server that ran for `STEADY_MS` begins anew. */
const RESTART_MS = [200, 500, 1000, 2000, 5000, 10_000]
const STEADY_MS = 60_000

/** Keeps the server running on its port until it is stopped on purpose; `release` is called when it is. */
export function supervise(
  home: Home,
  first: { server: PostgresServer; port: number; release: () => Promise<void> },
): EmbeddedPostgres {
  const { port } = first
  const listeners: ((exit: UnexpectedExit) => void)[] = []
  const stopping = new AbortController()
  let current: PostgresServer | null = first.server

  const watch = async (): Promise<void> => {
    let attempt = 0
    while (!stopping.signal.aborted) {
      const began = Date.now()
      const reason = current ? reasonOf(current.lines(), await current.ended) : 'not restarted yet'
      if (stopping.signal.aborted) return
      if (current && Date.now() - began > STEADY_MS) attempt = 0
      if (current) await report(home, reason, listeners)
      current = null
      await sleep(RESTART_MS[Math.min(attempt, RESTART_MS.length - 1)], null, { signal: stopping.signal }).catch(
        () => null,
      )
      attempt += 1
      if (!stopping.signal.aborted) current = await relaunch(home, port, { attempt, stopping: stopping.signal })
    }
  }
  const watching = watch()

  return {
    adminUrl: `postgres://postgres:${encodeURIComponent(home.password)}@${HOST}:${port}/postgres`,
    host: HOST,
    port,
    majorVersion: home.binaries.majorVersion,
    onExit: (listener) => void listeners.push(listener),
    stop: async () => {
      stopping.abort()
      await current?.stop()
      await watching
      // A restart that was under way when we were asked to stop.
      await current?.stop()
      await first.release()
    },
  }
}

async function report(home: Home, reason: string, listeners: ((exit: UnexpectedExit) => void)[]): Promise<void> {
  const exit = { reason, freeBytes: await freeSpace(home.cluster) }
  home.log.error({ component: 'postgres', ...exit }, 'PostgreSQL ended unexpectedly; restarting it')
  for (const listener of listeners) {
    try {
      listener(exit)
    } catch (error) {
      home.log.error({ component: 'postgres', error }, 'a listener of the database exit failed')
    }
  }
}

async function relaunch(
  home: Home,
  port: number,
  { attempt, stopping }: { attempt: number; stopping: AbortSignal },
): Promise<PostgresServer | null> {
  try {
    const server = await launch(home, port, stopping)
    home.log.info({ component: 'postgres', port, attempt }, 'PostgreSQL runs again')
    return server
  } catch (error) {
    if (stopping.aborted) return null
    const reason = error instanceof StartFailure ? error.text.en : String(error)
    const freeBytes = await freeSpace(home.cluster)
    home.log.error({ component: 'postgres', attempt, freeBytes, reason }, 'PostgreSQL cannot be restarted yet')
    return null
  }
}
