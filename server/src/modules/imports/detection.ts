import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localDateOf } from '@revisit/domain/local-date.ts'
import { systemAccess } from '../../platform/db.ts'
import type { Locale } from '../../platform/errors.ts'
import type { Ports } from '../../platform/ports.ts'
import { clinicNow, readClinic } from '../clinics/clinics.ts'
import { readProfiles } from './clinic-queries.ts'
import { checkColumns, type ColumnCheck } from './column-check.ts'
import { Directory } from './directory.ts'
import { failureOf, ownFailure } from './failure.ts'
import type { ImportPlan } from './import-queries.ts'
import type { Mapping } from './mapping.ts'
import { mappingFor, sheetKey } from './plan-sheets.ts'
import type { RunContext } from './row-buffer.ts'
import { openSources, type Source } from './sources.ts'

/** What was found in one sheet of an upload. */
export type DetectedSheet = {
  key: string
  fileName: string
  sheetName: string
  kind: 'csv' | 'xlsx'
  encoding: string | null
  separator: string | null
  headerRow: number
  bytes: number
  mapping: Mapping
  guessedBy: 'exchange' | 'report' | 'none'
  profile: { id: string; name: string } | null
  columns: (ColumnCheck & { confidence: number })[]
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
    const opened = await openSources(path, { fileName, workDir: join(workDir, 'files'), hints })
    const { profiles, context } = await readSurroundings(ports, clinicId)
    const sheets = opened.sources.map((source) => describe(source, { plan, profiles, context, locale }))
    const failures = opened.failures.map((each) => ({ fileName: each.fileName, ...failureOf(each) }))
    if (sheets.length === 0 && failures.length === 0) failures.push({ fileName, ...ownFailure('no_header') })
    return { sheets, failures }
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

type Surroundings = {
  plan: ImportPlan
  profiles: Awaited<ReturnType<typeof readProfiles>>
  context: RunContext
  locale: Locale
}

function describe(source: Source, { plan, profiles, context, locale }: Surroundings): DetectedSheet {
  const { mapping, confidence, by, profile } = mappingFor(source, plan, profiles)
  const { table } = source
  return {
    key: sheetKey(source),
    fileName: source.fileName,
    sheetName: source.sheetName,
    kind: table.kind,
    encoding: table.kind === 'csv' ? table.encoding : null,
    separator: table.kind === 'csv' ? table.separator : null,
    headerRow: source.headerRow,
    bytes: source.bytes,
    mapping,
    guessedBy: by,
    profile,
    columns: checkColumns(source, mapping, { context, locale }).map((column) => ({
      ...column,
      confidence: confidence[column.header] ?? (column.target.length > 0 ? 1 : 0),
    })),
  }
}

async function readSurroundings(ports: Ports, clinicId: string) {
  return ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const clinic = (await readClinic(db, clinicId))!
    const now = await clinicNow(ports, db, clinicId)
    const none = () => new Directory([], 'import', () => '')
    const context: RunContext = {
      now,
      today: localDateOf(now, clinic.timezone),
      timeZone: clinic.timezone,
      directories: { branches: none(), staff: none(), services: none(), insurers: none() },
      newId: () => '',
      zoneOf: null,
    }
    return { profiles: await readProfiles(db, clinicId), context }
  })
}
