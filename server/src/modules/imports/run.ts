import { localDateOf } from '@revisit/domain/local-date.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, systemAccess } from '../../platform/db.ts'
import type { Locale } from '../../platform/errors.ts'
import type { Ports } from '../../platform/ports.ts'
import { clinicNow, readClinic } from '../clinics/clinics.ts'
import { recordEvents } from '../events/events.ts'
import { refreshStatistics } from '../statistics/statistics.ts'
import { bulkIds } from './bulk-ids.ts'
import type { RowIssue } from './chunk.ts'
import { ensureCustomFields, readDirectories } from './clinic-queries.ts'
import { Directory, type Directories, type DirectoryName } from './directory.ts'
import { settleDoubles } from './doubles.ts'
import { writeSheetErrors } from './error-report.ts'
import { failureOf, failureOfError, type ImportFailure, ownFailure } from './failure.ts'
import { HeapRoom } from './heap-room.ts'
import {
  deleteIssues,
  type Doubles,
  type EntityResult,
  type ImportPlan,
  insertIssues,
  isCancelRequested,
  readImport,
  type Progress,
  updateImport,
} from './import-queries.ts'
import { matchPeople } from './people-matching.ts'
import { type PlannedSheet, planSheets } from './plan-sheets.ts'
import type { RunContext } from './row-buffer.ts'
import { runSheet, type SheetRun, type Transactions } from './run-sheet.ts'
import { hasShrunk } from './shrink-queries.ts'
import { openSources, type SourceFailure } from './sources.ts'
import { type MoneyTotals, Tally } from './tally.ts'
import { type CountedColumn, countValues } from './value-counts.ts'

export type RunOrder = {
  clinicId: string
  importId: string
  path: string
  fileName: string
  origin: string
  plan: ImportPlan
  dryRun: boolean
  onProgress?: ((progress: Progress) => void) | undefined
  signal?: AbortSignal | undefined
  /** Rows of one transaction. */
  chunkRows?: number | undefined
}

export type RunOutcome = {
  state: 'done' | 'failed' | 'cancelled'
  entities: EntityResult[]
  failure: ImportFailure | null
  /** Money of the payments created and updated. */
  totals: MoneyTotals
  /** Doubtful pairs put before a person. */
  suggestions: number
  /** Sheets read and their headers, for error files. */
  sources: { fileName: string; sheetName: string; header: string[]; entities: string[] }[]
  /** Cells of columns of names and words; only a dry run counts them. */
  values: CountedColumn[]
  /** Visits and payments another source has brought already; null when nobody looked. */
  doubles: Doubles | null
}

/** What a run that could not begin leaves. */
export const nothingDone = {
  state: 'failed',
  entities: [],
  totals: { payments: 0, refunds: 0 },
  suggestions: 0,
  sources: [],
  values: [],
  doubles: null,
} satisfies Omit<RunOutcome, 'failure'>

type Run = {
  ports: Ports
  order: RunOrder
  context: RunContext
  locale: Locale
  tally: Tally
  progress: Progress
  startedAt: number
  lastTold: number
  heap: HeapRoom
}

/** Runs an import whose clinic is already locked: reads, merges, brings people together, refreshes their numbers. */
export async function runOrder(ports: Ports, order: RunOrder): Promise<RunOutcome> {
  const workDir = await mkdtemp(join(tmpdir(), 'revisit-import-'))
  try {
    return await runIn(ports, order, workDir)
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

async function runIn(ports: Ports, order: RunOrder, workDir: string): Promise<RunOutcome> {
  const { encoding, separator } = order.plan
  const hints = { ...(encoding ? { encoding } : {}), ...(separator ? { separator } : {}) } as object
  const { headerRows = {} } = order.plan
  const files = join(workDir, 'files')
  const opened = await openSources(order.path, { fileName: order.fileName, workDir: files, hints, headerRows })
  const { planned, unknown } = await planSheets(ports, order.clinicId, { sources: opened.sources, plan: order.plan })
  const failures: SourceFailure[] = [...opened.failures]
  for (const { fileName, sheetName } of unknown) {
    failures.push({
      fileName,
      sheetName,
      failure: { kind: 'failure', code: 'no_known_column' as 'no_header', params: {} },
    })
  }
  const sources = planned.map(({ source, plan }) => ({
    fileName: source.fileName,
    sheetName: source.sheetName,
    header: source.header,
    entities: plan.mapping.entities as string[],
  }))
  if (planned.length === 0) {
    const failure = failures[0] ? failureOf(failures[0]) : ownFailure('no_header')
    return { ...nothingDone, failure, sources }
  }
  const run = await startRun(ports, order, planned)
  const counted = order.dryRun ? countValues(planned) : () => []
  const outcome = { ...(await run.heap.watch(() => runAndReport(run, planned))), values: counted() }
  if (outcome.failure === null && failures.length > 0 && opened.kind === 'folder') {
    const broken = failures.find(
      ({ failure }) => !['no_known_column', 'no_header', 'empty_file'].includes(failure.code),
    )
    if (broken) return { ...outcome, state: 'failed', failure: failureOf(broken), sources }
  }
  return { ...outcome, sources }
}

async function startRun(ports: Ports, order: RunOrder, planned: PlannedSheet[]): Promise<Run> {
  const { clinicId, importId, origin } = order
  return ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const clinic = (await readClinic(db, clinicId))!
    const now = await clinicNow(ports, db, clinicId)
    await deleteIssues(db, clinicId, importId)
    if (!order.dryRun) await rememberRun(db, order, now)
    const newId = bulkIds(ports.clock.now(), ports.random)
    const context: RunContext = {
      now,
      today: localDateOf(now, clinic.timezone),
      timeZone: clinic.timezone,
      directories: openDirectories(await readDirectories(db, clinicId), origin, newId),
      newId,
      zoneOf: null,
    }
    const progress: Progress = { ...NOT_BEGUN, totalBytes: planned.reduce((sum, { source }) => sum + source.bytes, 0) }
    const locale = (clinic.locale === 'en' ? 'en' : 'ru') as Locale
    const watched = { tally: new Tally(), progress, startedAt: Date.now(), lastTold: 0, heap: new HeapRoom() }
    return { ports, order, context, locale, ...watched }
  })
}

