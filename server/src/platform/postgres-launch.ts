import { access, chown, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { ServerAccount } from './postgres-account.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { runToEnd, SETTINGS_FILE } from './postgres-creation.ts'
import { clearLeftovers } from './postgres-leftovers.ts'
import type { ServerLog } from './postgres-log.ts'
import { startServer, type PostgresServer } from './postgres-server.ts'
import { CLUSTER_NAME, forcedSettings, measureMachine, tunedSettings } from './postgres-settings.ts'
import { StartFailure } from './start-failure.ts'

/** What stays the same between restarts of one server: its place, its programs and who runs them. */
export type Home = {
  cluster: string
  account: ServerAccount
  binaries: PostgresBinaries
  password: string
  env: Record<string, string>
  log: ServerLog
  extraSettings: readonly string[]
}

/** The only address the server listens on. */
export const HOST = '127.0.0.1'

/**
 * Starts the server of a cluster on a port, after clearing what an earlier one left, and checks that it is the one we
 * expect. A password that no longer fits is renewed once.
 * @throws StartFailure
 */
export async function launch(home: Home, port: number, stopping?: AbortSignal): Promise<PostgresServer> {
  const server = await launchOnce(home, port, stopping)
  if (server !== 'wrong_password') return server
  await resetPassword(home)
  const second = await launchOnce(home, port, stopping)
  if (second === 'wrong_password') throw signInRefused(home.cluster, 'wrong password')
  return second
}

async function launchOnce(
  home: Home,
  port: number,
  stopping?: AbortSignal,
): Promise<PostgresServer | 'wrong_password'> {
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
    if (error instanceof StartFailure) throw error
    if ((error as { code?: string }).code === '28P01') return 'wrong_password'
    throw signInRefused(home.cluster, (error as Error).message)
  }
}

async function writeTunedSettings({ cluster, account, binaries, log }: Home): Promise<void> {
  const statistics = await access(join(binaries.modules, 'pg_stat_statements.so')).then(
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
    if (!['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
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
  const input = `ALTER ROLE "postgres" WITH SUPERUSER LOGIN PASSWORD '${password.replaceAll("'", "''")}'\n`
  const { code, output } = await runToEnd(binaries.postgres, flags, { account, env, input })
  if (code === 0 && !/ERROR|FATAL/.test(output)) return
  throw signInRefused(cluster, output.trim().split('\n').at(-1) ?? '')
}

function signInRefused(cluster: string, reason: string): StartFailure {
  return new StartFailure('database_sign_in', {
    ru: `База ${cluster} не пускает программу (${reason}). Верните прежние secrets.json и postgres/pg_hba.conf из резервной копии.`,
    en: `The database ${cluster} does not let the program in (${reason}). Restore the earlier secrets.json and postgres/pg_hba.conf from a backup.`,
  })
}
