import type { Cuts, HistogramBin } from './rfm-queries.ts'

/** How a measure is written in its histogram: one unit is `size` of what the server counts in. */
export type CutUnit = { size: number; thousands: boolean }

const MINOR = 100
const THOUSAND = 1000

/** Thousands of roubles for large sums, roubles otherwise. */
export function moneyUnit(cuts: Cuts): CutUnit {
  const thousands = cuts[1] >= 20 * THOUSAND * MINOR
  return { size: thousands ? THOUSAND * MINOR : MINOR, thousands }
}

/** Cuts in the units of the editor; a tenth is kept, since terciles are not round. */
export function shownCuts(cuts: Cuts, unit: CutUnit): Cuts {
  return [round(cuts[0] / unit.size), round(cuts[1] / unit.size)]
}

/** Cuts of the editor back in what the server counts in; a cut that was not moved keeps its exact value. */
export function storedCuts(shown: Cuts, before: Cuts, unit: CutUnit): Cuts {
  const kept = shownCuts(before, unit)
  return [0, 1].map((which) =>
    shown[which] === kept[which] ? (before[which] ?? 0) : Math.round((shown[which] ?? 0) * unit.size),
  ) as Cuts
}

/** Bars in the units of the editor. */
export function shownBins(
  bins: readonly HistogramBin[],
  unit: CutUnit,
): { from: number; to: number; people: number }[] {
  return bins.map((bin) => ({ from: round(bin.from / unit.size), to: round(bin.to / unit.size), people: bin.patients }))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
