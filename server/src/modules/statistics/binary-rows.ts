/** The binary format of COPY: https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format". */

/** One row read from COPY … TO STDOUT (format binary); valid only inside the callback. Fields count from 0. */
export class BinaryRow {
  buffer: Buffer = EMPTY
  readonly starts: Int32Array
  readonly lengths: Int32Array

  constructor(fields: number) {
    this.starts = new Int32Array(fields)
    this.lengths = new Int32Array(fields)
  }

  isNull(field: number): boolean {
    return this.lengths[field]! < 0
  }

  int(field: number): number {
    return this.buffer.readInt32BE(this.starts[field]!)
  }

  /** A bigint within ±2^53, 0 when null. */
  bigint(field: number): number {
    return this.lengths[field]! < 0 ? 0 : bigintAt(this.buffer, this.starts[field]!)
  }

  bool(field: number): boolean {
    return this.buffer[this.starts[field]!] === 1
  }

  /** '' when null. */
  text(field: number): string {
    const length = this.lengths[field]!
    if (length <= 0) return ''
    const start = this.starts[field]!
    return this.buffer.toString('utf8', start, start + length)
  }

  /** '' when null. */
  uuid(field: number): string {
    return this.lengths[field]! < 0 ? '' : uuidAt(this.buffer, this.starts[field]!)
  }

  /** Elements of a one-dimensional array, read one by one; null elements are passed over as null. */
  array<T>(field: number, read: (buffer: Buffer, at: number, length: number) => T): (T | null)[] {
    if (this.isNull(field)) return []
    let at = this.starts[field]!
    if (this.buffer.readInt32BE(at) === 0) return []
    const count = this.buffer.readInt32BE(at + 12)
    const items: (T | null)[] = Array.from({ length: count })
    at += 20
    for (let index = 0; index < count; index++) {
      const length = this.buffer.readInt32BE(at)
      at += 4
      items[index] = length < 0 ? null : read(this.buffer, at, length)
      if (length > 0) at += length
    }
    return items
  }

  /** An array of int or date without nulls. */
  ints(field: number): number[] {
    return this.array(field, (buffer, at) => buffer.readInt32BE(at)) as number[]
  }

  /** An array of bigint without nulls. */
  bigints(field: number): number[] {
    return this.array(field, bigintAt) as number[]
  }

  /** '' for null elements. */
  uuids(field: number): string[] {
    return this.array(field, uuidAt).map((id) => id ?? '')
  }

  /** '' for null elements. */
  texts(field: number): string[] {
    return this.array(field, (buffer, at, length) => buffer.toString('utf8', at, at + length)).map((text) => text ?? '')
  }
}

const EMPTY: Buffer = Buffer.alloc(0)
/** Signature (11 bytes), flags, length of the header extension. */
const HEADER_BYTES = 19
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')

/** Takes a binary COPY of `fields` columns apart as its pieces arrive. */
export class BinaryReader {
  private readonly row: BinaryRow
  private rest: Buffer = EMPTY
  private begun = false

  constructor(fields: number) {
    this.row = new BinaryRow(fields)
  }

  /** Calls `onRow` for every row that is complete with this piece. */
  feed(piece: Buffer, onRow: (row: BinaryRow) => void): void {
    const { row } = this
    row.buffer = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece])
    this.rest = EMPTY
    let at = 0
    if (!this.begun) {
      if (row.buffer.length < HEADER_BYTES) {
        this.rest = row.buffer
        return
      }
      this.begun = true
      at = HEADER_BYTES
    }
    for (let next = endOfRow(row, at); next >= 0; next = endOfRow(row, at)) {
      at = next
      onRow(row)
    }
    this.rest = row.buffer.subarray(at)
  }
}

/** Calls `onRow` for every row of a binary COPY of `fields` columns. */
export async function readBinaryRows(
  pieces: AsyncIterable<Buffer>,
  fields: number,
  onRow: (row: BinaryRow) => void,
): Promise<void> {
  const reader = new BinaryReader(fields)
  for await (const piece of pieces) reader.feed(piece, onRow)
}

/** Finds the fields of the row at a place; the place after it, or −1 when the row is not complete or the data ended. */
function endOfRow(row: BinaryRow, start: number): number {
  const { buffer, starts, lengths } = row
  const end = buffer.length
  let at = start
  if (at + 2 > end) return -1
  const count = buffer.readInt16BE(at)
  if (count < 0) return -1
  at += 2
  for (let field = 0; field < count; field++) {
    if (at + 4 > end) return -1
    const length = buffer.readInt32BE(at)
    at += 4
    starts[field] = at
    lengths[field] = length
    if (length > 0) at += length
    if (at > end) return -1
  }
  return at
}

function bigintAt(buffer: Buffer, at: number): number {
  return buffer.readInt32BE(at) * 4_294_967_296 + buffer.readUInt32BE(at + 4)
}

