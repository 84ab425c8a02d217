import { type Channel, CHANNELS } from '@revisit/domain/channel.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { sandboxAdapter } from './adapters/sandbox.ts'
import type { ChannelAdapter } from './channel-adapter.ts'

/** An active way out of the clinic. */
export type Connection = {
  /** Names it in pace, deliveries and receipts: the id of the connection, or 'sandbox'. */
  key: string
  channel: Channel
  /** Code of the vendor: sandbox, smtp, smsaero … */
  provider: string
  adapter: ChannelAdapter
  /** Messages a second it may carry, over all workers; null = no limit. */
  perSecond: number | null
  /** Requests at the same time from one worker. */
  concurrency: number
  /** The provider tells later what became of a message; only then silence means something. */
  reportsDelivery: boolean
  /** Minor units for one message (one part of a text message) when the provider does not say. */
  price: number | null
}

/** Channels that reach somebody without a person doing it. */
const SENDABLE = CHANNELS.filter((channel) => channel !== 'call')

/** The active connection of each channel; a channel without one goes to the sandbox, which only shows what it was given. */
export async function connectionsOf(ports: Ports, _db: Db, clinicId: string): Promise<Map<Channel, Connection>> {
  const adapter = sandboxAdapter(ports, clinicId)
  return new Map(SENDABLE.map((channel) => [channel, sandboxConnection(channel, adapter)]))
}

function sandboxConnection(channel: Channel, adapter: ChannelAdapter): Connection {
  return {
    key: 'sandbox',
    channel,
    provider: 'sandbox',
    adapter,
    perSecond: null,
    concurrency: 500,
    reportsDelivery: false,
    price: null,
  }
}
