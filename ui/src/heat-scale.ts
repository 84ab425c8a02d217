const STEPS = 8

type Measured = { value: number; faint?: boolean } | null

/**
 * The step 1…8 of a value on one scale for the whole table: equal parts between the lowest and the highest cell. Cells of too
 * few people are left out, so that one odd patient does not wash out the rest.
 */
export function heatScale(cells: Measured[]): (value: number) => number {
  const values = cells.flatMap((cell) => (cell && !cell.faint ? [cell.value] : []))
  const low = values.reduce((least, value) => Math.min(least, value), Infinity)
  const span = values.reduce((most, value) => Math.max(most, value), -Infinity) - low
  if (!(span > 0)) return () => 3
  return (value) => Math.max(1, Math.min(STEPS, Math.floor(((value - low) / span) * STEPS) + 1))
}
