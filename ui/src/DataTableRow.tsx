import { memo, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { useWords } from './KitProvider.tsx'
import { SkeletonBar } from './Skeletons.tsx'
import { Tick } from './Tick.tsx'
import type { Column } from './data-table-types.ts'
import css from './DataTable.module.css'

/** Where a row stands in the scrolled body, px; the last row of a table without a foot has no line under it. */
export type RowPlace = { start: number; height: number; last: boolean }

export type DataTableRowProps<Row> = RowPlace & {
  id: string
  row: Row
  index: number
  columns: Column<Row>[]
  /** null where rows cannot be chosen. */
  selected: boolean | null
  onToggle: (id: string, on: boolean) => void
  focusable: boolean
  compact?: (row: Row) => ReactNode
  onOpen?: (row: Row) => void
  /** The keyboard came to this row. */
  onStand: (index: number) => void
}

/**
 * One row of a table; Enter opens it, Space selects it. Drawn anew only when something of its own changes: while a list is
 * scrolled, the rows that stay on the screen cost nothing.
 */
export const DataTableRow = memo(RowOfTable) as typeof RowOfTable

function RowOfTable<Row>(props: DataTableRowProps<Row>) {
  const { id, row, index, columns, selected, onToggle, focusable, compact, onOpen, onStand } = props
  const words = useWords()
  const on = selected === true
  const toggle = () => onToggle(id, !on)
  const keys = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') onOpen?.(row)
    if (event.key !== ' ' || selected === null) return
    event.preventDefault()
    toggle()
  }
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected ?? undefined}
      data-index={index}
      tabIndex={focusable ? 0 : -1}
      className={classes(css.row, css.item, on && css.on, onOpen && css.openable)}
      style={styleOf(props)}
      onClick={onOpen ? () => onOpen(row) : undefined}
      onKeyDown={keys}
      onFocus={() => onStand(index)}
    >
      {compact ? (
        <>
          {selected !== null && (
            <span role="cell">
              <Tick label={words.selectRow} checked={on} onChange={toggle} tabIndex={-1} />
            </span>
          )}
          <div role="cell" className={css.wide}>
            {compact(row)}
          </div>
        </>
      ) : (
        <>
          {selected !== null && (
            <span role="cell">
              <Tick label={words.selectRow} checked={on} onChange={toggle} tabIndex={-1} />
            </span>
          )}
          {columns.map((column) => (
            <span key={column.key} role="cell" className={classes(css.cell, column.align === 'end' && css.end)}>
              {column.render(row)}
            </span>
          ))}
        </>
      )}
    </div>
  )
}

type SkeletonRowProps<Row> = RowPlace & { columns: Column<Row>[]; selecting: boolean; compact: boolean }

/** A grey row of the final height. */
export function SkeletonRow<Row>({ columns, selecting, compact, ...place }: SkeletonRowProps<Row>) {
  return (
    <div className={classes(css.row, css.item)} style={styleOf(place)} aria-hidden="true">
      {selecting && <SkeletonBar width={14} height={14} />}
      {compact && <SkeletonBar width="64%" />}
      {(compact ? [] : columns).map((column, index) => (
        <span key={column.key} className={column.align === 'end' ? css.end : undefined}>
          <SkeletonBar width={index === 0 ? '80%' : '60%'} />
        </span>
      ))}
    </div>
  )
}

function styleOf({ start, height, last }: RowPlace): CSSProperties {
  const place = { height, transform: `translateY(${start}px)` }
  return last ? { ...place, borderBottomColor: 'transparent' } : place
}
