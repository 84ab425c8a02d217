import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { diskFull } from './data-directory.ts'
import type { ServerAccount } from './postgres-account.ts'
import { followLog, saysDiskFull, type LogLine, type ServerLog } from './postgres-log.ts'
import { StartFailure } from './start-failure.ts'

/** How a server process ended. */
export type ServerEnd = { code: number | null; signal: NodeJS.Signals | null }

/** One running server process. */
export type PostgresServer = {
  pid: number
  ended: Promise<ServerEnd>
  /** Its last log lines, oldest first. */
  lines(): readonly LogLine[]
  stop(): Promise<void>
}

export type ServerOrder = {
  program: string
  cluster: string
  account: ServerAccount
  /** Settings given on the command line, `name=value`. */
  settings: readonly string[]
  env: Record<string, string>
  log: ServerLog
  /** Aborted when the product stops while the server is still coming up. */
  stopping?: AbortSignal
}

const FAST_STOP_MS = 8000
const IMMEDIATE_STOP_MS = 8000
/** Crash recovery reads at most a few gigabytes of WAL; longer means the server hangs. */
const READY_MS = 15 * 60_000

/**
 * Starts a server and waits until it accepts connections.
 * @throws StartFailure with the server's own reason when it ends instead
 */
export async function startServer(order: ServerOrder): Promise<PostgresServer> {
  const { program, cluster, account, settings, env } = order
  const flags = settings.flatMap((setting) => ['-c', setting])
  const story = followLog(order.log)
  // Its own session: Ctrl-C in the terminal must reach the product first, which then stops the database last.
  const child = spawn(program, ['-D', cluster, ...flags], {
    ...account,
    env,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.stderr.on('data', (chunk) => story.write(String(chunk)))
  const ended = new Promise<ServerEnd>((resolve) => {
    child.once('error', (error) => {
      story.write(`FATAL:  ${error.message}\n`)
      resolve({ code: null, signal: null })
    })
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  const server = { pid: child.pid ?? 0, ended, lines: story.lines, stop: () => stopServer(child, ended) }
  await waitUntilReady(server, order)
  return server
}

async function waitUntilReady(server: PostgresServer, { cluster, stopping }: ServerOrder): Promise<void> {
  let over: ServerEnd | null = null
  void server.ended.then((end) => (over = end))
  const deadline = Date.now() + READY_MS
  const late = () => Date.now() >= deadline || stopping?.aborted === true
  while (!late()) {
    if (over !== null) throw await startFailure(cluster, server.lines(), over)
    const [pid, , , , , , , status] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split(
      '\n',
    )
    if (Number(pid) === server.pid && status?.trim() === 'ready') return
    await sleep(25)
  }
  await server.stop()
  throw new StartFailure('database_start_timeout', {
    ru: `PostgreSQL не готов спустя ${READY_MS / 60_000} минут. Посмотрите журнал, проверьте диск и запустите снова.`,
    en: `PostgreSQL is not ready after ${READY_MS / 60_000} minutes. Read the log, check the disk and start again.`,
  })
}

/** Fast shutdown: sessions are cut, everything is written. When it takes too long, an immediate one: safe, but the next start replays the log. */
async function stopServer(child: ChildProcess, ended: Promise<ServerEnd>): Promise<void> {
  child.kill('SIGINT')
  if (await within(ended, FAST_STOP_MS)) return
  child.kill('SIGQUIT')
  if (await within(ended, IMMEDIATE_STOP_MS)) return
  child.kill('SIGKILL')
  await ended
}

async function within(ended: Promise<ServerEnd>, milliseconds: number): Promise<boolean> {
  const abort = new AbortController()
  const late = sleep(milliseconds, false, { signal: abort.signal }).catch(() => false)
  const result = await Promise.race([ended.then(() => true), late])
  abort.abort()
  return result
}

/** Why a server ended, in one line taken from its log. */
export function reasonOf(lines: readonly LogLine[], { code, signal }: ServerEnd): string {
  const told = lines.findLast(({ severity }) => severity === 'PANIC' || severity === 'FATAL')
  const disk = lines.findLast(({ message }) => saysDiskFull(message))
  return (disk ?? told)?.message ?? (signal ? `stopped by ${signal}` : `ended with code ${code}`)
}

async function startFailure(cluster: string, lines: readonly LogLine[], end: ServerEnd): Promise<StartFailure> {
  if (lines.some(({ message }) => saysDiskFull(message))) return diskFull(cluster, reasonOf(lines, end))
  const said = lines.map(({ message }) => message).join('\n')
  const reason = reasonOf(lines, end)
  if (/could not create any TCP\/IP sockets/.test(said)) {
    return new StartFailure('database_port_busy', {
      ru: 'Порт базы занят другой программой. Остановите её или запустите снова: будет выбран другой порт.',
      en: 'Another program uses the database port. Stop it or start again: another port will be chosen.',
    })
  }
  if (/configuration file|unrecognized configuration parameter|invalid value for parameter/.test(said)) {
    const line = lines.find(({ message }) => /parameter|syntax error|configuration/.test(message))?.message ?? reason
    return new StartFailure('database_configuration', {
      ru: `PostgreSQL не принимает настройки: ${line}. Исправьте postgresql.conf или postgresql.auto.conf в ${cluster}.`,
      en: `PostgreSQL does not accept its settings: ${line}. Correct postgresql.conf or postgresql.auto.conf in ${cluster}.`,
    })
  }
  return new StartFailure('database_start', {
    ru: `PostgreSQL не запустился: ${reason}. Каталог ${cluster} не изменён; устраните причину и запустите снова либо восстановите базу из резервной копии.`,
    en: `PostgreSQL did not start: ${reason}. The directory ${cluster} was left as it is; remove the cause and start again, or restore the database from a backup.`,
  })
}
