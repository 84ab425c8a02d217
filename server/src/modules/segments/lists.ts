import { readEmail } from '@revisit/domain/email.ts'
import { readPhone } from '@revisit/domain/phone.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict } from '../../platform/errors.ts'
import { recordAudit } from '../audit/audit.ts'
import { deleteEntries, insertEntries, readLivePeople, readOwners } from './entry-queries.ts'
import { insertDue } from './due-queries.ts'
import { archived, type Asker, findSegment } from './store.ts'

export type ListAddition = { patientIds: readonly string[]; names: readonly string[] }

/**
 * Puts people on a static list: picked ones, and those behind phones, e-mails or card numbers. What belongs to several people
 * adds nobody.
 * @throws NotFound `segment_not_found`. @throws Conflict `not_a_list`, `segment_archived`.
 */
export async function addToList(db: Db, asker: Asker, id: string, { patientIds, names }: ListAddition) {
  const { clinicId } = asker.caller
  await findList(db, clinicId, id)
  const picked = await readLivePeople(db, clinicId, patientIds)
  const asked = [...new Set(names)].map((given) => ({ given, values: spellingsOf(given) }))
  const owners = new Map<string, Set<string>>()
  for (const { given, id: owner } of await readOwners(db, clinicId, asked)) {
    owners.set(given, (owners.get(given) ?? new Set()).add(owner))
  }
  const known = new Set(picked.map(({ given }) => given))
  const notFound = [
    ...patientIds.filter((one) => !known.has(one)),
    ...asked.flatMap(({ given }) => (owners.has(given) ? [] : [given])),
  ]
  const ambiguous = [...owners].flatMap(([given, people]) => (people.size > 1 ? [given] : []))
  const single = [...owners.values()].flatMap((people) => (people.size === 1 ? [...people] : []))
  const found = [...new Set([...picked.map((one) => one.id), ...single])]
  const by = asker.caller.kind === 'staff' ? asker.caller.id : null
  const added = await insertEntries(db, clinicId, { segmentId: id, patientIds: found, by, now: asker.now })
  await insertDue(db, clinicId, added)
  const details = { added: added.length, notFound: notFound.length }
  await recordAudit(db, asker, { action: 'segment.people_added', subjectKind: 'segment', subjectId: id, details })
  return { found: found.length, added: added.length, notFound, ambiguous }
}

/** Takes people off a static list. @throws NotFound `segment_not_found`. @throws Conflict `not_a_list`, `segment_archived`. */
export async function removeFromList(
  db: Db,
  asker: Asker,
  id: string,
  patientIds: readonly string[],
): Promise<{ removed: number }> {
  const { clinicId } = asker.caller
  await findList(db, clinicId, id)
  const visible = (await readLivePeople(db, clinicId, patientIds)).map((one) => one.id)
  const removed = await deleteEntries(db, clinicId, { segmentId: id, patientIds: visible })
  await insertDue(db, clinicId, removed)
  const details = { removed: removed.length }
  await recordAudit(db, asker, { action: 'segment.people_removed', subjectKind: 'segment', subjectId: id, details })
  return { removed: removed.length }
}

async function findList(db: Db, clinicId: string, id: string): Promise<void> {
  const segment = await findSegment(db, clinicId, id)
  if (segment.archivedAt) throw archived()
  if (segment.kind === 'list') return
  throw new Conflict('not_a_list', {
    ru: 'Людей этого сегмента выбирает правило, вручную их не меняют',
    en: 'A rule chooses the people of this segment, they are not changed by hand',
  })
}

/** Ways a line may be kept in the base: as it is, as a phone, as an e-mail. */
function spellingsOf(given: string): string[] {
  const [phone, email] = [readPhone(given), readEmail(given)]
  return [...new Set([given, ...(phone ? [phone] : []), ...(email ? [email] : [])])]
}
