import { useMediaQuery } from '@mantine/hooks'
import { defaultRangeExtractor, useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { DataTableProps } from './data-table-types.ts'

const HEIGHTS = { one: 36, two: 52 }
const HEAD_HEIGHT = 32
const TOTALS_HEIGHT = 36
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
  const { columns, rows, state = 'ready', height = 'one', onMore, renderCompact } = props
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false }) ?? false
  const compact = phone && renderCompact !== undefined
  const [stood, setActive] = useState(0)
  const active = Math.max(0, Math.min(stood, rows.length - 1))
  const usual = Math.max(HEIGHTS[height], phone ? PHONE_HEIGHT : 0)
  const rowHeight = compact ? COMPACT_HEIGHT : usual
  const range = useCallback((one: Range) => withRow(defaultRangeExtractor(one), active, one.count), [active])
  const totals = columns.some((column) => column.total !== undefined) ? TOTALS_HEIGHT : 0
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer keeps its own state; nothing here is memoised
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length + SKELETONS[state],
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1200, height: 800 },
    // The head stands above the rows inside the scrolled box and sticks to its top.
    scrollPaddingEnd: compact ? 0 : HEAD_HEIGHT + totals,
    rangeExtractor: range,
  })
  const last = virtual.range?.endIndex ?? 0
  useEffect(() => virtual.measure(), [virtual, rowHeight])
  useEffect(() => {
    if (onMore && state === 'ready' && rows.length > 0 && last >= rows.length - EARLY) onMore()
  }, [onMore, state, rows.length, last])

  const onKeyDown = useWalk({ active, last: rows.length - 1, rowHeight, scroller }, (target) => {
    setActive(target)
    virtual.scrollToIndex(target)
  })
  return { virtual, compact, active, setActive, onKeyDown }
}

type Walk = { active: number; last: number; rowHeight: number; scroller: RefObject<HTMLDivElement | null> }

/** Arrows, pages, Home and End: the row they lead to is scrolled to and takes the focus as soon as it exists. */
function useWalk({ active, last, rowHeight, scroller }: Walk, go: (target: number) => void) {
  const walking = useRef(false)
  useEffect(() => {
    if (!walking.current) return
    walking.current = false
    scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true })
  }, [active, scroller])
  return (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
    if (!row || event.target !== row) return
    const shown = (scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT
    const target = walkTo(event.key, { active, screen: Math.max(1, Math.floor(shown / rowHeight) - 1), last })
    if (target === null) return
    event.preventDefault()
    walking.current = target !== active
    go(target)
  }
}

/** Where a key leads from the row the keyboard stands on; null for keys that do not walk. */
export function walkTo(
  key: string,
  { active, screen, last }: { active: number; screen: number; last: number },
): number | null {
  const target = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + screen,
    PageUp: active - screen,
    Home: 0,
    End: last,
  }[key]
  return target === undefined ? null : Math.max(0, Math.min(last, target))
}

/** The row the keyboard stands on always exists, however far away it was scrolled: the focus is never lost. */
export function withRow(shown: number[], active: number, count: number): number[] {
  const [first = 0] = shown
  if (active >= count || shown.includes(active)) return shown
  return active < first ? [active, ...shown] : [...shown, active]
}
