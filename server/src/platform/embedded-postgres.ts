import { access, chown, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { lockDataDirectory } from './data-directory-lock.ts'
import { directoryFailure, letIn, openDataDirectory } from './data-directory.ts'
import { freePort } from './free-port.ts'
import { ACCOUNT_NAMES, canReach, findServerAccount, type ServerAccount } from './postgres-account.ts'
import { findPostgresBinaries, SHARED_HOME, type PostgresBinaries } from './postgres-binaries.ts'
import { inspectCluster, repairCluster } from './postgres-cluster.ts'
import { createCluster, runToEnd, SETTINGS_FILE } from './postgres-creation.ts'
import { clearLeftovers } from './postgres-leftovers.ts'
import type { ServerLog } from './postgres-log.ts'
import { reasonOf, startServer, type PostgresServer } from './postgres-server.ts'
import { CLUSTER_NAME, forcedSettings, freeSpace, measureMachine, tunedSettings } from './postgres-settings.ts'
import { ensureSecret } from './secrets-file.ts'
import { StartFailure } from './start-failure.ts'

export type EmbeddedPostgresOptions = {
  /** Holds the cluster (`postgres/`), the secrets and the lock; created when missing. */
  dataDir: string
  /** Preferred port; another one is taken when it is busy. */
  port?: number
  log: ServerLog
  /** Server settings (`name=value`) that override everything, such as `fsync=off` for databases that are thrown away. */
  extraSettings?: readonly string[]
  env?: NodeJS.ProcessEnv
  /** Accounts tried when this process is root. */
  accountNames?: readonly string[]
  /** Holds what that account must reach when the data directory or the installation is closed to it. */
  sharedHome?: string
}

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

/** What stays the same between restarts of one server. */
type Home = {
  cluster: string
  account: ServerAccount
  binaries: PostgresBinaries
  password: string
  env: Record<string, string>
  log: ServerLog
  extraSettings: readonly string[]
}

const HOST = '127.0.0.1'
const USUAL_PORT = 54_329
const PORT_ATTEMPTS = 5
const RESTART_MS = [200, 500, 1000, 2000, 5000, 10_000]
const STEADY_MS = 60_000

/**
 * Starts the PostgreSQL that npm installed on the data directory, creating the cluster on first use. Heals what a crash
 * leaves behind (stale files, an orphaned server) and restarts the server when it dies. Never deletes data and never
 * signals a process it has not proven its own.
 * @throws StartFailure with one line on what is wrong and what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir)
  await openDataDirectory(dataDir)
  const lock = await lockDataDirectory(dataDir).catch(async (error) => {
    throw await directoryFailure(dataDir, error)
  })
  try {
    const home = await prepareHome(dataDir, options)
    const { server, port } = await launchOnFreePort(home, options.port ?? USUAL_PORT)
    return supervise(home, { server, port, release: () => lock.release() })
  } catch (error) {
    await lock.release()
    throw await directoryFailure(dataDir, error)
  }
}

async function prepareHome(dataDir: string, options: EmbeddedPostgresOptions): Promise<Home> {
  const { log, extraSettings = [], sharedHome = SHARED_HOME } = options
  const env = cleanEnvironment(options.env ?? process.env)
  const path = join(dataDir, 'postgres')
  const password = await ensureSecret(dataDir, 'postgresPassword')
  const found = await inspectCluster(path)
  const account = await findServerAccount(
    found.kind === 'present' ? found.owner : null,
    options.accountNames ?? ACCOUNT_NAMES,
  )
  const binaries = await findPostgresBinaries(account, { sharedHome })
  const reachable = await letIn(account, dataDir)
  if (found.kind === 'present') {
    await repairCluster(found, account, binaries.majorVersion, log)
    if (account !== null && !(await canReach(account, found.directory))) throw unreachable(found.directory)
    return { cluster: found.directory, account, binaries, password, env, log, extraSettings }
  }
  const durable = !extraSettings.includes('fsync=off')
  const cluster = await createCluster({ path, reachable, sharedHome, account, binaries, password, env, durable })
  log.info({ component: 'postgres', cluster, version: binaries.version }, 'created the database cluster')
  return { cluster, account, binaries, password, env, log, extraSettings }
}

/** Only what PostgreSQL needs: the locale of the machine must not matter, and our own secrets stay with us. */
function cleanEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(([name]) => /^(PATH|LD_PRELOAD|FAKETIME.*)$/.test(name))
  return { ...Object.fromEntries(kept as [string, string][]), LC_ALL: 'C', TZ: 'UTC' }
}

