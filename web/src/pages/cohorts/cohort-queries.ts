import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '../../analytics/answer-of.ts'
import { answer, api } from '../../api.ts'

export const DIMENSIONS = ['source', 'service', 'specialty', 'doctor', 'branch', 'payer'] as const
export type Dimension = (typeof DIMENSIONS)[number]
export type Grain = 'month' | 'quarter' | 'year'
export type Mode = 'calendar' | 'anniversary'

export type CohortsAnswer = AnswerOf<'/api/v1/analytics/cohorts'>
export type CohortRow = CohortsAnswer['cohorts'][number]

export type CohortQuestion = {
  asOf?: string
  branch?: string
  grain: Grain
  mode: Mode
  by?: Dimension
  /** Conditions that all hold, «source:Яндекс»; `unknown` for people about whom it is not known. */
  where: string[]
}

/** Cohorts of everybody who meets the conditions, or of every value of a slice (`by`). */
export const cohortsQuery = (query: CohortQuestion) =>
  queryOptions({
    queryKey: ['analytics', 'cohorts', query],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/analytics/cohorts', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  })

/** Where the same table stands as a file: the rows of the screen, or every cohort of every slice. */
export function cohortsFile(
  question: CohortQuestion,
  shown: { measure: string; per: string; rows: 'all' | 'screen'; last?: string },
): string {
  const { where, ...rest } = question
  const query = new URLSearchParams({ ...defined(rest), ...defined(shown) })
  for (const condition of where) query.append('where', condition)
  return `/api/v1/analytics/cohorts?${query}`
}

function defined(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined))
}
