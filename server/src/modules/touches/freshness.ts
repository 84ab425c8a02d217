import type { Reactor } from '../events/events.ts'
import { keepBaseUpdate, releaseHeld } from './rule-queries.ts'

/** Remembers by the clinic's clock when data last came in, and lets what waited for it go on. */
export const freshnessReactor: Reactor = {
  name: 'touches.freshness',
  react: async (_ports, db, clinicId, events) => {
    const last = events.filter(({ type }) => type === 'import.finished').at(-1)
    if (!last) return
    await keepBaseUpdate(db, clinicId, last.occurredAt)
    await releaseHeld(db, clinicId, { reason: 'stale_data', now: last.occurredAt })
  },
}
