import type { Db } from '../../platform/db.ts'
import { readBaseUpdate } from './fact-queries.ts'
import { readContactRules } from './rules.ts'

const HOUR_MS = 3_600_000

/**
 * When data last came in, and whether that is longer ago than the clinic's limit. A base nobody imports into has no feed that could
 * stop, so it is never stale.
 */
export async function baseFreshness(
  db: Db,
  clinicId: string,
  now: Date,
): Promise<{ stale: boolean; updatedAt: Date | null }> {
  const { rules } = await readContactRules(db, clinicId)
  const updatedAt = await readBaseUpdate(db, clinicId)
  if (rules.staleAfterHours === null || updatedAt === null) return { stale: false, updatedAt }
  return { stale: now.getTime() - updatedAt.getTime() > rules.staleAfterHours * HOUR_MS, updatedAt }
}
