import { readdir, readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import pg from 'pg'

const FOLDER = new URL('../../migrations/', import.meta.url)
/** Any constant: one migrator at a time per database. */
const LOCK = 7_240_311

export type AppliedMigration = { name: string; ms: number }

/**
 * Applies the SQL files of server/migrations that this database has not seen, each in one transaction; `only` those named.
 * @throws Error when a file that was already applied has changed, or when the database is newer than the program.
 */
export async function migrate(adminUrl: string, only?: readonly string[]): Promise<AppliedMigration[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query('create schema if not exists revisit_meta')
    await client.query(
      'create table if not exists revisit_meta.migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())',
    )
    return await applyPending(
      client,
      (await migrationFiles()).filter(({ name }) => only?.includes(name) ?? true),
    )
  } finally {
    await client.end()
  }
}

/** Names of the migration files this program knows, in order. */
export async function migrationNames(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort()
}

async function applyPending(client: pg.Client, files: { name: string; sql: string }[]): Promise<AppliedMigration[]> {
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from revisit_meta.migrations')
  const seen = new Map(rows.map((row) => [row.name, row.hash]))
  const unknown = [...seen.keys()].find((name) => !files.some((file) => file.name === name))
  if (unknown)
    throw new Error(
      `the database was migrated by a newer version (${unknown}); install that version or restore a backup`,
    )
  const applied: AppliedMigration[] = []
  for (const { name, sql } of files) {
    const hash = createHash('sha256').update(sql).digest('hex')
    if (seen.has(name)) {
      if (seen.get(name) !== hash) throw new Error(`migration ${name} was changed after it had been applied`)
      continue
    }
    const started = performance.now()
    await client.query('begin')
    try {
      await client.query(sql)
      await client.query('insert into revisit_meta.migrations (name, hash) values ($1, $2)', [name, hash])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error })
    }
    applied.push({ name, ms: Math.round(performance.now() - started) })
  }
  return applied
}

async function migrationFiles(): Promise<{ name: string; sql: string }[]> {
  const names = await migrationNames()
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(new URL(name, FOLDER), 'utf8') })))
}
