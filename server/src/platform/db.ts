import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import pg, { type PoolClient } from 'pg'
import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { DB as Tables } from './tables.gen.ts'

export type { Tables }

/** A transaction inside one clinic. The only thing queries accept. */
export type Db = Kysely<Tables>

/** What the database lets a transaction see. */
export type Access = {
  clinicId: string
  /** May read diagnoses and notes. */
  medical: boolean
  /** Branches it is limited to; null = every branch. */
  branches: string[] | null
}

export type Database = {
  /** The only way to get a Db: one transaction inside one clinic. */
  withClinic<T>(access: Access, work: (db: Db) => Promise<T>): Promise<T>
  /** Rows outside any clinic: the auth schema (keys, memberships, invitation tokens). */
  outsideClinics<T>(work: (db: Db) => Promise<T>): Promise<T>
  pool: pg.Pool
  close(): Promise<void>
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => toSafeInteger(text))
pg.types.setTypeParser(1182 as never, pg.types.getTypeParser(1009 as never) as never)
pg.types.setTypeParser(1016 as never, (text: string) => arrayOfIntegers(text))
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

const clients = new WeakMap<object, PoolClient>()

/** Full access of the system itself (jobs, imports) to one clinic. */
export function systemAccess(clinicId: string): Access {
  return { clinicId, medical: true, branches: null }
}

const SESSION = '-c statement_timeout=0 -c idle_in_transaction_session_timeout=600000 -c jit=off -c timezone=UTC'

/**
 * Opens the application pool. A statement whose process was killed is given up within seconds, and its locks with it: without
 * the check it would run to its end first, everybody else waiting. Sizes: `connections` concurrent transactions.
 */
export function openDatabase(url: string, { connections = 12, applicationName = 'revisit' } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: applicationName,
    options: `${SESSION} -c client_connection_check_interval=5s`,
  })
  // A broken idle connection must not end the process: the pool replaces it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    pool,
    withClinic: (access, work) => transact(pool, settingsOf(access), work),
    outsideClinics: (work) => transact(pool, "set local app.clinic_id = ''", work),
    close: () => pool.end(),
  }
}

/** Streams text-format rows into a table with COPY, inside the transaction of `db`. */
export async function copyInto(db: Db, copyStatement: string, rows: Readable): Promise<void> {
  await pipeline(rows, clientOf(db).query(copyFrom(copyStatement)))
}

/** Streams the rows of a COPY … TO STDOUT statement out of the transaction of `db`. */
export function copyOut(db: Db, copyStatement: string): Readable {
  return clientOf(db).query(copyTo(copyStatement))
}

/** A Kysely over one pinned connection, without a transaction of its own. */
export function kyselyOn(client: PoolClient | pg.Client): Db {
  const pinned = {
    query: (...args: unknown[]) => (client.query as (...args: unknown[]) => unknown)(...args),
    release: () => {},
  }
  const pool = { connect: async () => pinned, end: async () => {} }
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

async function transact<T>(pool: pg.Pool, settings: string, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`begin; ${settings}`)
    const db = kyselyOn(client)
    clients.set(db, client)
    const result = await work(db)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

function settingsOf({ clinicId, medical, branches }: Access): string {
  const ids = [clinicId, ...(branches ?? [])]
  if (!ids.every((id) => UUID.test(id))) throw new Error('not a clinic or branch id')
  return [
    `set local app.clinic_id = '${clinicId}'`,
    `set local app.medical = '${medical ? 'on' : 'off'}'`,
    `set local app.branches = '${branches ? `{${branches.join(',')}}` : ''}'`,
  ].join('; ')
}

function clientOf(db: Db): PoolClient {
  const client = clients.get(db)
  if (!client) throw new Error('COPY needs the Db given by withClinic')
  return client
}

function toSafeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`integer beyond 2^53: ${text}`)
  return value
}

function arrayOfIntegers(text: string): (number | null)[] {
  const inside = text.slice(1, -1)
  return inside === '' ? [] : inside.split(',').map((item) => (item === 'NULL' ? null : toSafeInteger(item)))
}
