import { assertPlainRole, prepareApplicationRole } from './platform/application-role.ts'
import { createCipher } from './platform/cipher.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openDatabase } from './platform/db.ts'
import { openFiles } from './platform/files.ts'
import { prepareQueue } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { migrate } from './platform/migrations.ts'
import { createOutbound } from './platform/outbound.ts'
import type { Ports } from './platform/ports.ts'
import { type Random, systemRandom } from './platform/random.ts'
import { closeAdapters } from './modules/channels/channels.ts'
import { closeSignIn, migrateSignIn, openSignIn, type SignIn } from './modules/staff/staff.ts'

export type Secrets = { databasePassword: string; signInSecret: string }

/** `close` may be called again. */
export type Runtime = { ports: Ports; signIn: SignIn; close(): Promise<void> }

export type RuntimeOptions = {
  config: Config
  adminUrl: string
  secrets: Secrets
  log: Log
  clock?: Clock
  random?: Random
}

/** Brings a database up to date: tables, sign-in, queue, the plain role. @returns its application connection string. */
export async function prepareDatabase(adminUrl: string, applicationPassword: string): Promise<string> {
  await migrate(adminUrl)
  await migrateSignIn(adminUrl)
  await prepareQueue(adminUrl)
  return prepareApplicationRole(adminUrl, applicationPassword)
}

/** Opens everything the product needs on a database that is already running. Close it when done. */
export async function openRuntime({
  config,
  adminUrl,
  secrets,
  log,
  clock = systemClock,
  random = systemRandom,
}: RuntimeOptions): Promise<Runtime> {
  const url = await prepareDatabase(adminUrl, secrets.databasePassword)
  return openPrepared(url, { config, secrets, log, clock, random })
}

/** The same on a database that is already prepared (tests clone one). */
export async function openPrepared(
  applicationUrl: string,
  { config, secrets, log, clock = systemClock, random = systemRandom }: Omit<RuntimeOptions, 'adminUrl'>,
): Promise<Runtime> {
  const database = openDatabase(applicationUrl)
  await assertPlainRole(database.pool)
  const signIn = openSignIn({ url: applicationUrl, secret: secrets.signInSecret })
  const files = openFiles(config.dataDir)
  const outbound = createOutbound({ allowLoopback: config.simulation })
  const cipher = createCipher(secrets.signInSecret)
  const ports: Ports = { config, database, clock, cipher, random, outbound, files, log }
  let closing: Promise<void> | undefined
  const closeAll = async () => {
    await closeAdapters(ports)
    await closeSignIn(signIn)
    await database.close()
  }
  return { ports, signIn, close: () => (closing ??= closeAll()) }
}
