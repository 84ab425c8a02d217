import type { Series } from './series.ts'

export type Line = {
  key: string
  name: string
  /** One value per title of `x`; null where there is none. */
  values: (number | null)[]
  /** A palette colour; or a step of the heat scale for cohorts of one family (darker = newer). */
  color?: { series: Series } | { heat: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 }
  /** past: last year, grey dashes without points; level: a constant such as CAC, dashed in the attention colour. */
  kind?: 'fact' | 'past' | 'level'
  /** Positions drawn as hollow points without a line: not everybody's time has passed. */
  immature?: number[]
  /** Positions with a ring, such as pay-back. */
  ringed?: number[]
  /** Positions whose value is printed over the point. */
  printed?: number[]
  /** Points at every value; off for smooth curves. */
  points?: boolean
  /** The name at the end of the line instead of a legend. */
  named?: boolean
}

export type LineChartProps = {
  /** What is drawn, for screen readers and the hidden table. */
  label: string
  x: string[]
  series: Line[]
  /** Writes a value on points and in the tooltip. */
  write: (value: number) => string
  /** Writes a value on the axis; `write` when absent. */
  writeAxis?: (value: number) => string
  height?: number
  /** From this position on not everybody has had the time: hatched, with its title above. */
  immatureFrom?: { position: number; title: string }
  /** Numbered marks of what was changed, at positions of `x`; their texts stand under the chart. */
  events?: { position: number; number: number }[]
  /** The top of the axis; found from the data when absent. */
  max?: number
  /** «пока 14,2» beside hollow points. */
  soFar?: (text: string) => string
}
