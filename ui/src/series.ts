/** A chart colour by its place in the palette: 1 the fact, 2 what needs attention, 8 base, control, last year; 9 a pale 3. */
export type Series = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

/** The CSS variable of a chart colour. */
export function seriesColor(series: Series): string {
  return `var(--s${series})`
}
