import { createWriteStream } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Conflict, Invalid } from '../errors.ts'
import { migrate, migrationNames } from '../migrations.ts'
import { replaceSecret } from '../secrets-file.ts'
import { type Archive, FILES, type Manifest, openArchive, quoted, tablePath } from './archive.ts'

export type RestoreTarget = {
  adminUrl: string
  dataDir: string
  /** Whether what is there may be thrown away. */
  replace: boolean
  /** Makes the tables of sign-in, which a library of its own migrates. */
  migrateSignIn(adminUrl: string): Promise<void>
  now: Date
}

/**
 * Puts a backup in place of everything in this installation. The backup is read whole and checked first; its tables are made as its
 * version knew them, filled, checked by their foreign keys, and then brought up to this version.
 * @throws Invalid `backup_unreadable` or `backup_newer`; Conflict `installation_in_use` or `installation_not_empty`; nothing is changed then.
 */
export async function restoreBackup(path: string, target: RestoreTarget): Promise<{ tables: number; rows: number }> {
  const archive = await openArchive(path)
  try {
    await assertKnown(archive.manifest)
    await assertFree(target)
    const rows = await refill(archive, target)
    await putFiles(archive, target)
    await replaceSecret(target.dataDir, 'signInSecret', archive.manifest.signInSecret)
    return { tables: archive.manifest.tables.length, rows }
  } finally {
    archive.close()
  }
}

async function assertKnown({ migrations }: Manifest): Promise<void> {
  const known = await migrationNames()
  const unknown = migrations.find((name) => !known.includes(name))
  if (unknown === undefined) return
  throw new Invalid('backup_newer', {
    ru: `Копию сделала более новая версия (${unknown}). Установите её и восстановите там.`,
    en: `The backup was made by a newer version (${unknown}). Install that one and restore there.`,
  })
}

async function assertFree({ adminUrl, replace }: RestoreTarget): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const others = await client.query(
      `select from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    if (others.rowCount)
      throw new Conflict('installation_in_use', {
        ru: 'Программа работает с этой базой. Остановите её и повторите.',
        en: 'The product is running on this database. Stop it and try again.',
      })
    const clinics = await client.query<{ count: number }>('select count(*)::int as count from clinics')
    if (clinics.rows[0]!.count > 0 && !replace)
      throw new Conflict('installation_not_empty', {
        ru: `Здесь уже есть клиники: ${clinics.rows[0]!.count}. Возьмите пустую папку REVISIT_DATA или добавьте --replace, чтобы заменить всё.`,
        en: `There are clinics here already: ${clinics.rows[0]!.count}. Take an empty REVISIT_DATA or add --replace to replace everything.`,
      })
  })
}

async function refill({ manifest, open }: Archive, { adminUrl, migrateSignIn }: RestoreTarget): Promise<number> {
  await withClient(adminUrl, async (client) => {
    for (const schema of ['graphile_worker', 'revisit_meta', 'auth', 'public'])
      await client.query(`drop schema if exists ${schema} cascade`)
    await client.query('create schema public')
  })
  await migrate(adminUrl, manifest.migrations)
  await migrateSignIn(adminUrl)
  return withClient(adminUrl, async (client) => {
    await client.query('begin')
    const keys = await dropForeignKeys(client)
    const rows = await fill(client, { manifest, open })
    for (const statement of keys) await client.query(statement)
    await client.query('commit')
    await client.query('analyze')
    return rows
  })
}

async function fill(client: pg.Client, { manifest, open }: Pick<Archive, 'manifest' | 'open'>): Promise<number> {
  const tables = manifest.tables.map((table) => ({ ...table, name: quoted(table.name), path: tablePath(table.name) }))
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`)
  // Rows that migrations wrote themselves come from the backup too.
  await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`)
  let rows = 0
  for (const { name, columns, path } of tables) {
    const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
    const filling = client.query(copyFrom(`copy ${name} (${list}) from stdin`))
    await pipeline(await open(path), filling)
    rows += filling.rowCount
  }
  for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`)
  for (const [name, value] of Object.entries(manifest.sequences))
    await client.query('select setval($1::regclass, $2::bigint)', [quoted(name), value])
  return rows
}

/** @returns the statements that make them again, each of which checks every row. */
async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ place: string; name: string; definition: string }>(`
    select conrelid::regclass::text as place, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace in ('public'::regnamespace, 'auth'::regnamespace)`)
  for (const { place, name } of rows) await client.query(`alter table ${place} drop constraint ${name}`)
  return rows.map(({ place, name, definition }) => `alter table ${place} add constraint ${name} ${definition}`)
}

/** Files that were here before stay beside, under a name with the time. */
async function putFiles({ files, open }: Archive, { dataDir, now }: RestoreTarget): Promise<void> {
  const root = resolve(dataDir, 'files')
  await rename(root, `${root}.before-${now.toISOString().replaceAll(':', '')}`).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    },
  )
  for (const name of files) {
    const path = resolve(join(root, name.slice(FILES.length)))
    if (!path.startsWith(root + sep)) throw new Error(`the backup holds a file outside its folder: ${name}`)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await pipeline(await open(name), createWriteStream(path, { mode: 0o600 }))
  }
}

async function withClient<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
