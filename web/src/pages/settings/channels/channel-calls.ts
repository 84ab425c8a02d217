import { showToast } from '@revisit/ui/UndoToast.tsx'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../../api.ts'
import type { paths as Addresses } from '../../../api.gen.ts'

type List = Addresses['/api/v1/channels']['get']['responses'][200]['content']['application/json']
export type ChannelItem = List['items'][number]
export type ChannelName = ChannelItem['channel']
export type Connection = NonNullable<ChannelItem['connection']>
export type Provider = ChannelItem['providers'][number]
export type ProviderField = Provider['fields'][number]
export type AskedConnection = NonNullable<
  Addresses['/api/v1/channels/{channel}/connection']['put']['requestBody']
>['content']['application/json']

export const channelsQuery = queryOptions({
  queryKey: ['settings', 'channels'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/channels', { signal })),
})

/** Connects a vendor or changes its connection. */
export function useConnect(channel: ChannelName) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: AskedConnection) =>
      answer(api.PUT('/api/v1/channels/{channel}/connection', { params: { path: { channel } }, body })),
    onSuccess: refresh,
  })
}

/** Asks the vendor how things are. */
export function useCheck(channel: ChannelName) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: () => answer(api.POST('/api/v1/channels/{channel}/check', { params: { path: { channel } } })),
    onSuccess: refresh,
    onError: tellFailure,
  })
}

/** Disconnects a channel and offers to put the connection back. */
export function useDisconnect({ channel, name, connection }: ChannelItem) {
  const { t } = useTranslation('settings-channels')
  const refresh = useRefresh()
  const params = { path: { channel } }
  const restore = async () => {
    const body = { id: connection?.id ?? '' }
    await answer(api.POST('/api/v1/channels/{channel}/connection/restoration', { params, body }))
    await refresh()
  }
  return useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/channels/{channel}/connection', { params })),
    onSuccess: async () => {
      await refresh()
      showToast({ text: t('disconnected', { name }), undo: () => void restore().catch(tellFailure) })
    },
    onError: tellFailure,
  })
}

/** Who wrote through a channel last: nobody knows the number of their own chat. */
export const chatsQuery = (channel: ChannelName) =>
  queryOptions({
    queryKey: ['settings', 'channel-chats', channel],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/channels/{channel}/chats', { params: { path: { channel } }, signal })),
  })

/** Sends a test; its state is asked for by `testQuery`. */
export function useTest(channel: ChannelName) {
  return useMutation({
    mutationFn: (to: string) =>
      answer(api.POST('/api/v1/channels/{channel}/tests', { params: { path: { channel } }, body: { to } })),
  })
}

const SETTLED = ['sandbox', 'delivered', 'read', 'failed']
/** How long a delivery is still waited for. */
const PATIENCE_MS = 3 * 60_000

/** What became of a test; asked for until it is settled. */
export const testQuery = (id: string) =>
  queryOptions({
    queryKey: ['settings', 'channel-test', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/channel-tests/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state: { data, dataUpdateCount } }) => {
      if (data && SETTLED.includes(data.state)) return false
      return dataUpdateCount * 1500 > PATIENCE_MS ? false : 1500
    },
  })

function useRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: channelsQuery.queryKey })
}

function tellFailure(error: Error): void {
  showToast({ text: error.message, tone: 'failed' })
}
