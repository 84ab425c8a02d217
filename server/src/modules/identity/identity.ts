import { systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { clinicNow } from '../clinics/clinics.ts'
import { findDuplicates } from './matching.ts'
import { readMergesOfImport } from './merge-queries.ts'
import { unmergeMany } from './unmerging.ts'

export { enterHousehold, leaveHousehold } from './households.ts'
export { mergePatients } from './merging.ts'
export { unmerge } from './unmerging.ts'

const MERGES_AT_ONCE = 500

/**
 * Merges the proven duplicates that an import brought (same name, birth date and phone or e-mail) and puts the uncertain ones into
 * the queue. Each step is a transaction of its own; doing it again changes nothing.
 */
export async function mergeAfterImport(
  ports: Ports,
  clinicId: string,
  importId: string,
): Promise<{ merged: number; suggested: number }> {
  return findDuplicates(ports, clinicId, { kind: 'import', importId })
}

/** Undoes the automatic merges of an import that are still in force. @returns how many those were. */
export async function undoMergesOfImport(ports: Ports, clinicId: string, importId: string): Promise<number> {
  let undone = 0
  for (;;) {
    const ids = await ports.database.withClinic(systemAccess(clinicId), async (db) => {
      const mergeIds = await readMergesOfImport(db, clinicId, importId, MERGES_AT_ONCE)
      const now = await clinicNow(ports, db, clinicId)
      if (mergeIds.length > 0) await unmergeMany(ports, db, { clinicId, mergeIds, by: null, now })
      return mergeIds
    })
    undone += ids.length
    if (ids.length < MERGES_AT_ONCE) return undone
  }
}
