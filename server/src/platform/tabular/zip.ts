import { fromFdPromise, type Entry, type ZipFile } from 'yauzl'
import type { Readable } from 'node:stream'
import { Refusal } from './refusal.ts'

/** One entry of an archive, its name decoded and with forward slashes. Sizes are what the archive claims. */
export type ZipPart = { name: string; compressed: number; encrypted: boolean; symlink: boolean; entry: Entry }

export type Zip = { file: ZipFile; parts: ZipPart[] }

export type InflateLimits = { inflatedBytes: number; ratio: number; ratioFromBytes: number }

const utf8Flag = 0x800
const encryptedFlag = 0x41
const symlinkMode = 0o120000

/**
 * Lists an archive by its central directory; 'too_many' past `maxEntries`. Throws yauzl's errors when the directory is
 * missing (a truncated file) or broken.
 */
export async function listZip(fd: number, maxEntries: number): Promise<Zip | 'too_many'> {
  const file = await fromFdPromise(fd, { autoClose: false, lazyEntries: true, decodeStrings: false })
  const parts: ZipPart[] = []
  for await (const entry of file.eachEntry()) {
    if (parts.length === maxEntries) return 'too_many'
    const mode = (entry.externalFileAttributes >>> 16) & 0o170000
    parts.push({
      name: entryName(entry.fileName as unknown as Buffer, entry.generalPurposeBitFlag),
      compressed: entry.compressedSize,
      encrypted: (entry.generalPurposeBitFlag & encryptedFlag) !== 0,
      symlink: mode === symlinkMode,
      entry,
    })
  }
  return { file, parts }
}

/** True when a name would leave the folder it is unpacked into, or is no name at all. */
export function isUnsafeName(name: string): boolean {
  return name === '' || /^\/|^[a-z]:|(^|\/)\.\.(\/|$)|\0/i.test(name)
}

/** How many bytes all parts of one reading have inflated to so far. */
export class InflateBudget {
  #used = 0
  readonly limits: InflateLimits

  constructor(limits: InflateLimits) {
    this.limits = limits
  }

  /** The part's content, counted while it inflates: what the archive claims about sizes is not believed. */
  async *inflate(zip: Zip, part: ZipPart): AsyncGenerator<Buffer> {
    const { inflatedBytes, ratio, ratioFromBytes } = this.limits
    const stream: Readable = await zip.file.openReadStreamPromise(part.entry)
    let inflated = 0
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        inflated += chunk.length
        this.#used += chunk.length
        if (this.#used > inflatedBytes) throw new Refusal('zip_too_large_inside', { name: part.name })
        if (inflated > ratioFromBytes && inflated > part.compressed * ratio) {
          throw new Refusal('zip_too_large_inside', { name: part.name })
        }
        yield chunk
      }
    } finally {
      stream.destroy()
    }
  }
}

/** Names are UTF-8 when flagged so or when they happen to be; Windows packs Russian names in code page 866. */
function entryName(raw: Buffer, flags: number): string {
  let name: string
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    name = new TextDecoder((flags & utf8Flag) !== 0 ? 'utf-8' : 'ibm866').decode(raw)
  }
  return name.replaceAll('\\', '/')
}
