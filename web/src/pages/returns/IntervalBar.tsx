import { useFormat } from '@revisit/ui/KitProvider.tsx'
import type { CSSProperties } from 'react'
import css from './Returns.module.css'

export type IntervalBarProps = {
  rate: number
  low: number
  high: number
  /** The clinic's own rate, a thin line to compare with. */
  base: number | null
  /** The right end of the scale, a share. */
  most: number
  immature: boolean
}

/** A share with its 95 % interval on a common scale; the clinic's average is a line through all rows. */
export function IntervalBar({ rate, low, high, base, most, immature }: IntervalBarProps) {
  const format = useFormat()
  const at = (share: number) => `${Math.min(1, share / most) * 100}%`
  return (
    <span
      className={css.interval}
      title={`${format.percent(low)} – ${format.percent(high)}`}
      role="img"
      aria-label={`${format.percent(low)} – ${format.percent(high)}`}
    >
      {base !== null && <i className={css.base} style={{ left: at(base) }} />}
      <i className={css.range} style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` } as CSSProperties} />
      <i className={immature ? css.hollow : css.point} style={{ left: at(rate) }} />
    </span>
  )
}
