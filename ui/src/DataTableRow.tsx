import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'
import { classes } from './classes.ts'
import { useWords } from './KitProvider.tsx'
import { SkeletonBar } from './Skeletons.tsx'
import { Tick } from './Tick.tsx'
import type { Column, SelectionProps } from './data-table-types.ts'
import css from './DataTable.module.css'

export type DataTableRowProps<Row> = {
  id: string
  row: Row
  index: number
  columns: Column<Row>[]
  selection?: SelectionProps
  focusable: boolean
  style: CSSProperties
  compact?: (row: Row) => ReactNode
  onOpen?: (row: Row) => void
  onFocus: () => void
}

/** One row of a table; Enter opens it, Space selects it. */
export function DataTableRow<Row>(props: DataTableRowProps<Row>) {
  const { id, row, index, columns, selection, focusable, style, compact, onOpen, onFocus } = props
  const words = useWords()
  const on = Boolean(selection && (selection.value.all || selection.value.keys.has(id)))
  const toggle = () => selection?.onChange(toggled(selection, id, on))
  const keys = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') onOpen?.(row)
    if (event.key !== ' ' || !selection) return
    event.preventDefault()
    toggle()
  }
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-selected={selection ? on : undefined}
      data-index={index}
      tabIndex={focusable ? 0 : -1}
      className={classes(css.row, css.item, on && css.on, onOpen && css.openable)}
      style={style}
      onClick={onOpen ? () => onOpen(row) : undefined}
      onKeyDown={keys}
      onFocus={onFocus}
    >
      {compact ? (
        <>
          {selection && (
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
          {selection && (
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

type SkeletonRowProps<Row> = { columns: Column<Row>[]; selecting: boolean; style: CSSProperties; compact: boolean }

/** A grey row of the final height. */
export function SkeletonRow<Row>({ columns, selecting, style, compact }: SkeletonRowProps<Row>) {
  return (
    <div className={classes(css.row, css.item)} style={style} aria-hidden="true">
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

function toggled(selection: SelectionProps, id: string, on: boolean) {
  const keys = new Set(selection.value.keys)
  if (on) keys.delete(id)
  else keys.add(id)
  return { keys, all: false }
}
