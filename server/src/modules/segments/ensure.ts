import type { SegmentRule } from '@revisit/domain/segment-rule.ts'
import type { Db } from '../../platform/db.ts'
import { readSegments } from './segment-queries.ts'
import { type Asker, createSegment } from './store.ts'

/** The segment a ready journey starts from: made once, the clinic's own afterwards. @returns its id. */
export async function ensureSegment(
  db: Db,
  asker: Asker,
  { key, name, rule }: { key: string; name: string; rule: SegmentRule },
): Promise<string> {
  const segments = await readSegments(db, asker.caller.clinicId)
  const known = segments.find(({ readyKey }) => readyKey === key)
  if (known) return known.id
  const taken = segments.some((segment) => segment.name.toLowerCase() === name.toLowerCase())
  const made = await createSegment(db, asker, {
    name: taken ? `${name} (2)` : name,
    description: '',
    kind: 'rule',
    rule: rule as Record<string, unknown>,
    announceFirst: false,
    readyKey: key,
  })
  return made.id
}
