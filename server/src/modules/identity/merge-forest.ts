import { type CardValues, type Chosen, foldValues, isSame } from './card-values.ts'

/** A card in memory. `liveId` is the person it belongs to now: itself, or the card that stands at the top of its merges. */
export type ForestCard = {
  readonly id: string
  liveId: string
  values: CardValues
  /** Edited since the merges, so its search text has to be made anew of what is left on the card. */
  searchStale: boolean
}

/** A merge in force. `before` is the kept card without any merge: every merge into one card carries the same. */
export type ForestMerge = {
  readonly id: string
  readonly keepId: string
  readonly absorbId: string
  before: CardValues
  absorbed: CardValues
  chosen: Chosen
}

/** Whole trees of cards with the merges that made them, oldest merge first. */
export type Forest = {
  readonly cards: Map<string, ForestCard>
  merges: ForestMerge[]
}

/** Puts a live card under another live card. Both must be in the forest. */
export function absorbCard(
  forest: Forest,
  merge: { readonly id: string; readonly keepId: string; readonly absorbId: string; readonly chosen: Chosen },
): void {
  const keep = cardOf(forest, merge.keepId)
  const absorb = cardOf(forest, merge.absorbId)
  const earlier = mergesInto(forest, keep.id)
  const own = adoptEdits(keep, earlier, standingOf(forest, keep)).own
  forest.merges.push({ ...merge, before: own, absorbed: absorb.values })
  for (const card of forest.cards.values()) if (card.liveId === absorb.id) card.liveId = keep.id
  keep.values = foldValues(own, mergesInto(forest, keep.id))
}

/**
 * Takes an absorbed card out again, with everything that had been merged into it.
 * @returns fields of the cards above that were edited since and therefore stay as they are.
 */
export function releaseCard(forest: Forest, mergeId: string): string[] {
  const merge = forest.merges.find(({ id }) => id === mergeId)
  if (!merge) throw new Error(`no merge ${mergeId} in the forest`)
  const path = pathUp(forest, merge.keepId).map((id) => cardOf(forest, id))
  const standings = path.map((card) => standingOf(forest, card))
  forest.merges = forest.merges.filter(({ id }) => id !== mergeId)
  for (const id of subtree(forest, merge.absorbId)) cardOf(forest, id).liveId = merge.absorbId
  return path.flatMap((card, i) => revalue(forest, card, standings[i]!))
}

/** The merges into one card, oldest first. */
export function mergesInto(forest: Forest, keepId: string): ForestMerge[] {
  return forest.merges.filter((merge) => merge.keepId === keepId)
}

/** What a card has of its own, and what its merges made of that. */
type Standing = { readonly own: CardValues; readonly folded: CardValues }

function standingOf(forest: Forest, card: ForestCard): Standing {
  const merges = mergesInto(forest, card.id)
  const own = merges[0]?.before ?? card.values
  return { own, folded: merges.length === 0 ? own : foldValues(own, merges) }
}

/** Makes a card follow its merges after one of them changed, and tells the merge above. */
function revalue(forest: Forest, card: ForestCard, standing: Standing): string[] {
  const merges = mergesInto(forest, card.id)
  const was = card.values
  const { own, edited } = adoptEdits(card, merges, standing)
  const unedited = foldValues(standing.own, merges)
  card.values = foldValues(own, merges)
  const above = forest.merges.find(({ absorbId }) => absorbId === card.id)
  if (above) above.absorbed = following(above.absorbed, was, card.values)
  return edited.filter((name) => !isSame(standing.folded[name], unedited[name]))
}

/** Fields edited since the merges become the card's own and stay, whatever the merges say. */
function adoptEdits(
  card: ForestCard,
  merges: readonly ForestMerge[],
  { own, folded }: Standing,
): { own: CardValues; edited: string[] } {
  const names = [...new Set([...Object.keys(card.values), ...Object.keys(folded)])]
  const edited = names.filter((name) => name !== 'searchText' && !isSame(card.values[name], folded[name]))
  const values = Object.fromEntries(edited.map((name) => [name, card.values[name] ?? null]))
  if (!isSame(card.values.searchText, folded.searchText)) {
    card.searchStale = true
    values.searchText = null
  }
  if (Object.keys(values).length === 0) return { own, edited }
  const kept: Chosen = Object.fromEntries(edited.map((name) => [name, 'keep']))
  for (const merge of merges) {
    merge.before = { ...own, ...values }
    merge.chosen = { ...merge.chosen, ...kept }
  }
  return { own: { ...own, ...values }, edited }
}

/** The snapshot of an absorbed card after the card changed; what was different before stays different. */
function following(absorbed: CardValues, was: CardValues, is: CardValues): CardValues {
  const names = new Set([...Object.keys(was), ...Object.keys(is)])
  const changed = [...names].filter((name) => !isSame(was[name], is[name]) && isSame(absorbed[name], was[name]))
  return { ...absorbed, ...Object.fromEntries(changed.map((name) => [name, is[name] ?? null])) }
}

function pathUp(forest: Forest, id: string): string[] {
  const above = forest.merges.find(({ absorbId }) => absorbId === id)
  return above ? [id, ...pathUp(forest, above.keepId)] : [id]
}

function subtree(forest: Forest, id: string): string[] {
  return [id, ...mergesInto(forest, id).flatMap(({ absorbId }) => subtree(forest, absorbId))]
}

function cardOf(forest: Forest, id: string): ForestCard {
  const card = forest.cards.get(id)
  if (!card) throw new Error(`no card ${id} in the forest`)
  return card
}
