import type { PairReason } from '@revisit/domain/pair-score.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts'
import { addJob } from '../../platform/jobs.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { recordEvents } from '../events/events.ts'
import { markStale } from '../statistics/statistics.ts'
import type { Chosen } from './card-values.ts'
import { afterEverySaid, type ConsentEntry, consentOutcomes, isContested } from './consent-outcome.ts'
import { lockIdentity, moveEverything, readConsentsOf, seesEverything } from './forest-queries.ts'
import { loadForest, type LoadedForest, movesOf, saveForest } from './forest-store.ts'
import { absorbCard } from './merge-forest.ts'
import { insertConsents, insertMerges, type NewConsent, settlePairsOfMerged } from './merge-queries.ts'

export type NewMerge = {
  keepId: string
  absorbId: string
  /** Fields (own ones as `custom.<key>`) a person decided about; the others keep their value and are filled when empty. */
  chosen?: Chosen
  automatic: boolean
  reasons?: readonly PairReason[]
  score?: number | null
  /** The import that led to it. */
  importId?: string | null
}

/** Who merges and when. `db` of a merge must be the system's: a caller without rights to notes would leave them behind. */
export type MergeContext = { clinicId: string; by: string | null; now: Date }

/**
 * Makes one person of two cards: every row of the absorbed card belongs to the kept one, chosen fields are taken over, empty ones
 * filled, the stricter consent wins. Everything can be undone by `unmerge`.
 * @throws Invalid `merge_with_itself`, NotFound `patient_not_found`, Conflict `already_merged` (field `liveId`: the living card).
 */
export async function mergePatients(
  ports: Ports,
  db: Db,
  { clinicId, by, now, ...merge }: NewMerge & MergeContext,
): Promise<{ id: string }> {
  if (merge.keepId === merge.absorbId) throw mergeWithItself()
  await lockIdentity(db, clinicId)
  const loaded = await loadForest(db, clinicId, [merge.keepId, merge.absorbId])
  for (const [path, id] of [['keep', merge.keepId] as const, ['absorb', merge.absorbId] as const]) {
    const card = loaded.forest.cards.get(id)
    if (!card) throw patientNotFound()
    if (card.liveId !== id) throw alreadyMerged(path, card.liveId)
  }
  const [id] = await writeMerges(ports, db, loaded, { merges: [merge], clinicId, by, now })
  return { id: id! }
}

/**
 * Many merges at once, each with the same result as `mergePatients`. A card is absorbed at most once and never by an absorbed one;
 * pairs that are no longer alive are left out.
 * @returns ids of the merges made.
 */
export async function mergeMany(
  ports: Ports,
  db: Db,
  { merges, ...context }: MergeContext & { merges: readonly NewMerge[] },
): Promise<string[]> {
  await lockIdentity(db, context.clinicId)
  const ids = merges.flatMap(({ keepId, absorbId }) => [keepId, absorbId])
  const loaded = await loadForest(db, context.clinicId, ids)
  const isLive = (id: string) => loaded.forest.cards.get(id)?.liveId === id
  const alive = merges.filter(({ keepId, absorbId }) => isLive(keepId) && isLive(absorbId))
  return alive.length === 0 ? [] : writeMerges(ports, db, loaded, { ...context, merges: alive })
}

/** Unknown, of another clinic or of a branch out of sight: all the same. */
export function patientNotFound(): NotFound {
  return new NotFound('patient_not_found', { ru: 'Пациент не найден', en: 'Patient not found' })
}

