import { useCallbackRef } from '@mantine/hooks'
import { useRef, type CSSProperties, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { DataTableHead } from './DataTableHead.tsx'
import { DataTableRow, SkeletonRow } from './DataTableRow.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { useTableRows, type TableRows } from './use-table-rows.ts'
import type { Column, DataTableProps, SelectionProps } from './data-table-types.ts'
import css from './DataTable.module.css'

const FILL_SCREEN = 'max(320px, calc(100dvh - 232px))'

/**
 * A list of any length: only the rows on screen exist, the next ones are asked for before the end is reached.
 * Arrows move between rows, Enter opens, Space selects.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, state = 'ready', selection } = props
  const scroller = useRef<HTMLDivElement>(null)
  const table = useTableRows(props, scroller)
  const minWidth = table.compact ? 0 : (props.minWidth ?? 640)
  return (
    <div className={css.table}>
      {selection && <SelectionBar selection={selection} loaded={() => rows.map(rowKey)} />}
      <div ref={scroller} className={css.scroller} style={{ maxHeight: props.maxHeight ?? FILL_SCREEN }}>
        <div
          role="table"
          aria-label={props.label}
          aria-rowcount={props.onMore ? -1 : rows.length + 1}
          aria-busy={state !== 'ready'}
          className={classes(css.grid, table.compact && css.compact)}
          style={gridStyle(columns, Boolean(selection), minWidth)}
          onKeyDown={table.onKeyDown}
        >
          {!table.compact && <DataTableHead {...props} />}
          <Body {...props} table={table} />
          {!table.compact && <Totals columns={columns} selecting={Boolean(selection)} />}
        </div>
        {rows.length === 0 && state === 'ready' && <div className={css.empty}>{props.empty}</div>}
      </div>
      <Foot left={props.foot} right={props.footRight} />
    </div>
  )
}

function Body<Row>({ table, ...props }: DataTableProps<Row> & { table: TableRows }) {
  const { columns, rows, rowKey, selection, renderCompact } = props
  const toggle = useCallbackRef((id: string, on: boolean) => selection?.onChange(toggled(selection, id, on)))
  const open = useCallbackRef((row: Row) => props.onOpen?.(row))
  const hasFoot = Boolean(props.foot || props.footRight || columns.some((column) => column.total !== undefined))
  return (
    <div className={css.body} role="rowgroup" style={{ height: table.virtual.getTotalSize() }}>
      {table.virtual.getVirtualItems().map((item) => {
        const row = rows[item.index]
        const place = { start: item.start, height: item.size, last: !hasFoot && item.index === rows.length - 1 }
        if (row === undefined) {
          return (
            <SkeletonRow
              key={item.key}
              columns={columns}
              selecting={Boolean(selection)}
              {...place}
              compact={table.compact}
            />
          )
        }
        return (
          <DataTableRow
            key={rowKey(row)}
            id={rowKey(row)}
            row={row}
            index={item.index}
            columns={columns}
            selected={selection ? selection.value.all || selection.value.keys.has(rowKey(row)) : null}
            onToggle={toggle}
            focusable={item.index === table.active}
            {...place}
            compact={table.compact ? renderCompact : undefined}
            onOpen={props.onOpen ? open : undefined}
            onStand={table.setActive}
          />
        )
      })}
    </div>
  )
}

function toggled(selection: SelectionProps, id: string, on: boolean) {
  const keys = new Set(selection.value.keys)
  if (on) keys.add(id)
  else keys.delete(id)
  return { keys, all: false }
}

function Totals<Row>({ columns, selecting }: { columns: Column<Row>[]; selecting: boolean }) {
  if (!columns.some((column) => column.total !== undefined)) return null
  return (
    <div className={classes(css.row, css.totals)} role="row">
      {selecting && <span role="cell" />}
      {columns.map((column) => (
        <span key={column.key} role="cell" className={column.align === 'end' ? css.end : undefined}>
          {column.total}
        </span>
      ))}
    </div>
  )
}

function Foot({ left, right }: { left: ReactNode; right: ReactNode }) {
  if (!left && !right) return null
  return (
    <div className={css.foot}>
      <span>{left}</span>
      <span>{right}</span>
    </div>
  )
}

function gridStyle<Row>(columns: Column<Row>[], selecting: boolean, minWidth: number): CSSProperties {
  const tracks = columns.map((column) => (column.width ?? '1fr').replace(/^(\d*\.?\d+)fr$/, 'minmax(0, $1fr)'))
  return { '--tracks': [...(selecting ? ['18px'] : []), ...tracks].join(' '), minWidth } as CSSProperties
}
