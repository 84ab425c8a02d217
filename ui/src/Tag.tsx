import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Tag.module.css'

/** Grey by default; warning and negative only when somebody must act. */
export type TagTone = 'neutral' | 'outline' | 'accent' | 'positive' | 'warning' | 'negative' | 'info'

export type TagProps = { tone?: TagTone; icon?: ReactNode; children: ReactNode; title?: string }

/** A short mark: icon, word and tint. Give coloured tags an icon so that colour never speaks alone. */
export function Tag({ tone = 'neutral', icon, children, title }: TagProps) {
  return (
    <span className={classes(css.tag, tone !== 'neutral' && css[tone])} title={title}>
      {icon}
      {children}
    </span>
  )
}