const NOT_BEGUN: Progress = {
  phase: 'reading',
  file: null,
  rows: 0,
  bytes: 0,
  totalBytes: 0,
  rowsPerSecond: 0,
  errors: 0,
  warnings: 0,
}

async function rememberRun(db: Db, { clinicId, importId }: RunOrder, now: Date): Promise<void> {
  const row = await readImport(db, clinicId, importId)
  if (!row) return
  const runs = [...(row.plan.runs ?? []), now.toISOString()]
  await updateImport(db, clinicId, importId, { plan: { ...row.plan, runs, unmatched: true } })
}

function openDirectories(
  known: Awaited<ReturnType<typeof readDirectories>>,
  origin: string,
  newId: () => string,
): Directories {
  const open = (name: DirectoryName) => new Directory(known[name], origin, newId)
  return { branches: open('branches'), staff: open('staff'), services: open('services'), insurers: open('insurers') }
}

async function runAndReport(run: Run, planned: PlannedSheet[]): Promise<Omit<RunOutcome, 'sources' | 'values'>> {
  let found = { merged: 0, suggested: 0 }
  let doubles: Doubles | null = null
  let stopped: ImportFailure | 'stopped' | null = null
  try {
    stopped = await transactions(run, async (inClinic, ports) => {
      const halt = await runSheets(run, planned, inClinic)
      if (halt !== 'stopped') {
        await tell(run, 'merging')
        found = await matchPeople(ports, inClinic, run.order)
        const { clinicId, importId, dryRun } = run.order
        const place = { clinicId, importId, timeZone: run.context.timeZone }
        doubles = await settleDoubles(inClinic, planned, { place, dryRun, tally: run.tally })
      }
      return halt
    })
    if (!run.order.dryRun) {
      await tell(run, 'statistics')
      await refreshNumbers(run)
    }
  } catch (error) {
    const { message, stack } = error as Error
    run.ports.log.error(
      { importId: run.order.importId, error: { message: message.slice(0, 300), stack } },
      'import failed',
    )
    stopped = failureOfError(error)
  }
  const entities = await report(run, planned, found.merged)
  await tell(run, 'done', true)
  const counts = { entities, totals: run.tally.money, suggestions: found.suggested, doubles }
  if (stopped === null) return { state: 'done', ...counts, failure: null }
  return stopped === 'stopped'
    ? { state: 'cancelled', ...counts, failure: null }
    : { state: 'failed', ...counts, failure: stopped }
}

/** The rows are in whatever happens here: the job queued with every chunk brings the numbers up to date later. */
async function refreshNumbers({ ports, order }: Run): Promise<void> {
  await refreshStatistics(ports, order.clinicId).catch((error: Error) =>
    ports.log.error(
      { importId: order.importId, error: { message: error.message, stack: error.stack } },
      'statistics wait',
    ),
  )
}

/** Enough to keep statements few, little enough to keep memory flat. */
const CHUNK_ROWS = 10_000

class RolledBack extends Error {}

/**
 * A real run commits every chunk. A dry run does the same work in one transaction and takes it back at the end, so that its
 * counts and errors are those of the real run, references among its own rows included.
 */
