import type { CSSProperties, ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Layout.module.css'

export type ColumnsProps = {
  /** Grid tracks on a wide screen: «2fr 1fr», «280px 1fr 320px»; one column below 1024 px. */
  tracks: string
  /** Columns keep their own heights instead of the tallest. */
  top?: boolean
  children: ReactNode
}

/** Blocks side by side, 16 px apart; one under another on narrow screens. */
export function Columns({ tracks, top, children }: ColumnsProps) {
  // minmax(0, …) lets a wide table scroll inside its column instead of stretching the page.
  const safe = tracks.replace(/(\d*\.?\d+)fr/g, 'minmax(0, $1fr)')
  return (
    <div className={classes(css.columns, top && css.top)} style={{ '--columns': safe } as CSSProperties}>
      {children}
    </div>
  )
}

type GapProps = { gap?: 4 | 8 | 12 | 16; children: ReactNode }

/** Blocks one under another; 12 px apart in a side column. */
export function Stack({ gap = 12, children }: GapProps) {
  return (
    <div className={css.stack} style={{ gap }}>
      {children}
    </div>
  )
}

/** Small things in a line that wraps: filters, buttons, tags. */
export function Line({ gap = 8, children }: GapProps) {
  return (
    <div className={css.line} style={{ gap }}>
      {children}
    </div>
  )
}
