import { RFM_GROUPS, type RfmGroup } from '@revisit/domain/rfm.ts'

export type MovementPair = { from: RfmGroup | null; to: RfmGroup | null; patients: number }
export type MovementSummary = { better: MovementPair[]; worse: MovementPair[] }

/**
 * The largest moves to a better and to a worse group, the groups standing in the order of `RFM_GROUPS`. First visits and people
 * removed from the base are neither.
 */
export function movementSummary(pairs: readonly MovementPair[], most: number): MovementSummary {
  const rank = (group: RfmGroup) => RFM_GROUPS.indexOf(group)
  const moves = pairs
    .flatMap((pair) =>
      pair.from && pair.to && pair.from !== pair.to ? [{ ...pair, from: pair.from, to: pair.to }] : [],
    )
    .toSorted((a, b) => b.patients - a.patients)
  return {
    better: moves.filter((pair) => rank(pair.to) < rank(pair.from)).slice(0, most),
    worse: moves.filter((pair) => rank(pair.to) > rank(pair.from)).slice(0, most),
  }
}
