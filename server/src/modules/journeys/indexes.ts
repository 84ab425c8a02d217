import { type JourneyIndex, indexJourney } from '@revisit/domain/journey-standing.ts'
import type { Db } from '../../platform/db.ts'
import { readVersionsByIds, type VersionRow } from './journey-queries.ts'

export type Indexed = { index: JourneyIndex; version: VersionRow }

/** Published versions never change, so they are kept in memory. */
const kept = new Map<string, Indexed>()
const KEPT_AT_MOST = 500

/** Versions made ready for stepping, by id. */
export async function indexVersions(db: Db, clinicId: string, ids: readonly string[]): Promise<Map<string, Indexed>> {
  const wanted = [...new Set(ids)]
  const unknown = wanted.filter((id) => !kept.has(id))
  const read = unknown.length === 0 ? [] : await readVersionsByIds(db, clinicId, unknown)
  const fresh = new Map(read.map((version) => [version.id, indexed(version)]))
  if (kept.size > KEPT_AT_MOST) kept.clear()
  for (const [id, entry] of fresh) if (entry.version.state !== 'draft') kept.set(id, entry)
  return new Map(
    wanted.flatMap((id) => {
      const entry = fresh.get(id) ?? kept.get(id)
      return entry ? [[id, entry] as const] : []
    }),
  )
}

/** A version made ready for stepping. */
export function indexed(version: VersionRow): Indexed {
  return { index: indexJourney(version.journeyId, version.definition), version }
}
