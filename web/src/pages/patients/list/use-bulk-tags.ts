import { useMutation, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { answer, api, request } from '../../../api.ts'
import type { PatientList } from '../patient-types.ts'
import { filterOf } from './list-filters.ts'

/** Whom: named patients, or everybody a filter leaves. */
export type Chosen = { ids: string[] } | { query: string }
export type TagChange = { tag: string; put: boolean; chosen: Chosen }
/** How many people's tags changed, and how to take it back; null when nobody's did. */
export type TagOutcome = { patients: number; undo: (() => Promise<void>) | null }

type ListPages = InfiniteData<PatientList, string | null>

/** Puts a tag on many patients or takes it off in one request; only those whose tags changed are counted. */
export function useBulkTags() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ tag, put, chosen }: TagChange): Promise<TagOutcome> => {
      const address = 'query' in chosen ? `/api/v1/tag-changes?${filterOf(chosen.query)}` : '/api/v1/tag-changes'
      const ids = 'ids' in chosen ? chosen.ids : null
      const change = await request<{ id: string | null; patients: number }>(address, {
        method: 'POST',
        json: { tag, put, ids },
      })
      const redrawn = redraw(queries, { tag, put, chosen })
      const { id, patients } = change
      if (id === null) return { patients, undo: null }
      const undo = async () => {
        await answer(api.DELETE('/api/v1/tag-changes/{id}', { params: { path: { id } } }))
        redraw(queries, { tag, put: !put, chosen: { ids: redrawn } })
      }
      return { patients, undo }
    },
  })
}

/** Draws the new tags on the rows already loaded. @returns ids of the rows that changed. */
function redraw(queries: QueryClient, { tag, put, chosen }: TagChange): string[] {
  const ids = 'ids' in chosen ? new Set(chosen.ids) : null
  const queryKey = 'query' in chosen ? ['patients', chosen.query] : ['patients']
  const changed = new Set<string>()
  const drawn = (item: PatientList['items'][number]) => {
    const has = item.tags.includes(tag)
    if (has === put || (ids && !ids.has(item.id))) return item
    changed.add(item.id)
    return { ...item, tags: put ? [...item.tags, tag] : item.tags.filter((one) => one !== tag) }
  }
  queries.setQueriesData<ListPages>(
    { queryKey },
    (pages) => pages && { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map(drawn) })) },
  )
  void queries.invalidateQueries({ queryKey: ['tags'] })
  return [...changed]
}
