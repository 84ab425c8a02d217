import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { answer, api, request } from '../../../api.ts'
import type { paths } from '../../../api.gen.ts'
import type { Card, TimelineFact, TimelinePage } from '../patient-types.ts'

const PAGE = 50

/** One request paints the card, with the first page of its timeline. */
export const cardQuery = (id: string) =>
  queryOptions({
    queryKey: ['patient', id],
    queryFn: ({ signal }) => request<Card>(`/api/v1/patients/${id}`, { signal }),
  })

export type LedgerEntry =
  paths['/api/v1/patients/{id}/consents']['get']['responses'][200]['content']['application/json']['items'][number]

/** Everything the patient said about messages, newest first; asked for when somebody wants to see it. */
export const ledgerQuery = (id: string) =>
  queryOptions({
    queryKey: ['patient', id, 'ledger'],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/patients/{id}/consents', { params: { path: { id } }, signal }))).items,
  })

/** Wordings of consents, the newest first. */
export const consentTextsQuery = queryOptions({
  queryKey: ['consent-texts'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/consent-texts', { signal }))).items,
})

/** Templates one may send by hand: published and in use. */
export const templateNamesQuery = queryOptions({
  queryKey: ['templates', 'names'],
  staleTime: 60_000,
  queryFn: async ({ signal }) => {
    const { items } = await answer(api.GET('/api/v1/templates', { signal }))
    return items.filter(({ published, archived }) => published !== null && !archived)
  },
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
