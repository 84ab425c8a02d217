import { systemAccess } from '../../platform/db.ts'
import type { Beat } from '../../platform/pulse.ts'
import type { Ports } from '../../platform/ports.ts'
import type { SendOutcome } from '../channels/channels.ts'
import type { Connection } from '../channels/channels.ts'
import { clinicNow } from '../clinics/clinics.ts'
import type { TouchDoors } from './doors.ts'
import { markOutcomes, type SentOutcome } from './mark.ts'
import { beginSending, type BegunDelivery, readWaiting, releaseLate, takeTokens } from './send-queries.ts'

/** An attempt that may be made until `deadline` of this process's own clocks. */
type Attempt = { delivery: BegunDelivery; deadline: Deadline }
type Deadline = { passed(): boolean }

const BATCH = 500

/**
 * Asks providers to send what is claimed. Beginning is written down before anybody is asked, the answer after; a process that dies in
 * between leaves a lease that runs out, and the reconciling beat asks the provider what became of it.
 */
export function sendBeat(doors: TouchDoors): Beat {
  return {
    name: 'touches.send',
    run: async (ports, clinicId) => {
      const { connections, waiting } = await ports.database.withClinic(systemAccess(clinicId), async (db) => {
        const waiting = await readWaiting(db, clinicId)
        return { waiting, connections: waiting.length > 0 ? await doors.connections(ports, db, clinicId) : null }
      })
      if (!connections) return 0
      const byKey = new Map([...connections.values()].map((connection) => [connection.key, connection]))
      const done = await Promise.all(
        waiting.flatMap(({ connection: key }) => {
          const connection = byKey.get(key)
          return connection ? [sendThrough(ports, { doors, clinicId, connection, byChannel: connections })] : []
        }),
      )
      return done.reduce((sum, count) => sum + count, 0)
    },
  }
}

type Through = {
  doors: TouchDoors
  clinicId: string
  connection: Connection
  byChannel: ReadonlyMap<string, Connection>
}

async function sendThrough(ports: Ports, through: Through): Promise<number> {
  const { doors, clinicId, connection, byChannel } = through
  const asked = Math.min(BATCH, connection.concurrency)
  const readClocks = startClocks()
  const begun = await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const now = await clinicNow(ports, db, clinicId)
    const late = await releaseLate(db, clinicId, { connection: connection.key, now })
    const allowed = await takeTokens(db, clinicId, { connection, asked })
    const { lease } = doors.timings
    const begin = { connection: connection.key, limit: allowed, lease, now }
    const rows = allowed > 0 ? await beginSending(db, clinicId, begin) : []
    return { rows, late }
  })
  if (begun.rows.length === 0) return begun.late
  await doors.reach('send.begun')
  const deadline = deadlineAfter(readClocks, doors.timings.lease - doors.timings.request)
  const outcomes = await Promise.all(
    begun.rows.map((delivery) => {
      const own = byChannel.get(delivery.channel) ?? connection
      return attempt(doors, own.key === connection.key ? own : connection, { delivery, deadline })
    }),
  )
  const known = outcomes.flatMap((outcome) => outcome ?? [])
  await doors.reach('mark.before')
  await markOutcomes(ports, { doors, clinicId, connection, outcomes: known })
  return begun.rows.length + begun.late
}

/** One request to a provider. An attempt whose time has passed is not made: somebody else may have taken it up. */
async function attempt(
  doors: TouchDoors,
  { adapter, receiptUrl }: Connection,
  { delivery, deadline }: Attempt,
): Promise<SentOutcome | null> {
  await doors.reach('send.before')
  if (deadline.passed()) return null
  const outcome = await adapter.send(messageOf(delivery, receiptUrl)).catch(brokenAdapter)
  await doors.reach('send.after')
  return { delivery, outcome }
}

/** An adapter that throws has told nothing about the message. */
function brokenAdapter(error: unknown): SendOutcome {
  return { kind: 'unknown', detail: error instanceof Error ? error.message : 'the adapter broke' }
}

function messageOf(delivery: BegunDelivery, receiptUrl: string | undefined) {
  const { id: deliveryId, channel, address, text, subject, html, unsubscribeUrl, payload } = delivery
  return {
    deliveryId,
    channel,
    address,
    text,
    ...(subject === null ? {} : { subject }),
    ...(html === null ? {} : { html }),
    ...(unsubscribeUrl === null ? {} : { unsubscribeUrl }),
    ...(payload === null ? {} : { payload }),
    ...(receiptUrl === undefined ? {} : { receiptUrl }),
  }
}

type Clocks = { monotonic: number; wall: number }

/** Both clocks, because one of them stands still while a machine sleeps and the other may be set back. */
function startClocks(): Clocks {
  return { monotonic: performance.now(), wall: Date.now() }
}

function deadlineAfter(since: Clocks, seconds: number): Deadline {
  return {
    passed: () => Math.max(performance.now() - since.monotonic, Date.now() - since.wall) >= seconds * 1000,
  }
}
