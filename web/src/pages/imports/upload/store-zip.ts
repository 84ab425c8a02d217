/** A file and the name it should have in the archive. */
export type NamedFile = { name: string; file: Blob }

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const UTF8_NAMES = 0x0800
/** 1 January 1980, the earliest day a zip can write: the same files always make the same archive. */
const EARLIEST_DAY = 0x0021
const LARGEST = 0xffffffff

/**
 * Packs files into one zip without compressing them. Contents are only read for their checksums and stay on disk: the
 * archive is a Blob that refers to them. Files and the archive must be under 4 GB.
 */
export async function storeZip(files: readonly NamedFile[]): Promise<Blob> {
  const parts: BlobPart[] = []
  const directory: BlobPart[] = []
  let offset = 0
  let directorySize = 0
  for (const { name, file } of files) {
    const entry = { name: new TextEncoder().encode(name), size: file.size, crc: await checksum(file), offset }
    const header = localHeader(entry)
    const record = centralRecord(entry)
    parts.push(header, file)
    directory.push(record)
    offset += header.byteLength + file.size
    directorySize += record.byteLength
    if (offset > LARGEST) throw new RangeError('The archive is over 4 GB')
  }
  return new Blob([...parts, ...directory, endRecord(files.length, directorySize, offset)], { type: 'application/zip' })
}

type Entry = { name: Uint8Array; size: number; crc: number; offset: number }

function localHeader(entry: Entry): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(30 + entry.name.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, LOCAL, true)
  view.setUint16(4, 20, true)
  writeShared(view, 6, entry)
  bytes.set(entry.name, 30)
  return bytes
}

function centralRecord(entry: Entry): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(46 + entry.name.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, CENTRAL, true)
  view.setUint16(4, 20, true)
  view.setUint16(6, 20, true)
  writeShared(view, 8, entry)
  view.setUint32(42, entry.offset, true)
  bytes.set(entry.name, 46)
  return bytes
}

/** The fields both headers have in the same order: flags, method, time, day, checksum, sizes, lengths. */
function writeShared(view: DataView, at: number, { name, size, crc }: Entry): void {
  view.setUint16(at, UTF8_NAMES, true)
  view.setUint16(at + 6, EARLIEST_DAY, true)
  view.setUint32(at + 8, crc, true)
  view.setUint32(at + 12, size, true)
  view.setUint32(at + 16, size, true)
  view.setUint16(at + 20, name.length, true)
}

function endRecord(count: number, size: number, offset: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(22)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, END, true)
  view.setUint16(8, count, true)
  view.setUint16(10, count, true)
  view.setUint32(12, size, true)
  view.setUint32(16, offset, true)
  return bytes
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

async function checksum(file: Blob): Promise<number> {
  let crc = 0xffffffff
  const reader = file.stream().getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return (crc ^ 0xffffffff) >>> 0
    for (const byte of value) crc = (crc >>> 8) ^ TABLE[(crc ^ byte) & 0xff]!
  }
}
