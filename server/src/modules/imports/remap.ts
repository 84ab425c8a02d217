import { detect, type DetectedSheet, type Detection } from './detection.ts'
import { type Desk, findImport, importCardOf, mappingsOf, mustBe, unreadable } from './desk.ts'
import { type ImportPlan, type ImportRow, updateImport } from './import-queries.ts'
import type { Mapping } from './mapping.ts'

/** What a person says about a file against what was detected. */
export type Correction = {
  /** By the key of the sheet. */
  sheets: Record<string, Mapping>
  origin?: string | undefined
  encoding?: string | undefined
  separator?: string | undefined
  /** The rows that name the columns, by the key of the sheet. */
  headerRows?: Record<string, number> | undefined
  /** Keys of the sheets to leave out: all of them. */
  skipped?: string[] | undefined
}

/**
 * Keeps what a person says the columns mean and tries it on the sample rows. A text file read another way has other columns:
 * what was thought of the old ones is dropped and its columns are recognised anew.
 * @throws Invalid when nothing can be read that way; the import stays as it was.
 */
export async function remap(call: Desk, id: string, told: Correction) {
  const { clinicId } = call.caller
  const row = await call.db((db) => findImport(db, call.caller, id))
  mustBe(row, ['draft', 'checked', 'failed', 'cancelled'])
  const { encoding, separator, skipped } = told
  const headerRows = { ...row.plan.headerRows, ...told.headerRows }
  const plan: ImportPlan = {
    ...row.plan,
    ...(encoding ? { encoding } : {}),
    ...(separator ? { separator } : {}),
    ...(skipped ? { skipped } : {}),
    headerRows,
  }
  const detection = await readAgain(call, { row, plan, told })
  if (detection.sheets.length === 0) throw unreadable(detection)
  await call.db((db) =>
    updateImport(db, clinicId, id, {
      plan: { ...plan, mappings: { ...mappingsOf(detection), ...told.sheets }, detection },
      state: 'draft',
      // What a check counted belongs to the file as it was read then.
      ...(told.encoding || told.separator || told.headerRows ? { result: null } : {}),
      ...(told.origin ? { origin: told.origin } : {}),
    }),
  )
  return importCardOf(call, id)
}

type Reading = { row: ImportRow; plan: ImportPlan; told: Correction }

async function readAgain(call: Desk, { row, plan, told }: Reading): Promise<Detection> {
  const known = plan.mappings ?? {}
  const before = ((row.plan.detection ?? { sheets: [] }) as Detection).sheets
  const stale = before.filter((sheet) => isReadAnew(sheet, told)).map(({ key }) => key)
  const kept = Object.fromEntries(Object.entries(known).filter(([key]) => !stale.includes(key)))
  const read = (mappings: Record<string, Mapping>) =>
    detect(call.ports, {
      clinicId: call.caller.clinicId,
      path: row.filePath!,
      fileName: row.fileName,
      plan: { ...plan, mappings: { ...mappings, ...told.sheets } },
      locale: call.locale,
    })
  const detection = await read(kept)
  // The same columns after all: a person's work on them is not lost.
  const same = stale.filter((key) => known[key] && headerOf(before, key) === headerOf(detection.sheets, key))
  if (same.length === 0) return detection
  return read({ ...kept, ...Object.fromEntries(same.map((key) => [key, known[key]!])) })
}

function isReadAnew(sheet: DetectedSheet, { encoding, separator, headerRows }: Correction): boolean {
  const headerRow = headerRows?.[sheet.key]
  if (headerRow !== undefined && headerRow !== sheet.headerRow) return true
  if (sheet.kind !== 'csv') return false
  const isOther = (now: string | undefined, before: string | null) => now !== undefined && now !== before
  return isOther(encoding, sheet.encoding) || isOther(separator, sheet.separator)
}

function headerOf(sheets: readonly DetectedSheet[], sheetKey: string): string {
  const sheet = sheets.find(({ key }) => key === sheetKey)
  return JSON.stringify([sheet?.headerRow, sheet?.columns.map(({ header }) => header)])
}
