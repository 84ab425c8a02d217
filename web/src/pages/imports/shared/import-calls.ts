import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { request } from '../../../api.ts'
import type {
  CatalogueEntity,
  ImportItem,
  ImportProfile,
  ImportRun,
  ImportSheet,
  IssueGroup,
  Mapping,
  SheetRefusal,
} from './import-types.ts'
import { isActive } from './run-figures.ts'

const POLL_MS = 700
const API = '/api/v1'

type HistoryPage = { items: ImportItem[]; nextCursor: string | null }

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports', 'history'],
  queryFn: ({ signal, pageParam }) =>
    request<HistoryPage>(`${API}/imports?limit=50${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`, {
      signal,
    }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
  staleTime: 0,
  refetchInterval: ({ state }) =>
    state.data?.pages.some((page) => page.items.some((item) => isActive(item.state))) ? POLL_MS * 3 : false,
})

/** The newest imports, to find the one that goes first. */
export const recentImportsQuery = queryOptions({
  queryKey: ['imports', 'recent'],
  queryFn: ({ signal }) => request<HistoryPage>(`${API}/imports?limit=20`, { signal }),
})

/** One import; asked again and again while it works. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => request<ImportRun>(`${API}/imports/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isActive(state.data.state) ? POLL_MS : false),
  })

/** The tables of the upload: headers, first rows, what the columns mean. */
export const sheetsQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'sheets', id],
    queryFn: ({ signal }) =>
      request<{ sheets: ImportSheet[]; refusals: SheetRefusal[] }>(`${API}/imports/${id}/sheets`, { signal }),
  })

/** Problems by column and kind, the most frequent first. */
export const issuesQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'issues', id],
    queryFn: ({ signal }) => request<IssueGroup[]>(`${API}/imports/${id}/errors`, { signal }),
  })

export const catalogueQuery = queryOptions({
  queryKey: ['import-fields'],
  queryFn: ({ signal }) => request<CatalogueEntity[]>(`${API}/import-fields`, { signal }),
  staleTime: Infinity,
})

export const profilesQuery = queryOptions({
  queryKey: ['import-profiles'],
  queryFn: ({ signal }) => request<ImportProfile[]>(`${API}/import-profiles`, { signal }),
})

/** What a person says about the file against what was detected. */
export type Correction = {
  mappings?: Record<string, Mapping>
  encoding?: string
  separator?: string
  headerRow?: number
}

export function saveMapping(id: string, correction: Correction): Promise<unknown> {
  return request(`${API}/imports/${id}/mapping`, { method: 'PUT', json: correction })
}

export function saveProfile(name: string, mapping: Mapping): Promise<unknown> {
  return request(`${API}/import-profiles`, { method: 'POST', json: { name, mapping } })
}

export function checkImport(id: string): Promise<unknown> {
  return request(`${API}/imports/${id}/check`, { method: 'POST', json: {} })
}

export function startImport(id: string): Promise<unknown> {
  return request(`${API}/imports/${id}/run`, { method: 'POST', json: {} })
}

export function cancelImport(id: string): Promise<unknown> {
  return request(`${API}/imports/${id}/cancel`, { method: 'POST', json: {} })
}

export function undoImport(id: string): Promise<unknown> {
  return request(`${API}/imports/${id}/undo`, { method: 'POST', json: {} })
}

export function discardImport(id: string): Promise<unknown> {
  return request(`${API}/imports/${id}/cancel`, { method: 'POST', json: {} })
}

/** The file with the rows that have problems and a column saying what is wrong. */
export function errorsFilePath(id: string): string {
  return `${API}/imports/${id}/errors-file`
}
