import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { useWords } from './KitProvider.tsx'
import css from './HeatTable.module.css'

export type HeatLegendProps = {
  /** «месяц не закончен»; false when the table has none. */
  unfinished?: string | false
  /** «маржа догнала CAC». */
  outlined?: string
  blank?: string | false
  /** On the right: «* не у всех прошло 90 дней». */
  note?: ReactNode
}

/** What the colours, the hatch, the outline and the blanks of a heat table mean. */
export function HeatLegend({ unfinished, outlined, blank, note }: HeatLegendProps) {
  const words = useWords()
  return (
    <div className={css.legend}>
      <span className={css.scale}>
        {words.less}
        {[1, 2, 3, 4, 5, 6, 7, 8].map((step) => (
          <i key={step} data-step={step} className={css.swatch} />
        ))}
        {words.more}
      </span>
      {unfinished !== false && (
        <span>
          <i data-step={4} className={classes(css.swatch, css.hatched)} />
          {unfinished ?? words.unfinished}
        </span>
      )}
      {outlined && (
        <span>
          <i className={classes(css.swatch, css.outlined)} />
          {outlined}
        </span>
      )}
      {blank !== false && (
        <span>
          <i className={classes(css.swatch, css.empty)} />
          {blank ?? words.notBegun}
        </span>
      )}
      {note && <span className={css.note}>{note}</span>}
    </div>
  )
}
