import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { edgesOf } from '@revisit/domain/journey-node.ts'
import type { Definition } from './journey-calls.ts'
import { changeStep, freeId, insertAfter, redirect, withEdge, withoutLost } from './journey-tree.ts'

/** A place a step can stand at: the way out it follows, and what stands there now. */
export type Place = { from: string | null; edge: string; next: string | null }

/** The way that leads to a step; null for a step nobody reaches. */
export function placeOf({ start, nodes }: Definition, id: string): Place | null {
  if (start === id) return { from: null, edge: 'start', next: id }
  for (const node of nodes) {
    const edge = edgesOf(node).find(({ to }) => to === id)
    if (edge) return { from: node.id, edge: edge.name, next: id }
  }
  return null
}

/** The definition with a copy of a step right after it; a copy of a fork has empty branches but the first. */
export function duplicateStep(definition: Definition, id: string): { definition: Definition; id: string } | null {
  const node = definition.nodes.find((one) => one.id === id)
  const [first] = node ? edgesOf(node) : []
  // A step people wait at for ever or leave at has nothing after it to stand in for.
  if (!node || !first) return null
  const copy = { ...emptied(node), id: freeId(definition) }
  const place = { from: id, edge: first.name, next: first.to }
  return { definition: insertAfter(definition, place, copy), id: copy.id }
}

/**
 * The definition with a step moved to another place. A step with one way out goes alone; a fork goes with everything below it, and
 * what stood at the new place follows its first way that is still open. Null when it cannot stand there.
 */
export function moveStep(definition: Definition, id: string, to: Place): Definition | null {
  const node = definition.nodes.find((one) => one.id === id)
  const home = placeOf(definition, id)
  if (!node || !home || to.from === id || to.next === id) return null
  const ways = edgesOf(node)
  if (ways.length === 1) {
    const heir = ways[0]!.to
    const taken = redirect(definition, home.from, home.edge, heir)
    return insertAfter(taken, { ...to, next: to.next }, withEdge(node, 'next', null))
  }
  if (to.from !== null && isBelow(definition, id, to.from)) return null
  const end = to.next === null ? null : openEnd(definition, id)
  if (to.next !== null && !end) return null
  const taken = redirect(definition, home.from, home.edge, null)
  const joined = end ? redirect(taken, end.from, end.edge, to.next) : taken
  return redirect(joined, to.from, to.edge, id)
}

/** The definition with a step one place further up or down its branch; null at the ends of the branch. */
export function shiftStep(definition: Definition, id: string, by: 'up' | 'down'): Definition | null {
  const home = placeOf(definition, id)
  const node = definition.nodes.find((one) => one.id === id)
  if (!home || !node) return null
  if (by === 'down') {
    const [way] = edgesOf(node)
    const below = definition.nodes.find((one) => one.id === way?.to)
    const [next] = below ? edgesOf(below) : []
    return edgesOf(node).length === 1 && below && next
      ? moveStep(definition, id, { from: below.id, edge: next.name, next: next.to })
      : null
  }
  const above = home.from === null ? null : placeOf(definition, home.from)
  return above && edgesOf(node).length === 1 ? moveStep(definition, id, above) : null
}

/** One step changed; steps its branches no longer lead to go away. */
export function withStep(definition: Definition, node: JourneyNode): Definition {
  return withoutLost(changeStep(definition, node))
}

/** How many steps go when one is removed: itself and the branches only it led to. */
export function lostWith(definition: Definition, id: string): number {
  const node = definition.nodes.find((one) => one.id === id)
  const [, ...others] = node ? edgesOf(node) : []
  return 1 + others.reduce((sum, { to }) => sum + (to === null ? 0 : below(definition, to).size), 0)
}

function isBelow(definition: Definition, id: string, asked: string): boolean {
  return below(definition, id).has(asked)
}

function below(definition: Definition, from: string): Set<string> {
  const byId = new Map(definition.nodes.map((node) => [node.id, node]))
  const seen = new Set<string>()
  const walk = (id: string | null) => {
    const node = id === null ? undefined : byId.get(id)
    if (!node || seen.has(node.id)) return
    seen.add(node.id)
    for (const { to } of edgesOf(node)) walk(to)
  }
  walk(from)
  return seen
}

/** The first way below a step that leads nowhere yet. */
function openEnd(definition: Definition, from: string): Place | null {
  for (const id of below(definition, from)) {
    const node = definition.nodes.find((one) => one.id === id)
    const edge = node && edgesOf(node).find(({ to }) => to === null)
    if (edge) return { from: id, edge: edge.name, next: null }
  }
  return null
}

function emptied(node: JourneyNode): JourneyNode {
  return edgesOf(node).reduce((kept, { name }) => withEdge(kept, name, null), structuredClone(node))
}
