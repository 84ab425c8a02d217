import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemAccess } from '../../platform/db.ts'
import type { Locale } from '../../platform/errors.ts'
import type { Ports } from '../../platform/ports.ts'
import { readProfiles } from './clinic-queries.ts'
import { checkColumns, type ColumnCheck } from './column-check.ts'
import { failureOf, ownFailure } from './failure.ts'
import type { ImportPlan } from './import-queries.ts'
import type { Mapping } from './mapping.ts'
import { mappingFor } from './plan-sheets.ts'
import type { RunContext } from './row-buffer.ts'
import { openSources, type Source, sheetKey } from './sources.ts'
import { readTrialContext } from './trial-context.ts'

/** What was found in one sheet of an upload. */
export type DetectedSheet = {
  key: string
  fileName: string
  sheetName: string
  kind: 'csv' | 'xlsx'
  encoding: string | null
  separator: string | null
  headerRow: number
  /** The row of names that was found without anybody's help. */
  guessedHeaderRow: number
  bytes: number
  mapping: Mapping
  /** What the columns were taken for before anybody corrected them. */
  guess: Mapping
  guessedBy: 'exchange' | 'report' | 'none'
  profile: { id: string; name: string } | null
  columns: (ColumnCheck & { confidence: number })[]
  /** The first rows as they stand in the file, for choosing the row of names. */
  rows: { row: number; cells: string[] }[]
}

export type Detection = {
  sheets: DetectedSheet[]
  failures: { fileName: string; code: string; ru: string; en: string }[]
}

/** Opens an upload and says what each sheet seems to be; mappings already given by a person are kept. */
export async function detect(
  ports: Ports,
  {
    clinicId,
    path,
    fileName,
    plan,
    locale,
  }: { clinicId: string; path: string; fileName: string; plan: ImportPlan; locale: Locale },
): Promise<Detection> {
  const workDir = await mkdtemp(join(tmpdir(), 'revisit-import-'))
  try {
    const { encoding, separator } = plan
    const hints = { ...(encoding ? { encoding } : {}), ...(separator ? { separator } : {}) } as object
    const { headerRows = {} } = plan
    const opened = await openSources(path, { fileName, workDir: join(workDir, 'files'), hints, headerRows })
    const { profiles, context } = await readSurroundings(ports, clinicId)
    const sheets = opened.sources.map((source) => describe(source, { plan, profiles, context, locale }))
    const failures = opened.failures.map((each) => ({ fileName: each.fileName, ...failureOf(each) }))
    if (sheets.length === 0 && failures.length === 0) failures.push({ fileName, ...ownFailure('no_header') })
    return { sheets, failures }
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

const COLUMNS_SHOWN = 60
const CELL_LENGTH = 60

type Surroundings = {
  plan: ImportPlan
  profiles: Awaited<ReturnType<typeof readProfiles>>
  context: RunContext
  locale: Locale
}

function describe(source: Source, { plan, profiles, context, locale }: Surroundings): DetectedSheet {
  const { mapping, confidence, by, profile } = mappingFor(source, plan, profiles)
  const { mappings: _, ...untold } = plan
  const { table } = source
  return {
    key: sheetKey(source),
    fileName: source.fileName,
    sheetName: source.sheetName,
    kind: table.kind,
    encoding: table.kind === 'csv' ? table.encoding : null,
    separator: table.kind === 'csv' ? table.separator : null,
    headerRow: source.headerRow,
    guessedHeaderRow: source.guessedHeaderRow,
    bytes: source.bytes,
    mapping,
    guess: mappingFor(source, untold, profiles).mapping,
    guessedBy: by,
    profile,
    columns: checkColumns(source, mapping, { context, locale }).map((column) => ({
      ...column,
      confidence: confidence[column.header] ?? (column.target.length > 0 ? 1 : 0),
    })),
    rows: source.firstRows.map(({ row, cells }) => ({
      row,
      cells: cells.slice(0, COLUMNS_SHOWN).map((cell) => cell.trim().slice(0, CELL_LENGTH)),
    })),
  }
}

async function readSurroundings(ports: Ports, clinicId: string) {
  return ports.database.withClinic(systemAccess(clinicId), async (db) => ({
    profiles: await readProfiles(db, clinicId),
    context: await readTrialContext(ports, db, clinicId),
  }))
}
