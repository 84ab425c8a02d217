import { type Route, route } from '../../platform/http/route.ts'
import { readChannel, readChannels } from './channel-list.ts'
import { activeConnection, readLastWriters } from './connection-queries.ts'
import { checkByHand, connectByHand, disconnectByHand, restoreByHand } from './connection-desk.ts'
import { askedConnection, channelItem, channelList, channelParams, chatList, restoration } from './schemas.ts'

export const channelRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/channels',
    permission: 'channels.manage',
    summary: 'Ways of reaching patients: vendors, what each of them needs, connections and how they are',
    answer: channelList,
    handle: async (call) => call.db((db) => readChannels(db, call)),
  }),
  route({
    method: 'PUT',
    path: '/channels/:channel/connection',
    permission: 'channels.manage',
    summary: 'Connect a vendor or change its connection; the vendor is asked before anything is kept',
    params: channelParams,
    body: askedConnection,
    answer: channelItem,
    handle: async (call) => {
      await connectByHand(call, call.params.channel, call.body)
      return call.db((db) => readChannel(db, call, call.params.channel))
    },
  }),
  route({
    method: 'DELETE',
    path: '/channels/:channel/connection',
    permission: 'channels.manage',
    summary: 'Disconnect a vendor: messages of the channel go to the sandbox',
    params: channelParams,
    answer: channelItem,
    handle: async (call) => {
      await disconnectByHand(call, call.params.channel)
      return call.db((db) => readChannel(db, call, call.params.channel))
    },
  }),
  route({
    method: 'POST',
    path: '/channels/:channel/connection/restoration',
    permission: 'channels.manage',
    summary: 'Put back a connection that was taken away within the last day',
    params: channelParams,
    body: restoration,
    answer: channelItem,
    handle: async (call) => {
      await restoreByHand(call, call.params.channel, call.body.id)
      return call.db((db) => readChannel(db, call, call.params.channel))
    },
  }),
  route({
    method: 'POST',
    path: '/channels/:channel/check',
    permission: 'channels.manage',
    summary: 'Ask the vendor whether all is well and how much money is left; tell it where to report',
    params: channelParams,
    answer: channelItem,
    handle: async (call) => {
      await checkByHand(call, call.params.channel)
      return call.db((db) => readChannel(db, call, call.params.channel))
    },
  }),
  route({
    method: 'GET',
    path: '/channels/:channel/chats',
    permission: 'channels.manage',
    summary: 'Who wrote through the channel last: a chat to send a test to',
    params: channelParams,
    answer: chatList,
    handle: async ({ caller: { clinicId }, db, params: { channel } }) =>
      db(async (tx) => {
        const row = await activeConnection(tx, clinicId, channel)
        return { items: row ? await readLastWriters(tx, clinicId, { connectionId: row.id, limit: 5 }) : [] }
      }),
  }),
]
