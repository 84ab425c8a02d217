import { systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { type ExportRow, readExportRows } from './export-queries.ts'

const ROWS_AT_ONCE = 1000

/** Every touch of a clinic with its deliveries, the oldest first, a page at a time. */
export async function* walkTouches(ports: Ports, clinicId: string): AsyncGenerator<ExportRow> {
  for (let after: string | null = null; ;) {
    const page = { after, limit: ROWS_AT_ONCE }
    const rows: ExportRow[] = await ports.database.withClinic(systemAccess(clinicId), (db) =>
      readExportRows(db, clinicId, page),
    )
    yield* rows
    if (rows.length < ROWS_AT_ONCE) return
    after = rows.at(-1)!.touchId
  }
}
