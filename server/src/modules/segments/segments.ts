import type { SegmentRule } from '@revisit/domain/segment-rule.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { readCounting } from './counting.ts'
import { readMatching } from './match-queries.ts'
import { readMemberIds, readMembersAmong } from './member-queries.ts'
import { explainPerson, type Explained } from './preview.ts'
import { countMatching } from './preview-queries.ts'
import { readSegments, replaceUses, type SegmentUse } from './segment-queries.ts'

export { followBeat, segmentReactor } from './follow.ts'
export { ensureSegment } from './ensure.ts'
export type { Explained } from './preview.ts'
export type { SegmentUse } from './segment-queries.ts'

/** Who of these people fits a rule now. The rule must have passed the check of the catalogue. */
export async function evaluateRule(
  ports: Ports,
  db: Db,
  clinicId: string,
  { rule, patientIds }: { rule: SegmentRule; patientIds: readonly string[] },
): Promise<Set<string>> {
  const counting = await readCounting(ports, db, clinicId)
  return new Set(await readMatching(db, rule, counting, patientIds))
}

/** How many people of the clinic fit a rule now. */
export async function countRule(ports: Ports, db: Db, clinicId: string, rule: SegmentRule): Promise<number> {
  return countMatching(db, rule, await readCounting(ports, db, clinicId))
}

/** Every row of a rule with whether a person passes it, in words; the first one is the whole rule. */
export async function explainRule(
  ports: Ports,
  db: Db,
  clinicId: string,
  { rule, patientId }: { rule: SegmentRule; patientId: string },
): Promise<Explained[]> {
  return explainPerson(db, rule, await readCounting(ports, db, clinicId), patientId)
}

/** Ids of members in order, the next `limit` after one of them. */
export async function membersOf(
  db: Db,
  clinicId: string,
  segmentId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<string[]> {
  return readMemberIds(db, clinicId, { segmentId, after, limit })
}

/** Who of these people is in a segment. */
export async function isMember(
  db: Db,
  clinicId: string,
  segmentId: string,
  patientIds: readonly string[],
): Promise<Set<string>> {
  return new Set(await readMembersAmong(db, clinicId, segmentId, patientIds))
}

/** Says which segments a journey, a campaign or a segment works on; they are not archived meanwhile. An empty list ends it. */
export async function setSegmentUses(
  db: Db,
  clinicId: string,
  subject: Omit<SegmentUse, 'segmentId'>,
  segmentIds: readonly string[],
): Promise<void> {
  await replaceUses(db, clinicId, subject, segmentIds)
}

/** Segments in force, by name. */
export async function listSegments(
  db: Db,
  clinicId: string,
): Promise<{ id: string; name: string; kind: 'rule' | 'list'; people: number }[]> {
  return (await readSegments(db, clinicId)).map(({ id, name, kind, people }) => ({ id, name, kind, people }))
}
