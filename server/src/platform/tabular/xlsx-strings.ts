import { readSync, writeSync } from 'node:fs'
import { Refusal } from './refusal.ts'
import { readXml } from './xml.ts'
import { unescapeText } from './xlsx-cell.ts'

const pageBytes = 4 * 1024 * 1024
const pagesInMemory = 8
const cacheSlots = 65_536
const longestCached = 256

/**
 * The shared strings of a workbook in bounded memory: UTF-8 in pages, the first ones in memory, the rest in a scratch
 * file; positions are 8 bytes a string.
 */
export class StringStore {
  #offsets = new Float64Array(1024)
  #count = 0
  #end = 0
  #pages: Buffer[] = []
  #page: Buffer = Buffer.alloc(pageBytes)
  #pageFill = 0
  #pageNumber = 0
  #cachedIndex = new Int32Array(cacheSlots).fill(-1)
  #cached: string[] = []
  readonly #scratchFd: number
  readonly #limit: number

  constructor(scratchFd: number, limit: number) {
    this.#scratchFd = scratchFd
    this.#limit = limit
  }

  get size(): number {
    return this.#count
  }

  add(text: string): void {
    if (this.#count === this.#limit) throw new Refusal('xlsx_too_large_inside')
    const bytes = Buffer.from(text, 'utf8')
    if (this.#count + 2 > this.#offsets.length) {
      const larger = new Float64Array(this.#offsets.length * 2)
      larger.set(this.#offsets)
      this.#offsets = larger
    }
    for (let at = 0; at < bytes.length;) {
      if (this.#pageFill === pageBytes) this.#turnPage()
      const copied = bytes.copy(this.#page, this.#pageFill, at)
      this.#pageFill += copied
      at += copied
    }
    this.#end += bytes.length
    this.#count += 1
    this.#offsets[this.#count] = this.#end
  }

  /** The string at an index; undefined past the end. */
  get(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return undefined
    const slot = index % cacheSlots
    if (this.#cachedIndex[slot] === index) return this.#cached[slot]
    const text = this.#read(this.#offsets[index]!, this.#offsets[index + 1]!).toString('utf8')
    if (text.length <= longestCached) {
      this.#cachedIndex[slot] = index
      this.#cached[slot] = text
    }
    return text
  }

  #turnPage(): void {
    if (this.#pages.length < pagesInMemory) {
      this.#pages.push(this.#page)
      this.#page = Buffer.alloc(pageBytes)
    } else {
      writeSync(this.#scratchFd, this.#page, 0, pageBytes, this.#pageNumber * pageBytes)
    }
    this.#pageNumber += 1
    this.#pageFill = 0
  }

  #read(from: number, to: number): Buffer {
    const bytes = Buffer.allocUnsafe(to - from)
    for (let at = from; at < to;) {
      const pageNumber = Math.floor(at / pageBytes)
      const within = at % pageBytes
      const length = Math.min(to - at, pageBytes - within)
      const page = this.#inMemory(pageNumber)
      if (page) page.copy(bytes, at - from, within, within + length)
      else readSync(this.#scratchFd, bytes, at - from, length, pageNumber * pageBytes + within)
      at += length
    }
    return bytes
  }

  #inMemory(pageNumber: number): Buffer | undefined {
    return pageNumber === this.#pageNumber ? this.#page : this.#pages[pageNumber]
  }
}

/** Reads sharedStrings.xml into the store: runs of rich text joined, phonetic hints left out, cells cut to `cellChars`. */
export async function readSharedStrings(
  chunks: AsyncIterable<Buffer>,
  store: StringStore,
  cellChars: number,
): Promise<void> {
  let text = ''
  let inText = false
  let phonetic = 0
  await readXml(chunks, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = phonetic === 0
      else if (name === 'rPh') phonetic += 1
    },
    close(name) {
      if (name === 'si') store.add(unescapeText(text))
      else if (name === 't') inText = false
      else if (name === 'rPh') phonetic -= 1
    },
    text(piece) {
      if (inText && text.length <= cellChars) text += piece
    },
  })
}
