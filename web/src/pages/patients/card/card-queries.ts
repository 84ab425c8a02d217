import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { request } from '../../../api.ts'
import type { Card, TimelineFact, TimelinePage } from '../patient-types.ts'

const PAGE = 50

/** One request paints the card, with the first page of its timeline. */
export const cardQuery = (id: string) =>
  queryOptions({
    queryKey: ['patient', id],
    queryFn: ({ signal }) => request<Card>(`/api/v1/patients/${id}`, { signal }),
  })

/** Pages of the timeline after the place given, only of some kinds when asked. */
export const timelineQuery = (id: string, types: readonly TimelineFact['type'][], from: string | null) =>
  infiniteQueryOptions({
    queryKey: ['patient', id, 'timeline', types.join(), from],
    initialPageParam: from,
    getNextPageParam: (page: TimelinePage) => page.nextCursor,
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ limit: String(PAGE) })
      for (const type of types) query.append('types', type)
      if (pageParam !== null) query.set('cursor', pageParam)
      return request<TimelinePage>(`/api/v1/patients/${id}/timeline?${query}`, { signal })
    },
  })

/** Reads the card again after a change; lists are marked stale and read when next shown. */
export function useCardRefresh(id: string): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    void queries.invalidateQueries({ queryKey: ['patients'], refetchType: 'none' })
    await queries.invalidateQueries({ queryKey: ['patient', id] })
  }, [queries, id])
}
