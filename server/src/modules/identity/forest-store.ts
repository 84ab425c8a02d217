import type { Db } from '../../platform/db.ts'
import { searchTextOf, sortNameOf } from '../patients/patients.ts'
import { CARD_FIELDS, type CardValues, foldValues, isSame } from './card-values.ts'
import {
  type CardMove,
  type CardRow,
  followReferrals,
  forgetEditedReferrals,
  lockCards,
  readMergesAmong,
  readSearched,
  readTreeIds,
  writeCards,
  writeLiving,
} from './forest-queries.ts'
import { type Forest, type ForestCard, type ForestMerge, mergesInto } from './merge-forest.ts'
import { updateMerges } from './merge-queries.ts'

/** A forest with what it looked like when it was read. */
export type LoadedForest = {
  readonly forest: Forest
  readonly liveBefore: ReadonlyMap<string, string>
  readonly valuesBefore: ReadonlyMap<string, CardValues>
  readonly mergesBefore: ReadonlyMap<string, ForestMerge>
}

/** Reads and locks the whole trees of the given cards. Unknown ids are simply absent. */
export async function loadForest(db: Db, clinicId: string, cardIds: readonly string[]): Promise<LoadedForest> {
  const treeIds = await readTreeIds(db, clinicId, cardIds)
  await forgetEditedReferrals(db, clinicId, treeIds)
  const rows = await lockCards(db, clinicId, treeIds)
  const merges = await readMergesAmong(
    db,
    clinicId,
    rows.map(({ id }) => id),
  )
  const cards = rows.map((row): ForestCard => ({ ...row, values: valuesOf(row), searchStale: false }))
  const forest: Forest = {
    cards: new Map(cards.map((card) => [card.id, card])),
    merges: merges.map((merge) => ({ ...merge })),
  }
  return {
    forest,
    liveBefore: new Map(cards.map((card) => [card.id, card.liveId])),
    valuesBefore: new Map(cards.map((card) => [card.id, card.values])),
    mergesBefore: new Map(merges.map((merge) => [merge.id, merge])),
  }
}

/** Cards that belong to somebody else than when the forest was read. */
export function movesOf({ forest, liveBefore }: LoadedForest): CardMove[] {
  return [...forest.cards.values()]
    .map(({ id, liveId }) => ({ record: id, from: liveBefore.get(id)!, to: liveId }))
    .filter(({ from, to }) => from !== to)
}

/** Writes what changed: whose each card is, the values of cards, the snapshots of merges. Child rows must have moved before. */
export async function saveForest(db: Db, clinicId: string, loaded: LoadedForest, now: Date): Promise<void> {
  const { forest, mergesBefore } = loaded
  const changedMerges = forest.merges.filter((merge) => {
    const before = mergesBefore.get(merge.id)
    return before && (['before', 'absorbed', 'chosen'] as const).some((part) => before[part] !== merge[part])
  })
  if (changedMerges.length > 0) await updateMerges(db, clinicId, changedMerges)
  const moves = movesOf(loaded)
  if (moves.length > 0) await writeLiving(db, clinicId, moves, now)
  const changed = await changedCards(db, clinicId, loaded)
  if (changed.length > 0) await writeCards(db, clinicId, changed, now)
  await followReferrals(db, clinicId, [...forest.cards.keys()])
}

async function changedCards(db: Db, clinicId: string, { forest, valuesBefore }: LoadedForest) {
  const stale = [...forest.cards.values()].filter(({ searchStale }) => searchStale).map(({ id }) => id)
  const searched = stale.length === 0 ? [] : await readSearched(db, clinicId, stale)
  const contacts = new Map(searched.map((each) => [each.id, each]))
  return [...forest.cards.values()].flatMap((card) => {
    const own = contacts.get(card.id)
    const values = own ? { ...card.values, searchText: searchTextAnew(forest, card, own) } : card.values
    return isSame(sorted(values), sorted(valuesBefore.get(card.id)!)) ? [] : [rowOf(card.id, values)]
  })
}

type Contacts = { phones: string[]; emails: string[]; externalIds: string[] }

function searchTextAnew(forest: Forest, card: ForestCard, contacts: Contacts): unknown {
  const own = searchTextOf({ names: namesOf(card.values), ...contacts })
  return foldValues({ searchText: own }, mergesInto(forest, card.id)).searchText
}

function valuesOf({ fields, custom, searchText }: CardRow): CardValues {
  const own = Object.entries(custom).map(([key, value]) => [`custom.${key}`, value] as const)
  return { ...fields, ...Object.fromEntries(own), searchText }
}

function rowOf(id: string, values: CardValues) {
  const custom = Object.entries(values).filter(([name, value]) => name.startsWith('custom.') && value !== null)
  return {
    ...Object.fromEntries(CARD_FIELDS.map((field) => [field, values[field] ?? null])),
    id,
    sortName: sortNameOf(namesOf(values)),
    searchText: String(values.searchText ?? ''),
    custom: Object.fromEntries(custom.map(([name, value]) => [name.slice('custom.'.length), value])),
  }
}

function namesOf(values: CardValues): (string | null)[] {
  return ['lastName', 'firstName', 'middleName'].map((name) => (values[name] ?? null) as string | null)
}

function sorted(values: CardValues): [string, unknown][] {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}
