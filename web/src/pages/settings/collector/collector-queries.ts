import { queryOptions } from '@tanstack/react-query'
import type { paths as Addresses } from '../../../api.gen.ts'
import { answer, api } from '../../../api.ts'

type Answer<Path extends keyof Addresses> = Addresses[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type SiteKey = Answer<'/api/v1/collector/keys'>['items'][number]
export type SiteCounts = Answer<'/api/v1/collector/counts'>
export type SiteEvent = Answer<'/api/v1/collector/events'>['items'][number]
export type SiteEventKind = SiteEvent['kind']

export const COUNTED_DAYS = 30
const TAIL_SECONDS = 3

export const siteKeysQuery = queryOptions({
  queryKey: ['settings', 'collector', 'keys'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/collector/keys', { signal })),
})

export const siteCountsQuery = queryOptions({
  queryKey: ['settings', 'collector', 'counts'],
  queryFn: ({ signal }) =>
    answer(api.GET('/api/v1/collector/counts', { params: { query: { days: COUNTED_DAYS } }, signal })),
  refetchInterval: 30_000,
})

/** The newest events; asked for again while the page is open. */
export const siteTailQuery = queryOptions({
  queryKey: ['settings', 'collector', 'tail'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/collector/events', { params: { query: { limit: 12 } }, signal })),
  refetchInterval: TAIL_SECONDS * 1000,
})
