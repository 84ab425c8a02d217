import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import type { paths } from '../../api.gen.ts'

type Outbox = paths['/api/v1/outbox']['get']['responses'][200]['content']['application/json']
export type OutboxItem = Outbox['items'][number]
export type TouchDetail = paths['/api/v1/touches/{id}']['get']['responses'][200]['content']['application/json']
export type TouchState = OutboxItem['state']

const SECONDS = 1000

/** Messages of a state, or of all of them, newest first. */
export const outboxQuery = (state: TouchState | 'all') =>
  infiniteQueryOptions({
    queryKey: ['outbox', state],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/outbox', {
          params: { query: { ...(state === 'all' ? {} : { state }), ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 20 * SECONDS,
  })

export const outboxSummaryQuery = queryOptions({
  queryKey: ['outbox', 'summary'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/outbox/summary', { params: { query: {} }, signal })),
  refetchInterval: 20 * SECONDS,
})

export const touchQuery = (id: string) =>
  queryOptions({
    queryKey: ['touches', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/touches/{id}', { params: { path: { id } }, signal })),
  })
