import type { Walk } from '../journey-calls.ts'
import type { Trail } from '../JourneyTree.tsx'

const DAY_MS = 86_400_000

/** Whole days between the entry and the end of a walk, rounded up. */
export function lastDay({ steps, end }: Walk): number {
  const first = steps[0]?.at
  const last = end?.at ?? steps.at(-1)?.leftAt ?? steps.at(-1)?.at
  if (!first || !last) return 0
  return Math.max(0, Math.ceil((Date.parse(last) - Date.parse(first)) / DAY_MS))
}

/** The moment so many days after the entry. */
export function momentOf({ steps }: Walk, day: number): Date {
  return new Date(Date.parse(steps[0]?.at ?? new Date(0).toISOString()) + day * DAY_MS)
}

/** Steps come to by then, and the way out of each that was left by then. */
export function trailOf(walk: Walk, day: number): Trail {
  const until = momentOf(walk, day)
  const come = walk.steps.filter(({ at }) => new Date(at) <= until)
  const left = come.filter(({ edge, leftAt }) => edge !== null && leftAt !== null && new Date(leftAt) <= until)
  return {
    nodes: new Set(come.map(({ nodeId }) => nodeId)),
    edges: new Map(left.map(({ nodeId, edge }) => [nodeId, edge!])),
  }
}
