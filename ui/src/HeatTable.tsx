import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { HeatLegend, type HeatLegendProps } from './HeatLegend.tsx'
import { heatScale } from './heat-scale.ts'
import css from './HeatTable.module.css'

export type HeatCell = {
  /** Decides the colour. */
  value: number
  /** What is printed. */
  text: string
  /** The period has begun but not ended: hatched. */
  unfinished?: boolean
  /** Pay-back: outlined. */
  outlined?: boolean
  /** Too few people to judge: grey, outside the scale. */
  faint?: boolean
  /** On hover and focus: count, total, formula. */
  tip?: ReactNode
}

export type HeatRow = {
  key: string
  /** The fixed columns; the first is the row's name. */
  head: ReactNode[]
  /** A cell, or null where the period has not begun: blank, never zero. */
  cells: (HeatCell | null)[]
}

export type HeatTableProps = {
  /** What the table shows, for screen readers. */
  label: string
  headColumns: { key: string; title: ReactNode }[]
  columns: string[]
  rows: HeatRow[]
  totals?: { head: ReactNode[]; cells: (ReactNode | null)[] }
  legend?: HeatLegendProps
}

type Tip = { content: ReactNode; left: number; top: number }

/** A cohort heatmap: a real table, eight steps of one colour, hatch for unfinished, blank for the future. */
export function HeatTable({ label, headColumns, columns, rows, totals, legend }: HeatTableProps) {
  const [tip, setTip] = useState<Tip | null>(null)
  const [active, setActive] = useState('0:0')
  const table = useRef<HTMLTableElement>(null)
  const step = heatScale(rows.flatMap((row) => row.cells))
  const show = (cell: HeatCell, place: DOMRect) =>
    setTip(cell.tip ? { content: cell.tip, left: place.left + place.width / 2, top: place.top } : null)
  const keys = (event: KeyboardEvent<HTMLTableElement>) => {
    const [down, right] = ARROWS[event.key] ?? [0, 0]
    if (!down && !right) return
    const [row = 0, column = 0] = active.split(':').map(Number)
    const next = table.current?.querySelector<HTMLElement>(`[data-at="${row + down}:${column + right}"]`)
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <div className={css.place}>
      <div className={css.scroller} onScroll={() => setTip(null)}>
        <table ref={table} className={css.table} aria-label={label} onKeyDown={keys}>
          <thead>
            <tr>
              {headColumns.map((column, index) => (
                <th key={column.key} scope="col" className={index === 0 ? css.first : css.fixed}>
                  {column.title}
                </th>
              ))}
              {columns.map((column) => (
                <th key={column} scope="col" className={css.period}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, rowIndex) => (
              <tr key={row.key}>
                <RowHead items={row.head} columns={headColumns} />
                {columns.map((column, index) => {
                  const cell = row.cells[index]
                  if (!cell) return <td key={column} className={css.blank} />
                  const at = `${rowIndex}:${index}`
                  return (
                    <td
                      key={column}
                      data-at={at}
                      tabIndex={at === active ? 0 : -1}
                      className={classes(css.cell, cell.unfinished && css.hatched, cell.outlined && css.outlined)}
                      data-step={cell.faint ? 0 : step(cell.value)}
                      onMouseEnter={(event) => show(cell, event.currentTarget.getBoundingClientRect())}
                      onMouseLeave={() => setTip(null)}
                      onFocus={(event) => {
                        setActive(at)
                        show(cell, event.currentTarget.getBoundingClientRect())
                      }}
                      onBlur={() => setTip(null)}
                    >
                      {cell.text}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
          {totals && (
            <tfoot>
              <tr>
                <RowHead items={totals.head} columns={headColumns} />
                {columns.map((column, index) => (
                  <td key={column} className={css.total}>
                    {totals.cells[index]}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {legend && <HeatLegend {...legend} />}
      {tip && (
        <div className={css.tip} style={{ left: tip.left, top: tip.top }} role="tooltip">
          {tip.content}
        </div>
      )}
    </div>
  )
}

const ARROWS: Record<string, [number, number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

function RowHead({ items, columns }: { items: ReactNode[]; columns: { key: string }[] }) {
  return items.map((item, index) =>
    index === 0 ? (
      <th key={columns[0]?.key} scope="row" className={css.first}>
        {item}
      </th>
    ) : (
      <td key={columns[index]?.key ?? index} className={css.fixed}>
        {item}
      </td>
    ),
  )
}
