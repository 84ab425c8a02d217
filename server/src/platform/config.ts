import { resolve } from 'node:path'

export type ProcessRole = 'all' | 'api' | 'worker'

/** Everything the environment may say about how the product runs. */
export type Config = {
  port: number
  host: string
  /** Folder of the embedded database, uploaded files and secrets. */
  dataDir: string
  /** An outside PostgreSQL (15 or newer); null = the embedded one. */
  databaseUrl: string | null
  role: ProcessRole
  /** Started with the demo clinic. */
  demo: boolean
  /** Allows the simulated clinic clock and loopback channel addresses. */
  simulation: boolean
}

/**
 * Reads the configuration from environment variables.
 * @throws Error naming the variable when a value makes no sense.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, defaults: { dataDir?: string } = {}): Config {
  const role = env.REVISIT_ROLE ?? 'all'
  if (role !== 'all' && role !== 'api' && role !== 'worker') {
    throw new Error(`REVISIT_ROLE must be all, api or worker, not "${role}"`)
  }
  return {
    port: portOf(env.PORT ?? '3000'),
    host: env.HOST ?? '127.0.0.1',
    dataDir: resolve(env.REVISIT_DATA ?? defaults.dataDir ?? './data'),
    databaseUrl: env.DATABASE_URL || null,
    role,
    demo: env.REVISIT_DEMO === '1',
    simulation: env.REVISIT_SIMULATION === '1',
  }
}

function portOf(value: string): number {
  const port = Number(value)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT must be 0–65535, not "${value}"`)
  return port
}
