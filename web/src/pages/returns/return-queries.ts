import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { withFilters } from '../../paths.ts'

export const RETURN_SLICES = ['source', 'service', 'doctor', 'administrator', 'branch', 'treatment'] as const
export type ReturnSlice = (typeof RETURN_SLICES)[number]

export const WINDOWS = ['30', '60', '90', '180', '365', 'none'] as const
export type Window = (typeof WINDOWS)[number]

export type ReturnQuestion = { asOf?: string; branch: string | null; withinDays: Window }

/** People at one visit number: whose time has passed, who came again, who is still inside it. Shares are fractions. */
export type ReturnRow = {
  /** Id or word of the slice, `unknown`; null without a slice. */
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
export type ReturnsAnswer = { asOf: string; withinDays: number | null; rows: ReturnRow[] }

/** Conversion 1→2, 2→3 and 3→4 of everybody or by a slice. */
export const returnsQuery = (question: ReturnQuestion & { by?: ReturnSlice }) =>
  queryOptions({
    queryKey: ['analytics', 'returns', question],
    queryFn: ({ signal }) => request<ReturnsAnswer>(withFilters(ADDRESS, question), { signal }),
    placeholderData: keepPreviousData,
  })

export type TrendMonth = ReturnRow & { month: string }
export type TrendAnswer = { asOf: string; months: TrendMonth[] }
export type TrendQuestion = ReturnQuestion & { fromVisit: number; by?: ReturnSlice }

/** The same conversion by month of the visit counted from. */
export const trendQuery = (question: TrendQuestion) =>
  queryOptions({
    queryKey: ['analytics', 'returns', 'trend', question],
    queryFn: ({ signal }) => request<TrendAnswer>(withFilters(`${ADDRESS}/trend`, question), { signal }),
    placeholderData: keepPreviousData,
  })

/** The table of the screen as a file. */
export function returnsFile(question: ReturnQuestion & { by?: ReturnSlice; fromVisit: number }): string {
  return withFilters(ADDRESS, { ...question, format: 'csv' })
}

const ADDRESS = '/api/v1/analytics/returns'
