import { z } from 'zod'
import { route } from '../../platform/http/route.ts'
import { recordAudit } from '../audit/audit.ts'
import { countStale } from './queries.ts'
import { readState, rebuildStatistics } from './statistics.ts'

/** The state of a clinic whose statistics were never made. */
const NEVER = { statsOn: null, version: 0, patients: 0, refreshedAt: null, rebuiltAt: null, rebuildMs: null }

export const statisticsRoutes = [
  route({
    method: 'POST',
    path: '/statistics/rebuild',
    permission: 'statistics.rebuild',
    summary: 'Compute all statistics anew from the facts; the numbers do not change unless something was wrong',
    answer: z.object({ patients: z.number(), ms: z.number() }),
    handle: async (call) => {
      const done = await rebuildStatistics(call.ports, call.caller.clinicId)
      await call.db((db) => recordAudit(db, call, { action: 'statistics.rebuilt', details: done }))
      return done
    },
  }),
  route({
    method: 'GET',
    path: '/statistics/state',
    permission: 'signed_in',
    summary: 'How fresh the statistics are: the day they are true for, when they were refreshed, who still waits',
    answer: z.object({
      statsOn: z.string().nullable(),
      version: z.number(),
      patients: z.number(),
      waiting: z.number(),
      waitingSince: z.date().nullable(),
      refreshedAt: z.date().nullable(),
      rebuiltAt: z.date().nullable(),
      rebuildMs: z.number().nullable(),
    }),
    handle: async ({ db, caller }) =>
      db(async (tx) => {
        const state = await readState(tx, caller.clinicId)
        const { waiting, oldest } = await countStale(tx, caller.clinicId)
        return {
          ...(state ?? NEVER),
          waiting,
          waitingSince: oldest,
        }
      }),
  }),
]