async function writeMerges(
  ports: Ports,
  db: Db,
  loaded: LoadedForest,
  { merges, clinicId, by, now }: MergeContext & { merges: readonly NewMerge[] },
): Promise<string[]> {
  if (!(await seesEverything(db))) throw new Error('a merge needs a transaction that sees every row of the clinic')
  const planned = merges.map((merge) => ({ ...merge, id: newId(ports.clock.now(), ports.random) }))
  const ids = planned.map(({ id }) => id)
  const consents = await plannedConsents(ports, db, { clinicId, by, now, planned })
  for (const { id, keepId, absorbId, chosen = {} } of planned)
    absorbCard(loaded.forest, { id, keepId, absorbId, chosen })
  await insertMerges(db, clinicId, mergeRows(loaded, planned, by), now)
  await moveEverything(db, clinicId, movesOf(loaded))
  await saveForest(db, clinicId, loaded, now)
  if (consents.length > 0) await insertConsents(db, clinicId, consents)
  await settlePairsOfMerged(db, clinicId, { mergeIds: ids, by, now })
  await tellAboutMerges(ports, db, { clinicId, by, now, planned })
  return ids
}

type Planned = NewMerge & { id: string }

async function plannedConsents(
  ports: Ports,
  db: Db,
  { clinicId, by, now, planned }: MergeContext & { planned: readonly Planned[] },
): Promise<NewConsent[]> {
  const people = planned.flatMap(({ keepId, absorbId }) => [keepId, absorbId])
  const ledgers = Map.groupBy(await readConsentsOf(db, clinicId, people), ({ patientId }) => patientId)
  return planned.flatMap(({ id: mergeId, keepId, absorbId }) => {
    const keep = ledgers.get(keepId) ?? []
    const absorb = ledgers.get(absorbId) ?? []
    const at = afterEverySaid([...keep, ...absorb], now)
    const written = consentOutcomes(keep, absorb)
      .filter(isContested)
      .map(({ purpose, channel, outcome }) => ({
        id: newId(ports.clock.now(), ports.random),
        patientId: keepId,
        purpose,
        channel,
        granted: outcome!,
        mergeId,
        at: at.toISOString(),
        recordedBy: by,
      }))
    const entries = written.map((entry): ConsentEntry => ({ ...entry, recordId: keepId, at }))
    ledgers.set(keepId, [...keep, ...absorb, ...entries])
    return written
  })
}

function mergeRows({ forest }: LoadedForest, planned: readonly Planned[], by: string | null) {
  const snapshots = new Map(forest.merges.map((merge) => [merge.id, merge]))
  return planned.map(({ id, keepId, absorbId, automatic, reasons = [], score = null, importId = null }) => {
    const { before, absorbed, chosen } = snapshots.get(id)!
    return { id, keepId, absorbId, automatic, reasons, score, before, absorbed, chosen, importId, mergedBy: by }
  })
}

async function tellAboutMerges(
  ports: Ports,
  db: Db,
  { clinicId, by, now, planned }: MergeContext & { planned: readonly Planned[] },
): Promise<void> {
  const people = [...new Set(planned.flatMap(({ keepId, absorbId }) => [keepId, absorbId]))]
  await markStale(db, clinicId, people, now)
  await recordEvents(
    ports,
    db,
    planned.map(({ id, keepId, absorbId, automatic }) => ({
      clinicId,
      patientId: keepId,
      type: 'patients.merged',
      occurredAt: now,
      subjectKind: 'merge',
      subjectId: id,
      actorId: by,
      payload: { absorbId, automatic },
    })),
  )
  const asked = planned.filter(({ automatic }) => !automatic).map(({ keepId }) => keepId)
  if (asked.length > 0) await addJob(db, 'identity.suggest', { clinicId, patientIds: asked })
}

/** One card cannot be merged with itself. */
export function mergeWithItself(): Invalid {
  const message = { ru: 'Выберите две разные карточки', en: 'Choose two different cards' }
  return new Invalid('merge_with_itself', message, [{ path: 'absorb', message }])
}

function alreadyMerged(path: string, liveId: string): Conflict {
  const text = {
    ru: 'Эта карточка уже объединена с другой. Откройте живую карточку и повторите',
    en: 'This card is already merged into another one. Open the living card and repeat',
  }
  return new Conflict('already_merged', text, [
    { path, message: text },
    { path: 'liveId', message: { ru: liveId, en: liveId } },
  ])
}
