import { createWriteStream } from 'node:fs'
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal, refused } from './refusal.ts'
import { failure, type TableFailure } from './table.ts'
import { InflateBudget, isUnsafeName, listZip, type Zip, type ZipPart } from './zip.ts'

/** A table unpacked from an archive: `name` as it was called there (without folders), `path` where it lies now. */
export type UnpackedFile = { name: string; path: string; bytes: number }

export type UnpackedFolder = { kind: 'folder'; files: UnpackedFile[]; skipped: string[] }

export type FolderLimits = {
  /** Entries in the archive, and tables unpacked from it. */
  entries: number
  files: number
  inflatedBytes: number
  ratio: number
  ratioFromBytes: number
}

export const folderLimits: FolderLimits = {
  entries: 10_000,
  files: 200,
  inflatedBytes: 8 * 1024 * 1024 * 1024,
  ratio: 200,
  ratioFromBytes: 64 * 1024 * 1024,
}

const tableName = /\.(csv|tsv|txt|xlsx|xlsm)$/i
const systemName = /(^|\/)(__MACOSX\/|\.|~\$|thumbs\.db$|desktop\.ini$)/i

/**
 * Unpacks the tables of an archive into `targetDir` under names of our own making, so that no name from the archive ever
 * reaches the file system. Archives with names that climb out, or with links, are refused whole. What is unpacked is
 * counted while it inflates; after a failure nothing is left in `targetDir`.
 */
export async function openFolderZip(
  path: string,
  targetDir: string,
  limits: FolderLimits = folderLimits,
): Promise<UnpackedFolder | TableFailure> {
  const written: UnpackedFile[] = []
  let file: FileHandle | undefined
  try {
    file = await open(path, 'r')
    const zip = await listZip(file.fd, limits.entries)
    if (zip === 'too_many') throw new Refusal('zip_too_many_files', { limit: limits.entries })
    const tables = chooseTables(zip.parts, limits)
    await mkdir(targetDir, { recursive: true, mode: 0o700 })
    const budget = new InflateBudget(limits)
    for (const part of tables) written.push(await unpack(zip, part, { budget, targetDir, number: written.length + 1 }))
    return { kind: 'folder', files: written, skipped: skippedNames(zip.parts, tables) }
  } catch (error) {
    if (!isExisting(error)) await rm(join(targetDir, unpackedName(written.length + 1)), { force: true })
    for (const unpacked of written) await rm(unpacked.path, { force: true })
    return folderFailure(error)
  } finally {
    await file?.close()
  }
}

function chooseTables(parts: ZipPart[], limits: FolderLimits): ZipPart[] {
  const unsafe = parts.find((part) => part.symlink || isUnsafeName(part.name))
  if (unsafe) throw new Refusal('zip_unsafe_name', { name: unsafe.name.slice(0, 200) })
  const tables = parts.filter((part) => tableName.test(part.name) && !systemName.test(part.name))
  if (tables.length === 0) throw new Refusal('zip_empty')
  if (tables.length > limits.files) throw new Refusal('zip_too_many_files', { limit: limits.files })
  if (tables.some((part) => part.encrypted)) throw new Refusal('zip_encrypted')
  return tables
}

type Unpacking = { budget: InflateBudget; targetDir: string; number: number }

async function unpack(zip: Zip, part: ZipPart, { budget, targetDir, number }: Unpacking): Promise<UnpackedFile> {
  const path = join(targetDir, unpackedName(number))
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  await pipeline(budget.inflate(zip, part), target)
  return { name: part.name.slice(part.name.lastIndexOf('/') + 1), path, bytes: target.bytesWritten }
}

function unpackedName(number: number): string {
  return `table-${String(number).padStart(3, '0')}`
}

function skippedNames(parts: ZipPart[], tables: ZipPart[]): string[] {
  const taken = new Set(tables)
  return parts
    .filter((part) => !taken.has(part) && !part.name.endsWith('/') && !systemName.test(part.name))
    .map((part) => part.name)
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

function folderFailure(error: unknown): TableFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return failure('disk_full')
  if (['ENOENT', 'EACCES', 'EISDIR', 'EEXIST', 'EIO', 'EROFS', 'ENOTDIR'].includes(code)) {
    return failure('file_unreadable', { reason: code })
  }
  const told = error instanceof Error ? error.message : ''
  if (/End of central directory|truncated|unexpected EOF|overflows file bounds/i.test(told))
    return failure('zip_truncated')
  return refused(error, 'zip_damaged')
}
