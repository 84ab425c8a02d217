import type { Db } from '../../platform/db.ts'
import { Conflict, NotFound } from '../../platform/errors.ts'
import { addJob } from '../../platform/jobs.ts'
import type { Ports } from '../../platform/ports.ts'
import { recordEvents } from '../events/events.ts'
import { markStale } from '../statistics/statistics.ts'
import { entriesAfterUnmerge } from './consent-outcome.ts'
import { lockIdentity, moveRecords, readConsentsOf, seesEverything } from './forest-queries.ts'
import { loadForest, type LoadedForest, movesOf, saveForest } from './forest-store.ts'
import { type Forest, type ForestMerge, releaseCard } from './merge-forest.ts'
import { dropConsents, markUndone, readMerges, reassignConsents, reopenPairs } from './merge-queries.ts'
import type { MergeContext } from './merging.ts'

export type Unmerged = {
  keepId: string
  absorbId: string
  /** Fields that somebody edited since the merge: they stay as edited. */
  editedFields: string[]
}

/**
 * Makes two people of one again: rows go back to the card they came with, also those that arrived after the merge; fields go back
 * unless edited since. Works in any order of several merges.
 * @throws NotFound `merge_not_found`, Conflict `already_unmerged`.
 */
export async function unmerge(
  ports: Ports,
  db: Db,
  { mergeId, ...context }: MergeContext & { mergeId: string },
): Promise<Unmerged> {
  await lockIdentity(db, context.clinicId)
  const [merge] = await readMerges(db, context.clinicId, [mergeId])
  if (!merge) throw mergeNotFound()
  if (merge.undoneAt !== null) throw alreadyUnmerged()
  const editedFields = await unmergeMany(ports, db, { ...context, mergeIds: [mergeId] })
  return { keepId: merge.keepId, absorbId: merge.absorbId, editedFields }
}

/** Undoes many merges, in the given order. @returns fields that stay as edited, of all cards together. */
export async function unmergeMany(
  ports: Ports,
  db: Db,
  { mergeIds, clinicId, by, now }: MergeContext & { mergeIds: readonly string[] },
): Promise<string[]> {
  if (!(await seesEverything(db))) throw new Error('an unmerge needs a transaction that sees every row of the clinic')
  await lockIdentity(db, clinicId)
  const merges = await readMerges(db, clinicId, mergeIds)
  const loaded = await loadForest(
    db,
    clinicId,
    merges.map(({ absorbId }) => absorbId),
  )
  const released: { merge: ForestMerge; from: string }[] = []
  const edited = merges.flatMap(({ id, absorbId }) => {
    const merge = loaded.forest.merges.find((each) => each.id === id)!
    released.push({ merge, from: loaded.forest.cards.get(absorbId)!.liveId })
    return releaseCard(loaded.forest, id)
  })
  await markUndone(db, clinicId, { ids: merges.map(({ id }) => id), by, now })
  await moveRecords(db, clinicId, movesOf(loaded))
  await saveForest(db, clinicId, loaded, now)
  await settleConsents(db, clinicId, loaded)
  await tellAboutUnmerges(ports, db, { clinicId, by, now, released, forest: loaded.forest })
  return [...new Set(edited)]
}

/** No merge with this id, or its people are out of sight. */
export function mergeNotFound(): NotFound {
  return new NotFound('merge_not_found', { ru: 'Объединение не найдено', en: 'Merge not found' })
}

async function settleConsents(db: Db, clinicId: string, { forest }: LoadedForest): Promise<void> {
  const people = [...new Set([...forest.cards.values()].map(({ liveId }) => liveId))]
  const ledgers = Map.groupBy(await readConsentsOf(db, clinicId, people), ({ patientId }) => patientId)
  const settled = [...ledgers].map(([personId, entries]) => {
    const left = forest.merges.filter(({ keepId }) => forest.cards.get(keepId)?.liveId === personId)
    return entriesAfterUnmerge(
      entries,
      left.map(({ id }) => id),
    )
  })
  const dropped = settled.flatMap((each) => each.dropped)
  const reassigned = settled.flatMap((each) => each.reassigned)
  if (dropped.length > 0) await dropConsents(db, clinicId, dropped)
  if (reassigned.length > 0) await reassignConsents(db, clinicId, reassigned)
}

type Told = MergeContext & { released: readonly { merge: ForestMerge; from: string }[]; forest: Forest }

async function tellAboutUnmerges(ports: Ports, db: Db, { clinicId, by, now, released, forest }: Told): Promise<void> {
  const merges = released.map(({ merge }) => merge)
  const people = [...new Set(released.flatMap(({ merge, from }) => [merge.absorbId, merge.keepId, from]))]
  await markStale(db, clinicId, people, now)
  await reopenPairs(
    db,
    clinicId,
    merges.map(({ id }) => id),
  )
  await recordEvents(
    ports,
    db,
    merges.flatMap(({ id, keepId, absorbId }) =>
      [keepId, absorbId].map((recordId) => ({
        clinicId,
        patientId: forest.cards.get(recordId)!.liveId,
        recordId,
        type: 'patients.unmerged',
        occurredAt: now,
        subjectKind: 'merge',
        subjectId: id,
        actorId: by,
        payload: { keepId, absorbId },
      })),
    ),
  )
  await addJob(db, 'identity.suggest', { clinicId, patientIds: people })
}

function alreadyUnmerged(): Conflict {
  return new Conflict('already_unmerged', {
    ru: 'Это объединение уже отменено',
    en: 'This merge is already undone',
  })
}
