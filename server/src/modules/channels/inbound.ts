import { createHash } from 'node:crypto'
import type { Channel } from '@revisit/domain/channel.ts'
import { type Db, systemAccess } from '../../platform/db.ts'
import type { Beat } from '../../platform/pulse.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import type { InboundItem } from './channel-adapter.ts'
import {
  type ConnectionRow,
  insertInbound,
  markApplied,
  markFailed,
  takeInbound,
  type WaitingInbound,
} from './connection-queries.ts'

/** Something a provider or a patient told us, with where it came from. */
export type InboundNews = {
  channel: Channel
  provider: string
  connectionId: string
  receivedAt: Date
  item: InboundItem
}

/** What a capability does about it; repeats are harmless. */
export type InboundReader = (ports: Ports, db: Db, clinicId: string, news: readonly InboundNews[]) => Promise<void>

const BATCH = 500

/** Keeps what was told, once; it is worked off by the pulse. */
export async function keepInbound(
  ports: Ports,
  db: Db,
  { connection, items }: { connection: ConnectionRow; items: readonly InboundItem[] },
): Promise<void> {
  const receivedAt = ports.clock.now()
  const rows = items.map((item) => ({
    id: newId(receivedAt, ports.random),
    connectionId: connection.id,
    channel: (item.kind === 'message' ? item.channel : undefined) ?? connection.channel,
    fingerprint: fingerprintOf(item),
    item: JSON.stringify(item),
    receivedAt,
  }))
  const once = new Map(rows.map((row) => [row.fingerprint, row]))
  // In one order, so that two requests that tell the same never wait for each other.
  const ordered = [...once.values()].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))
  await insertInbound(db, connection.clinicId, ordered)
}

/** Shows kept news to every reader, a batch in one transaction; news nobody can read holds up nothing else. */
export function inboundBeat(readers: readonly InboundReader[]): Beat {
  return {
    name: 'channels.inbound',
    run: async (ports, clinicId) => {
      const apply = (limit: number, taken: WaitingInbound[]) =>
        ports.database.withClinic(systemAccess(clinicId), async (db) => {
          taken.push(...(await takeInbound(db, clinicId, limit)))
          if (taken.length === 0) return 0
          for (const read of readers) await read(ports, db, clinicId, taken.map(newsOf))
          await markApplied(db, clinicId, idsOf(taken))
          return taken.length
        })
      try {
        return await apply(BATCH, [])
      } catch (error) {
        ports.log.warn(
          { error: { message: (error as Error).message } },
          'a batch of inbound news failed, taking it apart',
        )
        return applyOneByOne(ports, clinicId, apply)
      }
    },
  }
}

async function applyOneByOne(
  ports: Ports,
  clinicId: string,
  apply: (limit: number, taken: WaitingInbound[]) => Promise<number>,
): Promise<number> {
  let done = 0
  for (; done < BATCH; done += 1) {
    const taken: WaitingInbound[] = []
    try {
      if ((await apply(1, taken)) === 0) break
    } catch (error) {
      const id = taken[0]?.id
      if (id === undefined) throw error
      const failure = (error as Error).message.slice(0, 500)
      await ports.database.withClinic(systemAccess(clinicId), (db) => markFailed(db, clinicId, id, failure))
    }
  }
  return done
}

function newsOf({ channel, provider, connectionId, receivedAt, item }: WaitingInbound): InboundNews {
  const told = item as InboundItem
  const at = told.at === null ? null : new Date(told.at)
  return { channel: channel as Channel, provider, connectionId, receivedAt, item: { ...told, at } }
}

function idsOf(rows: readonly WaitingInbound[]): string[] {
  return rows.map(({ id }) => id)
}

function fingerprintOf(item: InboundItem): string {
  return createHash('sha256').update(JSON.stringify(item)).digest('base64url')
}
