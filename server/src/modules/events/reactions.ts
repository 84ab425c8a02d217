import { type Db, systemAccess } from '../../platform/db.ts'
import type { Beat } from '../../platform/pulse.ts'
import type { Ports } from '../../platform/ports.ts'
import { deletePending, type PendingEvent, postponePending, type StoredEvent, takePending } from './queries.ts'

/** What a capability does about events of the spine. Set-based, and harmless when an event comes twice. */
export type Reactor = {
  name: string
  react(ports: Ports, db: Db, clinicId: string, events: readonly StoredEvent[]): Promise<void>
}

const BATCH = 500
/** Seconds before the second, third … attempt; after the last one the event is set aside. */
const BACK_OFF = [1, 5, 30, 300, 1800]

/**
 * Lets every reactor see every event once, in the order of recording, all reactors of a batch in one transaction. A batch that
 * fails is taken apart, so that one poisoned event holds up nobody else.
 */
export function reactionBeat(reactors: readonly Reactor[]): Beat {
  return {
    name: 'events.react',
    run: async (ports, clinicId) => {
      try {
        return await reactTo(ports, clinicId, { reactors, limit: BATCH })
      } catch (error) {
        ports.log.warn({ error: { message: (error as Error).message } }, 'a batch of events failed, taking it apart')
        return reactOneByOne(ports, clinicId, reactors)
      }
    },
  }
}

async function reactTo(
  ports: Ports,
  clinicId: string,
  { reactors, limit }: { reactors: readonly Reactor[]; limit: number },
): Promise<number> {
  return ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const events = await takePending(db, clinicId, limit)
    if (events.length === 0) return 0
    for (const reactor of reactors) await reactor.react(ports, db, clinicId, events)
    await deletePending(
      db,
      clinicId,
      events.map(({ id }) => id),
    )
    return events.length
  })
}

async function reactOneByOne(ports: Ports, clinicId: string, reactors: readonly Reactor[]): Promise<number> {
  let done = 0
  for (let turn = 0; turn < BATCH; turn += 1) {
    let taken: PendingEvent | undefined
    try {
      const did = await ports.database.withClinic(systemAccess(clinicId), async (db) => {
        taken = (await takePending(db, clinicId, 1))[0]
        if (!taken) return 0
        for (const reactor of reactors) await reactor.react(ports, db, clinicId, [taken])
        await deletePending(db, clinicId, [taken.id])
        return 1
      })
      if (did === 0) break
    } catch (error) {
      if (!taken) throw error
      await postpone(ports, clinicId, taken, error as Error)
    }
    done += 1
  }
  return done
}

async function postpone(ports: Ports, clinicId: string, event: PendingEvent, error: Error): Promise<void> {
  const seconds = BACK_OFF[event.attempts] ?? null
  ports.log.error(
    { event: event.id, type: event.type, error: { message: error.message, stack: error.stack } },
    'reaction failed',
  )
  await ports.database.withClinic(systemAccess(clinicId), (db) =>
    postponePending(db, { clinicId, eventId: event.id, seconds, failure: error.message.slice(0, 500) }),
  )
}
