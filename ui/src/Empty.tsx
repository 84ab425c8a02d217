import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import { useWords } from './KitProvider.tsx'
import css from './Empty.module.css'

export type EmptyProps = {
  /** Tabler icon, 24 px. */
  icon?: ReactNode
  /** «Звонков пока нет». */
  title: ReactNode
  /** What will be here and what to connect. */
  children?: ReactNode
  /** The main button first, then others, then the link to the demo. */
  actions?: ReactNode
  /** In the middle of a page instead of inside a card. */
  centred?: boolean
}

/** Nothing here yet: what will be, what to connect, what to press. */
export function Empty({ icon, title, children, actions, centred }: EmptyProps) {
  return (
    <div className={classes(css.empty, centred && css.centred)}>
      {icon && <span className={css.icon}>{icon}</span>}
      <div className={css.title}>{title}</div>
      {children && <div className={css.text}>{children}</div>}
      {actions && <div className={css.actions}>{actions}</div>}
    </div>
  )
}

export type ErrorStateProps = {
  /** What failed, in one sentence. */
  children: ReactNode
  retry?: () => void
  code?: string
}

/** What failed, retry and a short code; the rest of the page goes on working. */
export function ErrorState({ children, retry, code }: ErrorStateProps) {
  const words = useWords()
  return (
    <div className={css.failed} role="alert">
      <IconAlertTriangle size={16} stroke={1.6} />
      <span>{children}</span>
      {retry && (
        <Button size="small" onClick={retry}>
          {words.retry}
        </Button>
      )}
      {code && (
        <span className="caption">
          {words.code} {code}
        </span>
      )}
    </div>
  )
}

export type StripProps = {
  tone?: 'negative' | 'warning' | 'info'
  icon?: ReactNode
  children: ReactNode
  action?: ReactNode
}

/** A strip under the header or above a block: stale data, a clash, a reminder. */
export function Strip({ tone = 'negative', icon, children, action }: StripProps) {
  const fallback = tone === 'info' ? <IconInfoCircle size={16} /> : <IconAlertTriangle size={16} />
  return (
    <div className={classes(css.strip, tone !== 'negative' && css[tone])} role="status">
      <span className={css.stripIcon}>{icon ?? fallback}</span>
      <div className={css.stripText}>{children}</div>
      {action}
    </div>
  )
}
