import type { Db } from '../../platform/db.ts'
import { BinaryReader, BinaryWriter } from './binary-rows.ts'
import type { ClinicDay } from './day.ts'
import { COLUMNS, type Directories, readDirectories, streamFacts } from './fact-queries.ts'
import { FactCollector } from './patient-facts.ts'
import { type PatientRow, patientRow } from './patient-row.ts'
import { RowWriter } from './row-writer.ts'

/** Bytes handed to the database at a time. */
const PIECE = 1 << 18

/** Computes the rows of some people (everybody when null) from their facts. People without a living card have none. */
export async function computeRows(
  db: Db,
  day: ClinicDay,
  { patientIds, onRow }: { patientIds: readonly string[] | null; onRow: (row: PatientRow) => void },
): Promise<void> {
  const directories = await readDirectories(db, day.clinicId)
  const reader = new RowReader(day, directories, onRow)
  for await (const piece of streamFacts(db, day.clinicId, { directories, patientIds })) reader.feed(piece)
  reader.end()
}

/** The same for everybody as pieces of a binary COPY, while the facts are still arriving. */
export async function* computeRowsAsCopy(
  db: Db,
  day: ClinicDay,
  onRow: (row: PatientRow) => void,
): AsyncGenerator<Buffer> {
  const out = new BinaryWriter()
  const writer = new RowWriter(out)
  const directories = await readDirectories(db, day.clinicId)
  const reader = new RowReader(day, directories, (row) => {
    writer.write(row)
    onRow(row)
  })
  for await (const piece of streamFacts(db, day.clinicId, { directories, patientIds: null })) {
    reader.feed(piece)
    if (out.size >= PIECE) yield out.take()
  }
  reader.end()
  out.end()
  yield out.take()
}

/** Rows already computed as pieces of a binary COPY. */
export function* rowsAsCopy(rows: Iterable<PatientRow>): Generator<Buffer> {
  const out = new BinaryWriter()
  const writer = new RowWriter(out)
  for (const row of rows) {
    writer.write(row)
    if (out.size >= PIECE) yield out.take()
  }
  out.end()
  yield out.take()
}

/** From pieces of the stream of facts to rows. */
class RowReader {
  private readonly binary = new BinaryReader(COLUMNS)
  private readonly collector: FactCollector

  constructor(day: ClinicDay, directories: Directories, onRow: (row: PatientRow) => void) {
    this.collector = new FactCollector((facts) => {
      if (facts.card !== null) onRow(patientRow(facts, day.row, directories))
    })
  }

  feed(piece: Buffer): void {
    this.binary.feed(piece, (row) => this.collector.add(row))
  }

  end(): void {
    this.collector.end()
  }
}
