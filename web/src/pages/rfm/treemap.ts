export type Piece<T> = { item: T; left: number; top: number; width: number; height: number }
type Box = { left: number; top: number; width: number; height: number }
type Weighed<T> = { item: T; area: number }

/**
 * Rectangles with areas in proportion to weights, as square as possible, filling `width` × `height`; items without weight
 * are left out. Source: M. Bruls, K. Huizing, J. van Wijk, «Squarified treemaps», 2000.
 */
export function squarified<T>(
  items: readonly T[],
  weight: (item: T) => number,
  width: number,
  height: number,
): Piece<T>[] {
  const heavy = items.filter((item) => weight(item) > 0).toSorted((a, b) => weight(b) - weight(a))
  const total = heavy.reduce((sum, item) => sum + weight(item), 0)
  if (total === 0 || width <= 0 || height <= 0) return []
  const queue = heavy.map((item) => ({ item, area: (weight(item) / total) * width * height }))
  const pieces: Piece<T>[] = []
  let box: Box = { left: 0, top: 0, width, height }
  let row: Weighed<T>[] = []
  for (const next of queue) {
    const side = Math.min(box.width, box.height)
    if (row.length > 0 && worst([...row, next], side) > worst(row, side)) {
      box = place(row, box, pieces)
      row = []
    }
    row.push(next)
  }
  place(row, box, pieces)
  return pieces
}

/** The most stretched rectangle of a row laid along a side: 1 is a square. */
function worst<T>(row: Weighed<T>[], side: number): number {
  const sum = row.reduce((total, one) => total + one.area, 0)
  const areas = row.map((one) => one.area)
  return Math.max((side ** 2 * Math.max(...areas)) / sum ** 2, sum ** 2 / (side ** 2 * Math.min(...areas)))
}

/** Puts a row along the shorter side of the box and returns what is left of the box. */
function place<T>(row: Weighed<T>[], box: Box, pieces: Piece<T>[]): Box {
  const sum = row.reduce((total, one) => total + one.area, 0)
  const upright = box.width >= box.height
  const thickness = sum / (upright ? box.height : box.width)
  let offset = 0
  for (const { item, area } of row) {
    const length = area / thickness
    pieces.push(
      upright
        ? { item, left: box.left, top: box.top + offset, width: thickness, height: length }
        : { item, left: box.left + offset, top: box.top, width: length, height: thickness },
    )
    offset += length
  }
  return upright
    ? { ...box, left: box.left + thickness, width: box.width - thickness }
    : { ...box, top: box.top + thickness, height: box.height - thickness }
}
