import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { createClinic } from '../server/src/modules/clinics/clinics.ts'
import { importFiles } from '../server/src/modules/imports/imports.ts'
import { migrate } from '../server/src/platform/migrations.ts'
import { withInstallation } from './database.ts'
import { printFigure, timed } from './figure.ts'

const FULL = process.argv.includes('--full')
const PATIENTS = FULL ? 200_000 : 20_000
const VISITS = PATIENTS * 5
const TABLES = ['patients', 'patient_external_ids', 'contact_points', 'identity_keys', 'appointments', 'payments']

await withInstallation(async ({ ports, adminUrl }) => {
  const folder = await mkdtemp(join(tmpdir(), 'revisit-bench-import-'))
  await writeClinic(folder)
  const clinic = await createClinic(ports, { name: 'Bench', slug: 'bench', timezone: 'Europe/Moscow' })
  let peakRss = 0
  const watch = setInterval(() => (peakRss = Math.max(peakRss, process.memoryUsage().rss)), 100)
  const imported = await timed(() =>
    importFiles(ports, { clinicId: clinic.id, path: folder, origin: 'bench', dryRun: false, actor: null }),
  )
  clearInterval(watch)
  const rejected = imported.result.reduce((sum, { rejected }) => sum + rejected, 0)
  if (rejected > 0) throw new Error(`${rejected} clean rows were rejected`)
  const rows = PATIENTS + 2 * VISITS
  const plain = await copySameRows(adminUrl, folder)
  const [rate, plainRate] = [(rows / imported.ms) * 1000, (rows / plain) * 1000]
  printFigure({
    name: 'import.rows_per_second',
    value: rate,
    unit: 'rows/s',
    baseline: plainRate,
    ratio: rate / plainRate,
  })
  printFigure({
    name: 'import.peak_rss',
    value: peakRss / 2 ** 20,
    unit: 'MiB',
    baseline: 400,
    ratio: peakRss / 2 ** 20 / 400,
  })
  const again = await timed(() =>
    importFiles(ports, { clinicId: clinic.id, path: folder, origin: 'bench', dryRun: false, actor: null }),
  )
  printFigure({
    name: 'import.same_again',
    value: again.ms,
    unit: 'ms',
    baseline: imported.ms,
    ratio: again.ms / imported.ms,
  })
  await rm(folder, { recursive: true })
})

/** Clean files of the exchange format: five visits and five payments per patient. */
async function writeClinic(folder: string): Promise<void> {
  await writeFile(join(folder, 'branches.csv'), 'external_id,name,timezone\nB1,Сокол,Europe/Moscow\n')
  await writeFile(
    join(folder, 'staff.csv'),
    'external_id,name,role,specialty,branch_external_id\nD1,Орлов Дмитрий,doctor,терапия,B1\n',
  )
  await writeLines(
    join(folder, 'patients.csv'),
    'external_id,last_name,first_name,middle_name,sex,birth_date,phone,email,source,branch_external_id,created_at',
    PATIENTS,
    (i) => {
      const birth = `${1950 + (i % 60)}-${two((i % 12) + 1)}-${two((i % 28) + 1)}`
      return `P${i},${word(i)},${word(i * 7 + 3)},Ивановна,f,${birth},+79${String(100_000_000 + i * 3)},p${i}@example.ru,2ГИС,B1,2022-01-01T10:00:00`
    },
  )
  await writeLines(
    join(folder, 'appointments.csv'),
    'external_id,patient_external_id,doctor_external_id,branch_external_id,starts_at,ends_at,status,payer',
    VISITS,
    (i) => {
      const day = dayOf(i)
      return `A${i},P${i % PATIENTS},D1,B1,${day}T12:00:00,${day}T13:00:00,completed,patient`
    },
  )
  await writeLines(
    join(folder, 'payments.csv'),
    'external_id,patient_external_id,appointment_external_id,paid_at,amount,kind,payer',
    VISITS,
    (i) => {
      return `M${i},P${i % PATIENTS},A${i},${dayOf(i)}T13:00:00,${1000 + (i % 9000)}.50,payment,patient`
    },
  )
}

async function writeLines(path: string, header: string, count: number, line: (index: number) => string): Promise<void> {
  async function* chunks() {
    yield `${header}\n`
    for (let start = 0; start < count; start += 5000) {
      yield `${Array.from({ length: Math.min(5000, count - start) }, (_, i) => line(start + i)).join('\n')}\n`
    }
  }
  await pipeline(chunks(), createWriteStream(path))
}

/** Milliseconds that plain COPY needs for the very rows the import made, into the same tables with the same keys and indexes. */
async function copySameRows(adminUrl: string, folder: string): Promise<number> {
  const raw = new URL(adminUrl)
  raw.pathname = '/raw_copy'
  const source = new pg.Client({ connectionString: adminUrl })
  await source.connect()
  await source.query('create database raw_copy')
  await migrate(raw.toString())
  const target = new pg.Client({ connectionString: raw.toString() })
  await target.connect()
  let ms = 0
  for (const table of ['clinics', 'imports', 'branches', 'staff', ...TABLES]) {
    const path = join(folder, `${table}.copy`)
    await pipeline(source.query(copyTo(`copy ${table} to stdout`)), createWriteStream(path))
    const took = await timed(() =>
      pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), target.query(copyFrom(`copy ${table} from stdin`))),
    )
    if (TABLES.includes(table)) ms += took.ms
    await rm(path)
  }
  await target.end()
  await source.end()
  return ms
}

function dayOf(index: number): string {
  return `${2022 + (index % 4)}-${two((index % 12) + 1)}-${two((Math.floor(index / 7) % 28) + 1)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** A made-up name, different for different numbers. */
function word(seed: number): string {
  const syllables = ['ма', 'ро', 'ки', 'ве', 'лу', 'та', 'ни', 'со', 'да', 'пе', 'га', 'зо']
  let text = ''
  for (let rest = (seed * 2_654_435_761) % 4_294_967_296, i = 0; i < 4; i += 1) {
    text += syllables[rest % 12]
    rest = Math.floor(rest / 12)
  }
  return text[0]!.toUpperCase() + text.slice(1)
}
