import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { Unavailable } from './platform/errors.ts'
import type { Log } from './platform/log.ts'
import { ensureSecret } from './platform/secrets-file.ts'
import { StartFailure } from './platform/start-failure.ts'
import { openRuntime, type Runtime } from './runtime.ts'

export type Installation = Runtime & {
  adminUrl: string
  /** Lets go of the database, which runs on until `close`: for work that must be alone with it. */
  disconnect(): Promise<void>
}

export type InstallationOptions = {
  config: Config
  log: Log
  clock?: Clock
  /** Whether to work beside a server that already runs on the data directory (the command line does). */
  join?: boolean
}

const DATABASE = 'revisit'

/**
 * Opens the product on its data directory (embedded PostgreSQL) or on DATABASE_URL: database started, migrated, roles ready.
 * @throws StartFailure or Unavailable with one line on what is wrong and what to do.
 */
export async function openInstallation({
  config,
  log,
  clock,
  join: mayJoin = false,
}: InstallationOptions): Promise<Installation> {
  const server = config.databaseUrl
    ? await outsideServer(config.databaseUrl)
    : await embeddedServer(config, log, mayJoin)
  try {
    const secrets = {
      databasePassword: await ensureSecret(config.dataDir, 'applicationPassword'),
      signInSecret: await ensureSecret(config.dataDir, 'signInSecret'),
    }
    const runtime = await openRuntime({ config, adminUrl: server.adminUrl, secrets, log, ...(clock ? { clock } : {}) })
    return {
      ...runtime,
      adminUrl: server.adminUrl,
      disconnect: runtime.close,
      close: async () => {
        await runtime.close()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

type Server = { adminUrl: string; stop(): Promise<void> }

async function embeddedServer(config: Config, log: Log, mayJoin: boolean): Promise<Server> {
  try {
    const { adminUrl, stop } = await startEmbeddedPostgres({ dataDir: config.dataDir, log })
    return { adminUrl: await ensureDatabase(adminUrl), stop }
  } catch (error) {
    const inUse = error instanceof StartFailure && error.code === 'data_directory_in_use'
    if (!inUse || !mayJoin) throw error
    return { adminUrl: await ensureDatabase(await runningServer(config.dataDir)), stop: async () => {} }
  }
}

/** Connection string of the server that another process of ours runs: its port stands in line 4 of postmaster.pid. */
async function runningServer(dataDir: string): Promise<string> {
  const lines = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  const password = await ensureSecret(dataDir, 'postgresPassword')
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${lines[3]!.trim()}/postgres`
}

async function ensureDatabase(adminUrl: string): Promise<string> {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (!rowCount) await client.query(`create database ${DATABASE}`)
  })
  const url = new URL(adminUrl)
  url.pathname = `/${DATABASE}`
  return url.toString()
}

async function outsideServer(databaseUrl: string): Promise<Server> {
  try {
    await withClient(databaseUrl, async (client) => {
      const { rows } = await client.query<{ version: number }>(
        `select current_setting('server_version_num')::int as version`,
      )
      if (rows[0]!.version < 150_000) throw tooOld(rows[0]!.version)
    })
  } catch (error) {
    if (error instanceof Unavailable) throw error
    const { message } = error as Error
    throw new Unavailable('database_unreachable', {
      ru: `Не удалось подключиться к базе из DATABASE_URL: ${message}. Проверьте адрес, имя и пароль.`,
      en: `Cannot connect to the database of DATABASE_URL: ${message}. Check the address, name and password.`,
    })
  }
  return { adminUrl: databaseUrl, stop: async () => {} }
}

function tooOld(version: number): Unavailable {
  const found = Math.floor(version / 10_000)
  return new Unavailable('database_too_old', {
    ru: `В DATABASE_URL PostgreSQL ${found}, нужен 15 или новее.`,
    en: `DATABASE_URL is PostgreSQL ${found}; 15 or newer is needed.`,
  })
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
