import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { classes } from './classes.ts'
import { useWords } from './KitProvider.tsx'
import { Tick } from './Tick.tsx'
import type { Column, DataTableProps, Sort } from './data-table-types.ts'
import css from './DataTable.module.css'

const ARIA = { asc: 'ascending', desc: 'descending' } as const

/** The sticky head: titles, sort arrows and the tick that selects what is loaded. */
export function DataTableHead<Row>({ columns, rows, rowKey, sort, onSort, selection }: DataTableProps<Row>) {
  const words = useWords()
  const chosen = selection?.value.keys.size ?? 0
  const every = Boolean(selection && (selection.value.all || (rows.length > 0 && chosen >= rows.length)))
  return (
    <div className={css.head} role="rowgroup">
      <div className={css.row} role="row">
        {selection && (
          <span role="columnheader">
            <Tick
              label={words.selectLoaded}
              checked={every}
              partly={chosen > 0 && !every}
              onChange={(on) => selection.onChange({ keys: new Set(on ? rows.map(rowKey) : []), all: false })}
            />
          </span>
        )}
        {columns.map((column) => (
          <span
            key={column.key}
            role="columnheader"
            className={classes(css.title, column.align === 'end' && css.end)}
            aria-sort={sort?.key === column.key ? ARIA[sort.direction] : undefined}
          >
            <Title column={column} sort={sort} onSort={onSort} />
          </span>
        ))}
      </div>
    </div>
  )
}

type TitleProps<Row> = { column: Column<Row>; sort?: Sort; onSort?: (sort: Sort) => void }

function Title<Row>({ column, sort, onSort }: TitleProps<Row>) {
  if (!column.sortable || !onSort) return column.title
  const on = sort?.key === column.key
  const Arrow = on && sort.direction === 'asc' ? IconArrowUp : IconArrowDown
  // Numbers are first asked for from the largest, words from А.
  const first = column.align === 'end' ? 'desc' : 'asc'
  const flipped = sort?.direction === 'asc' ? 'desc' : 'asc'
  return (
    <button
      type="button"
      className={classes(css.sort, on && css.sorted)}
      onClick={() => onSort({ key: column.key, direction: on ? flipped : first })}
    >
      {column.title}
      <Arrow size={12} stroke={1.6} aria-hidden="true" />
    </button>
  )
}