function unreachable(directory: string): StartFailure {
  return new StartFailure('data_directory_unreachable', {
    ru: `Учётная запись PostgreSQL не может войти в ${directory}: закрыт один из каталогов выше. Откройте его для прохода (chmod o+x) или перенесите данные, например в /var/lib/revisit, и укажите REVISIT_DATA.`,
    en: `The PostgreSQL account cannot enter ${directory}: one of the directories above it is closed. Let it pass (chmod o+x) or move the data, for example to /var/lib/revisit, and set REVISIT_DATA.`,
  })
}

async function launchOnFreePort(home: Home, preferred: number): Promise<{ server: PostgresServer; port: number }> {
  let wanted = preferred
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(wanted)
    try {
      return { server: await launch(home, port), port }
    } catch (error) {
      const busy = error instanceof StartFailure && error.code === 'database_port_busy'
      if (!busy || attempt === PORT_ATTEMPTS) throw error
      wanted = 0
    }
  }
}

async function launch(home: Home, port: number, stopping?: AbortSignal): Promise<PostgresServer> {
  const { cluster, account, binaries, env, log, extraSettings } = home
  await clearLeftovers(cluster, log)
  await writeTunedSettings(home)
  const settings = [...forcedSettings(port), ...extraSettings]
  const server = await startServer({ program: binaries.postgres, cluster, account, settings, env, log, stopping })
  try {
    await assertServer(home, port)
    return server
  } catch (error) {
    await server.stop()
    if ((error as { code?: string }).code !== '28P01') throw error
    await resetPassword(home)
    return launch(home, port, stopping)
  }
}

async function writeTunedSettings({ cluster, account, binaries, log }: Home): Promise<void> {
  const statistics = await access(join(binaries.library, 'pg_stat_statements.so')).then(
    () => ['pg_stat_statements'],
    () => [],
  )
  const lines = tunedSettings(await measureMachine(cluster), statistics)
  const path = join(cluster, SETTINGS_FILE)
  const draft = `${path}.new`
  const note =
    '# Rewritten at every start. Own settings: ALTER SYSTEM, or postgresql.conf after the inclusion of this file.'
  try {
    await writeFile(draft, `${[note, ...lines].join('\n')}\n`, { mode: 0o600 })
    if (account !== null) await chown(draft, account.uid, account.gid)
    await rename(draft, path)
  } catch (error) {
    // On a full disk the server may still start with the earlier settings and let people read.
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    await rm(draft, { force: true })
    log.warn({ component: 'postgres' }, 'the disk is full: keeping the earlier database settings')
  }
}

async function assertServer({ password, binaries }: Home, port: number): Promise<void> {
  const client = new Client({ host: HOST, port, user: 'postgres', password, database: 'postgres', ssl: false })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query(
      `SELECT current_setting('server_encoding') AS encoding, current_setting('server_version_num')::int / 10000 AS major`,
    )
    const { encoding, major } = rows[0] as { encoding: string; major: number }
    if (encoding === 'UTF8' && major === binaries.majorVersion) return
    throw new StartFailure('database_encoding', {
      ru: `База ведётся в кодировке ${encoding} на PostgreSQL ${major}, нужны UTF8 и PostgreSQL ${binaries.majorVersion}. Восстановите её из резервной копии в новый каталог данных.`,
      en: `The database uses encoding ${encoding} on PostgreSQL ${major}; UTF8 and PostgreSQL ${binaries.majorVersion} are needed. Restore it from a backup into a new data directory.`,
    })
  } finally {
    await client.end()
  }
}

/** The secrets file was lost or replaced: whoever may read the cluster's files may set its password. */
async function resetPassword({ cluster, account, binaries, password, env, log }: Home): Promise<void> {
  log.warn({ component: 'postgres' }, 'the stored database password does not fit; setting it anew')
  const flags = ['--single', '-D', cluster, '-c', `cluster_name=${CLUSTER_NAME}`, 'postgres']
  const input = `ALTER ROLE "postgres" WITH SUPERUSER LOGIN PASSWORD '${password}'\n`
  const { code, output } = await runToEnd(binaries.postgres, flags, { account, env, input })
  if (code === 0 && !/ERROR|FATAL/.test(output)) return
  throw new StartFailure('database_sign_in', {
    ru: `Пароль из secrets.json не подходит к базе ${cluster}, и обновить его не удалось. Верните прежний secrets.json из резервной копии.`,
    en: `The password in secrets.json does not open the database ${cluster} and could not be renewed. Restore the earlier secrets.json from a backup.`,
  })
}

/** Keeps the server running on its port until it is stopped on purpose. */
function supervise(
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
