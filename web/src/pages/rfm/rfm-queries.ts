import type { RfmGroup } from '@revisit/domain/rfm.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { withFilters } from '../../paths.ts'

export type Cuts = [number, number]
export type RfmCuts = { recencyDays: Cuts; frequency: Cuts; monetary: Cuts }
export type Score = 1 | 2 | 3
export type RfmCellAnswer = {
  r: Score
  f: Score
  m: Score
  group: RfmGroup
  patients: number
  revenue: number
  before: number | null
}
export type RfmAnswer = {
  asOf: string
  monetaryBasis: 'total' | 'per_visit'
  frequencyMonths: number | null
  patients: number
  revenue: number
  cuts: RfmCuts | null
  ownThresholds: boolean
  cells: RfmCellAnswer[]
  groups: { group: RfmGroup; patients: number; revenue: number; before: number | null }[]
}
export type MovementAnswer = {
  from: string
  to: string
  moved: number
  entered: number
  pairs: { from: RfmGroup | null; to: RfmGroup | null; patients: number }[]
  groups: { group: RfmGroup; before: number; after: number }[]
}
export type HistogramBin = { from: number; to: number; patients: number }
export type HistogramAnswer = { recencyDays: HistogramBin[]; frequency: HistogramBin[]; monetary: HistogramBin[] }

export type RfmQuestion = { asOf?: string; method: 'thresholds' | 'quantile'; branch: string | null }

/** 27 cells and nine groups with people and money, and people at `compareTo` beside them. */
export const rfmQuery = (question: RfmQuestion & { compareTo: string }) =>
  queryOptions({
    queryKey: ['analytics', 'rfm', question],
    queryFn: ({ signal }) => request<RfmAnswer>(withFilters('/api/v1/analytics/rfm', question), { signal }),
    placeholderData: keepPreviousData,
  })

/** Who changed group since `from`. */
export const movementQuery = (question: RfmQuestion & { from: string }) =>
  queryOptions({
    queryKey: ['analytics', 'rfm', 'movement', question],
    queryFn: ({ signal }) =>
      request<MovementAnswer>(
        withFilters('/api/v1/analytics/rfm/movement', {
          from: question.from,
          to: question.asOf,
          method: question.method,
          branch: question.branch,
        }),
        { signal },
      ),
    placeholderData: keepPreviousData,
  })

/** How many people have each value of the three measures; the last bar reaches the largest value. */
export const histogramQuery = (question: Omit<RfmQuestion, 'method'>) =>
  queryOptions({
    queryKey: ['analytics', 'rfm', 'histogram', question],
    queryFn: ({ signal }) =>
      request<HistogramAnswer>(withFilters('/api/v1/analytics/rfm/histogram', question), { signal }),
    placeholderData: keepPreviousData,
  })

/** How many patients would change group with these cuts. */
export const effectQuery = (question: Omit<RfmQuestion, 'method'>, cuts: RfmCuts) =>
  queryOptions({
    queryKey: ['analytics', 'rfm', 'effect', question, cuts],
    queryFn: ({ signal }) =>
      request<{ changed: number }>('/api/v1/analytics/rfm/thresholds/preview', {
        method: 'POST',
        json: { asOf: question.asOf, branch: question.branch, thresholds: cuts },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

/** Saves the clinic's own cuts; null goes back to the defaults. */
export function saveThresholds(thresholds: RfmCuts | null): Promise<void> {
  return request('/api/v1/analytics/rfm/thresholds', { method: 'PUT', json: { thresholds } })
}
