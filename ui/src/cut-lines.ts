/** One bar of a histogram: values from `from` (inclusive) to `to` (exclusive) and how many people have them. */
export type Bin = { from: number; to: number; people: number }

/** Where a value stands on the axis, 0…1. Bars are equally wide, whatever they cover. */
export function placeOf(bins: Bin[], value: number): number {
  const index = bins.findIndex((bin) => value < bin.to)
  if (index === -1) return 1
  const bin = bins[index]
  if (!bin || bins.length === 0) return 0
  const inside = Math.max(0, (value - bin.from) / (bin.to - bin.from))
  return (index + inside) / bins.length
}

/** The whole value at a place of the axis. */
export function valueAt(bins: Bin[], place: number): number {
  const position = Math.max(0, Math.min(0.999999, place)) * bins.length
  const bin = bins[Math.floor(position)]
  if (!bin) return 0
  return Math.round(bin.from + (position - Math.floor(position)) * (bin.to - bin.from))
}

/** The cuts after one of them is moved: whole, inside the histogram and never past each other. */
export function moveCut(cuts: [number, number], which: 0 | 1, value: number, bins: Bin[]): [number, number] {
  const low = bins[0]?.from ?? 0
  const high = bins.at(-1)?.to ?? 0
  const inside = Math.max(low, Math.min(high, Math.round(value)))
  if (which === 0) return [Math.min(inside, cuts[1] - 1), cuts[1]]
  return [cuts[0], Math.max(inside, cuts[0] + 1)]
}
