import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Installation } from '../server/src/installation.ts'
import { createClinic } from '../server/src/modules/clinics/clinics.ts'
import { importFiles, type Progress } from '../server/src/modules/imports/imports.ts'
import { migrate } from '../server/src/platform/migrations.ts'
import { withInstallation } from './database.ts'
import { printFigure, progress, timed } from './figure.ts'
import { databaseTime, ownTime } from './processor-time.ts'

// What is compared. The import: everything `revisit import` does with the files, from the first byte to the last number, reading,
// checking, identity (merges and suggestions) and statistics included. The baseline: plain COPY, by the superuser on one
// connection, of the rows those files became, into the same tables with the same keys, foreign keys and indexes. Rows of the
// tables made of these (statistics, cells, merges, suggestions) are not counted for the baseline.

const FULL = process.argv.includes('--full')
const PATIENTS = FULL ? 200_000 : 20_000
const VISITS = PATIENTS * 5
const ROWS = PATIENTS + 2 * VISITS
const TABLES = ['patients', 'patient_external_ids', 'contact_points', 'identity_keys', 'appointments', 'payments']
const MOST_MEMORY = 400

await withInstallation(async ({ ports, adminUrl }, dataDir) => {
  const folder = await mkdtemp(join(tmpdir(), 'revisit-bench-import-'))
  const writer = fileURLToPath(new URL('invented/write-clinic-files.ts', import.meta.url))
  execFileSync(process.execPath, [writer, folder, String(PATIENTS), String(VISITS)])
  const clinic = await createClinic(ports, { name: 'Bench', slug: 'bench', timezone: 'Europe/Moscow' })
  const admin = new pg.Client({ connectionString: adminUrl })
  // An error closes the server first: the one that matters is thrown.
  admin.on('error', () => {})
  await admin.connect()
  await admin.query('checkpoint')
  progress('import')
  const first = await measuredImport(ports, { dataDir, clinicId: clinic.id, folder })
  await checkResult(admin, first.result)
  progress('plain COPY')
  const plain = await copySameRows(admin, adminUrl, { dataDir, folder })
  printRates(first, plain)
  printMemory(first.memory)
  progress('the same files again')
  const again = await measuredImport(ports, { dataDir, clinicId: clinic.id, folder })
  const ratio = again.ms / first.ms
  printFigure({ name: 'import.same_again', value: again.ms, unit: 'ms', baseline: first.ms, ratio })
  await admin.end()
  await rm(folder, { recursive: true })
})

type Memory = { phase: Progress['phase'] | 'start'; share: number; rss: number }[]

async function measuredImport(
  ports: Installation['ports'],
  { dataDir, clinicId, folder }: { dataDir: string; clinicId: string; folder: string },
) {
  const memory: Memory = []
  const began: Partial<Record<Progress['phase'], number>> = {}
  let now: Pick<Memory[number], 'phase' | 'share'> = { phase: 'start', share: 0 }
  const watch = setInterval(() => memory.push({ ...now, rss: process.memoryUsage().rss / 2 ** 20 }), 100)
  const onProgress = ({ phase, bytes, totalBytes }: Progress) => {
    began[phase] ??= performance.now()
    now = { phase, share: bytes / totalBytes }
  }
  const before = ownTime() + (await databaseTime(dataDir))
  const { ms, result } = await timed(() =>
    importFiles(ports, { clinicId, path: folder, origin: 'bench', dryRun: false, actor: null, onProgress }),
  )
  const processorMs = ownTime() + (await databaseTime(dataDir)) - before
  clearInterval(watch)
  return { ms, result, processorMs, memory, began }
}

/** Clean files are imported whole, duplicates are found, everybody has numbers. */
async function checkResult(admin: pg.Client, result: Awaited<ReturnType<typeof importFiles>>): Promise<void> {
  const rejected = result.reduce((sum, entity) => sum + entity.rejected, 0)
  const { rows } = await admin.query<Record<'living' | 'counted' | 'merged' | 'asked' | 'waiting', number>>(
    `select (select count(*) from patients where merged_into is null) as living, (select count(*) from patient_stats) as counted,
      (select count(*) from merges) as merged, (select count(*) from duplicate_pairs) as asked,
      (select count(*) from stale_patients) as waiting`,
  )
  const { living, counted, merged, asked, waiting } = rows[0]!
  progress(`${living} people, ${merged} merges, ${asked} suggestions`)
  if (rejected > 0 || living !== counted || merged === 0 || asked === 0 || waiting > 0) {
    throw new Error(`not a whole import: ${JSON.stringify({ rejected, ...rows[0]! })}`)
  }
}

type Measured = { ms: number; processorMs: number }

function printRates(first: Awaited<ReturnType<typeof measuredImport>>, plain: Measured): void {
  const perSecond = (ms: number) => (ROWS / ms) * 1000
  const rate = (name: string, ms: number, plainMs: number) =>
    printFigure({
      name,
      value: perSecond(ms),
      unit: 'rows/s',
      baseline: perSecond(plainMs),
      ratio: plainMs / ms,
    })
  rate('import.rows_per_second', first.ms, plain.ms)
  if (plain.processorMs > 0) rate('import.rows_per_processor_second', first.processorMs, plain.processorMs)
  const { merging, statistics, done } = first.began
  const part = (name: string, value: number) =>
    printFigure({ name, value, unit: 'ms', baseline: first.ms, ratio: value / first.ms })
  part('import.identity', statistics! - merging!)
  part('import.statistics', done! - statistics!)
}

function printMemory(memory: Memory): void {
  const most = (of: Memory) => Math.max(...of.map(({ rss }) => rss))
  const peak = most(memory)
  for (const phase of new Set(memory.map((at) => at.phase)))
    progress(`${phase}: at most ${Math.round(most(memory.filter((at) => at.phase === phase)))} MiB`)
  printFigure({ name: 'import.peak_rss', value: peak, unit: 'MiB', baseline: MOST_MEMORY, ratio: peak / MOST_MEMORY })
  const reading = memory.filter(({ phase }) => phase === 'reading')
  const early = most(reading.filter(({ share }) => share <= 0.3))
  const late = most(reading.filter(({ share }) => share >= 0.7))
  printFigure({ name: 'import.late_rss', value: late, unit: 'MiB', baseline: early, ratio: late / early })
}

/** Copies the rows the import made into an empty database of the same schema. Only COPY is timed. */
async function copySameRows(
  admin: pg.Client,
  adminUrl: string,
  { dataDir, folder }: { dataDir: string; folder: string },
): Promise<Measured> {
  const raw = new URL(adminUrl)
  raw.pathname = '/raw_copy'
  await admin.query('create database raw_copy')
  await migrate(raw.toString())
  const target = new pg.Client({ connectionString: raw.toString() })
  await target.connect()
  await admin.query('checkpoint')
  const sum: Measured = { ms: 0, processorMs: 0 }
  for (const table of ['clinics', 'imports', 'branches', 'staff', ...TABLES]) {
    const path = join(folder, `${table}.copy`)
    await pipeline(admin.query(copyTo(`copy ${table} to stdout`)), createWriteStream(path))
    const before = ownTime() + (await databaseTime(dataDir))
    const rows = createReadStream(path, { highWaterMark: 1 << 20 })
    const { ms } = await timed(() => pipeline(rows, target.query(copyFrom(`copy ${table} from stdin`))))
    const processorMs = ownTime() + (await databaseTime(dataDir)) - before
    if (TABLES.includes(table)) Object.assign(sum, { ms: sum.ms + ms, processorMs: sum.processorMs + processorMs })
    await rm(path)
  }
  await target.end()
  return sum
}
