import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Card.module.css'

export type CardProps = {
  title?: ReactNode
  /** ⓘ beside the title: an `Explain`. */
  explain?: ReactNode
  /** Link or switch on the right of the head. */
  right?: ReactNode
  /** No padding: for tables, parts and rows that reach the border. */
  flush?: boolean
  /** Accent border: the selected thing, the best action. */
  chosen?: boolean
  className?: string
  /** What a screen reader calls the card when it has no title. */
  label?: string
  children?: ReactNode
}

/** A bordered block of a page. Cards are never nested: related blocks share one card by `CardPart`. */
export function Card({ title, explain, right, flush, chosen, className, label, children }: CardProps) {
  return (
    <section className={classes(css.card, chosen && css.chosen, className)} aria-label={label}>
      {(title || right) && (
        <div className={css.head}>
          <h2 className={css.title}>
            {title}
            {explain}
          </h2>
          {right && <div className={css.right}>{right}</div>}
        </div>
      )}
      {children !== undefined && <div className={classes(css.body, flush && css.flush)}>{children}</div>}
    </section>
  )
}

/** A part of a flush card; parts are divided by a line. */
export function CardPart({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={classes(css.part, className)}>{children}</div>
}

export type FactRow = { label: ReactNode; value: ReactNode; strong?: boolean; key?: string }

export type FactRowsProps = {
  rows: FactRow[]
  /** spread: figure on the right; divided: with lines; aligned: two columns, captions grey. */
  look?: 'spread' | 'divided' | 'aligned'
}

/** «Оплачено … 386 400 ₽»: captions and values of one thing. */
export function FactRows({ rows, look = 'spread' }: FactRowsProps) {
  return (
    <dl className={classes(css.rows, look === 'divided' && css.divided, look === 'aligned' && css.aligned)}>
      {rows.map((row, index) => (
        <div key={row.key ?? index} className={classes(css.row, row.strong && css.strong)}>
          <dt>{row.label}</dt>
          <dd className={look === 'aligned' ? undefined : 'num'}>{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
