import type { Comparison } from '@revisit/domain/comparison.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '../../analytics/answer-of.ts'
import { answer, api } from '../../api.ts'

export type OverviewAnswer = AnswerOf<'/api/v1/analytics/overview'>
/** A figure now and in the compared period, with its last months from the oldest. null = no data. */
export type FigureAnswer = { value: number | null; before: number | null; trend: (number | null)[] }

export type OverviewQuestion = { from: string; to: string; compare: Comparison; branch?: string }

/** Everything the owner's page shows except movement and the trend, which have addresses of their own. */
export const overviewQuery = (query: OverviewQuestion) =>
  queryOptions({
    queryKey: ['analytics', 'overview', query],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/analytics/overview', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  })
