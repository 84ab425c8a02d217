import { infiniteQueryOptions } from '@tanstack/react-query'
import { request } from '../../../api.ts'
import type { PatientListItem } from '../patient-types.ts'

export const PAGE_SIZE = 100

export type PatientsPageAnswer = { items: PatientListItem[]; nextCursor: string | null; total: number }

/**
 * Pages of a list of patients; `query` is the filter and the order as the server takes them. Never read again by itself:
 * a list of many pages would be read page after page.
 */
export const patientsQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['patients', query],
    initialPageParam: null as string | null,
    getNextPageParam: (page: PatientsPageAnswer) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal, pageParam }) => {
      const cursor = pageParam === null ? '' : `&cursor=${encodeURIComponent(pageParam)}`
      return request<PatientsPageAnswer>(`/api/v1/patients?${query}&limit=${PAGE_SIZE}${cursor}`, { signal })
    },
  })
