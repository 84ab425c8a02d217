import { useMediaQuery } from '@mantine/hooks'
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react'
import type { DataTableProps } from './data-table-types.ts'

const HEIGHTS = { one: 36, two: 52 }
const PHONE_HEIGHT = 44
const COMPACT_HEIGHT = 64
const SKELETONS = { ready: 0, loading: 10, more: 2 }
const EARLY = 10

export type TableRows = {
  virtual: Virtualizer<HTMLDivElement, Element>
  /** Whether the phone's own row is drawn instead of columns. */
  compact: boolean
  /** The row the keyboard stands on. */
  active: number
  setActive: (index: number) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** Which rows of a long table exist right now, when to ask for the next ones, and where the keyboard stands. */
export function useTableRows<Row>(props: DataTableProps<Row>, scroller: RefObject<HTMLDivElement | null>): TableRows {
  const { rows, state = 'ready', height = 'one', onMore, renderCompact } = props
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false }) ?? false
  const compact = phone && renderCompact !== undefined
  const [active, setActive] = useState(0)
  const usual = Math.max(HEIGHTS[height], phone ? PHONE_HEIGHT : 0)
  const rowHeight = compact ? COMPACT_HEIGHT : usual
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer keeps its own state; nothing here is memoised
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length + SKELETONS[state],
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1200, height: 800 },
  })
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0
  useEffect(() => virtual.measure(), [virtual, rowHeight])
  useEffect(() => {
    if (onMore && state === 'ready' && rows.length > 0 && last >= rows.length - EARLY) onMore()
  }, [onMore, state, rows.length, last])

  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
    if (!row || event.target !== row) return
    const target = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (target === undefined) return
    event.preventDefault()
    const index = Math.max(0, Math.min(rows.length - 1, target))
    setActive(index)
    virtual.scrollToIndex(index)
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus())
  }
  return { virtual, compact, active, setActive, onKeyDown }
}