function uuidAt(buffer: Buffer, at: number): string {
  const hex = buffer.toString('hex', at, at + 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Types of array elements, as pg_type numbers them. */
const TYPE = { int4: 23, int8: 20, date: 1082, uuid: 2950, text: 25 } as const

/** Writes rows for COPY … FROM STDIN (format binary). Call `row`, then one method per column, in order. */
export class BinaryWriter {
  private buffer = Buffer.allocUnsafe(1 << 18)
  private at = SIGNATURE.copy(this.buffer)

  /** Bytes waiting to be taken. */
  get size(): number {
    return this.at
  }

  /** What was written so far; the writer begins anew. */
  take(): Buffer {
    const taken = this.buffer.subarray(0, this.at)
    this.buffer = Buffer.allocUnsafe(1 << 18)
    this.at = 0
    return taken
  }

  row(fields: number): void {
    this.reserve(2)
    this.at = this.buffer.writeInt16BE(fields, this.at)
  }

  end(): void {
    this.row(-1)
  }

  null(): void {
    this.reserve(4)
    this.at = this.buffer.writeInt32BE(-1, this.at)
  }

  int(value: number): void {
    this.reserve(8)
    this.at = this.buffer.writeInt32BE(4, this.at)
    this.at = this.buffer.writeInt32BE(value, this.at)
  }

  smallint(value: number): void {
    this.reserve(6)
    this.at = this.buffer.writeInt32BE(2, this.at)
    this.at = this.buffer.writeInt16BE(value, this.at)
  }

  bigint(value: number): void {
    this.reserve(12)
    this.at = this.buffer.writeInt32BE(8, this.at)
    this.writeBigint(value)
  }

  bool(value: boolean): void {
    this.reserve(5)
    this.at = this.buffer.writeInt32BE(1, this.at)
    this.at = this.buffer.writeUInt8(value ? 1 : 0, this.at)
  }

  /** Days since 2000-01-01; null as it is. */
  date(day: number | null): void {
    if (day === null) this.null()
    else this.int(day)
  }

  /** null for ''. */
  textOrNull(text: string): void {
    if (text === '') this.null()
    else this.text(text)
  }

  text(text: string): void {
    const length = Buffer.byteLength(text)
    this.reserve(4 + length)
    this.at = this.buffer.writeInt32BE(length, this.at)
    this.at += this.buffer.write(text, this.at)
  }

  /** 16 bytes, null for null. */
  uuid(bytes: Uint8Array | null): void {
    if (bytes === null) return this.null()
    this.reserve(20)
    this.at = this.buffer.writeInt32BE(16, this.at)
    this.buffer.set(bytes, this.at)
    this.at += 16
  }

  ints(values: readonly number[], type: 'int4' | 'date' = 'int4'): void {
    this.arrayHead(type, values.length, 8 * values.length)
    for (const value of values) {
      this.at = this.buffer.writeInt32BE(4, this.at)
      this.at = this.buffer.writeInt32BE(value, this.at)
    }
  }

  bigints(values: readonly number[]): void {
    this.arrayHead('int8', values.length, 12 * values.length)
    for (const value of values) {
      this.at = this.buffer.writeInt32BE(8, this.at)
      this.writeBigint(value)
    }
  }

  uuids(values: readonly (Uint8Array | null)[]): void {
    const bytes = values.reduce((sum, value) => sum + (value === null ? 4 : 20), 0)
    this.arrayHead('uuid', values.length, bytes)
    for (const value of values) {
      this.at = this.buffer.writeInt32BE(value === null ? -1 : 16, this.at)
      if (value === null) continue
      this.buffer.set(value, this.at)
      this.at += 16
    }
  }

  /** null elements for ''. */
  texts(values: readonly string[]): void {
    const bytes = values.reduce((sum, value) => sum + 4 + Buffer.byteLength(value), 0)
    this.arrayHead('text', values.length, bytes)
    for (const value of values) {
      this.at = this.buffer.writeInt32BE(value === '' ? -1 : Buffer.byteLength(value), this.at)
      this.at += this.buffer.write(value, this.at)
    }
  }

  private arrayHead(type: keyof typeof TYPE, count: number, bytes: number): void {
    const dimensions = count === 0 ? 0 : 1
    this.reserve(24 + bytes)
    this.at = this.buffer.writeInt32BE(12 + dimensions * 8 + (count === 0 ? 0 : bytes), this.at)
    this.at = this.buffer.writeInt32BE(dimensions, this.at)
    this.at = this.buffer.writeInt32BE(1, this.at)
    this.at = this.buffer.writeInt32BE(TYPE[type], this.at)
    if (count === 0) return
    this.at = this.buffer.writeInt32BE(count, this.at)
    this.at = this.buffer.writeInt32BE(1, this.at)
  }

  private writeBigint(value: number): void {
    const high = Math.floor(value / 4_294_967_296)
    this.at = this.buffer.writeInt32BE(high, this.at)
    this.at = this.buffer.writeUInt32BE(value - high * 4_294_967_296, this.at)
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return
    const grown = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + bytes))
    this.buffer.copy(grown, 0, 0, this.at)
    this.buffer = grown
  }
}
