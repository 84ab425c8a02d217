import type { Reactor, StoredEvent } from '../events/events.ts'
import { keepBaseUpdate, releaseHeld } from './rule-queries.ts'

/**
 * Remembers by the clinic's clock when data last came in, and lets what waited for it go on. An import that failed, or brought far
 * fewer rows than those before it, brings nothing up to date.
 */
export const freshnessReactor: Reactor = {
  name: 'touches.freshness',
  react: async (_ports, db, clinicId, events) => {
    const last = events.filter((event) => event.type === 'import.finished' && isWhole(event)).at(-1)
    if (!last) return
    await keepBaseUpdate(db, clinicId, last.occurredAt)
    await releaseHeld(db, clinicId, { reason: 'stale_data', now: last.occurredAt })
  },
}

function isWhole({ payload }: StoredEvent): boolean {
  return payload.shrunk !== true && (payload.state === undefined || payload.state === 'done')
}
