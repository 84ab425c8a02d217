import type { CampaignDefinition } from '@revisit/domain/campaign-definition.ts'
import type { CampaignState } from '@revisit/domain/campaign-state.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import type { paths } from '../../api.gen.ts'

type Answer<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  responses: { 200: { content: { 'application/json': infer T } } }
}
  ? T
  : never

export type CampaignItem = Answer<'/api/v1/campaigns', 'get'>['items'][number]
export type CampaignCard = Answer<'/api/v1/campaigns/{id}', 'get'>
export type CampaignCheck = NonNullable<CampaignCard['check']>
export type CampaignReport = Answer<'/api/v1/campaigns/{id}/report', 'get'>
export type CampaignFigures = CampaignReport['treated']
export type CampaignPerson = Answer<'/api/v1/campaigns/{id}/people', 'get'>['items'][number]
export type Definition = CampaignDefinition

type PeopleQuery = NonNullable<paths['/api/v1/campaigns/{id}/people']['get']['parameters']['query']>
/** Which people of a campaign: those behind one number. */
export type PeopleFilter = Omit<PeopleQuery, 'limit' | 'cursor'>

const SECONDS = 1000
const MOVING: readonly CampaignState[] = ['scheduled', 'sending']

export const campaignsQuery = ({ state, search }: { state: CampaignState | null; search: string }) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', 'list', state, search],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/campaigns', {
          params: {
            query: {
              ...(state ? { state } : {}),
              ...(search ? { search } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 20 * SECONDS,
  })

/** One campaign; asked again while it or its check is moving. */
export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/campaigns/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state: { data } }) => {
      if (data?.check?.state === 'running') return SECONDS
      return data && MOVING.includes(data.state) ? 3 * SECONDS : 30 * SECONDS
    },
  })

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', id, 'report'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/campaigns/{id}/report', { params: { path: { id } }, signal })),
    refetchInterval: 15 * SECONDS,
  })

export const peopleQuery = (id: string, filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', id, 'people', filter],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/campaigns/{id}/people', {
          params: { path: { id }, query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

export const contactRulesQuery = queryOptions({
  queryKey: ['contact-rules'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/contact-rules', { signal })),
})

/** A change of campaigns; everything shown of them is asked again afterwards. */
export function useCampaignChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  })
}

/** A definition as the typed client wants it. */
export function asBody(definition: Definition): Record<string, unknown> {
  return definition as unknown as Record<string, unknown>
}
