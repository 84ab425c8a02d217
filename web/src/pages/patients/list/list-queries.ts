import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { request } from '../../../api.ts'
import type { PatientList, PatientSums } from '../patient-types.ts'
import { filterOf } from './list-filters.ts'

/** The first screen comes fast; further pages are long, so that scrolling does not catch up with them. */
const FIRST_PAGE = 60
const NEXT_PAGE = 200

/**
 * Pages of a list of patients; `query` is the filter and the order as the server takes them. Never read again by itself:
 * a list of many pages would be read page after page.
 */
export const patientsQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['patients', query],
    initialPageParam: null as string | null,
    getNextPageParam: (page: PatientList) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal, pageParam }) => {
      const place =
        pageParam === null ? `limit=${FIRST_PAGE}` : `limit=${NEXT_PAGE}&cursor=${encodeURIComponent(pageParam)}`
      return request<PatientList>(`/api/v1/patients?${query}&${place}`, { signal })
    },
  })

/** Visits and money of everybody the filter leaves; the order of the list does not matter to it. */
export const sumsQuery = (query: string) => {
  const filter = filterOf(query)
  return queryOptions({
    queryKey: ['patient-sums', filter],
    staleTime: 60_000,
    queryFn: ({ signal }) => request<PatientSums>(`/api/v1/patients/sums?${filter}`, { signal }),
  })
}
