import { Fragment, type ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Bars.module.css'

export type StackPart = {
  key: string
  name: ReactNode
  /** Decides the width. */
  value: number
  /** Printed on the right, and under it. */
  text: ReactNode
  note?: ReactNode
  rightNote?: ReactNode
  /** Any CSS colour; the four classes use `classColor`. */
  color: string
}

const CLASS_COLORS = ['var(--heat8)', 'var(--heat6)', 'var(--heat4)', 'var(--s8)']

/** Colours of the four value classes, best first. */
export function classColor(index: number): string {
  return CLASS_COLORS[index] ?? 'var(--s8)'
}

/** One bar cut into parts, and the parts named below it. */
export function BarStack({ parts, label }: { parts: StackPart[]; label: string }) {
  return (
    <div>
      <div className={css.stack} role="img" aria-label={label}>
        {parts
          .filter((part) => part.value > 0)
          .map((part) => (
            <span key={part.key} style={{ flexGrow: part.value, flexBasis: 0, background: part.color }} />
          ))}
      </div>
      <ul className={css.parts}>
        {parts.map((part) => (
          <li key={part.key} className={css.part}>
            <i style={{ background: part.color }} />
            <b>{part.name}</b>
            <span className={classes('num', css.text)}>{part.text}</span>
            {(part.note || part.rightNote) && (
              <>
                <span className={css.note}>{part.note}</span>
                <span className={css.noteRight}>{part.rightNote}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

export type WaterfallRow = {
  key: string
  label: ReactNode
  /** Where the bar begins and ends, in the units of the whole. */
  from: number
  to: number
  text: ReactNode
  tone: 'base' | 'pale' | 'fact' | 'attention' | 'attention-pale'
  strong?: boolean
  /** A part of the row above. */
  inner?: boolean
  /** A line above the row. */
  divided?: boolean
}

/** From the whole to what is left: each bar begins where the one before ended. */
export function WaterfallBars({ rows, label }: { rows: WaterfallRow[]; label: string }) {
  const whole = Math.max(1, ...rows.map((row) => Math.max(row.from, row.to)))
  return (
    <dl className={css.falls} aria-label={label}>
      {rows.map((row) => {
        const look = classes(row.strong && css.strong, row.inner && css.inner)
        const start = Math.min(row.from, row.to) / whole
        const length = Math.abs(row.to - row.from) / whole
        return (
          <Fragment key={row.key}>
            {row.divided && <div className={css.divider} role="presentation" />}
            <div className={css.fall}>
              <dt className={look}>{row.label}</dt>
              <span className={css.track} aria-hidden="true">
                <span className={css[row.tone]} style={{ left: `${start * 100}%`, width: `${length * 100}%` }} />
              </span>
              <dd className={classes('num', look)}>{row.text}</dd>
            </div>
          </Fragment>
        )
      })}
    </dl>
  )
}
