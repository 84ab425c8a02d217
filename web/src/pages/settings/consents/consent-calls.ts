import { showToast } from '@revisit/ui/UndoToast.tsx'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../../api.ts'
import type { paths as Addresses } from '../../../api.gen.ts'

type Answer<Path extends keyof Addresses> = Addresses[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never
export type ConsentText = Answer<'/api/v1/consent-texts'>['items'][number]
export type Purpose = ConsentText['purpose']
export type Hold = Answer<'/api/v1/holds'>['items'][number]

export const summaryQuery = queryOptions({
  queryKey: ['settings', 'consents', 'summary'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/consents/summary', { signal })),
})

export const textsQuery = queryOptions({
  queryKey: ['settings', 'consents', 'texts'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/consent-texts', { signal })),
})

export const holdsQuery = infiniteQueryOptions({
  queryKey: ['settings', 'consents', 'holds'],
  queryFn: ({ pageParam, signal }) => {
    const query = { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) }
    return answer(api.GET('/api/v1/holds', { params: { query }, signal }))
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
})

/** Publishes a wording: from now on new consents are given to it. */
export function usePublishText() {
  const { t } = useTranslation('settings-consents')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { purpose: Purpose; text: string }) => answer(api.POST('/api/v1/consent-texts', { body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: textsQuery.queryKey })
      showToast({ text: t('texts.published') })
    },
  })
}

/** Says that a bad moment is over; undo says it anew. */
export function useLiftHold() {
  const { t } = useTranslation('settings-consents')
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: holdsQuery.queryKey })
  const tellFailure = (error: Error) => showToast({ text: error.message, tone: 'failed' })
  const again = ({ patient, reason, scope, note, until }: Hold) =>
    answer(
      api.POST('/api/v1/patients/{id}/holds', {
        params: { path: { id: patient.id } },
        body: { reason, scope, note, until },
      }),
    )
  return useMutation({
    mutationFn: ({ id: holdId, patient: { id } }: Hold) =>
      answer(api.DELETE('/api/v1/patients/{id}/holds/{holdId}', { params: { path: { id, holdId } } })),
    onSuccess: async (_, hold) => {
      await refresh()
      showToast({
        text: t('holds.lifted', { name: hold.patient.fullName }),
        undo: () => void again(hold).then(refresh, tellFailure),
      })
    },
    onError: tellFailure,
  })
}
