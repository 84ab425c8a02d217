import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { withFilters } from '../../paths.ts'

export const RETURN_SLICES = ['source', 'service', 'doctor', 'administrator', 'branch', 'treatment'] as const
export type ReturnSlice = (typeof RETURN_SLICES)[number]

export type ReturnQuestion = {
  asOf?: string
  branch: string | null
  /** Days within which the next visit counts; absent for however long. */
  withinDays?: number
}

/** People at one visit number: whose window has passed, who came again, who is still inside it. Shares are fractions. */
export type ReturnRowAnswer = {
  /** Id or word of the slice, '' when unknown; null without a slice. */
  key: string | null
  name: string | null
  fromVisit: number
  eligible: number
  converted: number
  waiting: number
  rate: number | null
  low: number | null
  high: number | null
  immature: boolean
}
export type ReturnsAnswer = { asOf: string; withinDays: number | null; rows: ReturnRowAnswer[] }

/** Conversion 1→2, 2→3 and 3→4 of everybody or by a slice. */
export const returnsQuery = (question: ReturnQuestion & { by?: ReturnSlice }) =>
  queryOptions({
    queryKey: ['analytics', 'returns', question],
    queryFn: ({ signal }) => request<ReturnsAnswer>(withFilters('/api/v1/analytics/returns', question), { signal }),
    placeholderData: keepPreviousData,
  })

export type TrendPointAnswer = {
  /** Month of visit number `fromVisit`: 2026-07. */
  cohort: string
  eligible: number
  converted: number
  waiting: number
  rate: number | null
  immature: boolean
}
export type TrendAnswer = { asOf: string; points: TrendPointAnswer[] }

/** The same conversion by month of the earlier visit, of all history. `by` splits it into `slices`. */
export const trendQuery = (question: ReturnQuestion & { fromVisit: number }) =>
  queryOptions({
    queryKey: ['analytics', 'returns', 'trend', question],
    queryFn: ({ signal }) => request<TrendAnswer>(withFilters('/api/v1/analytics/returns/trend', question), { signal }),
    placeholderData: keepPreviousData,
  })
