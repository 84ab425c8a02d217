import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import pg from 'pg'
import { z } from 'zod'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { Invalid } from '../errors.ts'

/** What a backup says of itself, before its tables. */
export const manifestSchema = z.object({
  format: z.literal(1),
  product: z.literal('revisit'),
  createdAt: z.string(),
  /** Names of the migrations the tables had seen. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  /** Values that sequences had reached, by name. */
  sequences: z.record(z.string(), z.string()),
  /** The key of sign-in and of sealed credentials. */
  signInSecret: z.string(),
})

export type Manifest = z.output<typeof manifestSchema>

/** Written last: what every table and file must hash to. A backup without it was broken off. */
export const sealSchema = z.object({
  entries: z.record(z.string(), z.object({ sha256: z.string(), bytes: z.number() })),
})

export type Seal = z.output<typeof sealSchema>

export const MANIFEST = 'manifest.json'
export const SEAL = 'seal.json'
/** Rows of a table (`schema.table`) in the text format of COPY. */
export const tablePath = (table: string) => `tables/${table}.copy`
export const FILES = 'files/'

/** `schema.table` for use in a statement. */
export function quoted(name: string): string {
  return name.split('.').map(pg.escapeIdentifier).join('.')
}

export type Archive = {
  manifest: Manifest
  /** Paths below `files/`. */
  files: string[]
  open(path: string): Promise<Readable>
  close(): void
}

/**
 * Opens a backup and reads every byte of it once against its seal.
 * @throws Invalid `backup_unreadable` when it is no backup, was cut off or was changed.
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await opened(path)
  try {
    const entries = await entriesOf(zip)
    const open = (name: string) => streamOf(zip, entries.get(name) ?? missing(path, name))
    const manifest = manifestSchema.parse(JSON.parse(await textOf(await open(MANIFEST))))
    const seal = sealSchema.parse(JSON.parse(await textOf(await open(SEAL))))
    await verify(path, { entries, seal, open })
    return {
      manifest,
      files: [...entries.keys()].filter((name) => name.startsWith(FILES)),
      open,
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error instanceof Invalid ? error : unreadable(path, (error as Error).message)
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await yauzl.openPromise(path, { autoClose: false, lazyEntries: true })
  } catch (error) {
    throw unreadable(path, (error as Error).message)
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  return entries
}

type Reading = { entries: Map<string, Entry>; seal: Seal; open(name: string): Promise<Readable> }

async function verify(path: string, { entries, seal, open }: Reading): Promise<void> {
  for (const name of entries.keys())
    if (name !== SEAL && !(name in seal.entries)) throw unreadable(path, `${name} is not under the seal`)
  for (const [name, { sha256 }] of Object.entries(seal.entries)) {
    const hash = createHash('sha256')
    for await (const chunk of await open(name)) hash.update(chunk as Buffer)
    if (hash.digest('hex') !== sha256) throw unreadable(path, `${name} was changed or damaged`)
  }
}

function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return zip.openReadStreamPromise(entry)
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function missing(path: string, name: string): never {
  throw unreadable(path, `${name} is missing`)
}

function unreadable(path: string, why: string): Invalid {
  return new Invalid('backup_unreadable', {
    ru: `${path} нельзя восстановить: ${why}. Возьмите другую копию; ничего не изменено.`,
    en: `${path} cannot be restored: ${why}. Take another backup; nothing was changed.`,
  })
}
