import { type Route, route } from '../../platform/http/route.ts'
import { channelTest, channelTestParams, channelTestState, touchParams } from './schemas.ts'
import { planTest, readTest } from './test-send.ts'

/** Messages that prove a channel: the way out of every message, but no patient. */
export const channelTestRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/channels/:channel/tests',
    permission: 'channels.manage',
    summary:
      'Send a test message to an own phone, mailbox or chat; it is named a test and leaves like any other message',
    params: channelTestParams,
    body: channelTest,
    status: 201,
    answer: channelTestState,
    handle: async (call) =>
      call.db(async (db) => readTest(db, call, await planTest(db, call, call.params.channel, call.body.to))),
  }),
  route({
    method: 'GET',
    path: '/channel-tests/:id',
    permission: 'channels.manage',
    summary: 'What became of a test message',
    params: touchParams,
    answer: channelTestState,
    handle: async (call) => call.db((db) => readTest(db, call, call.params.id)),
  }),
]
