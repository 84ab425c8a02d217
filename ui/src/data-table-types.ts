import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  title: ReactNode
  render: (row: Row) => ReactNode
  /** Text stands at the start, numbers at the end. */
  align?: 'start' | 'end'
  /** A grid track: «2fr», «120px», «minmax(160px, 1fr)»; `1fr` when absent. */
  width?: string
  sortable?: boolean
  /** The sum in the last row. */
  total?: ReactNode
}

export type Sort = { key: string; direction: 'asc' | 'desc' }

/** What is chosen: some rows by key, or everything the filters leave, minus nothing. */
export type Selection = { keys: ReadonlySet<string>; all: boolean }

export type SelectionProps = {
  value: Selection
  onChange: (selection: Selection) => void
  /** How many rows the filters leave on the server: «выбрать все N». */
  total: number
  /** Buttons of the bar above the head. */
  actions: ReactNode
}

export type DataTableProps<Row> = {
  /** What the table lists, for screen readers. */
  label: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** loading: nothing yet, skeleton rows; more: the next rows are on their way. */
  state?: 'ready' | 'loading' | 'more'
  /** Asks for the next rows when the end comes near. Absent when all are loaded. */
  onMore?: () => void
  sort?: Sort
  onSort?: (sort: Sort) => void
  selection?: SelectionProps
  /** one: 36 px; two: two lines, 52 px. */
  height?: 'one' | 'two'
  /** The tallest the scrolling part may grow, any CSS length; «none» lets it be as tall as its rows. */
  maxHeight?: string
  /** Below this width the table scrolls sideways, px. */
  minWidth?: number
  /** Server totals and as-of on the left of the foot, the rest on the right. */
  foot?: ReactNode
  footRight?: ReactNode
  /** Enter or click on a row. */
  onOpen?: (row: Row) => void
  /** Shown instead of rows when there are none. */
  empty?: ReactNode
  /** Instead of columns on the phone. */
  renderCompact?: (row: Row) => ReactNode
}

/** Nothing chosen. */
export const NOTHING_SELECTED: Selection = { keys: new Set(), all: false }
