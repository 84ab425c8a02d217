import { join } from 'node:path'
import { startEmbeddedPostgres } from '../../platform/embedded-postgres.ts'
import { createLog } from '../../platform/log.ts'
import { ACCOUNT_NAMES, findServerAccount } from '../../platform/postgres-account.ts'
import { findPostgresBinaries } from '../../platform/postgres-binaries.ts'
import { type Home, launch } from '../../platform/postgres-launch.ts'
import { inspectCluster } from '../../platform/postgres-cluster.ts'
import type { PostgresServer } from '../../platform/postgres-server.ts'
import { ensureSecret } from '../../platform/secrets-file.ts'

/** A PostgreSQL of the product that can be killed and comes back at once. */
export type MortalPostgres = { adminUrl: string; kill(): Promise<void>; stop(): Promise<void> }

export async function startMortalPostgres(dataDir: string): Promise<MortalPostgres> {
  const log = createLog('silent')
  const first = await startEmbeddedPostgres({ dataDir, log, port: 55_000 + (process.pid % 5000) })
  const { adminUrl, port } = first
  await first.stop()
  const cluster = join(dataDir, 'postgres')
  const found = await inspectCluster(cluster)
  const account = await findServerAccount(found.kind === 'present' ? found.owner : null, ACCOUNT_NAMES)
  const home: Home = {
    cluster: found.kind === 'present' ? found.directory : cluster,
    account,
    binaries: await findPostgresBinaries(account, {}),
    password: await ensureSecret(dataDir, 'postgresPassword'),
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
    log,
    extraSettings: ['max_connections=60'],
  }
  let server: PostgresServer = await launch(home, port)
  return {
    adminUrl,
    kill: async () => {
      process.kill(server.pid, 'SIGKILL')
      await server.ended
      server = await launch(home, port)
    },
    stop: () => server.stop(),
  }
}
