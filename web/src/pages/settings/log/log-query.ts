import { infiniteQueryOptions } from '@tanstack/react-query'
import { answer, api } from '../../../api.ts'
import { withFilters } from '../../../paths.ts'

export type LogFilter = { action: string; actor: string }

const PAGE = 50

/** The log from the newest entry, page by page. */
export function logQuery({ action, actor }: LogFilter) {
  return infiniteQueryOptions({
    queryKey: ['settings', 'log', action, actor],
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: PAGE, cursor, action: action || undefined, actorId: actor || undefined }
      return answer(api.GET('/api/v1/audit', { params: { query }, signal }))
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })
}

/** Where the same log stands as a file, whole. */
export function logFile({ action, actor }: LogFilter): string {
  return withFilters('/api/v1/audit/export', { action, actorId: actor })
}
