import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { request } from '../../../api.ts'
import type { SavedView } from '../patient-types.ts'

const PAGE = 'patients'

export const viewsQuery = queryOptions({
  queryKey: ['saved-views', PAGE],
  queryFn: async ({ signal }) =>
    (await request<{ items: SavedView[] }>(`/api/v1/saved-views?page=${PAGE}`, { signal })).items,
})

/** Saving, changing and removing views; the list of views is read again after each. */
export function useViewActions() {
  const queries = useQueryClient()
  return useMemo(() => {
    const send = async <T>(method: string, path: string, json?: unknown): Promise<T> => {
      const answer = await request<T>(path, { method, json })
      await queries.invalidateQueries({ queryKey: viewsQuery.queryKey })
      return answer
    }
    const one = (id: string) => `/api/v1/saved-views/${id}`
    return {
      save: (view: { name: string; shared: boolean; state: unknown }) =>
        send<SavedView>('POST', '/api/v1/saved-views', { ...view, page: PAGE }),
      change: (id: string, change: { name?: string; shared?: boolean; state?: unknown }) =>
        send<SavedView>('PATCH', one(id), change),
      remove: (id: string) => send<void>('DELETE', one(id)),
    }
  }, [queries])
}
