import { infiniteQueryOptions } from '@tanstack/react-query'
import type { paths } from '../../api.gen.ts'
import { answer, api } from '../../api.ts'

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } }
}
  ? T
  : never

export type DuplicatePair = Answer<'/api/v1/duplicates'>['items'][number]
export type PairSide = DuplicatePair['a']
export type PairReason = DuplicatePair['reasons'][number]
export type Merge = Answer<'/api/v1/merges'>['items'][number]
export type Side = 'a' | 'b'
export type PairState = DuplicatePair['state']
export type Decision = 'different' | 'family' | 'skip'

const AT_ONCE = 30

/** Pairs of one state, best score first. */
export const pairsQuery = (state: PairState) =>
  infiniteQueryOptions({
    queryKey: ['duplicates', state],
    queryFn: ({ signal, pageParam }) =>
      answer(
        api.GET('/api/v1/duplicates', {
          params: { query: { state, limit: AT_ONCE, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

/** Merges, newest first. */
export const mergesQuery = () =>
  infiniteQueryOptions({
    queryKey: ['merges'],
    queryFn: ({ signal, pageParam }) =>
      answer(
        api.GET('/api/v1/merges', {
          params: { query: { limit: AT_ONCE, ...(pageParam ? { cursor: Number(pageParam) } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

type TwoIds = { aId: string; bId: string }

export const decide = ({ aId, bId }: TwoIds, decision: Decision) =>
  answer(api.POST('/api/v1/duplicates/decision', { body: { aId, bId, decision } }))

export const reopen = ({ aId, bId }: TwoIds) =>
  answer(api.DELETE('/api/v1/duplicates/decision', { params: { query: { aId, bId } } }))

export const merge = (body: { keep: string; absorb: string; fields: Record<string, 'keep' | 'absorb'> }) =>
  answer(api.POST('/api/v1/merges', { body }))

export const unmerge = (id: string) => answer(api.DELETE('/api/v1/merges/{id}', { params: { path: { id } } }))

/** What tells one pair from another in lists and in the address. */
export function pairKey({ aId, bId }: TwoIds): string {
  return `${aId}_${bId}`
}
