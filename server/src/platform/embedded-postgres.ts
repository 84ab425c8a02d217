import { join, resolve } from 'node:path'
import { lockDataDirectory } from './data-directory-lock.ts'
import { directoryFailure, letIn, openDataDirectory } from './data-directory.ts'
import { freePort } from './free-port.ts'
import { ACCOUNT_NAMES, canReach, findServerAccount } from './postgres-account.ts'
import { findPostgresBinaries, SHARED_HOME } from './postgres-binaries.ts'
import { inspectCluster, repairCluster } from './postgres-cluster.ts'
import { createCluster } from './postgres-creation.ts'
import { launch, type Home } from './postgres-launch.ts'
import type { ServerLog } from './postgres-log.ts'
import type { PostgresServer } from './postgres-server.ts'
import { supervise, type EmbeddedPostgres } from './postgres-supervision.ts'
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

const USUAL_PORT = 54_329
const PORT_ATTEMPTS = 5

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
