import { setImmediate } from 'node:timers/promises'
import { readTreatmentType } from '@revisit/domain/treatment-type.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { analyzeGrownTables } from '../../platform/table-growth.ts'
import type { TableFailure } from '../../platform/tabular/table.ts'
import { recordEvents } from '../events/events.ts'
import { markStale } from '../statistics/statistics.ts'
import { type Chunk, ChunkBuilder, type EntityBatch, type RowIssue } from './chunk.ts'
import { type DataBlock, dataRows } from './data-rows.ts'
import type { EntityName } from './entities/description.ts'
import { insertNamed, mergeClinicalDetails, moveServiceLines, type NamedDirectory } from './follow-up-queries.ts'
import { readLiveFacts } from './live-fact-queries.ts'
import {
  classify,
  countRows,
  mergeClassified,
  type MergeContext,
  sumWrittenMoney,
  touchedPatients,
} from './merge-queries.ts'
import {
  linkReferrers,
  mergePatients,
  type ReferrerRow,
  refuseNameless,
  refuseTakenNumbers,
} from './patient-merge-queries.ts'
import type { RunContext } from './row-buffer.ts'
import type { SourcePlan } from './source-plan.ts'
import type { Source } from './sources.ts'
import { prepareChunk } from './staging-queries.ts'
import type { MoneyTotals, Tally } from './tally.ts'
import { readZones, type ZoneKey, zoneKeyOf } from './zone-queries.ts'

/** How a run reaches the database: a transaction per chunk, or one that is rolled back at the end (dry run). */
export type Transactions = <T>(work: (db: Db) => Promise<T>) => Promise<T>

export type SheetRun = {
  ports: Ports
  inClinic: Transactions
  context: RunContext
  merge: MergeContext
  tally: Tally
  /** Keeps what is wrong with rows, in the chunk's transaction or beside it. */
  keepIssues(db: Db, issues: RowIssue[]): Promise<void>
  /** Called between chunks; true stops the run. */
  pause(at: { rows: number; bytes: number }): Promise<boolean>
  signal: AbortSignal | undefined
  /** Rows of one transaction. */
  chunkRows: number
}

/** Rows read before others get their turn: the statements of the chunk being merged, and in a server everybody else. */
const ROWS_IN_A_ROW = 250
/** A row that becomes several takes more room. */
const WIDE_SHARE = 0.5
const LIVE_DAYS = 3
const REFERRERS_AT_ONCE = 20_000

type Prepared = { chunk: Chunk; bytes: number; failure: TableFailure | null }

/**
 * Imports one sheet chunk by chunk; while one chunk is being merged the next is read.
 * @returns a failure of the file half-way, 'stopped', or null.
 */
export async function runSheet(
  run: SheetRun,
  source: Source,
  plan: SourcePlan,
): Promise<TableFailure | 'stopped' | null> {
  await run.inClinic((db) => analyzeGrownTables(db, run.merge.clinicId))
  const prepared = prepareChunks(run, source, plan)
  const referrers: ReferrerRow[] = []
  let next = prepared.next()
  for (;;) {
    const { value } = await next
    if (!value) break
    next = prepared.next()
    next.catch(() => {})
    await mergeChunk(run, value.chunk)
    collectReferrers(value.chunk, referrers)
    run.tally.addRows(value.chunk.rows)
    const stopped = await run.pause({ rows: value.chunk.rows, bytes: value.bytes })
    if (stopped || value.failure) {
      await prepared.return(undefined)
      return value.failure ?? 'stopped'
    }
  }
  await linkAllReferrers(run, { source, plan, referrers })
  return null
}

async function* prepareChunks(run: SheetRun, source: Source, plan: SourcePlan): AsyncGenerator<Prepared, undefined> {
  const builder = new ChunkBuilder(plan, run.context)
  const size = rowsAtOnce(run, plan)
  let bytes = 0
  const zoneKey = run.context.directories.branches.hasZones ? zoneKeyOf(plan) : null
  run.context.zoneOf = null
  if (plan.unknown.length > 0) builder.report(unknownColumns(source, plan))
  for await (const block of dataRows(source, run.signal)) {
    if (block.kind === 'failure') {
      yield { chunk: builder.take(), bytes, failure: block.code === 'stopped' ? null : block }
      return
    }
    bytes = block.bytesRead
    await findZones(run, zoneKey, block.rows)
    for (const problem of block.problems) builder.report(problemOfTable(problem, source))
    for (let i = 0; i < block.rows.length; i++) {
      if (i % ROWS_IN_A_ROW === 0) await setImmediate()
      builder.add(block.rows[i]!, block.rowNumbers[i]!)
      if (builder.rows >= size) yield { chunk: builder.take(), bytes, failure: null }
    }
  }
  yield { chunk: builder.take(), bytes, failure: null }
}

