import type { SegmentRule } from '@revisit/domain/segment-rule.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Counting } from './preview-queries.ts'
import { compileRule, peopleOf } from './rule-queries.ts'

/** Who of these people fits a rule: facts are probed by the person's own indexes. */
export async function readMatching(
  db: Db,
  rule: SegmentRule,
  counting: Counting,
  patientIds: readonly string[],
): Promise<string[]> {
  if (patientIds.length === 0) return []
  const { from, where, id, withCard } = peopleOf(counting.clinicId, true)
  const matches = compileRule(rule, { ...counting, id, withCard, reach: 'people' }, counting.catalogue)
  const { rows } = await sql<{ id: string }>`
    select p.id from ${from} where ${where} and p.id = any(${[...patientIds]}::uuid[]) and ${matches}`.execute(db)
  return rows.map((row) => row.id)
}
