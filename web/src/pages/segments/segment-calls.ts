import type { SegmentRule } from '@revisit/domain/segment-rule.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import type { paths } from '../../api.gen.ts'

type Answer<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  responses: { 200: { content: { 'application/json': infer T } } }
}
  ? T
  : never

export type SegmentItem = Answer<'/api/v1/segments', 'get'>['items'][number]
export type SegmentCard = Answer<'/api/v1/segments/{id}', 'get'>
export type SegmentUse = SegmentItem['usedBy'][number]
export type ReadySegment = Answer<'/api/v1/segments/ready', 'get'>['items'][number]
export type Vocabulary = Answer<'/api/v1/segments/vocabulary', 'get'>
export type VocabularyField = Vocabulary['fields'][number]
export type Preview = Answer<'/api/v1/segments/preview', 'post'>
export type SamplePatient = Preview['sample'][number]

const SECONDS = 1000

/** All segments; asked again sooner while one of them is being counted. */
export const segmentsQuery = queryOptions({
  queryKey: ['segments'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/segments', { signal })),
  refetchInterval: (query) =>
    query.state.data?.items.some(({ state }) => state === 'building') ? 2 * SECONDS : 30 * SECONDS,
})

export const segmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['segments', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/segments/{id}', { params: { path: { id } }, signal })),
  })

export const readySegmentsQuery = queryOptions({
  queryKey: ['segments', 'ready'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/segments/ready', { signal })),
})

export const vocabularyQuery = queryOptions({
  queryKey: ['segment-vocabulary'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/segments/vocabulary', { signal })),
})

export type PreviewAsk = { rule: SegmentRule; segmentId: string | undefined; seed: number }

/** Counts a rule. A newer rule makes a new key, so that the request of the older one is cancelled. */
export const previewQuery = ({ rule, segmentId, seed }: PreviewAsk) =>
  queryOptions({
    queryKey: ['segment-preview', rule, segmentId, seed],
    queryFn: ({ signal }) =>
      answer(api.POST('/api/v1/segments/preview', { body: { rule: asBody(rule), segmentId, seed }, signal })),
  })

export const explainQuery = (rule: SegmentRule, patientId: string) =>
  queryOptions({
    queryKey: ['segment-explain', rule, patientId],
    queryFn: ({ signal }) =>
      answer(api.POST('/api/v1/segments/explain', { body: { rule: asBody(rule), patientId }, signal })),
  })

export const membersQuery = (id: string) =>
  queryOptions({
    queryKey: ['segments', id, 'members'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/segments/{id}/members', { params: { path: { id }, query: { limit: 200 } }, signal })),
  })

/** Entries and exits of the past weeks, a row per day. */
export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['segments', id, 'history'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/segments/{id}/history', { params: { path: { id }, query: {} }, signal })),
  })

/** The rule as a file another clinic can read. */
export const exchangedQuery = (id: string) =>
  queryOptions({
    queryKey: ['segments', id, 'exchanged'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/segments/{id}/export', { params: { path: { id } }, signal })),
  })

/** A change of segments; everything shown of them is asked again afterwards. */
export function useSegmentChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['segments'] }),
        queries.invalidateQueries({ queryKey: ['segment-preview'] }),
        queries.invalidateQueries({ queryKey: ['segment-vocabulary'] }),
      ]),
  })
}

/** A rule as the typed client wants it. */
export function asBody(rule: SegmentRule): Record<string, unknown> {
  return rule as unknown as Record<string, unknown>
}
