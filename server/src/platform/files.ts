import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { Unavailable } from './errors.ts'

/** The product's own files (uploads, error reports) under the data directory, one folder per clinic. */
export type Files = {
  /** Absolute path of a file of a clinic; its folder exists afterwards. */
  pathFor(clinicId: string, ...parts: string[]): Promise<string>
  /** Writes a stream; returns its size in bytes. */
  save(path: string, content: Readable): Promise<number>
  remove(path: string): Promise<void>
}

/** Files under `<dataDir>/files`. @throws Unavailable `storage_full` when the disk is full. */
export function openFiles(dataDir: string): Files {
  const root = resolve(dataDir, 'files')
  return {
    async pathFor(clinicId, ...parts) {
      const path = resolve(root, clinicId, ...parts)
      if (!path.startsWith(resolve(root, clinicId) + sep)) throw new Error('path outside the clinic folder')
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
      return path
    },
    async save(path, content) {
      try {
        await pipeline(content, createWriteStream(path, { mode: 0o600 }))
      } catch (error) {
        await rm(path, { force: true })
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw storageFull()
        throw error
      }
      return (await stat(path)).size
    },
    remove: (path) => rm(path, { force: true, recursive: true }),
  }
}

/** What a write answers when there is no room left. */
export function storageFull(): Unavailable {
  return new Unavailable('storage_full', {
    ru: 'На диске сервера закончилось место. Освободите место: чтение работает, запись продолжится сама.',
    en: 'The server disk is full. Free some space: reading works, writing will resume by itself.',
  })
}
