import { open, type FileHandle } from 'node:fs/promises'
import { failure, type TableFailure } from './table.ts'

/** Pieces of one file: the beginning, and windows spread over the rest. Offsets are even, so UTF-16 units stay whole. */
export type FileSample = { bytes: number; head: Buffer; windows: Buffer[] }

const headBytes = 256 * 1024
const windowBytes = 64 * 1024
const windowCount = 12
const scanBytes = 4 * 1024 * 1024

/** Reads at most about 1 MB of the file, from several places; a failure value when it cannot be read or is empty. */
export async function sampleFile(path: string): Promise<FileSample | TableFailure> {
  return withFile(path, async (file) => {
    const facts = await file.stat()
    if (!facts.isFile()) return failure('file_unreadable', { reason: 'not_a_file' })
    if (facts.size === 0) return failure('empty_file')
    const head = await readAt(file, 0, Math.min(headBytes, facts.size))
    const rest = facts.size - head.length
    const windows: Buffer[] = []
    const count = Math.min(windowCount, Math.ceil(rest / windowBytes))
    for (let index = 1; index <= count; index += 1) {
      const offset = head.length + Math.floor(((rest - windowBytes) * index) / count)
      const even = Math.max(head.length, offset - (offset % 2))
      windows.push(await readAt(file, even, Math.min(windowBytes, facts.size - even)))
    }
    return { bytes: facts.size, head, windows }
  })
}

/** The first part of the file, as long as one window, that is not plain ASCII; undefined when all of it is ASCII. */
export async function firstWindowBeyondAscii(path: string): Promise<Buffer | undefined> {
  const found = await withFile(path, async (file) => {
    const block = Buffer.allocUnsafe(scanBytes)
    for (;;) {
      const { bytesRead } = await file.read(block, 0, scanBytes)
      if (bytesRead === 0) return undefined
      const at = block.subarray(0, bytesRead).findIndex((byte) => byte > 127)
      if (at >= 0) return Buffer.from(block.subarray(at, Math.min(bytesRead, at + windowBytes)))
    }
  })
  return Buffer.isBuffer(found) ? found : undefined
}

/** Opens the file for `use` and closes it; what the file system refuses comes back as a failure value. */
export async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T | TableFailure> {
  let file: FileHandle | undefined
  try {
    file = await open(path, 'r')
    return await use(file)
  } catch (error) {
    return fileFailure(error)
  } finally {
    await file?.close()
  }
}

/** Turns an error of the file system into a failure; anything else is a mistake of ours and is thrown on. */
export function fileFailure(error: unknown): TableFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return failure('disk_full')
  if (/^E[A-Z0-9]+$/.test(code)) return failure('file_unreadable', { reason: code })
  throw error
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const block = Buffer.alloc(length)
  const { bytesRead } = await file.read(block, 0, length, offset)
  return block.subarray(0, bytesRead)
}
