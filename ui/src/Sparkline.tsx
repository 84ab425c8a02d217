export type SparklineProps = {
  values: (number | null)[]
  width?: number
  height?: number
}

/** A tiny line of a figure's past; decoration beside the number, hidden from screen readers. */
export function Sparkline({ values, width = 64, height = 24 }: SparklineProps) {
  const points = toPoints(values, width, height)
  const last = points.at(-1)
  if (points.length < 2 || !last) return null
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" style={{ flex: 'none' }}>
      <polyline
        points={points.map((point) => point.join(',')).join(' ')}
        fill="none"
        stroke="var(--s1)"
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={last[0]} cy={last[1]} r={2.5} fill="var(--s1)" />
    </svg>
  )
}

function toPoints(values: (number | null)[], width: number, height: number): [number, number][] {
  const known = values.filter((value) => value !== null)
  const low = Math.min(...known)
  const span = Math.max(...known) - low || 1
  const step = (width - 6) / Math.max(values.length - 1, 1)
  return values.flatMap((value, index): [number, number][] =>
    value === null ? [] : [[3 + index * step, height - 3 - ((value - low) / span) * (height - 6)]],
  )
}
