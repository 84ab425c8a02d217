import { CHANNELS } from '@revisit/domain/channel.ts'
import { TOUCH_PRIORITIES } from '@revisit/domain/channel.ts'
import { z } from 'zod'
import { type Route, route } from '../../platform/http/route.ts'
import { installJourney, listLibrary } from './library.ts'

const bilingual = z.object({ ru: z.string(), en: z.string() })

const library = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      name: bilingual,
      description: bilingual,
      /** What has to be in the base for it to start. */
      needs: bilingual,
      messages: z.int(),
      steps: z.int(),
      priority: z.enum(TOUCH_PRIORITIES),
      advertising: z.boolean(),
      installed: z.object({ id: z.uuid(), state: z.string() }).nullable(),
    }),
  ),
  total: z.int(),
})

const installing = z
  .object({
    channels: z.array(z.enum(CHANNELS)).max(CHANNELS.length).optional(),
    withoutHoldout: z.boolean().optional(),
  })
  .strict()

export const readyJourneyRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/journey-library',
    permission: 'journeys.read',
    summary: 'Ready journeys to install, and which of them the clinic has',
    answer: library,
    handle: async ({ caller, db }) => {
      const items = await db((tx) => listLibrary(tx, caller.clinicId))
      return { items, total: items.length }
    },
  }),
  route({
    method: 'POST',
    path: '/journey-library/:key',
    permission: 'journeys.edit',
    summary: 'Make a ready journey the clinic’s own as a draft, with its templates and segment',
    params: z.object({ key: z.string().max(60) }),
    body: installing,
    status: 201,
    answer: z.object({ id: z.uuid(), published: z.boolean() }),
    handle: async (call) =>
      call.db((tx) => {
        const { channels, withoutHoldout = false } = call.body
        return installJourney(tx, call, call.params.key, { withoutHoldout, ...(channels ? { channels } : {}) })
      }),
  }),
]
