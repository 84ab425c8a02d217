import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import yazl from 'yazl'
import { FILES, MANIFEST, type Manifest, quoted, type Seal, SEAL, tablePath } from './archive.ts'

export type BackupSource = { adminUrl: string; dataDir: string; signInSecret: string; now: Date }

/**
 * Writes everything the installation knows into one file: every table as of one moment, the clinics' files, the key that opens sealed
 * credentials. Runs beside the working product. The file is for its owner's eyes only (mode 0600) and appears whole or not at all.
 * @returns its size in bytes and the number of tables.
 */
export async function writeBackup(target: string, source: BackupSource): Promise<{ bytes: number; tables: number }> {
  const draft = `${target}.${process.pid}.part`
  const client = new pg.Client({ connectionString: source.adminUrl })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const manifest = await describe(client, source)
    await pack(draft, { client, manifest, files: await filesBelow(join(source.dataDir, 'files')) })
    await rename(draft, target)
    return { bytes: (await stat(target)).size, tables: manifest.tables.length }
  } finally {
    await client.end()
    await rm(draft, { force: true })
  }
}

async function describe(client: pg.Client, { signInSecret, now }: BackupSource): Promise<Manifest> {
  const migrations = await client.query<{ name: string }>('select name from revisit_meta.migrations order by name')
  const tables = await client.query<{ name: string; columns: string[] }>(`
    select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where n.nspname in ('public', 'auth') and c.relkind = 'r' group by n.nspname, c.relname order by 1`)
  const sequences = await client.query<{ name: string; value: string }>(`
    select schemaname || '.' || sequencename as name, last_value::text as value from pg_sequences
    where schemaname in ('public', 'auth') and last_value is not null`)
  return {
    format: 1,
    product: 'revisit',
    createdAt: now.toISOString(),
    migrations: migrations.rows.map(({ name }) => name),
    tables: tables.rows,
    sequences: Object.fromEntries(sequences.rows.map(({ name, value }) => [name, value])),
    signInSecret,
  }
}

async function filesBelow(folder: string): Promise<{ path: string; name: string }[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(entry.parentPath, entry.name))
    .map((path) => ({ path, name: `${FILES}${relative(folder, path).split(sep).join('/')}` }))
}

type Content = { client: pg.Client; manifest: Manifest; files: { path: string; name: string }[] }

async function pack(draft: string, { client, manifest, files }: Content): Promise<void> {
  const zip = new yazl.ZipFile()
  const seal: Seal = { entries: {} }
  const add = (name: string, open: () => Readable) =>
    zip.addReadStreamLazy(name, (give) => {
      const source = open()
      const counted = source.pipe(sealing(name, seal))
      source.on('error', (error) => counted.destroy(error))
      give(null, counted)
    })
  add(MANIFEST, () => Readable.from([Buffer.from(JSON.stringify(manifest))]))
  for (const { name, columns } of manifest.tables)
    add(tablePath(name), () => client.query(copyTo(copyOf(name, columns))))
  for (const { name, path } of files) add(name, () => createReadStream(path))
  zip.addReadStreamLazy(SEAL, (give) => give(null, Readable.from([Buffer.from(JSON.stringify(seal))])))
  zip.end()
  const failed = new Promise<never>((_, reject) => zip.once('error', reject))
  await Promise.race([pipeline(zip.outputStream, createWriteStream(draft, { mode: 0o600 })), failed])
}

function copyOf(table: string, columns: readonly string[]): string {
  return `copy ${quoted(table)} (${columns.map((name) => pg.escapeIdentifier(name)).join(', ')}) to stdout`
}

function sealing(name: string, seal: Seal): Transform {
  const hash = createHash('sha256')
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
    flush(done) {
      seal.entries[name] = { sha256: hash.digest('hex'), bytes }
      done()
    },
  })
}
