import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { useFormat, useWords } from './KitProvider.tsx'
import css from './Tag.module.css'

export type ChipProps = {
  children: ReactNode
  /** How many it would leave. */
  count?: number
  on?: boolean
  icon?: ReactNode
  onToggle: () => void
  /** Shows a cross when on: a filter that can be taken off. */
  removable?: boolean
}

/** A filter that is on or off, with the count it leaves. */
export function Chip({ children, count, on, icon, onToggle, removable }: ChipProps) {
  const format = useFormat()
  const words = useWords()
  return (
    <button type="button" className={classes(css.chip, on && css.on)} aria-pressed={Boolean(on)} onClick={onToggle}>
      {icon}
      {children}
      {count !== undefined && <span className="num">{format.number(count)}</span>}
      {removable && on && <IconX size={12} stroke={2} aria-label={words.remove} />}
    </button>
  )
}

/** Filters in a row that wraps. */
export function ChipRow({ children }: { children: ReactNode }) {
  return <div className={css.row}>{children}</div>
}
