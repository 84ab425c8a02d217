import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Card, TimelineFact } from '../patient-types.ts'
import { timelineQuery } from './card-queries.ts'
import { countOf, typesOf, type TimelineChoice } from './timeline-groups.ts'

export type TimelineState = {
  facts: TimelineFact[]
  /** Facts of this choice that are not loaded yet. */
  left: number
  isLoading: boolean
  isLoadingMore: boolean
  error: Error | null
  showMore: () => void
  retry: () => void
}

/** The timeline of one choice. The card brought the first page of everything, so that page is never asked for again. */
export function useTimeline(card: Card, choice: TimelineChoice): TimelineState {
  const [wanted, want] = useState(false)
  const isAll = choice === 'all'
  const from = isAll ? card.timeline.nextCursor : null
  const enabled = !isAll || (wanted && from !== null)
  const pages = useInfiniteQuery({ ...timelineQuery(card.id, typesOf(choice), from), enabled })
  const first = isAll ? card.timeline.items : []
  const facts = [...first, ...(pages.data?.pages.flatMap((page) => page.items) ?? [])]
  const showMore = () => {
    if (enabled) void pages.fetchNextPage()
    else want(true)
  }
  const hasMore = pages.data ? pages.hasNextPage : !isAll || from !== null
  return {
    facts,
    left: hasMore ? Math.max(1, countOf(choice, card.timelineCounts) - facts.length) : 0,
    isLoading: pages.isLoading && !isAll,
    isLoadingMore: pages.isFetching,
    error: pages.error,
    showMore,
    retry: () => void pages.refetch(),
  }
}
