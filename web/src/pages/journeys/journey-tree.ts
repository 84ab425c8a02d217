import { edgesOf, type JourneyNode } from '@revisit/domain/journey-node.ts'
import type { Definition } from './journey-calls.ts'

/** One step with the ways out of it, as it is drawn. */
export type Branch = { node: JourneyNode; edges: { name: string; to: Branch | null }[] }

/** The steps as a tree from the first one; null while there is none. Steps nobody reaches are not in it. */
export function treeOf({ start, nodes }: Definition): Branch | null {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const grow = (id: string | null, above: readonly string[]): Branch | null => {
    const node = id === null ? undefined : byId.get(id)
    if (!node || above.includes(node.id)) return null
    return { node, edges: edgesOf(node).map(({ name, to }) => ({ name, to: grow(to, [...above, node.id]) })) }
  }
  return grow(start, [])
}

/** The definition with one way out leading elsewhere. */
export function redirect(definition: Definition, from: string | null, edge: string, to: string | null): Definition {
  if (from === null) return { ...definition, start: to }
  const nodes = definition.nodes.map((node) => (node.id === from ? withEdge(node, edge, to) : node))
  return { ...definition, nodes }
}

/** The definition with a step put on an edge; what followed follows it. */
export function insertAfter(
  definition: Definition,
  { from, edge, next }: { from: string | null; edge: string; next: string | null },
  node: JourneyNode,
): Definition {
  const others = definition.nodes.filter(({ id }) => id !== node.id)
  const added = { ...definition, nodes: [...others, withEdge(node, edgesOf(node)[0]?.name ?? 'next', next)] }
  return redirect(added, from, edge, node.id)
}

/** The definition without a step; its first way out takes its place, the other branches go with it. */
export function removeStep(definition: Definition, id: string): Definition {
  const gone = definition.nodes.find((node) => node.id === id)
  if (!gone) return definition
  const [first] = edgesOf(gone)
  const heir = first?.to ?? null
  const nodes = definition.nodes
    .filter((node) => node.id !== id)
    .map((node) => edgesOf(node).reduce((kept, way) => (way.to === id ? withEdge(kept, way.name, heir) : kept), node))
  const start = definition.start === id ? heir : definition.start
  return withoutLost({ ...definition, start, nodes })
}

/** The definition with one step changed. */
export function changeStep(definition: Definition, node: JourneyNode): Definition {
  return { ...definition, nodes: definition.nodes.map((one) => (one.id === node.id ? node : one)) }
}

/** A name no other step has. */
export function freeId({ nodes }: Definition): string {
  const taken = new Set(nodes.map(({ id }) => id))
  let number = nodes.length + 1
  while (taken.has(`step-${number}`)) number += 1
  return `step-${number}`
}

/** The step with one of its ways out leading elsewhere. */
export function withEdge(node: JourneyNode, edge: string, to: string | null): JourneyNode {
  switch (node.kind) {
    case 'exit':
      return node
    case 'wait_event':
      return edge === 'event' ? { ...node, onEvent: to } : { ...node, onTimeout: to }
    case 'condition':
      return edge === 'yes' ? { ...node, yes: to } : { ...node, no: to }
    case 'split':
      return { ...node, branches: node.branches.map((one) => (one.id === edge ? { ...one, next: to } : one)) }
    case 'call_task':
      if (edge === 'next') return { ...node, next: to }
      if (edge === 'timeout') return { ...node, onTimeout: to }
      return { ...node, results: node.results.map((one) => (one.id === edge ? { ...one, next: to } : one)) }
    default:
      return { ...node, next: to }
  }
}

/** The definition without steps nobody reaches. */
export function withoutLost(definition: Definition): Definition {
  const seen = new Set<string>()
  const walk = (branch: Branch | null) => {
    if (!branch) return
    seen.add(branch.node.id)
    for (const { to } of branch.edges) walk(to)
  }
  walk(treeOf(definition))
  return { ...definition, nodes: definition.nodes.filter(({ id }) => seen.has(id)) }
}
