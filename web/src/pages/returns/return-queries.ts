import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '../../analytics/answer-of.ts'
import { answer, api } from '../../api.ts'
import { withFilters } from '../../paths.ts'

export const RETURN_SLICES = ['source', 'service', 'doctor', 'administrator', 'branch', 'treatment'] as const
export type ReturnSlice = (typeof RETURN_SLICES)[number]

export const WINDOWS = ['30', '60', '90', '180', '365', 'none'] as const
export type Window = (typeof WINDOWS)[number]

export type ReturnsAnswer = AnswerOf<'/api/v1/analytics/returns'>
/** People at one visit number: whose time has passed, who came again, who is still inside it. Shares are fractions. */
export type ReturnRow = ReturnsAnswer['rows'][number]
/** The same of one month, `cohort` 2026-07. */
export type TrendPoint = AnswerOf<'/api/v1/analytics/returns/trend'>['points'][number]

export type ReturnQuestion = { asOf?: string; branch?: string; withinDays: Window }
export type TrendQuestion = ReturnQuestion & { fromVisit: number }

/** Conversion 1→2, 2→3 and 3→4 of everybody or by a slice. */
export const returnsQuery = (query: ReturnQuestion & { by?: ReturnSlice }) =>
  queryOptions({
    queryKey: ['analytics', 'returns', query],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/analytics/returns', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  })

/** The same conversion by month of the visit counted from. */
export const trendQuery = (query: TrendQuestion) =>
  queryOptions({
    queryKey: ['analytics', 'returns', 'trend', query],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/analytics/returns/trend', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  })

/** The table of the screen as a file. */
export function returnsFile(question: ReturnQuestion & { by?: ReturnSlice; fromVisit: number }): string {
  return withFilters('/api/v1/analytics/returns', question)
}
