import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '../../analytics/answer-of.ts'
import { answer, api } from '../../api.ts'
import { withFilters } from '../../paths.ts'

export type Cuts = [number, number]
export type RfmCuts = { recencyDays: Cuts; frequency: Cuts; monetary: Cuts }
export type RfmAnswer = AnswerOf<'/api/v1/analytics/rfm'>
export type RfmCellAnswer = RfmAnswer['cells'][number]
export type MovementAnswer = AnswerOf<'/api/v1/analytics/rfm/movement'>
export type HistogramAnswer = AnswerOf<'/api/v1/analytics/rfm/histogram'>
export type HistogramBin = HistogramAnswer['recencyDays'][number]

/** What the page asks about; the clinic's own method when none is chosen. */
export type RfmQuestion = { asOf?: string; method?: 'thresholds' | 'quantile'; branch?: string }

/** 27 cells and nine groups with people and money, and people at `compareTo` beside them. */
export const rfmQuery = (query: RfmQuestion & { compareTo: string }) =>
  queryOptions({
    queryKey: ['analytics', 'rfm', query],
    // The client reads pairs of cuts as plain lists; the answer says they are pairs.
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/analytics/rfm', { params: { query }, signal })) as unknown as Promise<RfmAnswer>,
    placeholderData: keepPreviousData,
  })

/** The cells of the screen as a file. */
export function rfmFile(query: RfmQuestion & { compareTo: string }): string {
  return withFilters('/api/v1/analytics/rfm', query)
}

/** Who changed group since `from`. */
export const movementQuery = ({ asOf: to, method, branch, from }: RfmQuestion & { from: string }) =>
  queryOptions({
    queryKey: ['analytics', 'rfm', 'movement', { from, to, method, branch }],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/analytics/rfm/movement', { params: { query: { from, to, method, branch } }, signal })),
    placeholderData: keepPreviousData,
  })

/** How many people have each value of the three measures, in bars (from, to]. */
export const histogramQuery = ({ asOf, branch }: RfmQuestion) =>
  queryOptions({
    queryKey: ['analytics', 'rfm', 'histogram', { asOf, branch }],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/analytics/rfm/histogram', { params: { query: { asOf, branch } }, signal })),
    placeholderData: keepPreviousData,
  })

/** How many patients would change group with these cuts. */
export const effectQuery = ({ asOf, branch }: RfmQuestion, thresholds: RfmCuts) =>
  queryOptions({
    queryKey: ['analytics', 'rfm', 'effect', { asOf, branch, thresholds }],
    queryFn: ({ signal }) =>
      answer(api.POST('/api/v1/analytics/rfm/thresholds/preview', { body: { asOf, branch, thresholds }, signal })),
    placeholderData: keepPreviousData,
  })

/** Saves the clinic's own cuts; null goes back to the defaults. */
export function saveThresholds(thresholds: RfmCuts | null) {
  return answer(api.PUT('/api/v1/analytics/rfm/thresholds', { body: { thresholds } }))
}
