import type { Channel, MessageClass } from '@revisit/domain/channel.ts'
import type { TemplateBodies } from '@revisit/domain/template-bodies.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import type { paths } from '../../api.gen.ts'

type Answer<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  responses: { 200: { content: { 'application/json': infer T } } }
}
  ? T
  : never

export type TemplateItem = Answer<'/api/v1/templates', 'get'>['items'][number]
export type TemplateCard = Answer<'/api/v1/templates/{id}', 'get'>
export type TemplateVersion = TemplateCard['versions'][number]
export type TemplateUse = TemplateItem['usedBy'][number]
export type Variable = Answer<'/api/v1/template-variables', 'get'>['items'][number]
export type Preview = Answer<'/api/v1/templates/preview', 'post'>
export type Finding = Preview['findings'][number]

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/templates', { signal })),
})

export const templateQuery = (id: string) =>
  queryOptions({
    queryKey: ['templates', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/templates/{id}', { params: { path: { id } }, signal })),
  })

export const variablesQuery = queryOptions({
  queryKey: ['template-variables'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/template-variables', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
})

export const messageSettingsQuery = queryOptions({
  queryKey: ['message-settings'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/message-settings', { signal })),
})

export type PreviewAsk = {
  bodies: TemplateBodies
  messageClass: MessageClass
  channel: Channel
  patientId: string | null
}

/** How a draft looks in a channel. Newer words make a new key, so that the request of the older ones is cancelled. */
export const previewQuery = ({ patientId, ...ask }: PreviewAsk) =>
  queryOptions({
    queryKey: ['template-preview', ask, patientId],
    queryFn: ({ signal }) =>
      answer(api.POST('/api/v1/templates/preview', { body: patientId ? { ...ask, patientId } : ask, signal })),
    gcTime: 60_000,
  })

/** A change of templates; everything shown of them is asked again afterwards. */
export function useTemplateChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['templates'] }),
  })
}