async function transactions<T>(run: Run, work: (inClinic: Transactions, ports: Ports) => Promise<T>): Promise<T> {
  const { ports, order } = run
  const access = systemAccess(order.clinicId)
  if (!order.dryRun) return work((inside) => ports.database.withClinic(access, inside), ports)
  let result: { value: T } | null = null
  try {
    await ports.database.withClinic(access, async (db) => {
      const withClinic = <R>(_: unknown, inside: (db: Db) => Promise<R>) => inside(db)
      const inside = { ...ports, database: { ...ports.database, withClinic } }
      result = { value: await work((step) => step(db), inside) }
      throw new RolledBack()
    })
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
  }
  return result!.value
}

async function runSheets(
  run: Run,
  planned: PlannedSheet[],
  inClinic: Transactions,
): Promise<ImportFailure | 'stopped' | null> {
  const { clinicId, importId, origin, signal } = run.order
  const merge = { clinicId, importId, origin, now: run.context.now, timeZone: run.context.timeZone }
  let doneBytes = 0
  for (const { source, plan } of planned) {
    for (const { entity } of plan.entities) run.tally.expect(entity.name)
    run.progress.file = source.fileName
    const fields = plan.entities
      .flatMap(({ custom }) => [...custom])
      .map(([key, at]) => ({ key, name: source.header[at] ?? key }))
    if (fields.length > 0) await inClinic((db) => ensureCustomFields(db, clinicId, { fields, now: run.context.now }))
    const sheetRun: SheetRun = {
      ports: run.ports,
      inClinic,
      context: run.context,
      merge,
      tally: run.tally,
      signal,
      chunkRows: run.order.chunkRows ?? CHUNK_ROWS,
      keepIssues: (db, issues) => keepIssues(run, db, { issues, file: source.fileName, sheet: source.sheetName }),
      pause: async ({ bytes }) => {
        run.progress.bytes = Math.min(doneBytes + bytes, run.progress.totalBytes)
        await tell(run, 'reading')
        return isStopped(run)
      },
    }
    const halted = await runSheet(sheetRun, source, plan)
    if (halted === 'stopped') return 'stopped'
    if (halted) return failureOf({ fileName: source.fileName, sheetName: source.sheetName, failure: halted })
    doneBytes += source.bytes
  }
  return null
}

async function keepIssues(
  { ports, order }: Run,
  db: Db,
  { issues, file, sheet }: { issues: RowIssue[]; file: string; sheet: string },
): Promise<void> {
  if (issues.length === 0) return
  const rows = issues.map((issue) => ({ ...issue, file, sheet }))
  if (!order.dryRun) return insertIssues(db, order.clinicId, order.importId, rows)
  await ports.database.withClinic(systemAccess(order.clinicId), (outside) =>
    insertIssues(outside, order.clinicId, order.importId, rows),
  )
}

async function isStopped({ ports, order }: Run): Promise<boolean> {
  if (order.signal?.aborted) return true
  return ports.database.withClinic(systemAccess(order.clinicId), (db) =>
    isCancelRequested(db, order.clinicId, order.importId),
  )
}

const TELL_EVERY_MS = 500

/** Between two chunks or phases: keeps the heap flat and tells how far the run is, not oftener than twice a second. */
async function tell(run: Run, phase: Progress['phase'], always = false): Promise<void> {
  run.heap.keep()
  const { progress, tally, order, ports } = run
  const changed = progress.phase !== phase
  const ms = Date.now() - run.startedAt
  Object.assign(progress, {
    phase,
    rows: tally.rows,
    errors: tally.errors,
    warnings: tally.warnings,
    rowsPerSecond: Math.round((tally.rows * 1000) / Math.max(1, ms)),
  })
  if (!changed && !always && Date.now() - run.lastTold < TELL_EVERY_MS) return
  run.lastTold = Date.now()
  order.onProgress?.({ ...progress })
  await ports.database.withClinic(systemAccess(order.clinicId), (db) =>
    updateImport(db, order.clinicId, order.importId, { progress }),
  )
}

async function report(run: Run, planned: PlannedSheet[], merged: number): Promise<EntityResult[]> {
  const files = new Map<string, string>()
  for (const { source, plan } of planned) {
    const path = await writeSheetErrors(run.ports, source, { ...run.order, locale: run.locale }).catch(() => null)
    if (path) for (const name of plan.mapping.entities) files.set(name, files.get(name) ?? path)
  }
  return run.tally.byEntity().map(({ entity, rows, counts }) => ({
    entity,
    rows,
    ...counts,
    merged: entity === 'patients' ? merged : 0,
    errorsFile: files.get(entity) ?? null,
  }))
}

/** Says in the spine that an import ended, how, and whether it brought suspiciously little. */
export async function recordFinished(
  ports: Ports,
  db: Db,
  { clinicId, importId, state }: RunOrder & { state: string },
): Promise<void> {
  await recordEvents(ports, db, [
    {
      clinicId,
      type: 'import.finished',
      occurredAt: await clinicNow(ports, db, clinicId),
      subjectKind: 'import',
      subjectId: importId,
      payload: { state, shrunk: await hasShrunk(db, { clinicId, importId }) },
    },
  ])
}
