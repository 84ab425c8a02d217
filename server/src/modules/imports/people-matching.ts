import type { Ports } from '../../platform/ports.ts'
import { analyzeGrownTables } from '../../platform/table-growth.ts'
import { mergeAfterImport } from '../identity/identity.ts'
import { clearUnmatched, listUnmatched } from './import-queries.ts'
import type { Transactions } from './run-sheet.ts'

/**
 * Brings together the people of an import, and those of earlier imports of the clinic that broke off before they came to it:
 * their rows are in, so repeating the file changes nothing of them. @returns people merged and pairs put before a person.
 */
export async function matchPeople(
  ports: Ports,
  inClinic: Transactions,
  { clinicId, importId }: { clinicId: string; importId: string },
): Promise<{ merged: number; suggested: number }> {
  await inClinic((db) => analyzeGrownTables(db, clinicId))
  const earlier = (await inClinic((db) => listUnmatched(db, clinicId))).filter((id) => id !== importId)
  const found = { merged: 0, suggested: 0 }
  for (const id of [...earlier, importId]) {
    const { merged, suggested } = await mergeAfterImport(ports, clinicId, id)
    found.merged += merged
    found.suggested += suggested
    await inClinic((db) => clearUnmatched(db, clinicId, id))
  }
  return found
}
