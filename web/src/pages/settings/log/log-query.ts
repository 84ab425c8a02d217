import { infiniteQueryOptions } from '@tanstack/react-query'
import { answer, api } from '../../../api.ts'
import type { LogEntry } from '../settings-queries.ts'
import { matchingPage, type LogPage } from './matching-page.ts'

export type LogFilter = { action: string; actor: string }

const PAGE = 50
// A person is picked out of pages read whole, so those are as long as the server gives.
const LONG_PAGE = 200
const PAGES_AT_ONCE = 5

/** The log from the newest entry, page by page. */
export function logQuery({ action, actor }: LogFilter) {
  return infiniteQueryOptions({
    queryKey: ['settings', 'log', action, actor],
    queryFn: ({ pageParam, signal }): Promise<LogPage<LogEntry>> => {
      const load = (limit: number) => (cursor: string | undefined) =>
        answer(api.GET('/api/v1/audit', { params: { query: { limit, cursor, action: action || undefined } }, signal }))
      if (!actor) return load(PAGE)(pageParam)
      return matchingPage({
        from: pageParam,
        load: load(LONG_PAGE),
        matches: (entry) => entry.actorId === actor,
        enough: PAGE,
        atMostPages: PAGES_AT_ONCE,
      })
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })
}
