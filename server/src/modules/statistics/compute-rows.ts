import type { Db } from '../../platform/db.ts'
import { BinaryReader, type BinaryRow, BinaryWriter } from './binary-rows.ts'
import type { ClinicDay } from './day.ts'
import { COLUMNS, type Directories, readDirectories, streamFacts } from './fact-queries.ts'
import { FactCollector, type PatientFacts } from './patient-facts.ts'
import { type PatientRow, patientRow } from './patient-row.ts'
import { RowWriter } from './row-writer.ts'

/** Bytes handed to the database at a time. */
const PIECE = 1 << 18

export type Readers = { visits: Db; money: Db }
type Some = { patientIds: readonly string[]; onRow: (row: PatientRow) => void }

/** Computes the rows of some people from their facts. People without a living card have none. */
export async function computeRows(db: Db, day: ClinicDay, { patientIds, onRow }: Some): Promise<void> {
  const directories = await readDirectories(db, day.clinicId)
  const stream = streamFacts(db, day.clinicId, { directories, patientIds, part: 'all' })
  for await (const people of peopleOf(stream)) {
    for (const facts of people) if (facts.card !== null) onRow(patientRow(facts, day.row, directories))
  }
}

/** The same of many people: two connections wait for the disk at the same time. */
export async function computeManyRows(readers: Readers, day: ClinicDay, { patientIds, onRow }: Some): Promise<void> {
  const directories = await readDirectories(readers.visits, day.clinicId)
  for await (const people of halves(readers, day, { directories, patientIds })) {
    for (const facts of people) if (facts.card !== null) onRow(patientRow(facts, day.row, directories))
  }
}

/**
 * The same for everybody as pieces of a binary COPY, while the facts are still arriving. Each of the two connections sorts its
 * half of the facts at the same time as the other.
 */
export async function* computeRowsAsCopy(
  readers: Readers,
  day: ClinicDay,
  onRow: (row: PatientRow) => void,
): AsyncGenerator<Buffer> {
  const out = new BinaryWriter()
  const writer = new RowWriter(out)
  const directories = await readDirectories(readers.visits, day.clinicId)
  for await (const people of halves(readers, day, { directories, patientIds: null })) {
    for (const facts of people) {
      if (facts.card === null) continue
      const row = patientRow(facts, day.row, directories)
      writer.write(row)
      onRow(row)
    }
    if (out.size >= PIECE) yield out.take()
  }
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

function halves(
  readers: Readers,
  { clinicId }: ClinicDay,
  which: { directories: Directories; patientIds: readonly string[] | null },
): AsyncGenerator<PatientFacts[]> {
  const half = (part: keyof Readers) => peopleOf(streamFacts(readers[part], clinicId, { ...which, part }))
  return withMoney(half('visits'), half('money'))
}

/** From pieces of a stream to people with their facts, a few at a time. */
async function* peopleOf(stream: AsyncIterable<Buffer>): AsyncGenerator<PatientFacts[]> {
  const binary = new BinaryReader(COLUMNS)
  let people: PatientFacts[] = []
  const collector = new FactCollector((facts) => void people.push(facts))
  const collect = (row: BinaryRow) => collector.add(row)
  for await (const piece of stream) {
    binary.feed(piece, collect)
    if (people.length === 0) continue
    yield people
    people = []
  }
  collector.end()
  if (people.length > 0) yield people
}

/** Gives people their payments and work; both come in the order of ids. Money of nobody is passed over. */
async function* withMoney(
  visits: AsyncGenerator<PatientFacts[]>,
  money: AsyncGenerator<PatientFacts[]>,
): AsyncGenerator<PatientFacts[]> {
  let paid: PatientFacts[] = []
  let at = 0
  for await (const people of visits) {
    for (const facts of people) {
      for (;;) {
        if (at === paid.length) {
          const next = await money.next()
          if (next.done) break
          paid = next.value
          at = 0
        }
        const order = Buffer.compare(paid[at]!.patientId, facts.patientId)
        if (order > 0) break
        if (order === 0) {
          facts.payments = paid[at]!.payments
          facts.lines = paid[at]!.lines
        }
        at++
      }
    }
    yield people
  }
  // A stream left in the middle would leave its connection unusable.
  while (!(await money.next()).done);
}