/** A row of a wide sheet becomes several, and so does a patient: a card with its contacts, keys and texts. */
function rowsAtOnce({ chunkRows }: SheetRun, { wide, entities }: SourcePlan): number {
  const isWide = wide || entities[0]?.entity.name === 'patients'
  return isWide ? Math.ceil(chunkRows * WIDE_SHARE) : chunkRows
}

function problemOfTable({ row, column, code, params, cells }: DataBlock['problems'][number], source: Source): RowIssue {
  const header = column === undefined ? null : (source.header[column - 1] ?? null)
  const about = { column: header, code: `table_${code}`, params: { ...params, row } }
  return { entity: null, rowNumber: row, severity: 'warning', cells, ...about }
}

async function findZones(run: SheetRun, key: ZoneKey | null, rows: string[][]): Promise<void> {
  if (!key) return
  const keys = rows.map((row) => (row[key.at] ?? '').trim()).filter((text) => text !== '')
  const { clinicId, origin } = run.merge
  const zones = await run.inClinic((db) => readZones(db, { clinicId, origin, by: key.by }, keys))
  run.context.zoneOf = (cells) => zones.get((cells[key.at] ?? '').trim())
}

function unknownColumns(source: Source, { unknown }: SourcePlan): RowIssue {
  const columns = unknown.slice(0, 50).join(', ')
  return {
    entity: null,
    rowNumber: source.headerRow,
    column: null,
    code: 'column_unknown',
    params: { columns },
    severity: 'warning',
    cells: source.header,
  }
}

/** All or nothing: the rows of a chunk, what they refer to, and what is wrong with them. */
async function mergeChunk(run: SheetRun, chunk: Chunk): Promise<void> {
  const pending = pendingDirectories(run)
  const counted = await run.inClinic(async (db) => {
    await prepareChunk(db)
    for (const { directory, rows } of pending) {
      await insertNamed(db, { directory, rows, treatmentType: readTreatmentType }, run.merge)
    }
    const issues = [...chunk.issues]
    const money: MoneyTotals[] = []
    const results: { batch: EntityBatch; created: number; updated: number; unchanged: number; rejected: number }[] = []
    for (const batch of chunk.batches) {
      if (batch.rows.length === 0 && batch.rejected + batch.repeated === 0) continue
      const merged = await mergeBatch(run, db, batch)
      issues.push(...merged.issues)
      if (merged.money) money.push(merged.money)
      results.push({ batch, ...merged.counts })
    }
    await run.keepIssues(db, issues)
    return { results, issues, money }
  })
  for (const { directory, rows } of pending) run.tally.add(directory, { created: rows.length })
  for (const { batch, ...counts } of counted.results) run.tally.add(batch.mapped.entity.name, counts)
  for (const totals of counted.money) run.tally.addMoney(totals)
  run.tally.addIssues(counted.issues)
}

function pendingDirectories({ context }: SheetRun) {
  return (['branches', 'staff', 'services', 'insurers'] as NamedDirectory[]).map((directory) => ({
    directory,
    rows: context.directories[directory].takePending(),
  }))
}

async function mergeBatch(run: SheetRun, db: Db, batch: EntityBatch) {
  const { merge } = run
  const { entity } = batch.mapped
  const none = { created: 0, updated: 0, unchanged: batch.repeated, rejected: batch.rejected }
  if (batch.rows.length === 0) return { counts: none, issues: [], money: null }
  const shape = await classify(db, batch, merge)
  const isPatient = entity.name === 'patients'
  if (isPatient) {
    await refuseTakenNumbers(db, shape, merge)
    await refuseNameless(db, batch)
    await mergePatients(db, { batch, shape, context: merge })
  }
  // Contacts and tags may turn an unchanged patient into an updated one, so patients are counted afterwards.
  const { rejected, ...counts } = await countRows(db, shape)
  if (!isPatient) await mergeClassified(db, shape, { context: merge, counts: { ...counts, rejected } })
  if (counts.created > 0) await analyzeGrownTables(db, merge.clinicId, writtenTables(entity))
  if (entity.name === 'appointments' || entity.name === 'plans') await mergeClinicalDetails(db, shape, merge)
  if (entity.name === 'appointments' && counts.updated > 0) await moveServiceLines(db, merge)
  if (counts.created + counts.updated > 0) {
    const touched = touchedPatients(shape)
    if (touched) await markStale(db, merge.clinicId, touched, run.ports.clock.now())
    await writeEvents(run, db, shape)
  }
  const money = entity.name === 'payments' ? await sumWrittenMoney(db, shape) : null
  const issues = rejected.map(({ n, field, ref }) => unknownReference(batch, { n, field, ref }))
  return {
    counts: { ...counts, unchanged: counts.unchanged + batch.repeated, rejected: rejected.length + batch.rejected },
    issues,
    money,
  }
}

