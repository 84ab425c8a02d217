import type { JourneyDefinition } from '@revisit/domain/journey-definition.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import type { paths } from '../../api.gen.ts'

type Answer<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  responses: { 200: { content: { 'application/json': infer T } } }
}
  ? T
  : never

export type JourneyList = Answer<'/api/v1/journeys', 'get'>
export type JourneyItem = JourneyList['items'][number]
export type JourneyDetail = Answer<'/api/v1/journeys/{id}', 'get'>
export type JourneyNumbers = Answer<'/api/v1/journeys/{id}/numbers', 'get'>
export type DryRun = NonNullable<Answer<'/api/v1/journeys/{id}/dry-runs/newest', 'get'>['run']>
export type PublishCheck = Answer<'/api/v1/journeys/{id}/publish-check', 'get'>
export type Passage = Answer<'/api/v1/journeys/{id}/enrollments', 'get'>['items'][number]
export type PassageDetail = Answer<'/api/v1/enrollments/{id}', 'get'>
export type VersionItem = Answer<'/api/v1/journeys/{id}/versions', 'get'>['items'][number]
export type Walk = Answer<'/api/v1/journeys/{id}/walk', 'post'>
export type Library = Answer<'/api/v1/journey-library', 'get'>
export type TemplateItem = Answer<'/api/v1/templates', 'get'>['items'][number]
export type Definition = JourneyDefinition

const SECONDS = 1000

export const journeysQuery = queryOptions({
  queryKey: ['journeys'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/journeys', { signal })),
  refetchInterval: 15 * SECONDS,
})

export const journeyQuery = (id: string) =>
  queryOptions({
    queryKey: ['journeys', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/journeys/{id}', { params: { path: { id } }, signal })),
  })

export const numbersQuery = (id: string) =>
  queryOptions({
    queryKey: ['journeys', id, 'numbers'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/journeys/{id}/numbers', { params: { path: { id }, query: {} }, signal })),
    refetchInterval: 15 * SECONDS,
  })

export const publishCheckQuery = (id: string) =>
  queryOptions({
    queryKey: ['journeys', id, 'publish-check'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/journeys/{id}/publish-check', { params: { path: { id } }, signal })),
  })

/** The newest dry run; asked again while it is being computed. */
export const dryRunQuery = (id: string) =>
  queryOptions({
    queryKey: ['journeys', id, 'dry-run'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/journeys/{id}/dry-runs/newest', { params: { path: { id } }, signal })),
    refetchInterval: (query) => (isBusy(query.state.data?.run) ? SECONDS : false),
  })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['journeys', id, 'versions'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/journeys/{id}/versions', { params: { path: { id } }, signal })),
  })

export const resumeCheckQuery = (id: string) =>
  queryOptions({
    queryKey: ['journeys', id, 'resume-check'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/journeys/{id}/resume-check', { params: { path: { id } }, signal })),
  })

export type PeopleFilter = { state?: Passage['state'] | 'set_aside'; nodeId?: string }

/** People of a journey, the newest first, a page at a time. */
export const peopleQuery = (id: string, filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['journeys', id, 'people', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      answer(
        api.GET('/api/v1/journeys/{id}/enrollments', {
          params: { path: { id }, query: { ...filter, cursor: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: 15 * SECONDS,
  })

export const passageQuery = (id: string) =>
  queryOptions({
    queryKey: ['journeys', 'passage', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/enrollments/{id}', { params: { path: { id } }, signal })),
  })

export const libraryQuery = queryOptions({
  queryKey: ['journey-library'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/journey-library', { signal })),
})

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/templates', { signal })),
})

/** A change of journeys; everything shown of them is asked again afterwards. */
export function useJourneyChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['journeys'] }),
        queries.invalidateQueries({ queryKey: ['journey-library'] }),
      ]),
  })
}

export function isBusy(run: DryRun | null | undefined): boolean {
  return run?.state === 'queued' || run?.state === 'running'
}
