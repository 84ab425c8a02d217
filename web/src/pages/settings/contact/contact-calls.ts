import type { ContactRules } from '@revisit/domain/contact-rules.ts'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../../api.ts'
import type { paths as Addresses } from '../../../api.gen.ts'

export type { ContactRules }
export type RulesAnswer = Addresses['/api/v1/contact-rules']['get']['responses'][200]['content']['application/json']
type RulesBody = NonNullable<Addresses['/api/v1/contact-rules']['put']['requestBody']>['content']['application/json']

export const rulesQuery = queryOptions({
  queryKey: ['settings', 'contact-rules'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/contact-rules', { signal })),
})

export const rulesHistoryQuery = queryOptions({
  queryKey: ['settings', 'contact-rules', 'history'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/contact-rules/history', { signal })),
})

/** Writes the rules and offers to put the earlier ones back. */
export function useSaveRules(before: ContactRules) {
  const { t } = useTranslation('settings-contact')
  const refresh = useRefresh()
  const put = (rules: ContactRules) => answer(api.PUT('/api/v1/contact-rules', { body: rules as RulesBody }))
  return useMutation({
    mutationFn: put,
    onSuccess: async () => {
      await refresh()
      showToast({ text: t('saved'), undo: () => void put(before).then(refresh, tellFailure) })
    },
  })
}

/** Stops everything that nobody has begun to send, or lets it go on. */
export function useStop() {
  const { t } = useTranslation('settings-contact')
  const refresh = useRefresh()
  const put = (stopped: boolean, note: string) =>
    answer(api.PUT('/api/v1/contact-rules/stop', { body: { stopped, note } }))
  return useMutation({
    mutationFn: ({ stopped, note }: { stopped: boolean; note: string }) => put(stopped, note),
    onSuccess: async (_, { stopped, note }) => {
      await refresh()
      showToast({
        text: t(stopped ? 'stop.done' : 'stop.lifted'),
        undo: () => void put(!stopped, note).then(refresh, tellFailure),
      })
    },
    onError: tellFailure,
  })
}

function useRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: rulesQuery.queryKey })
}

function tellFailure(error: Error): void {
  showToast({ text: error.message, tone: 'failed' })
}
