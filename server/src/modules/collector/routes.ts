import { z } from 'zod'
import { type Route, route } from '../../platform/http/route.ts'
import { changeKey, countsByDay, createKey, newestEvents, readKeys, revokeKey, rotateKey } from './keys.ts'
import {
  collectorKeyChange,
  collectorKeyList,
  collectorKeyParams,
  counts,
  countsQuery,
  newCollectorKey,
  tail,
  tailQuery,
} from './schemas.ts'

const issued = z.object({ id: z.string(), key: z.string() })

export const collectorRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/collector/keys',
    permission: 'collector.manage',
    summary: 'Public keys of the clinic’s sites, newest first',
    answer: collectorKeyList,
    handle: async ({ caller, db }) => db((tx) => readKeys(tx, caller.clinicId)),
  }),
  route({
    method: 'POST',
    path: '/collector/keys',
    permission: 'collector.manage',
    summary: 'A public key for a site: it may add events from the listed origins and nothing else',
    body: newCollectorKey,
    status: 201,
    answer: issued,
    handle: async (call) => call.db((tx) => createKey(tx, call, call.body)),
  }),
  route({
    method: 'PATCH',
    path: '/collector/keys/:id',
    permission: 'collector.manage',
    summary: 'Name, origins and the question of consent of a site key',
    params: collectorKeyParams,
    body: collectorKeyChange,
    answer: null,
    handle: async (call) => call.db((tx) => changeKey(tx, call, call.params.id, call.body)),
  }),
  route({
    method: 'POST',
    path: '/collector/keys/:id/rotation',
    permission: 'collector.manage',
    summary: 'A new key in place of the old one, which works for a week more',
    params: collectorKeyParams,
    status: 201,
    answer: issued,
    handle: async (call) => call.db((tx) => rotateKey(tx, call, call.params.id)),
  }),
  route({
    method: 'DELETE',
    path: '/collector/keys/:id',
    permission: 'collector.manage',
    summary: 'Revokes a site key at once',
    params: collectorKeyParams,
    answer: null,
    handle: async (call) => call.db((tx) => revokeKey(tx, call, call.params.id)),
  }),
  route({
    method: 'GET',
    path: '/collector/events',
    permission: 'collector.manage',
    summary: 'The newest events of the site, without anything that says whose they are',
    query: tailQuery,
    answer: tail,
    handle: async ({ caller, query, db }) =>
      db(async (tx) => ({ items: await newestEvents(tx, caller.clinicId, query) })),
  }),
  route({
    method: 'GET',
    path: '/collector/counts',
    permission: 'collector.manage',
    summary: 'Events of the site by day and kind, and how many were turned away',
    query: countsQuery,
    answer: counts,
    handle: async (call) => call.db((tx) => countsByDay(tx, call, call.query)),
  }),
]