/** Tables with new rows, which the rest of this chunk and the next ones look up. */
function writtenTables({ name, table }: EntityBatch['mapped']['entity']): string[] {
  return name === 'patients' ? [table, 'patient_external_ids', 'contact_points', 'identity_keys'] : [table]
}

function unknownReference(
  batch: EntityBatch,
  { n, field, ref }: { n: number; field: string; ref: string | null },
): RowIssue {
  const { mapped, rows } = batch
  const row = rows[n]!
  const label = mapped.entity.fields.find((each) => each.name === field)?.label.ru ?? field
  const about =
    field === 'key_taken'
      ? { code: 'key_taken', params: { cell: row.key }, column: 'external_id' }
      : {
          code: ref === null ? 'required_missing' : 'reference_unknown',
          params: { column: label, cell: (ref ?? '').slice(0, 60) },
          column: label,
        }
  return { entity: mapped.entity.name, rowNumber: row.rowNumber, severity: 'error', cells: row.cells, ...about }
}

/** Old facts are history; what just happened, and what is to come, sets journeys going or stops them. */
async function writeEvents(run: SheetRun, db: Db, shape: Awaited<ReturnType<typeof classify>>): Promise<void> {
  const { now } = run.context
  const { clinicId, importId } = run.merge
  const since = new Date(now.getTime() - LIVE_DAYS * 86_400_000)
  const facts = await readLiveFacts(db, shape, { clinicId, importId, since, now })
  await recordEvents(
    run.ports,
    db,
    facts.map(({ id, payload, ...fact }) => ({
      clinicId,
      ...fact,
      subjectId: id,
      payload: { importId, ...payload },
    })),
  )
}

function collectReferrers({ batches }: Chunk, referrers: ReferrerRow[]): void {
  const patients = batches.find(({ mapped }) => mapped.entity.name === ('patients' satisfies EntityName))
  for (const { key, rowNumber, extras } of patients?.rows ?? []) {
    if (extras?.referrer) referrers.push({ key, referrer: extras.referrer, rowNumber })
  }
}

type Linking = { source: Source; plan: SourcePlan; referrers: ReferrerRow[] }

async function linkAllReferrers(run: SheetRun, { source, plan, referrers }: Linking): Promise<void> {
  const unknownReferrer = issueOfReferrer(source, plan)
  for (let at = 0; at < referrers.length; at += REFERRERS_AT_ONCE) {
    await run.inClinic(async (db) => {
      await prepareChunk(db)
      const unknown = await linkReferrers(db, referrers.slice(at, at + REFERRERS_AT_ONCE), run.merge)
      const issues = unknown.map(unknownReferrer)
      await run.keepIssues(db, issues)
      run.tally.addIssues(issues)
    })
  }
}

/** The row itself is long gone when its referrer proves unknown: what is left of it finds it in the file. */
function issueOfReferrer(source: Source, { entities }: SourcePlan) {
  const fields = entities.find(({ entity }) => entity.name === 'patients')?.fields
  const places = { key: fields?.get('external_id'), referrer: fields?.get('referrer_external_id') }
  const column = source.header[places.referrer ?? -1] ?? 'referrer_external_id'
  return ({ key, referrer, rowNumber }: ReferrerRow): RowIssue => ({
    entity: 'patients',
    rowNumber,
    column,
    code: 'reference_unknown',
    params: { column, cell: referrer.slice(0, 60) },
    severity: 'warning',
    cells: source.header.map((_, at) => (at === places.key ? key : at === places.referrer ? referrer : '')),
  })
}
