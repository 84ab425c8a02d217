import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { prepareApplicationRole } from '../platform/application-role.ts'
import { fixedClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import { openPrepared, type Runtime } from '../runtime.ts'
import { APPLICATION_PASSWORD, TEMPLATE } from './template.ts'

export type TestDatabase = Runtime & {
  adminUrl: string
  clock: ReturnType<typeof fixedClock>
  admin<T extends object>(sql: string, values?: unknown[]): Promise<T[]>
}

/** The day tests live in unless they set another: a Sunday noon in Moscow. */
export const TODAY = new Date('2026-11-22T09:00:00Z')

/** A database of its own for the calling test file, cloned from the migrated template. */
export function useDatabase(): () => TestDatabase {
  let opened: TestDatabase | undefined
  let cleanUp = async () => {}
  beforeAll(async () => {
    const created = await cloneDatabase(inject('adminUrl'))
    opened = created.database
    cleanUp = created.cleanUp
  })
  afterAll(() => cleanUp())
  return () => opened!
}

async function cloneDatabase(serverUrl: string): Promise<{ database: TestDatabase; cleanUp: () => Promise<void> }> {
  const name = `t_${randomBytes(6).toString('hex')}`
  await adminQuery(serverUrl, `create database ${name} template ${TEMPLATE}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const adminUrl = url.toString()
  const applicationUrl = await prepareApplicationRole(adminUrl, APPLICATION_PASSWORD)
  const dataDir = await mkdtemp(join(tmpdir(), 'revisit-files-'))
  const clock = fixedClock(TODAY)
  const config = { ...readConfig({ REVISIT_DATA: dataDir, REVISIT_SIMULATION: '1' }) }
  const secrets = { databasePassword: APPLICATION_PASSWORD, signInSecret: 'test-secret-test-secret-test-secret-1' }
  const runtime = await openPrepared(applicationUrl, { config, secrets, log: createLog('error'), clock })
  return {
    database: { ...runtime, adminUrl, clock, admin: (sql, values) => adminQuery(adminUrl, sql, values) },
    cleanUp: async () => {
      await runtime.close()
      await adminQuery(serverUrl, `drop database ${name} with (force)`)
      await adminQuery(serverUrl, `drop role if exists "${name}_app"`)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function adminQuery<T extends object>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}
